import Collection
import Flashcards
import Journal
import Study
import TestSupport
import Testing

@Suite("Undos")
struct UndoChainTests {
  private let device = DeviceID("laptop")!

  /// A suspended card, and undos that each undo the event before.
  private func chain(_ count: Int) -> Events {
    Events(
      (0...count).map { number in
        let id = EventID(device: device, number: number + 1)
        let action: Action =
          number == 0
          ? .suspend(CardID("a")) : .undo(EventID(device: device, number: number))
        return Event(id: id, at: number, action: action)
      })
  }

  @Test(
    "of undos go on as long as a journal",
    arguments: [0, 1, 2, 3, 75_000, 75_001, 200_000, 200_001])
  func longChain(count: Int) {
    let history = History(events: chain(count))
    #expect(history.record(of: CardID("a")).isSuspended == count.isMultiple(of: 2))
  }

  @Test("and imports take time that grows with their number, not with its square")
  func manyImports() {
    func events(_ count: Int) -> Events {
      Events(
        (0..<count).map { number in
          let action: Action =
            switch number % 3 {
            case 0: .imported(ImportEvent(source: "a", events: number % 6 == 0 ? 1 : 1_000_000_000))
            case 1: .suspend(CardID("c\(number)"))
            default: .undo(EventID(device: device, number: number - 1))
            }
          return Event(
            id: EventID(device: device, number: number + 1), at: number, action: action)
        })
    }
    expectLinear(events(3000), events(24_000)) { _ = History(events: $0) }
  }

  @Test(
    "reach what an import brought, however many events it claims", arguments: [3, 1_000_000_000])
  func hugeImport(claimed: Int) {
    func event(_ number: Int, _ action: Action) -> Event {
      Event(id: EventID(device: device, number: number), at: number, action: action)
    }
    let last = 9_007_199_254_740_991
    let history = History(
      events: Events([
        event(1, .suspend(CardID("a"))),
        event(2, .imported(ImportEvent(source: "x", events: claimed))),
        event(3, .suspend(CardID("b"))),
        event(4, .imported(ImportEvent(source: "y", events: claimed))),
        event(5, .suspend(CardID("c"))),
        event(last - 1, .imported(ImportEvent(source: "z", events: claimed))),
        event(last, .undo(EventID(device: device, number: 4))),
      ]))
    #expect(history.record(of: CardID("a")).isSuspended)
    #expect(history.record(of: CardID("b")).isSuspended)
    #expect(!history.record(of: CardID("c")).isSuspended)
  }
}
