import Collection
import SpacedRepetition

/// The rest of the day's limits of decks and tags.
struct LimitTally {
  private struct Group {
    let holds: (Library.Entry) -> Bool
    var newLeft: Int?
    var reviewsLeft: Int?
  }

  private var groups: [Group] = []

  /// - Complexity: Linear in the number of answers given today, for each limit.
  init(_ collection: Collection, _ today: DayTally) {
    let library = collection.library
    for limit in collection.settings.limits.all {
      let holds: (Library.Entry) -> Bool
      switch limit.scope {
      case .deck(let name):
        let decks = Set(library.decks(named: name))
        holds = { decks.contains($0.deck) }
      case .tag(let tag):
        let tag = tag.lowercased()
        holds = { entry in library.tags(of: entry).contains { $0.lowercased() == tag } }
      }
      let done = today.scheduledCards.compactMap { card in
        collection.entry(of: card).flatMap { holds($0) ? card : nil }
      }
      let learned = done.count(where: today.learnedCards.contains)
      groups.append(
        Group(
          holds: holds, newLeft: limit.newPerDay.map { max(0, $0 - learned) },
          reviewsLeft: limit.reviewsPerDay.map { max(0, $0 - (done.count - learned)) }))
    }
  }

  var isEmpty: Bool { groups.isEmpty }

  /// Takes a known card if each of its limits has room for it.
  mutating func takeReview(_ entry: Library.Entry) -> Bool { take(entry, \.reviewsLeft) }

  /// Takes a new card if each of its limits has room for it.
  mutating func takeNew(_ entry: Library.Entry) -> Bool { take(entry, \.newLeft) }

  /// Whether each of a new card's limits has room for it.
  func hasRoom(forNew entry: Library.Entry) -> Bool {
    groups.allSatisfy { $0.newLeft != 0 || !$0.holds(entry) }
  }

  private mutating func take(_ entry: Library.Entry, _ left: WritableKeyPath<Group, Int?>) -> Bool {
    let places = groups.indices.filter { groups[$0].holds(entry) }
    guard places.allSatisfy({ groups[$0][keyPath: left] != 0 }) else { return false }
    for place in places {
      if let rest = groups[place][keyPath: left] { groups[place][keyPath: left] = rest - 1 }
    }
    return true
  }
}
