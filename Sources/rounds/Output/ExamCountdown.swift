import Collection
import Screen
import SpacedRepetition
import Study
import Text

/// The days left until the exam.
struct ExamCountdown {
  private let name: String?
  private let days: Int?

  init(_ collection: Collection, on today: Day) {
    name = collection.focus.map { sanitized($0.title, keepNewlines: false) }
    days = collection.settings.examDate.map { $0 - today }
  }

  /// `CPC in 22 days`, `CPC today`, or without a name `exam in 22 d`; nil without a date, and after
  /// it.
  var text: String? {
    guard let name else { return shortText }
    guard let days, days >= 0 else { return nil }
    return days == 0 ? "\(name) today" : "\(name) in \(counted(days, "day"))"
  }

  /// `CPC was 1 day ago`; nil before that day is over.
  var past: String? {
    guard let name, let days, days < 0 else { return nil }
    return "\(name) was \(counted(-days, "day")) ago"
  }

  /// `exam in 22 d`, `exam today`.
  var shortText: String? {
    guard let days, days >= 0 else { return nil }
    return days == 0 ? "exam today" : "exam in \(days) d"
  }
}

extension Context {
  /// Says which cards of new decks are not of the learner's exam, since its reviews leave them out.
  func tellOthers(in collection: Collection, ofDecks names: Set<String>) {
    guard let focus = collection.focusMatcher(on: today(collection)) else { return }
    let library = collection.library
    let decks = Set(library.decks.indices.filter { names.contains(library.decks[$0].name) })
    let count = library.entries.count { decks.contains($0.deck) && !focus.contains($0) }
    guard count > 0 else { return }
    let only = names.count == 1 ? ", `review \(names.first ?? "")` asks only them" : ""
    printWrapped(
      "\(counted(count, "card")) \(count == 1 ? "is" : "are") not of your exam: `review --all` includes "
        + "\(count == 1 ? "it" : "them")\(only).")
  }
}
