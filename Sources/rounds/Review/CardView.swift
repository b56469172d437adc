import Flashcards
import SpacedRepetition
import Study
import Terminal

/// What the screen shows of a card: lines that fit the window.
struct CardView {
  let report: CardReport
  let day: Day
  let width: Int
  let style: Styler
  /// Whether the card's tags stand below the question.
  var showsTags = false

  private var card: Card { report.card }

  /// The letter of the option at `index`.
  static func letter(_ index: Int) -> Character {
    Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(index)))
  }

  /// Deck and headings on the left, `progress` on the right, or below where there is no room.
  func header(progress: String) -> [String] {
    let path = sanitized(report.place, keepNewlines: false)
    let gap = width - displayWidth(path) - displayWidth(progress)
    if gap >= 2 {
      return [style(path + String(repeating: " ", count: gap) + progress, .dim)]
    }
    return [style(fitted(path, to: width), .dim), style(fitted(progress, to: width), .dim)]
  }

  /// The question, and for a term what is asked of it.
  var question: [String] {
    let text = flow(card.question).map { style($0, .bold) }
    let tags =
      showsTags && !report.tags.isEmpty
      ? flow(report.tags.joined(separator: " ")).map { style($0, .dim) } : []
    guard card.kind == .term else { return text + tags }
    return [style(card.face == .reverse ? "Name the term:" : "Define the term:", .dim)] + text
      + tags
  }

  /// The options of a multiple choice, with their letters; after the answer with what is right.
  func options(isAnswered: Bool, chosen: Set<Int> = []) -> [String] {
    card.shownOptions(on: day).enumerated().flatMap { index, option in
      let mark = !isAnswered ? " " : option.isCorrect ? "+" : chosen.contains(index) ? "x" : " "
      let head = "\(mark) \(Self.letter(index))  "
      let lines = wrapped(
        sanitized(option.text), width: width, firstIndent: head, indent: "     ")
      guard isAnswered else { return lines }
      return lines.map { line in
        option.isCorrect ? style(line, .green) : chosen.contains(index) ? style(line, .red) : line
      }
    }
  }

  /// The items of an ordering.
  var ordering: OrderingView {
    OrderingView(
      items: card.items, shown: card.shownOrder(on: day), width: width, style: style)
  }

  var answer: [String] {
    flow(card.answer, indent: "  ").map { style($0, .green) }
  }

  /// The whole text of a cloze with nothing hidden, where it says more than the answer.
  var solution: [String] {
    guard case .cloze(let cloze) = card.note.content else { return [] }
    return flow(cloze.solution, indent: "  ").map { style($0, .dim) }
  }

  /// Why, source and dates.
  var details: [String] {
    let details = card.note.details
    var lines: [String] = []
    if let why = details.why { lines += field("Why", why) }
    if let source = report.source {
      let date = details.asOf.map { " (as of \($0))" } ?? ""
      lines += field("Source", source + date)
    } else if let date = details.asOf {
      lines += field("As of", "\(date)")
    }
    if let until = details.validUntil, until.lastDay < day {
      lines += flow("This fact was valid until \(until); check it.", indent: "  ")
        .map { style($0, .yellow) }
    }
    return lines
  }

  var hint: [String] {
    card.note.details.hint.map { field("Hint", $0) } ?? []
  }

  private func field(_ name: String, _ text: String) -> [String] {
    let head = "  " + name.padded(to: 8)
    return wrapped(
      sanitized(text), width: width, firstIndent: head,
      indent: width < 60 ? "  " : String(repeating: " ", count: displayWidth(head))
    ).map { style($0, .dim) }
  }

  private func flow(_ text: String, indent: String = "") -> [String] {
    wrapped(sanitized(text), width: width, firstIndent: indent, indent: indent)
  }
}
