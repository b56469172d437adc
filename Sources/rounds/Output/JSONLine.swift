import JSON
import Screen

extension JSONObject {
  /// The object on one line, with terminal control characters escaped.
  var line: String { escapedForJSON(JSONValue.object(self).description) }
}
