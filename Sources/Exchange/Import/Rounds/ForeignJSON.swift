import JSON
import Text

/// JSON that is not an export of this program: how to detect it, and what to do with it.
enum ForeignJSON {
  /// Whether a file begins like JSON: with an object or with a list of objects, lists or strings.
  ///
  /// A table whose first cell has a brace without a quotation mark after it stays a table, and a
  /// text that begins with a wiki link such as `[[2026-01-31]]` stays a text.
  static func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    var rest = start.drop(while: \.isJSONSpace)
    func next() -> UInt8? {
      rest = rest.drop(while: \.isJSONSpace)
      return rest.popFirst()
    }
    switch next() {
    case UInt8(ascii: "{"): return [UInt8(ascii: "\""), UInt8(ascii: "}")].contains(next())
    case UInt8(ascii: "["):
      switch next() {
      case UInt8(ascii: "{"): return [UInt8(ascii: "\""), UInt8(ascii: "}")].contains(next())
      case UInt8(ascii: "["):
        let isNested = rest.drop(while: \.isJSONSpace).first.map { "\"[{".utf8.contains($0) }
        return isNested ?? false || isValue(start)
      case UInt8(ascii: "\""): return isValue(start)
      // A list of numbers, unless it is how a text begins: `[1] means …`.
      case let byte? where isOfNumbers(byte):
        return (try? JSONValue(parsing: Array(start))) != nil
      default: return false
      }
    default: return false
    }
  }

  private static func isOfNumbers(_ byte: UInt8) -> Bool {
    byte.isDigit || "-tfn]".utf8.contains(byte)
  }

  /// Whether the first line or the whole text is a value.
  private static func isValue(_ text: ArraySlice<UInt8>) -> Bool {
    let line = text.prefix { !$0.isLineEnd }
    return (try? JSONValue(parsing: Array(line))) != nil
      || (try? JSONValue(parsing: Array(text))) != nil
  }

  /// The message about a first line that is JSON but not the header of an export.
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
    return foreign(view.value)
  }

  /// The message about a file whose first line is not JSON by itself.
  static func notLines(
    _ line: some Sequence<UInt8>, _ error: JSONError, in bytes: ArraySlice<UInt8>
  ) -> LineFault {
    if let value = try? JSONValue(parsing: Array(bytes)) {
      guard case .object(let object) = value, object["rounds"] != nil else { return foreign(value) }
      return LineFault(
        "the file is JSON over several lines, and an export of rounds has one object a line",
        hint: "jq -c . makes it one object a line again", endsFile: true)
    }
    let isCutOpen = line.allSatisfy { $0.isJSONSpace || "{[".utf8.contains($0) }
    if isCutOpen {
      return LineFault(
        "the file begins as JSON over several lines, and is not whole or has a mistake",
        hint: "`jq . FILE` shows where", endsFile: true)
    }
    return LineFault(
      "the first line is not JSON: \(error.reason)",
      hint: "export the collection again, or name the format with --format",
      column: error.column ?? 1, endsFile: true)
  }

  private static func foreign(_ value: JSONValue) -> LineFault {
    if let list = value.array, !list.contains(where: { $0.object != nil || $0.array != nil }),
      list.isEmpty || !list.contains(where: { $0.string != nil })
    {
      return LineFault(
        "the file is a list in JSON without any card",
        hint: "a list of cards has entries with the keys front and back, or question and answer",
        endsFile: true)
    }
    let what = value.array == nil ? "an object" : "a list"
    return LineFault(
      "the file is JSON, \(what) that no export of rounds begins with",
      hint: "make a table of it with its own keys, and import that: "
        + "jq -r '\(rows(of: value))@csv' FILE > cards.csv",
      endsFile: true)
  }

  /// The jq filter that turns a value into rows, as far as the keys show how.
  private static func rows(of value: JSONValue) -> String {
    if let list = value.array {
      return list.first?.string == nil ? ".[] | " + columns(of: list.first) : ""
    }
    let members = value.object?.members ?? []
    if members.contains(where: { $0.key == "crowdanki_uuid" }) { return crowdAnki }
    // A list of cards may be under some key, such as `cards`; otherwise each line is a card.
    let lists = members.filter { $0.value.array?.first?.object != nil && isPlain($0.key) }
    let list = lists.first { ["notes", "cards"].contains($0.key.lowercased()) } ?? lists.first
    guard let list else { return columns(of: value) }
    return ".\(list.key)[] | " + columns(of: list.value.array?.first)
  }

  /// The filter for CrowdAnki's deck.json, where decks contain notes and other decks.
  static let crowdAnki = ".. | .notes? | arrays[] | .fields[:2] | "

  private static func columns(of card: JSONValue?) -> String {
    // A list of texts already is a row.
    if card?.array != nil { return "" }
    let names = ["id", "guid", "uuid", "deck", "type"]
    let keys = (card?.object?.members ?? []).filter { member in
      member.value.string != nil && isPlain(member.key) && !names.contains(member.key.lowercased())
    }
    if keys.count < 2 {
      // The sides may be a list of texts, or under a key of their own.
      let members = (card?.object?.members ?? []).filter { isPlain($0.key) }
      if let list = members.first(where: { isListOfSides($0.value) }) {
        return ".\(list.key)[:2] | "
      }
      if let inner = members.first(where: { $0.value.object?.members.count ?? 0 > 1 }) {
        let isWrapped = inner.value.object?.members.allSatisfy { $0.value["value"] != nil } ?? false
        return "[.\(inner.key)[]\(isWrapped ? ".value" : "")][:2] | "
      }
      return "[.front, .back] | "
    }
    return "[" + keys.prefix(2).map { "." + $0.key }.joined(separator: ", ") + "] | "
  }

  private static func isListOfSides(_ value: JSONValue) -> Bool {
    guard let list = value.array else { return false }
    return list.count > 1 && list.allSatisfy { $0.string != nil }
  }

  private static func isPlain(_ key: String) -> Bool {
    !key.isEmpty && key.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "_") }
  }
}
