import Flashcards
import Screen
import SpacedRepetition

/// A card on the screen: lines that fit the window.
struct CardView {
  let report: CardReport
  let day: Day
  /// The day that fixes the order of the options, if it is another.
  var optionDay: Day?
  let width: Int
  let style: Styler
  /// Whether the card's tags are shown below the question.
  var showsTags = false
  /// Whether marks are words, for screen readers and for output in a file.
  var marksAreWords = false
  /// What the mark of a sound says besides its name: the key that plays it.
  var soundNote: String?

  private var card: Card { report.card }

  private var shownOptions: [Note.Option] { card.shownOptions(on: optionDay ?? day) }

  /// The letter of the option at `index`.
  static func letter(_ index: Int) -> Character {
    Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(index)))
  }

  /// Deck and headings on the left, `progress` on the right, or below if there is no room.
  func header(progress: String) -> [String] {
    Self.header(report.place, progress, width: width, style: style)
  }

  static func header(
    _ place: String, _ progress: String, width: Int, style: Styler
  ) -> [String] {
    let path = sanitized(place, keepNewlines: false)
    let gap = width - displayWidth(path) - displayWidth(progress)
    if gap >= 2 {
      return [
        style(path, .header) + String(repeating: " ", count: gap) + style(progress, .progress)
      ]
    }
    return [
      style(fitted(path, to: width), .header), style(fitted(progress, to: width), .progress),
    ]
  }

  /// The question, and above that of a term what to do with it.
  var question: [String] {
    let text = markdown(card.question, as: .question)
    let tags =
      showsTags && !report.tags.isEmpty
      ? flow(report.tags.joined(separator: " ")).map { style($0, .header) } : []
    let instruction = card.instruction.map { [style($0, .header)] } ?? []
    return instruction + text + tags
  }

  /// The options of a multiple choice, with their letters.
  var options: [String] {
    shownOptions.enumerated().flatMap { index, option in
      lines(of: option.text, index, mark: " ", as: nil)
    }
  }

  /// The options after the answer, with marks for right and wrong ones, and if several are right,
  /// for missed ones.
  /// A chosen option that is wrong says why, if the deck does.
  /// - Parameter chosen: The learner's choice; nil if the answer was only shown.
  func markedOptions(chosen: Set<Int>?) -> [String] {
    let options = shownOptions
    let hasSeveral = options.count(where: \.isCorrect) > 1
    return options.enumerated().flatMap { index, option in
      let isChosen = chosen?.contains(index) ?? false
      if option.isCorrect {
        return hasSeveral && chosen != nil && !isChosen
          ? lines(
            of: marksAreWords ? option.text : option.text + " (missed)", index,
            mark: marksAreWords ? "missed:" : "-", as: .warning)
          : lines(of: option.text, index, mark: marksAreWords ? "right:" : "+", as: .right)
      }
      return isChosen
        ? lines(of: option.text, index, mark: marksAreWords ? "yours:" : "x", as: .wrong)
          + whyNot(option)
        : lines(of: option.text, index, mark: " ", as: nil)
    }
  }

  /// Why a chosen option is wrong, below it.
  private func whyNot(_ option: Note.Option) -> [String] {
    guard let whyNot = option.whyNot else { return [] }
    let indent = width < 60 ? "  " : "     "
    return rendered(
      markdown: noting("Why not: \(whyNot)"), width: width, firstIndent: indent, indent: indent,
      style: style, as: .detail)
  }

  private func lines(of option: String, _ index: Int, mark: String, as role: Role?) -> [String] {
    rendered(
      markdown: noting(option), width: width, firstIndent: "\(mark) \(Self.letter(index))  ",
      indent: "     ", style: style, as: role)
  }

  /// Says whether the right options were chosen; if several are right, how many are missing and how
  /// many are wrong.
  func verdict(chosen: Set<Int>) -> [String] {
    let options = shownOptions
    let right = Set(options.indices.filter { options[$0].isCorrect })
    guard chosen != right else { return flow("Right.", indent: "  ").map { style($0, .right) } }
    let counts = [
      (right.subtracting(chosen).count, "missed"), (chosen.subtracting(right).count, "wrong"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let text = right.count > 1 ? "Wrong: \(counts.joined(separator: ", "))." : "Wrong."
    return flow(text, indent: "  ").map { style($0, .wrong) }
  }

  /// The items of an ordering.
  var ordering: OrderingView {
    OrderingView(
      items: card.items, shown: card.shownOrder(on: day), width: width, style: style,
      marksAreWords: marksAreWords)
  }

  var answer: [String] {
    markdown(card.answer, indent: "  ", as: .answer)
  }

  /// The whole text of a cloze without gaps, if it says more than the answer.
  var solution: [String] {
    guard case .cloze(let cloze) = card.note.content else { return [] }
    return markdown(cloze.solution, indent: "  ", as: .detail)
  }

  /// The explanation, source and dates.
  var details: [String] {
    let details = card.note.details
    var lines: [String] = []
    if let why = details.why { lines += field("Why", why, as: .detail) }
    if let source = report.source {
      let date = details.asOf.map { " (as of \($0))" } ?? ""
      lines += field("Source", source + date, as: .detail)
    } else if let date = details.asOf {
      lines += field("As of", "\(date)", as: .detail)
    }
    if let until = details.validUntil, until.lastDay < day {
      lines += flow("This fact was valid until \(until); check it.", indent: "  ")
        .map { style($0, .warning) }
    }
    return lines
  }

  var hint: [String] {
    card.note.details.hint.map { field("Hint", $0, as: .hint) } ?? []
  }

  private func field(_ name: String, _ text: String, as role: Role) -> [String] {
    let head = "  " + name.padded(to: 8)
    return rendered(
      markdown: noting(text), width: width, firstIndent: head,
      indent: width < 60 ? "  " : String(repeating: " ", count: displayWidth(head)), style: style,
      as: role)
  }

  private func markdown(_ text: String, indent: String = "", as role: Role) -> [String] {
    rendered(
      markdown: noting(text), width: width, firstIndent: indent, indent: indent, style: style,
      as: role)
  }

  private func noting(_ text: String) -> String {
    soundNote.map { MediaMarks.noting($0, sounds: text) } ?? text
  }

  private func flow(_ text: String, indent: String = "") -> [String] {
    wrapped(sanitized(text), width: width, firstIndent: indent, indent: indent)
  }
}
