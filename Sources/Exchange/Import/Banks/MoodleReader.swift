import Flashcards
import Text

/// Reads questions in Moodle's XML, with their categories as decks.
///
/// Options of which a fraction of the mark is given are right. Essays, descriptions, questions of
/// several parts in one text and those that ask for places in a picture are left out.
struct MoodleReader: ~Copyable {
  private let file: String
  private var found: BankCollector
  private var words = BankText()
  private var deck: String?

  static func read(_ bytes: [UInt8], file: String) -> ImportedFile {
    var reader = MoodleReader(file: file)
    do throws(XMLFault) {
      let root = try XMLElement(bytes)
      guard root.name == "quiz" else {
        throw XMLFault(
          message: "the file is XML, but not Moodle's", hint: "in Moodle export as Moodle XML",
          place: root.place)
      }
      for element in root.all("question") { reader.take(element) }
    } catch {
      reader.found.refuse(error.diagnostic(file: file))
    }
    return reader.found.imported("questions of Moodle")
  }

  private init(file: String) {
    self.file = file
    found = BankCollector(file: file, .moodle)
  }

  private mutating func take(_ element: XMLElement) {
    let type = element.attributes["type"] ?? ""
    var question = BankQuestion(text(element["questiontext"]), line: element.place.line)
    if let id = element["idnumber"]?.text.trimmed(), !id.isEmpty {
      question.details.id = CardID(imported: id)
    }
    question.details.tags =
      element["tags"]?.all("tag").flatMap {
        tagList($0.text.trimmed().split(separator: " ").joined(separator: "-"))
      } ?? []
    let why = text(element["generalfeedback"])
    question.details.why = why.isEmpty ? nil : why
    let answers = element.all("answer")
    switch type {
    case "category":
      deck = BankCollector.deck(category: element["category"]?.text ?? "")
    case "multichoice", "truefalse", "multichoiceset":
      question.options = answers.map {
        let text = type == "truefalse" ? text($0).capitalizedWord : text($0)
        return Note.Option(text: text, isCorrect: fraction($0) > 0)
      }
      question.remarks = zip(question.options, answers.map { text($0["feedback"]) }).map {
        ($0, $1)
      }
      add(question, element)
    case "shortanswer", "numerical":
      let right = answers.filter { fraction($0) >= 100 }
      question.answers = right.map { text($0) }
      let remarks = right.map { text($0["feedback"]) }.filter { !$0.isEmpty }
      let margin = right.first?["tolerance"]?.text.trimmed() ?? ""
      let lines =
        [question.details.why].compactMap(\.self) + remarks.prefix(1)
        + (Double(margin).map { $0 > 0 } ?? false ? ["Accepted within \(margin)."] : [])
      question.details.why = lines.isEmpty ? nil : lines.joined(separator: "\n")
      add(question, element)
    case "matching", "match": takePairs(element, of: question)
    case "essay", "description":
      leaveOut(element, "an essay or a description, which has no answer to check")
    case "cloze": leaveOut(element, "a text with several questions in it (Moodle's cloze)")
    default:
      leaveOut(element, "a question of Moodle's type \(type.isEmpty ? "without a name" : type)")
    }
  }

  private mutating func takePairs(_ element: XMLElement, of asked: BankQuestion) {
    let pairs = element.all("subquestion").map { (left: text($0), right: text($0["answer"])) }
    var rights: [String] = []
    for pair in pairs where !pair.right.isEmpty && !rights.contains(pair.right) {
      rights.append(pair.right)
    }
    for pair in pairs where !pair.left.isEmpty {
      var question = asked
      question.details.id = nil
      question.question += (question.question.isEmpty ? "" : "\n") + pair.left
      if 2...15 ~= rights.count {
        question.options = rights.map { Note.Option(text: $0, isCorrect: $0 == pair.right) }
      } else {
        question.answers = [pair.right]
      }
      add(question, element)
    }
  }

  private mutating func add(_ question: BankQuestion, _ element: XMLElement) {
    found.add(question, deck: deck) { [file] reason, hint in
      Diagnostic(
        location: SourceLocation(
          file: file, line: element.place.line, column: element.place.column), severity: .error,
        message: reason, hint: hint, sourceLine: "")
    }
  }

  private mutating func leaveOut(_ element: XMLElement, _ reason: String) {
    found.passOver(
      line: element.place.line, name: element["name"].map { $0.text.trimmed() }, reason)
  }

  private func fraction(_ element: XMLElement) -> Double {
    element.attributes["fraction"].flatMap(Double.init) ?? 0
  }

  /// The text of an element with its format; what is embedded as a file is left out.
  private mutating func text(_ element: XMLElement?) -> String {
    guard let element, let text = element["text"]?.text else { return "" }
    let format = element.attributes["format"]
    return words.text(text, isHTML: format == "html" || format == "moodle_auto_format" ? true : nil)
  }
}

extension XMLFault {
  func diagnostic(file: String) -> Diagnostic {
    Diagnostic(
      location: SourceLocation(file: file, line: place.line, column: place.column),
      severity: .error, message: message, hint: hint, sourceLine: "")
  }
}

extension String {
  fileprivate var capitalizedWord: String { prefix(1).uppercased() + dropFirst() }
}
