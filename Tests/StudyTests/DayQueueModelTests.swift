import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("A day's queue of a random collection")
struct DayQueueModelTests {
  @Test("is what a naive model makes of it", arguments: 0..<60)
  func model(seed: Int) throws {
    var random = SeededGenerator(seed + 1000)
    try withRandomCollection(seed) { collection in
      for day in [today, today + 1, today + 30] {
        var options = DayQueue.Options()
        if Bool.random(using: &random) { options.decks = [Int.random(in: 0...1, using: &random)] }
        if Bool.random(using: &random) { options.tags = ["icd"] }
        if Bool.random(using: &random) { options.newCards = Int.random(in: 0...9, using: &random) }
        if Bool.random(using: &random) { options.limit = Int.random(in: 1...20, using: &random) }
        let queue = DayQueue(collection, on: day, options: options)
        let (due, new) = naive(collection, day, options)
        #expect(queue.due == due)
        #expect(queue.new == new)
        #expect(Set(queue.order) == Set(due + new))
        #expect(queue.order.count == due.count + new.count)
        #expect(DayQueue(collection, on: day, options: options).order == queue.order)
      }
    }
  }

  private func naive(
    _ collection: Collection, _ day: Day, _ options: DayQueue.Options
  ) -> (due: [CardID], new: [CardID]) {
    let library = collection.library
    let settings = collection.settings
    var learned = 0
    var reviewed = 0
    var notes: Set<Int> = []
    for review in collection.history.reviews where review.day == day {
      if review.kind == .learn { learned += 1 } else { reviewed += 1 }
      if let entry = library[review.card] { notes.insert(entry.note) }
    }
    var due: [(entry: Library.Entry, overdue: Int, interval: Int)] = []
    var new: [Library.Entry] = []
    for entry in library.entries {
      let record = collection.record(of: entry)
      if record.isSuspended { continue }
      if let decks = options.decks, !decks.contains(entry.deck) { continue }
      if !options.tags.isEmpty, !library.tags(of: entry).contains("icd") { continue }
      guard let dueDay = record.progress.due else {
        new.append(entry)
        continue
      }
      if dueDay <= day { due.append((entry, day - dueDay, record.progress.state.interval)) }
    }
    if settings.keepsSiblingsApart, settings.dueCardOrder == .deck {
      // Among siblings, the one that was due first comes.
      due = due.filter { item in
        due.allSatisfy { $0.entry.note != item.entry.note || $0.overdue <= item.overdue }
      }
    }
    // Insertion sort, after all that do not come later.
    var sorted: [(entry: Library.Entry, overdue: Int, interval: Int)] = []
    for item in due {
      let place = sorted.firstIndex { other in
        switch settings.dueCardOrder {
        case .deck: return false
        case .date: return other.overdue < item.overdue
        case .overdueness:
          let (a, b) = (
            Double(other.overdue) / Double(other.interval),
            Double(item.overdue) / Double(item.interval)
          )
          return a < b || (a == b && other.interval > item.interval)
        }
      }
      sorted.insert(item, at: place ?? sorted.count)
    }
    func apart(_ entries: [Library.Entry]) -> [CardID] {
      entries.filter { !settings.keepsSiblingsApart || notes.insert($0.note).inserted }
        .map(\.card.id)
    }
    let dues = apart(sorted.map(\.entry)).prefix(
      min(max(0, settings.reviewsPerDay - reviewed), options.limit ?? 999))
    let news = apart(new).prefix(
      min(
        options.newCards ?? max(0, settings.newPerDay - learned),
        (options.limit ?? 999) - dues.count))
    return (Array(dues), Array(news))
  }
}
