import Flashcards
import SpacedRepetition
import Text

/// A procedure-to-procedure edit of the National Correct Coding Initiative: two codes that are not
/// paid together, and whether a modifier makes an exception.
struct CodePair {
  let first: String
  let second: String
  let effective: FactDate?
  /// The last day on which the edit holds.
  let deleted: FactDate?
  let indicator: String
  let rationale: String

  init(_ row: PublishedTable.Row, _ columns: CodeTableColumns) {
    first = row.text(columns.code).uppercased()
    second = row.text(columns.other).uppercased()
    effective = FactDate(published: row.text(columns.start))
    deleted = FactDate(published: row.text(columns.stop))
    indicator = row.text(columns.indicator)
    rationale = row.text(columns.text).inOneLine
  }

  /// What is wrong with the row; nil if it is an edit.
  var problem: String? {
    for code in [first, second] where !Self.isCode(code) {
      return "“\(code.prefix(20))” is not a code of five characters"
    }
    if !["0", "1", "9"].contains(indicator) {
      return "“\(indicator.prefix(20))” is not a modifier indicator, which is 0, 1 or 9"
    }
    return nil
  }

  private static func isCode(_ text: String) -> Bool {
    text.utf8.count == 5 && text.utf8.contains(where: \.isDigit)
      && text.utf8.allSatisfy { $0.isDigit || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  /// The pair as a selection sees it: by the first code, and with the second among the words.
  func record(line: Int) -> CodeRecord {
    CodeRecord(
      line: line, code: first, long: "\(second) \(rationale)",
      stopped: deleted.flatMap { FactDate(($0.firstDay + 1).description) })
  }

  private static let meanings: [(indicator: String, text: String)] = [
    ("0", "No; the two are never paid together (indicator 0)"),
    ("1", "Yes, if the record supports it (indicator 1)"),
    ("9", "It needs none; the edit does not apply (indicator 9)"),
  ]

  /// The card of the pair.
  /// - Parameter setting: Who bills, where the file's name says it: `hospital`.
  func note(line: Int, setting: CodePairSetting) -> Note {
    var details = Note.Details()
    details.why = rationale.isEmpty ? nil : "Rationale: \(rationale)"
    details.source = "CMS, NCCI PTP edits" + setting.source
    details.asOf = effective
    details.validUntil = deleted
    details.tags = [CodeSystem.codePairs.tag]
    details.id = CardID(CodeSystem.codePairs.idPrefix + setting.idPart + "\(first)-\(second)")
    let question =
      "NCCI\(setting.words): \(first) is column 1 and \(second) column 2. Does a modifier let both be "
      + "paid?"
    let options = Self.meanings.map {
      Note.Option(text: $0.text, isCorrect: $0.indicator == indicator)
    }
    return Note(
      content: .choice(question: question, options: options), details: details, line: line)
  }
}

/// For whom a file of edits holds, as its name says.
enum CodePairSetting {
  case practitioner, hospital, unknown

  init(fileName: String) {
    let name = fileName.lowercased()
    if ["ccioph", "hospital", "outpatient"].contains(where: name.contains) {
      self = .hospital
    } else if ["ccipra", "practitioner", "physician"].contains(where: name.contains) {
      self = .practitioner
    } else {
      self = .unknown
    }
  }

  var words: String {
    switch self {
    case .practitioner: ", practitioner"
    case .hospital: ", outpatient hospital"
    case .unknown: ""
    }
  }

  /// The part of names. It must never change: histories depend on it.
  var idPart: String { self == .hospital ? "hospital-" : "" }

  var source: String { self == .unknown ? "" : words }
}
