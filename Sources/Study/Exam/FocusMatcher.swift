package import Collection
import Flashcards
package import SpacedRepetition

/// Finds the cards of a collection that belong to a focus on a day, and their domains.
///
/// Most searches of outlines use only decks and tags. Cards of one deck with the same tags are then
/// examined together, so that a whole library takes little longer than its sets of tags.
package final class FocusMatcher {
  /// A domain of an exam of the focus.
  package struct Domain: Sendable {
    /// The exam's name.
    package let exam: String
    package let name: String
    /// Its share of the exam's questions, from 0 to 1.
    package let share: Double
  }

  private struct Class: Hashable {
    let deck, tags: Int
  }

  /// The domains of all exams, grouped by exam.
  package let domains: [Domain]
  /// For each exam, its domains' matchers and the index of its first domain.
  private let exams: [(start: Int, matchers: [CardSearch.Matcher])]
  private let goesByTags: Bool
  private var known: [Class: [Int]] = [:]
  /// The cached results, by the cards' places in the library.
  private var found: [[Int]?]

  package init(_ focus: Focus, in collection: Collection, on day: Day) {
    var domains: [Domain] = []
    var exams: [(start: Int, matchers: [CardSearch.Matcher])] = []
    for outline in focus.outlines {
      exams.append(
        (domains.count, outline.domains.map { $0.search.matcher(in: collection, on: day) }))
      domains += outline.domains.map {
        Domain(
          exam: outline.name, name: $0.name,
          share: Double($0.questions) / Double(outline.questions))
      }
    }
    self.domains = domains
    self.exams = exams
    found = Array(repeating: nil, count: collection.library.count)
    goesByTags = focus.outlines.allSatisfy { outline in
      outline.domains.allSatisfy { $0.search.asksForTagsAlone }
    }
  }

  /// The domains that a card belongs to, at most one per exam: the first that finds it.
  package func domains(of entry: Library.Entry) -> [Int] {
    if let domains = found[entry.position] { return domains }
    let domains = goesByTags ? domainsByTags(of: entry) : look(at: entry)
    found[entry.position] = domains
    return domains
  }

  private func domainsByTags(of entry: Library.Entry) -> [Int] {
    let place = Class(deck: entry.deck, tags: entry.head.tags)
    if let domains = known[place] { return domains }
    let domains = look(at: entry)
    known[place] = domains
    return domains
  }

  /// Whether a card belongs to the focus.
  package func contains(_ entry: Library.Entry) -> Bool { !domains(of: entry).isEmpty }

  private func look(at entry: Library.Entry) -> [Int] {
    exams.compactMap { start, matchers in
      matchers.firstIndex { $0.matches(entry) }.map { start + $0 }
    }
  }
}

extension Collection {
  /// The matcher of the collection's focus; nil if it has none.
  package func focusMatcher(on day: Day) -> FocusMatcher? {
    focus.map { FocusMatcher($0, in: self, on: day) }
  }
}

extension CardSearch {
  /// Whether it uses only decks and tags.
  fileprivate var asksForTagsAlone: Bool {
    terms.allSatisfy { term in
      switch term {
      case .deck, .tag: true
      default: false
      }
    }
  }
}
