import Collection
import SpacedRepetition

/// The order in which the new cards of a focus are learned.
///
/// Cards come from all domains in turn, each as often as its share of the exam: the next card is
/// from the domain with the smallest (begun + ½) / share, which is the Webster/Sainte-Laguë method
/// for dividing seats. Within a domain, cards keep the order of the decks, where basics come before
/// what builds on them. Cards begun on earlier days count, so that the order continues where it
/// was, on every machine.
struct FocusOrder {
  private let focus: Focus
  private let matcher: FocusMatcher

  init(_ focus: Focus, _ matcher: FocusMatcher) {
    self.focus = focus
    self.matcher = matcher
  }

  /// A domain, or an exam whose domains come one after another.
  private struct Queue {
    let share: Double
    var begun = 0
    var cards: [Library.Entry] = []
    var next = 0

    /// The queue's turn: the greater it is, the longer the others go first.
    var turn: Double { (Double(begun) + 0.5) / share }
  }

  /// The first of the new cards: those of the focus in turn, then the others, and last those that
  /// the outlines put last.
  /// - Parameter isFree: Whether a card may be taken today, asked once per card. A card that may
  ///   not gives way to the next of its domain.
  /// - Complexity: Linear in the number of cards times the number of domains.
  func chosen(
    _ count: Int, of new: [Library.Entry], in collection: Collection, on day: Day,
    isFree: (Library.Entry) -> Bool
  ) -> [Library.Entry] {
    var (queues, places) = emptyQueues()
    var rest: [Library.Entry] = []
    var domains: [Int: [Int]] = [:]
    for entry in new {
      let found = matcher.domains(of: entry)
      if found.isEmpty { rest.append(entry) }
      domains[entry.position] = found
      for domain in found { queues[places[domain]].cards.append(entry) }
    }
    for place in queues.indices where places.count(where: { $0 == place }) > 1 {
      sortByDomain(&queues[place].cards, domains)
    }
    for entry in collection.library.entries where !collection.record(of: entry).progress.isNew {
      for domain in matcher.domains(of: entry) { queues[places[domain]].begun += 1 }
    }
    var result = inTurn(count, &queues, places, domains, isFree)
    for entry in lastOnes(last: rest, of: collection, on: day)
    where result.count < count && isFree(entry) {
      result.append(entry)
    }
    return result
  }

  /// The new cards of a day in display order: those of the focus in deck order, basics first,
  /// unless the outline has its own order.
  func arranged(_ cards: [Library.Entry]) -> [Library.Entry] {
    guard !focus.outlines.contains(where: \.isInOrder) else { return cards }
    let focused = cards.filter(matcher.contains).sorted { $0.position < $1.position }
    return focused + cards.filter { !matcher.contains($0) }
  }

  /// The empty queues, and the index of the queue of each domain.
  private func emptyQueues() -> (queues: [Queue], places: [Int]) {
    var queues: [Queue] = []
    var places: [Int] = []
    for outline in focus.outlines {
      if outline.isInOrder {
        places += outline.domains.map { _ in queues.count }
        queues.append(Queue(share: 1))
      } else {
        for domain in outline.domains {
          places.append(queues.count)
          queues.append(Queue(share: Double(domain.questions) / Double(outline.questions)))
        }
      }
    }
    return (queues, places)
  }

  private func sortByDomain(_ cards: inout [Library.Entry], _ domains: [Int: [Int]]) {
    func domain(_ entry: Library.Entry) -> Int { domains[entry.position]?.first ?? 0 }
    cards.sort { (domain($0), $0.position) < (domain($1), $1.position) }
  }

  private func inTurn(
    _ count: Int, _ queues: inout [Queue], _ places: [Int], _ domains: [Int: [Int]],
    _ isFree: (Library.Entry) -> Bool
  ) -> [Library.Entry] {
    var taken: Set<Int> = []
    var result: [Library.Entry] = []
    while result.count < count {
      for place in queues.indices {
        while queues[place].next < queues[place].cards.count,
          taken.contains(queues[place].cards[queues[place].next].position)
        {
          queues[place].next += 1
        }
      }
      let waiting = queues.indices.filter { queues[$0].next < queues[$0].cards.count }
      guard let place = waiting.min(by: { queues[$0].turn < queues[$1].turn }) else {
        break
      }
      let entry = queues[place].cards[queues[place].next]
      taken.insert(entry.position)
      guard isFree(entry) else { continue }
      result.append(entry)
      // A card that two exams ask counts as a step in both.
      for place in Set((domains[entry.position] ?? []).map { places[$0] }) {
        queues[place].begun += 1
      }
    }
    return result
  }

  private func lastOnes(
    last cards: [Library.Entry], of collection: Collection, on day: Day
  ) -> [Library.Entry] {
    let searches = focus.outlines.compactMap(\.last).map { $0.matcher(in: collection, on: day) }
    func isLast(_ entry: Library.Entry) -> Bool { searches.contains { $0.matches(entry) } }
    return cards.filter { !isLast($0) } + cards.filter(isLast)
  }
}
