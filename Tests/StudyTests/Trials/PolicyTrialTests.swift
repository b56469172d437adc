import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import TestSupport
import Testing

@Suite("A trial of policies")
struct PolicyTrialTests {
  private static let cards = (0..<6).map { CardID("card\($0)") }
  private static let settings: Settings = {
    var settings = Settings()
    settings.desiredRetention = 0.85
    return settings
  }()

  private static func folded(_ events: some Sequence<Event>) -> History {
    History(
      events: Events(events), scheduler: settings.scheduler, settings: settings)
  }

  /// Random starts and ends of trials, answers, edits and undos of two machines.
  private static func randomEvents(_ seed: Int) -> [Event] {
    var random = SeededGenerator(seed)
    var script = Script()
    var known: [TrialEvent] = []
    for number in 0..<80 {
      let card = cards.randomElement(using: &random)!
      let device = Bool.random(using: &random) ? Script.laptop : Script.desktop
      let action: Action
      switch Int.random(in: 0..<16, using: &random) {
      case 0, 1:
        let arms = TrialKind.policy.arms.shuffled(using: &random)
        known.append(
          TrialEvent(kind: .policy, first: arms[0], second: arms[1], seed: number + 1))
        action = .trial(known.last!)
      case 2: action = .trialEnd(seed: known.randomElement(using: &random)?.seed ?? 1)
      case 3: action = .relink(from: card, to: cards.randomElement(using: &random)!)
      case 4:
        action = .undo(
          script.events.randomElement(using: &random)?.id ?? EventID(device: device, number: 99))
      case 5: action = .unlink(card)
      default:
        let grade = Grade.allCases.randomElement(using: &random)!
        let kind = [ReviewKind.learn, .review, .drill].randomElement(using: &random)!
        action = .review(
          ReviewEvent(
            card: card, grade: grade, day: today + number, took: nil, kind: kind,
            before: kind == .learn ? nil : 1, after: 1, scheduler: "published",
            arm: kind == .learn ? TrialKind.policy.arms.randomElement(using: &random) : nil))
      }
      script.add(action, on: device, at: Int.random(in: 0..<300, using: &random))
    }
    return script.events
  }

  @Test("is folded the same, whether at once or an event at a time", arguments: 0..<60)
  func growsAsItFolds(seed: Int) {
    let events = Self.randomEvents(seed)
    var grown = Self.folded([])
    for (index, event) in events.enumerated() {
      grown.append(event)
      guard index % 5 == 0 || index == events.count - 1 else { continue }
      let folded = Self.folded(events[...index])
      #expect(grown.lastTrial == folded.lastTrial)
      for card in Self.cards {
        #expect(grown.record(of: card) == folded.record(of: card))
        #expect(grown.arm(of: card) == folded.arm(of: card))
        #expect(grown.scheduler(of: card) == folded.scheduler(of: card))
      }
    }
  }

