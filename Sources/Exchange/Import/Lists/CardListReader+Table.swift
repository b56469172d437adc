import JSON
import Text

/// Entries of lists as rows of a table.
extension CardListReader {
  static func keys(of entries: [Entry]) -> [String] {
    var keys: [String] = []
    for entry in entries.prefix(1000) {
      for member in entry.value.object?.members ?? []
      where !keys.contains(member.key) && keys.count < 100 {
        keys.append(member.key)
      }
    }
    return keys.filter { !isOfProgram($0, entries) }
  }

  /// Whether a key is what a program keeps for itself: times, and numbers that are neither side.
  private static func isOfProgram(_ key: String, _ entries: [Entry]) -> Bool {
    let words = BankColumns.words(of: key)
    if words.contains("created") || words.contains("updated") || words.contains("modified") {
      return true
    }
    let isNumber = entries.prefix(1000).allSatisfy { entry in
      guard let value = entry.value[key] else { return true }
      return value.number != nil || value == .null
    }
    guard isNumber else { return false }
    let side = ColumnName(key).concept?.side
    return side != .front && side != .back && !words.contains("correct")
      && !words.contains("answer")
  }

  /// Keys as the names of columns: short ones stand for others, unless `a` is an option beside `b`.
  static func names(_ keys: [String]) -> [String] {
    let short = ["q": "question", "a": "answer", "exp": "explanation", "cat": "category"]
    let all = Set(keys.map { $0.lowercased() })
    let isShort = all.contains("q") && !all.contains("b")
    return keys.map { key in
      let known = short[key.lowercased()] ?? key
      return key.count == 1 && !isShort ? key : known
    }
  }

  /// The entries as rows, under their keys.
  /// What the right options are called that are marked by themselves.
  private static let markedKey = "correct answer"

  /// The keys, and one more if options say themselves whether they are right.
  static func columns(of entries: [Entry]) -> [String] {
    let keys = keys(of: entries)
    let isMarked =
      !keys.isEmpty && BankColumns(names(keys)) == nil
      && entries.contains { markedOptions($0.value) != nil }
    return isMarked ? keys + [markedKey] : keys
  }

  static func table(of entries: [Entry]) -> (SheetCells, hasKeys: Bool) {
    var cells = SheetCells()
    let keys = columns(of: entries)
    let hasKeys = !keys.isEmpty
    let marksOptions = keys.last == markedKey
    if hasKeys {
      for (column, name) in names(keys).enumerated() {
        cells.add(row: 0, column: column, Array(name.utf8))
      }
    }
    for (index, entry) in entries.enumerated() {
      let row = index + (hasKeys ? 1 : 0)
      if let array = entry.value.array {
        for (column, value) in array.enumerated() {
          cells.add(row: row, column: column, Array(text(value).utf8))
        }
        continue
      }
      guard let object = entry.value.object else { continue }
      for (column, key) in keys.enumerated() {
        if let value = object[key] {
          cells.add(row: row, column: column, Array(text(value).utf8))
        } else if marksOptions, column == keys.count - 1, let right = markedOptions(entry.value) {
          cells.add(row: row, column: column, Array(right.utf8))
        }
      }
    }
    return (cells, hasKeys)
  }

  /// The texts of the options that say that they are right.
  private static func markedOptions(_ entry: JSONValue) -> String? {
    for key in ["options", "choices", "answers", "alternatives"] {
      guard let options = entry[key]?.array, options.contains(where: { isRight($0) != nil }) else {
        continue
      }
      return options.filter { isRight($0) == true }.map(text).joined(separator: "\n")
    }
    return nil
  }

  private static func isRight(_ option: JSONValue) -> Bool? {
    for key in ["correct", "isCorrect", "is_correct", "right", "isRight", "is_right"] {
      if let mark = option[key]?.bool { return mark }
    }
    return nil
  }

  /// A value as a cell: a list on lines, of an object with a text that text.
  private static func text(_ value: JSONValue) -> String {
    switch value {
    case .null: ""
    case .bool(let isTrue): isTrue ? "True" : "False"
    case .integer(let number): "\(number)"
    case .number(let number): "\(number)"
    case .hundredths(let number): "\(Double(number) / 100)"
    case .string(let text): text
    case .array(let values): values.map(text).filter { !$0.isEmpty }.joined(separator: "\n")
    case .object(let object):
      ["text", "value", "option", "label", "answer", "content", "title"].lazy
        .compactMap { object[$0]?.string }.first
        ?? object.members.map { text($0.value) }.joined(separator: "\n")
    }
  }
}
