import JSON

/// JSON that is no export of this program: whether a file looks like it, and what to do with it.
enum ForeignJSON {
  /// Whether a file begins as JSON does: with an object or with a list of objects or lists.
  ///
  /// A table whose first cell has a brace without a quotation mark behind it stays a table.
  static func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    var rest = start.drop(while: \.isJSONSpace)
    let first = rest.popFirst()
    let second = rest.drop(while: \.isJSONSpace).first
    return switch first {
    case UInt8(ascii: "{"): second == UInt8(ascii: "\"")
    case UInt8(ascii: "["): second == UInt8(ascii: "{") || second == UInt8(ascii: "[")
    default: false
    }
  }

  /// What is said of a first line that is JSON and no header of an export.
  static func fault(_ view: JSONView) -> LineFault {
    if view["rounds"]?.isString("journal") == true {
      return LineFault(
        "the file is a journal of a collection, not an export",
        hint: "put it into journal/ of the collection, beside the other machines' journals",
        endsFile: true)
    }
    if ["deck", "note", "card", "event"].contains(view["type"]?.string) {
      return LineFault(
        "the header of the export is missing",
        hint: #"its first line begins {"rounds":"export","version":1: put that line back"#,
        endsFile: true)
    }
    let what = view.kind == .array ? "a list" : "an object"
    return LineFault(
      "the file is JSON, \(what) that no export of rounds begins with",
      hint: "write it as a table: jq -r '.[] | [.front, .back] | @csv', with its own keys",
      endsFile: true)
  }

  /// What is said of a first line that is not JSON by itself.
  static func notLines(_ line: some Sequence<UInt8>, _ error: JSONError) -> LineFault {
    let isCutOpen = line.allSatisfy { $0.isJSONSpace || "{[".utf8.contains($0) }
    if isCutOpen {
      return LineFault(
        "the file is JSON over several lines, and an export of rounds has one object a line",
        hint: "if it is one that was laid out anew, jq -c . makes it one object a line again",
        endsFile: true)
    }
    return LineFault(
      "the first line is not JSON: \(error.reason)",
      hint: "export the collection again, or name the format with --format",
      column: error.column ?? 1, endsFile: true)
  }
}
