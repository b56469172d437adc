import Flashcards
import Journal
import SpacedRepetition
import Text

/// Reads the XML that Mnemosyne 1 exports, with schedules.
///
/// Two items that are each other's reverse (`x` and `x.inv`) are a term and its definition. Answers
/// are not in the file: a schedule has the day of the last one, and how many there were.
struct MnemosyneReader: ~Copyable {
  private let file: String
  private let context: ReadingContext
  private var found: BankCollector
  private var past: TimedActions = []
  private var words = BankText()
  private var schedules = 0

  private struct Item {
    var id: String
    var category: String?
    var question: String
    var answer: String
    var element: XMLElement
  }

  static func read(_ bytes: [UInt8], file: String, _ context: ReadingContext) -> ImportedFile {
    var reader = MnemosyneReader(file: file, context)
    do throws(XMLFault) {
      reader.take(try XMLElement(bytes))
    } catch {
      reader.found.refuse(error.diagnostic(file: file))
    }
    var result = reader.found.imported(
      "cards of Mnemosyne",
      further: reader.schedules > 0
        ? [
          "\(counted(reader.schedules, "schedule")): due day, interval, easiness and counts are kept; "
            + "single answers are not in the file"
        ] : [])
    result.past = reader.past
    result.firstUndated = 0
    return result
  }

  private init(file: String, _ context: ReadingContext) {
    self.file = file
    self.context = context
    found = BankCollector(file: file, .mnemosyne)
  }

  private mutating func take(_ root: XMLElement) {
    guard root.name == "mnemosyne" else {
      return found.refuse(
        diagnostic(root, "the file is XML, but not Mnemosyne's", "export it again"))
    }
    let start = root.attributes["time_of_start"].flatMap { Int($0) }.map {
      context.studyDay($0 * 1000)
    }
    var items: [Item] = []
    var places: [String: Int] = [:]
    for element in root.all("item") {
      let category = words.text(element["cat"]?.text ?? "", isHTML: false)
      let item = Item(
        id: element.attributes["id"] ?? "",
        category: category.isEmpty || category == "<default>" ? nil : category,
        question: side(element["Q"]), answer: side(element["A"]), element: element)
      if places[item.id] == nil { places[item.id] = items.count }
      items.append(item)
    }
    for (index, item) in items.enumerated() {
      guard !item.question.isEmpty, !item.answer.isEmpty else {
        found.refuse(
          diagnostic(
            item.element, "the \(item.question.isEmpty ? "question" : "answer") is empty",
            "write it in Mnemosyne, and export again"))
        continue
      }
      if item.id.hasSuffix(".inv"), let first = places[String(item.id.dropLast(4))],
        isTerm(items[first], item)
      {
        continue
      }
      let reverse = places[item.id + ".inv"].map { items[$0] }.flatMap {
        isTerm(item, $0) ? $0 : nil
      }
      var details = Note.Details()
      // Short numbers are those of one file.
      details.id =
        item.id.count < 8 || places[item.id] != index
        ? nil : CardID(imported: "mnemosyne-" + item.id)
      let note = Note(
        content: reverse != nil
          ? .term(term: item.question, definition: item.answer)
          : .basic(question: item.question, answer: item.answer),
        details: details, line: item.element.place.line, lastLine: item.element.place.line)
      found.add(note, deck: item.category.map { $0.replacing(": ", with: "::") })
      schedule(note.id(of: .front), item.element, start)
      if let reverse { schedule(note.id(of: .reverse), reverse.element, start) }
    }
  }

  private func isTerm(_ item: Item, _ reverse: Item) -> Bool {
    item.question == reverse.answer && item.answer == reverse.question
      && item.category == reverse.category
  }

  private mutating func side(_ element: XMLElement?) -> String {
    guard let element else { return "" }
    var text = element.text.replacing("<latex>", with: "$").replacing("</latex>", with: "$")
    text = text.replacing("<$>", with: "$").replacing("</$>", with: "$")
    return words.text(text)
  }

  /// Takes the place in the calendar of an item that was answered.
  private mutating func schedule(_ card: CardID, _ item: XMLElement, _ start: Day?) {
    func number(_ key: String) -> Int? { item.attributes[key].flatMap { Int($0) } }
    guard let start, number("u") != 1, let grade = number("gr"), let last = number("l_rp"),
      let next = number("n_rp"), 0...100_000 ~= last, 0...200_000 ~= next,
      let easiness = item.attributes["e"].flatMap(Double.init), 1...10 ~= easiness
    else { return }
    let reviews = max(0, min(1_000_000, (number("ac_rp") ?? 0) + (number("rt_rp") ?? 0)))
    // Grades 0 and 1 are those of cards that are not known yet.
    guard grade > 1, next >= last, reviews > 0 else { return }
    schedules += 1
    let event = ScheduleEvent(
      card: card, phase: .review, lastReviewed: start + last, due: start + next,
      interval: max(1, next - last),
      easiness: Easiness(hundredths: Int((easiness * 100).rounded())),
      repetition: max(2, min(1000, number("rt_rp_l") ?? 2)), reviews: reviews,
      lapses: max(0, min(1_000_000, number("lps") ?? 0)))
    past.append(
      TimedAction(at: context.undatedTime(after: nil, event.lastReviewed), .schedule(event)))
  }

  private func diagnostic(_ element: XMLElement, _ message: String, _ hint: String) -> Diagnostic {
    XMLFault(message: message, hint: hint, place: element.place).diagnostic(file: file)
  }
}
