import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import TestSupport
import Testing

@Suite("A history whose cards were edited")
struct RelinkedHistoryTests {
  private let a = CardID("a")
  private let b = CardID("b")

  @Test("is taken back by undo if it was asked for by hand, and stays if it followed from an edit")
  func undo() throws {
    for isByHand in [true, false] {
      var script = Script()
      script.review("a", .perfect)
      script.add(.relink(from: a, to: b, byHand: isByHand))
      let last = try #require(script.history.lastDone.first)
      #expect(last.action == (isByHand ? script.events[1] : script.events[0]).action)
    }
  }

  @Test("goes by both names after a relink")
  func follows() {
    var script = Script()
    script.review("a", .hesitant)
    script.add(.suspend(a))
    script.add(.relink("a", "b"))
    #expect(script.progress("b") == progress(.hesitant))
    #expect(script.history.record(of: b).isSuspended)
    #expect(script.history.record(of: a) == script.history.record(of: b))
    #expect(script.history.isOne(a, b))
    #expect(script.history.names(of: a) == [a, b])
  }

  @Test("becomes one in time order when both names had one", arguments: [false, true])
  func merges(swapped: Bool) {
    var script = Script()
    script.review(swapped ? "b" : "a", .hesitant, day: 0)
    script.review(swapped ? "a" : "b", .blackout, day: 1)
    script.review(swapped ? "b" : "a", .perfect, day: 2)
    script.add(.relink("a", "b"))
    #expect(script.progress("a") == progress(.hesitant, .blackout, .perfect))
    #expect(script.progress("b") == script.progress("a"))
    #expect(script.history.knownNames.count == 1)
  }

  @Test("counts an answer that another machine gave under the old name")
  func lateAnswer() {
    var script = Script()
    script.review("a", .hesitant, day: 0)
    script.add(.relink("a", "b"))
    script.review("a", .perfect, day: 1, on: Script.desktop)
    script.review("b", .almost, day: 2)
    #expect(script.progress("b") == progress(.hesitant, .perfect, .almost))
  }

  @Test("comes back with a card that is edited back")
  func backAgain() {
    var script = Script()
    script.review("a", .hesitant, day: 0)
    script.add(.relink("a", "b"))
    script.review("b", .perfect, day: 1)
    script.add(.relink("b", "a"))
    script.review("a", .perfect, day: 2)
    #expect(script.progress("a") == progress(.hesitant, .perfect, .perfect))
    #expect(script.history.names(of: b) == [b, a])
  }

  @Test("follows a chain of edits, whichever end hears of an answer")
  func chain() {
    var script = Script()
    script.review("a", .hesitant, day: 0)
    script.add(.relink("a", "b"))
    script.add(.relink("b", "c"))
    script.review("b", .perfect, day: 1)
    script.review("c", .perfect, day: 2)
    for name in ["a", "b", "c"] {
      #expect(script.progress(name) == progress(.hesitant, .perfect, .perfect))
    }
  }

  @Test("gives a card that is unlinked a history of its own")
  func unlink() {
    var script = Script()
    script.review("a", .hesitant, day: 0)
    script.add(.relink("a", "b"))
    script.add(.unlink(a))
    #expect(script.progress("a") == .new)
    script.review("a", .blackout, day: 0)
    #expect(script.progress("a") == progress(.blackout))
    #expect(script.progress("b") == progress(.hesitant))
    #expect(!script.history.isOne(a, b))
  }

  @Test("loses no answer when a second machine unlinks the card as well")
  func unlinkedTwice() {
    var script = Script()
    script.review("a", .hesitant, day: 0)
    script.add(.relink("a", "b"))
    script.add(.unlink(a))
    script.review("a", .perfect, day: 0)
    script.add(.unlink(a), on: Script.desktop)
    #expect(script.progress("a") == progress(.perfect))
    #expect(script.progress("b") == progress(.hesitant))
  }

  @Test("takes answers back that came before a relink")
  func undoBefore() {
    var script = Script()
    let first = script.review("a", .hesitant, day: 0)
    script.review("a", .perfect, day: 0)
    script.add(.relink("a", "b"))
    script.add(.undo(first))
    #expect(script.progress("b") == progress(.perfect))
  }

  // MARK: Against a model

