import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("Siblings over weeks")
struct SiblingSpacingTests {
  @Test(
    "are asked on different days, and one that waits for its sibling comes on the next day",
    arguments: 0..<12)
  func terms(seed: Int) throws {
    let order = Settings.DueCardOrder.allCases[seed % 3]
    let notes = (0..<8).map { "T: term \($0)\nD: definition \($0)\nId: n\($0)\n" }
    try simulate(notes, order, seed: seed, longestWait: 1)
  }

  @Test(
    "of three, the one that was due first comes first, so that none waits for more than the others",
    arguments: 0..<8)
  func clozes(seed: Int) throws {
    let notes = (0..<6).map { "C: [a] [b] [c] \($0)\nId: n\($0)\n" }
    try simulate(notes, seed % 2 == 0 ? .date : .deck, seed: seed, longestWait: 2)
  }

  /// Eight weeks of random answers; each day everything in the queue is asked.
  private func simulate(
    _ notes: [String], _ order: Settings.DueCardOrder, seed: Int, longestWait: Int
  ) throws {
    try withSandbox { sandbox in
      try sandbox.deck(notes.joined(separator: "\n"))
      try sandbox.write(#"{"due-card-order": "\#(order.rawValue)"}"#, to: "home/config.json")
      var collection = try sandbox.open()
      var random = SeededGenerator(seed)
      var waits: [CardID: Int] = [:]
      var number = 0
      for day in (0..<56).map({ today + $0 }) {
        let waiting = collection.library.entries.filter {
          collection.record(of: $0).progress.due.map { $0 <= day } ?? false
        }
        let queue = DayQueue(collection, on: day).order
        let askedNotes = queue.compactMap { collection.library[$0]?.note }
        #expect(Set(askedNotes).count == queue.count)
        for entry in waiting {
          let card = entry.card.id
          waits[card] = queue.contains(card) ? 0 : (waits[card] ?? 0) + 1
          #expect(waits[card, default: 0] <= longestWait, "\(card) on \(day)")
          // Only a sibling is a reason to wait.
          #expect(queue.contains(card) || askedNotes.contains(entry.note))
        }
        for card in queue {
          // Cards fail often, so that siblings get in each other's way.
          let grade: Grade = Int.random(in: 0..<3, using: &random) == 0 ? .blackout : .hesitant
          for action in collection.answer(card, grade, took: nil, on: day, at: 0).actions {
            number += 1
            collection.take(
              Event(id: EventID(device: Script.laptop, number: number), at: number, action: action))
          }
        }
        // The answered cards' siblings are kept for another day.
        #expect(DayQueue(collection, on: day).order.isEmpty)
      }
      #expect(collection.library.entries.allSatisfy { !collection.record(of: $0).progress.isNew })
    }
  }
}