  @Test("schedules each card by its arm until it ends, and then goes on by the setting")
  func byArm() throws {
    let trial = TrialEvent(kind: .policy, first: .delphi, second: .fsrs, seed: 5)
    var script = Script()
    script.add(.answer("old", .difficult, day: 0, kind: .learn))
    script.add(.trial(trial))
    var arms: [String: TrialArm] = [:]
    let names = (0..<30).map { "n\($0)" }
    for name in names {
      arms[name] = Self.folded(script.events).arm(of: CardID(name))
      script.add(
        .review(
          ReviewEvent(
            card: CardID(name), grade: .difficult, day: today, took: nil, kind: .learn,
            before: nil, after: 1, scheduler: "x", arm: arms[name])))
    }
    #expect(Set(arms.values) == [.delphi, .fsrs])
    let during = [(1, Grade.hesitant), (8, .blackout), (9, .perfect)]
    for (day, grade) in during {
      for name in names + ["old"] { script.review(name, grade, day: day) }
    }
    let running = Self.folded(script.events)
    script.add(.trialEnd(seed: 5))
    let ended = Self.folded(script.events)
    for name in names + ["old"] { script.review(name, .hesitant, day: 20) }
    let later = Self.folded(script.events)

    let grades =
      [Review(day: today, grade: .difficult)]
      + during.map { Review(day: today + $0.0, grade: $0.1) }
    for name in names + ["old"] {
      let card = CardID(name)
      let scheduler = Self.settings.scheduler(for: arms[name]?.policy ?? .published)
      let expected = grades.reduce(.new) { scheduler.next($0, $1) }
      #expect(running.record(of: card).progress == expected, "\(name)")
      #expect(running.scheduler(of: card) == scheduler)
      #expect(ended.record(of: card).progress == expected, "an end moves no card")
      #expect(ended.scheduler(of: card) == Self.settings.scheduler)
      #expect(
        later.record(of: card).progress
          == Self.settings.scheduler.next(expected, Review(day: today + 20, grade: .hesitant)))
    }
  }

  @Test("is found in the snapshot, and folded again under other settings")
  func snapshot() throws {
    try withSandbox { sandbox in
      try sandbox.deck((0..<12).map { "Q: q\($0)\nA: a\nId: n\($0)\n\n" }.joined())
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 1000)
      try writer.append(
        .trial(TrialEvent(kind: .policy, first: .published, second: .fsrs, seed: 2)), at: 1000)
      for number in 0..<12 {
        let collection = try Collection(sandbox.place, writer: &writer, at: 1000)
        let answer = collection.answer(
          CardID("n\(number)"), .hesitant, took: nil, on: today, at: 2000, isAsked: false)
        try writer.append(answer.actions, at: 2000)
      }
      let collection = try Collection(sandbox.place, writer: &writer, at: 3000)
      func dues() throws -> [Day?] {
        try sandbox.look().library.entries.map {
          try sandbox.look().record(of: $0).progress.due
        }
      }
      let before = try dues()
      #expect(Set(before).count == 2, "the policies have other first intervals")
      collection.keepSnapshot()
      #expect(try dues() == before)
      try sandbox.write(#"{"desired-retention": 0.97}"#, to: "home/config.json")
      let shorter = try dues()
      #expect(shorter != before, "FSRS asks earlier, though it schedules only one arm")
      #expect(zip(shorter, before).allSatisfy { $0! <= $1! })
      try sandbox.look().keepSnapshot()
      #expect(try dues() == shorter)
      try sandbox.write("{}", to: "home/config.json")
      #expect(try dues() == before)
    }
  }

  @Test("asks the cards of an arm with steps again within the day, the others in the final drill")
  func steps() throws {
    try withSandbox { sandbox in
      try sandbox.deck((0..<12).map { "Q: q\($0)\nA: a\nId: n\($0)\n\n" }.joined())
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 1000)
      try writer.append(
        .trial(TrialEvent(kind: .policy, first: .published, second: .anki, seed: 2)), at: 1000)
      var session = Session(
        try Collection(sandbox.place, writer: &writer, at: 1000), on: today, at: 2000)
      var arms: [CardID: TrialArm] = [:]
      for _ in 0..<12 {
        let card = try #require(session.current?.card)
        arms[card] = session.collection.history.arm(of: card)
        let answer = try #require(session.answer(.blackout, took: nil, on: today, at: 2000))
        session.record(try writer.append(answer.actions, at: 2000))
      }
      let inSteps = arms.values.count { $0 == .anki }
      #expect(session.left == (0, 0, inSteps, 12 - inSteps))
      #expect(0 < inSteps && inSteps < 12)
      // A second session of the day, and the cards that a machine reads again, agree.
      let again = Session(
        try Collection(sandbox.place, writer: &writer, at: 3000), on: today, at: 3000)
      #expect(again.left == session.left)
    }
  }
}