  @Test("is folded in time that grows with the number of names that a forged journal joins")
  func manyNames() {
    func events(_ count: Int) -> Events {
      Events(
        (0..<count).map { number in
          let action: Action =
            number.isMultiple(of: 2)
            ? .answer("\(number / 2)", .hesitant)
            : .relink("\(number / 2)", "\(number / 2 + 1)")
          return Event(
            id: EventID(device: Script.laptop, number: number + 1), at: number, action: action)
        })
    }
    expectLinear(events(1000), events(8000)) { #expect(History(events: $0).knows(CardID("0"))) }
  }

  @Test("is the fold of its events, also where it grew by one at a time", arguments: 0..<60)
  func growsAsItFolds(seed: Int) {
    let events = Self.randomEvents(seed)
    var grown = History(events: [])
    for (index, event) in events.enumerated() {
      grown.append(event)
      guard index % 5 == 0 || index == events.count - 1 else { continue }
      let folded = History(events: Array(events[...index]))
      for card in Self.cards { #expect(grown.record(of: card) == folded.record(of: card)) }
      #expect(grown.lastDone.first == folded.lastDone.first)
    }
  }

  @Test("agrees with a naive fold over random events of two machines", arguments: 0..<60)
  func agreesWithModel(seed: Int) {
    let events = Self.randomEvents(seed)
    let history = History(events: events)
    let model = Model(events)
    for card in Self.cards {
      let record = history.record(of: card)
      #expect(record.progress == model.progress(card))
      #expect(record.isSuspended == model.isSuspended(card))
    }
  }

  private static let cards = (0..<5).map { CardID("card\($0)") }

  private static func randomEvents(_ seed: Int) -> [Event] {
    var random = SeededGenerator(seed)
    var script = Script()
    for number in 0..<60 {
      let card = cards.randomElement(using: &random)!
      let device = Bool.random(using: &random) ? Script.laptop : Script.desktop
      let action: Action
      switch Int.random(in: 0..<12, using: &random) {
      case 0: action = .suspend(card)
      case 1: action = .unsuspend(card)
      case 2: action = .relink(from: card, to: cards.randomElement(using: &random)!)
      case 3: action = .unlink(card)
      case 4, 5:
        action = .undo(
          script.events.randomElement(using: &random)?.id ?? EventID(device: device, number: 99))
      default:
        let grade = Grade.allCases.randomElement(using: &random)!
        let kind = ReviewKind.allCases.randomElement(using: &random)!
        action = .answer(card.text, grade, day: number, kind: kind)
      }
      script.add(action, on: device, at: Int.random(in: 0..<200, using: &random))
    }
    return script.events
  }
}

/// Cards as sets of names, each with the actions that count for it.
private struct Model {
  private var groups: [(names: Set<CardID>, actions: [(Int, Action)])] = []

  init(_ events: [Event]) {
    for (index, event) in events.enumerated() where !Self.isUndone(event.id, events) {
      switch event.action {
      case .review(let review): groups[group(review.card)].actions.append((index, event.action))
      case .suspend(let card), .unsuspend(let card):
        groups[group(card)].actions.append((index, event.action))
      case .relink(let old, let new, _):
        let into = group(old)
        guard let from = groups.firstIndex(where: { $0.names.contains(new) }), from != into else {
          groups[into].names.insert(new)
          continue
        }
        groups[into].names.formUnion(groups[from].names)
        groups[into].actions = (groups[into].actions + groups[from].actions).sorted { $0.0 < $1.0 }
        groups[from] = ([], [])
      case .unlink(let card):
        guard let from = groups.firstIndex(where: { $0.names.contains(card) }),
          groups[from].names.count > 1
        else { continue }
        groups[from].names.remove(card)
      case .undo, .schedule, .flag, .bury, .imported, .trial, .trialEnd: continue
      }
    }
  }

  private mutating func group(_ card: CardID) -> Int {
    if let known = groups.firstIndex(where: { $0.names.contains(card) }) { return known }
    groups.append(([card], []))
    return groups.count - 1
  }

  private static func isUndone(_ id: EventID, _ events: [Event]) -> Bool {
    events.contains { event in
      if case .undo(id) = event.action { !isUndone(event.id, events) } else { false }
    }
  }

  private func actions(_ card: CardID) -> [Action] {
    groups.first { $0.names.contains(card) }?.actions.map(\.1) ?? []
  }

  func progress(_ card: CardID) -> CardProgress {
    // The days of two machines are in no order.
    actions(card).compactMap { action -> Review? in
      guard case .review(let review) = action,
        ![.drill, .practice, .relearn].contains(review.kind)
      else { return nil }
      return Review(day: review.day, grade: review.grade)
    }.reduce(.new) { SM2().next($0, $1) }
  }

  func isSuspended(_ card: CardID) -> Bool {
    actions(card).reduce(false) { isSuspended, action in
      switch action {
      case .suspend: true
      case .unsuspend: false
      default: isSuspended
      }
    }
  }
}
