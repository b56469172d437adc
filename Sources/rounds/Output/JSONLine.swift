import JSON
import Screen

extension JSONObject {
  /// The object on one line, with what a terminal would obey escaped.
  var line: String { escapedForJSON(JSONValue.object(self).description) }
}
