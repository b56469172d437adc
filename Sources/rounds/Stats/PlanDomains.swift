import Collection
import SpacedRepetition
import Study

/// The rows of an exam's plan: the domains of the exams that the learner is preparing for, or else
/// the decks.
struct PlanDomains {
  struct Domain {
    /// The exam that it belongs to; nil for a deck.
    let exam: String?
    let name: String
    /// Its weight in the exam: its share of the questions, or for a deck its cards.
    fileprivate(set) var weight: Double
    fileprivate(set) var cards = 0
  }

  private(set) var domains: [Domain] = []
  /// The indices of a card's domains, by its position in the library; empty for a card that no
  /// domain asks.
  private var places: [Int: [Int]] = [:]

  /// - Parameter cards: The positions of the plan's cards, without suspended ones.
  init(_ cards: [Int], of collection: Collection, on day: Day) {
    let library = collection.library
    if let matcher = collection.focusMatcher(on: day) {
      domains = matcher.domains.map {
        Domain(exam: $0.exam, name: $0.name, weight: $0.share)
      }
      for position in cards {
        add(position, to: matcher.domains(of: library.entries[position]))
      }
      // Cards that the exams do not ask are shown by deck.
      if domains.contains(where: { $0.cards > 0 }) { return }
    }
    (domains, places) = ([], [:])
    var decks: [Int: Int] = [:]
    for position in cards {
      let deck = library.entries[position].deck
      let place = decks[deck] ?? domains.count
      if place == domains.count {
        decks[deck] = place
        domains.append(Domain(exam: nil, name: library.decks[deck].name, weight: 0))
      }
      domains[place].weight += 1
      add(position, to: [place])
    }
  }

  private mutating func add(_ position: Int, to found: [Int]) {
    places[position] = found
    for place in found { domains[place].cards += 1 }
  }

  /// Whether the rows are domains of exams.
  var areOfExams: Bool { domains.contains { $0.exam != nil } }

  func places(of position: Int) -> [Int] { places[position] ?? [] }
}
