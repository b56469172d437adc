import Flashcards
import Text

/// Tables that are banks of questions.
extension Columns {
  /// The columns of a bank, by what their names say.
  init(_ bank: BankColumns, names: [String], count: Int) {
    var fixed: [Int: ColumnRole] = [:]
    for (column, part) in bank.parts.prefix(count).enumerated() {
      switch part {
      case .question: fixed[column] = .front
      case .option: fixed[column] = .option
      case .wrong: fixed[column] = .wrong
      case .list: fixed[column] = .options
      case .key: fixed[column] = .key
      case .explanation: fixed[column] = .why
      case nil: if names[column].isEmpty { fixed[column] = .ignored }
      }
    }
    var choice = ColumnChoice(names.prefix(count), fixed: fixed)
    choice.explain()
    var roles = (0..<count).map { choice.roles[$0] ?? .ignored }
    var labels = choice.labels
    for column in 0..<count where fixed[column] == nil && column < names.count {
      // Neither a side nor one of the things that only a quiz in a classroom needs.
      if roles[column] == .front || roles[column] == .back || Self.isOfQuiz(names[column]) {
        roles[column] = .ignored
      }
    }
    for (column, part) in bank.parts.enumerated() where part == .explanation {
      labels[column] = nil
    }
    self.init(roles: roles, names: names, labels: labels)
  }

  private static func isOfQuiz(_ name: String) -> Bool {
    let words = BankColumns.words(of: name)
    let first = words.first ?? ""
    return [
      "time", "points", "point", "score", "marks", "mark", "seconds", "image", "no", "number",
    ]
    .contains(first) || words.contains("type") || words.contains("seconds")
      || words.contains("image") || words == ["question", "number"] || words == ["question", "id"]
      || words == ["q", "no"] || words == ["s", "no"] || words == ["sl", "no"]
  }

  /// Whether the rows are questions with options.
  var isBank: Bool {
    roles.contains(.option) || roles.contains(.options) || roles.contains(.wrong)
      || roles.contains(.key)
  }

  /// Why the columns make no bank, if they do not.
  var bankProblem: (message: String, hint: String)? {
    let hint = "name the columns, such as --columns front,option,option,option,option,key,why"
    guard roles.contains(.front) else { return ("no column is the question", hint) }
    guard roles.contains(.key) || roles.contains(.back) else {
      return ("no column says which option is right", hint)
    }
    guard roles.contains(.option) || roles.contains(.options) || roles.contains(.wrong) else {
      return ("no column is an option", hint)
    }
    return nil
  }
}

extension DelimitedImport {
  /// How the keys of a bank are to be read.
  func bankKeys(_ columns: Columns, _ rows: Range<Int>, prefersIndex: Bool) -> BankKeys? {
    guard columns.isBank else { return nil }
    var keys = BankKeys()
    for row in rows {
      keys.take(keyedOptions(columns, row))
    }
    keys.decide(prefersIndex: prefersIndex)
    return keys
  }

  private func keyedOptions(_ columns: Columns, _ row: Int) -> KeyedOptions {
    var keyed = KeyedOptions(options: [], key: "")
    for (index, role) in zip(content.fieldRange(row), columns.roles) {
      switch role {
      case .option: keyed.options.append(content.trimmedValue(content.fields[index]))
      case .options: keyed.options = BankKeys.listed(content.trimmedValue(content.fields[index]))
      case .key: keyed.key = content.trimmedValue(content.fields[index])
      default: break
      }
    }
    return keyed
  }

  /// What a bank whose columns have no names has: a question, options, and a last column of letters
  /// or of texts that are among the options.
  static func unnamedBank(_ content: DelimitedText, _ rows: Range<Int>, columns: Int)
    -> [ColumnRole]?
  {
    guard columns > 3, columns < 12, rows.count > 1 else { return nil }
    for key in [columns - 1, columns - 2] where key > 2 {
      let sample = rows.prefix(500)
      var letters: Set<String> = []
      let isKey = sample.allSatisfy { row in
        let values = content.values(row)
        guard values.count > key, values[0].count > 8 else { return values.allSatisfy(\.isEmpty) }
        let options = values[1..<key]
        guard let label = values[key].utf8.first, !values[key].isEmpty else { return false }
        if values[key].utf8.count == 1, (UInt8(ascii: "A")...UInt8(ascii: "H")).contains(label) {
          letters.insert(values[key])
          return Int(label - UInt8(ascii: "A")) < options.count
        }
        return options.count > 2 && options.contains(values[key])
          && Set(options).count == options.count
      }
      guard isKey, letters.isEmpty || letters.count > 1 || sample.count < 4 else { continue }
      return [.front] + Array(repeating: .option, count: key - 1) + [.key]
        + Array(repeating: .why, count: columns - key - 1)
    }
    return nil
  }
}

extension RowReader {
  /// The multiple choice of a row; nil if it was refused.
  mutating func choice(
    _ question: String, _ cells: BankCells, _ details: Note.Details, _ keys: BankKeys,
    _ fields: ArraySlice<DelimitedText.Field>
  ) -> Note? {
    var bank = BankQuestion(question, line: line)
    bank.details = details
    let column = min(place.back ?? 0, fields.count - 1)
    guard !cells.key.isEmpty else {
      refuse("no option is named as right", hint: "write it, or remove the row", fields, column)
      return nil
    }
    var right = keys.right(of: KeyedOptions(options: cells.options, key: cells.key))
    var options = cells.options
    let filled = options.count { !$0.isEmpty }
    if right.isEmpty, !cells.wrong.isEmpty || keys.isApart {
      right = [options.count]
      options.append(cells.key)
    } else if right.isEmpty, filled == 0 {
      // A question without options among others: right or wrong, or to be answered in words.
      if let isTrue = Self.truth[cells.key.lowercased()] {
        bank.options = BankQuestion.trueOrFalse(isTrue)
      } else {
        bank.answers = [cells.key]
      }
      return made(bank, fields, column)
    }
    guard !right.isEmpty else {
      refuse(
        "“\(cells.key.prefix(60))” is none of the \(counted(filled, "option"))",
        hint: "write its letter, its number or its text", fields, column)
      return nil
    }
    bank.options = options.enumerated().map {
      Note.Option(text: $0.element, isCorrect: right.contains($0.offset))
    }
    bank.options += cells.wrong.map { Note.Option(text: $0, isCorrect: false) }
    return made(bank, fields, column)
  }

  private mutating func made(
    _ bank: BankQuestion, _ fields: ArraySlice<DelimitedText.Field>, _ column: Int
  ) -> Note? {
    do throws(BankQuestion.Fault) {
      return try bank.note()
    } catch {
      refuse(error.reason, hint: error.hint, fields, bank.question.isEmpty ? place.front : column)
      return nil
    }
  }

  private static var truth: [String: Bool] {
    ["true": true, "t": true, "false": false, "f": false, "yes": true, "no": false]
  }
}

/// The cells of a row that tell its options.
struct BankCells {
  var options: [String] = []
  var wrong: [String] = []
  var key = ""
}
