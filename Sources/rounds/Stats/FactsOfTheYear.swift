import Collection
import Flashcards
import JSON
import SpacedRepetition
import Study
import Text

/// Changes of the calendar before an exam: facts that expire, and the code sets that it uses.
struct FactsOfTheYear {
  private let exam: Day
  private let ending: [(entry: Library.Entry, date: FactDate)]
  private let changes: [(exam: String, day: Day)]
  private let library: Library

  /// - Parameter cards: The positions of the cards of the plan.
  init(_ collection: Collection, _ cards: [Int], exam: Day, today: Day) {
    self.exam = exam
    library = collection.library
    let cards = Set(cards)
    ending = library.expiring(before: exam).filter { cards.contains($0.entry.position) }
      .sorted { ($0.date.lastDay, $0.entry.position) < ($1.date.lastDay, $1.entry.position) }
    changes = (collection.focus?.outlines ?? []).compactMap { outline in
      guard let day = outline.codeSetsChange?.next(after: today), day <= exam else { return nil }
      return (outline.name, day)
    }
  }

  /// The most facts listed by name.
  private static let mostListed = 5

  var lines: [String] {
    var lines = changes.map {
      "From \($0.day) the \($0.exam) exam asks by the code sets of \($0.day.year), and so will yours."
    }
    guard let first = ending.first else { return lines }
    let verb = ending.count == 1 ? "ends" : "end"
    lines.append(
      "\(counted(ending.count, "fact")) \(verb) before the exam, the first on "
        + "\(first.date.lastDay): rounds check --expired --by \(exam)")
    lines += ending.prefix(Self.mostListed).map { entry, date in
      "  \(entry.id), until \(date), in \(library.deck(of: entry).name)"
    }
    if ending.count > Self.mostListed {
      lines.append("  and \(ending.count - Self.mostListed) more")
    }
    return lines
  }

  var json: JSONObject {
    [
      "ending": .array(
        ending.map { entry, date in
          [
            "id": .string(entry.id.text), "deck": .string(library.deck(of: entry).name),
            "validUntil": .string(date.description),
          ]
        }),
      "codeSets": .array(
        changes.map { ["exam": .string($0.exam), "from": JSONValue($0.day)] }),
    ]
  }
}
