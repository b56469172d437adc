import Text

/// Reads an exam's outline in a subset of TOML: comments, strings in double quotes, whole numbers,
/// and `[[domain]]`. <https://toml.io>
struct OutlineParser {
  private struct Value {
    let text: String
    let number: Int?
    let line: Int
    let column: Int
  }

  private struct Table {
    /// The line of the table's header, counted from 1.
    let line: Int
    let keys: [String]
    var values: [String: Value] = [:]
  }

  private let file: String
  private let lines: [Substring]
  /// The exam's own table, followed by its domains.
  private var tables = [
    Table(
      line: 1,
      keys: ["name", "minutes", "pass", "as-of", "source", "new-cards", "last", "code-sets-change"])
  ]

  init(_ text: String, file: String) {
    self.file = file
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  mutating func outline(key: String) throws(ExamOutline.Fault) -> ExamOutline {
    for index in lines.indices { try read(lines[index], line: index + 1) }
    let exam = tables[0]
    var domains: [ExamOutline.Domain] = []
    for table in tables.dropFirst() {
      domains.append(
        ExamOutline.Domain(
          name: try value("name", in: table).text,
          questions: try number("questions", in: table, 1...1000),
          search: try search("search", in: table)))
    }
    guard !domains.isEmpty else {
      throw fault(
        lines.count, 1, "the exam has no domain",
        "write [[domain]] in a line of its own, and its name, questions and search below")
    }
    return ExamOutline(
      name: try value("name", in: exam).text, minutes: try number("minutes", in: exam, 1...1440),
      passMark: exam.values["pass"] == nil ? nil : try number("pass", in: exam, 1...100),
      asOf: try value("as-of", in: exam).text, source: try value("source", in: exam).text,
      domains: domains, key: key, isInOrder: try isInOrder(exam),
      last: exam.values["last"] == nil ? nil : try search("last", in: exam),
      codeSetsChange: exam.values["code-sets-change"] == nil ? nil : try yearDay(in: exam))
  }

  // MARK: Lines

  private mutating func read(_ line: Substring, line number: Int) throws(ExamOutline.Fault) {
    var rest = line.drop(while: \.isWhitespace)
    func column() -> Int { line.distance(from: line.startIndex, to: rest.startIndex) + 1 }
    if rest.isEmpty || rest.first == "#" { return }
    if rest.first == "[" {
      guard rest.prefix(while: { $0 != "#" }).filter({ !$0.isWhitespace }) == "[[domain]]" else {
        throw fault(number, column(), "this table is unknown", "the only one is [[domain]]")
      }
      tables.append(Table(line: number, keys: ["name", "questions", "search"]))
      return
    }
    let (key, start) = (String(rest.prefix { !$0.isWhitespace && $0 != "=" }), column())
    let keys = tables[tables.count - 1].keys
    guard keys.contains(key) else {
      throw fault(
        number, start, "`\(key)` is unknown here", "write one of: \(keys.joined(separator: ", "))")
    }
    rest = rest.dropFirst(key.count).drop(while: \.isWhitespace)
    guard rest.first == "=" else {
      throw fault(number, column(), "there is no = after `\(key)`", "write \(key) = and its value")
    }
    rest = rest.dropFirst().drop(while: \.isWhitespace)
    let place = column()
    guard let (text, isText) = Self.takeValue(&rest),
      rest.drop(while: \.isWhitespace).first.map({ $0 == "#" }) ?? true
    else {
      throw fault(
        number, place, "the value of `\(key)` cannot be read",
        "write a whole number, or a text in double quotes")
    }
    let value = Value(text: text, number: isText ? nil : Int(text), line: number, column: place)
    guard tables[tables.count - 1].values.updateValue(value, forKey: key) == nil else {
      throw fault(number, start, "`\(key)` appears twice", "delete one of the two lines")
    }
  }

  /// Takes a quoted string or a bare word from the beginning of a line.
  private static func takeValue(_ rest: inout Substring) -> (text: String, isText: Bool)? {
    guard rest.first == "\"" else {
      let word = rest.prefix { !$0.isWhitespace && $0 != "#" }
      rest = rest.dropFirst(word.count)
      return word.isEmpty ? nil : (String(word), false)
    }
    var text = ""
    var isEscaped = false
    for (offset, character) in rest.dropFirst().enumerated() {
      if isEscaped {
        guard character == "\"" || character == "\\" else { return nil }
        text.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        rest = rest.dropFirst(offset + 2)
        return (text, true)
      } else {
        text.append(character)
      }
    }
    return nil
  }

  // MARK: Values

  private func value(_ key: String, in table: Table) throws(ExamOutline.Fault) -> Value {
    guard let value = table.values[key], !value.text.isEmpty else {
      throw fault(table.line, 1, "there is no `\(key)` here", "add a line \(key) = …")
    }
    return value
  }

  private func number(
    _ key: String, in table: Table, _ range: ClosedRange<Int>
  ) throws(ExamOutline.Fault) -> Int {
    let value = try value(key, in: table)
    guard let number = value.number, range.contains(number) else {
      throw fault(
        value.line, value.column, "`\(key)` is not a number in its range",
        "write a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// Whether new cards come domain by domain; by default they come from all in turn.
  private func isInOrder(_ table: Table) throws(ExamOutline.Fault) -> Bool {
    switch table.values["new-cards"]?.text {
    case nil, "in turn": return false
    case "in order": return true
    default:
      let value = try value("new-cards", in: table)
      throw fault(
        value.line, value.column, "`new-cards` has an unknown value",
        "write \"in turn\" for cards of all domains in turn, or \"in order\" for domain after domain"
      )
    }
  }

  private func yearDay(in table: Table) throws(ExamOutline.Fault) -> YearDay {
    let value = try value("code-sets-change", in: table)
    guard let day = YearDay(value.text) else {
      throw fault(
        value.line, value.column, "`code-sets-change` is not a day that every year has",
        "write month and day, such as \"01-15\"")
    }
    return day
  }

  private func search(_ key: String, in table: Table) throws(ExamOutline.Fault) -> CardSearch {
    let value = try value(key, in: table)
    do throws(CardSearch.Problem) {
      return try CardSearch(parsing: value.text)
    } catch {
      throw fault(
        value.line, value.column,
        "the search of this \(key == "last" ? "exam" : "domain") has a mistake: \(error.message)",
        error.hint)
    }
  }

  private func fault(
    _ line: Int, _ column: Int, _ message: String, _ hint: String
  ) -> ExamOutline.Fault {
    ExamOutline.Fault(
      diagnostic: Diagnostic(
        location: SourceLocation(file: file, line: line, column: column), severity: .error,
        message: message, hint: hint,
        sourceLine: lines.indices.contains(line - 1) ? String(lines[line - 1]) : ""))
  }
}
