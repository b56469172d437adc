import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("Confusions")
struct ConfusionsTests {
  private static let modifiers = """
    Q: Stopped for the patient's safety?
    A: Modifier 53
    Also: 53
    Tags: modifiers
    Id: m53

    Q: Reduced by choice?
    A: Modifier 52
    Also: 52
    Tags: modifiers
    Id: m52

    Q: The left side?
    - [ ] 50
    - [ ] 52
    - [x] LT
    Id: lt

    Q: The fifty-second state?
    A: 52
    Id: state

    """

  /// The confusions of answers on the days 1, 2, 3 …, after a first answer to each card.
  private func confusions(
    _ answers: [(card: String, grade: Grade, answered: String?)],
    _ body: (Collection, Confusions) throws -> Void
  ) throws {
    try withSandbox { sandbox in
      try sandbox.deck(Self.modifiers)
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 0)
      for (index, answer) in answers.enumerated() {
        try writer.append(
          .answer(
            answer.card, answer.grade, day: index + 1, before: 1, answered: answer.answered),
          at: index)
      }
      let collection = try Collection(sandbox.place, writer: &writer, at: 0)
      try body(collection, Confusions(collection))
    }
  }

  @Test(
    "are wrong answers that are right for another card, and wrong options, the most frequent first")
  func counted() throws {
    try confusions([
      ("m53", .incorrect, "52"), ("lt", .incorrect, "50"), ("m53", .hesitant, nil),
      ("m53", .blackout, "modifier 52."), ("m52", .incorrect, "53"),
    ]) { _, found in
      #expect(
        found.all.map { "\($0.answered) for \($0.right), \($0.times)" } == [
          "Modifier 52 for Modifier 53, 2", "Modifier 53 for Modifier 52, 1", "50 for LT, 1",
        ])
      #expect(found.all[0].cards == [CardID("m53")] && found.all[0].last == today + 4)
      // Of two cards with that answer, the one that is mixed up the other way round.
      #expect(found.all[0].others == [CardID("m52")])
      #expect(found.all[2].others == [nil])
      #expect((found.all[0].before.wrong, found.all[0].before.answers) == (2, 3))
    }
  }

  @Test("are no typos, no answers that no card has, and none that are right or accepted by now")
  func notCounted() throws {
    try confusions([
      ("m53", .incorrect, "I do not know"), ("m53", .incorrect, "5-3"), ("m53", .incorrect, "?"),
      ("lt", .incorrect, "LT"), ("lt", .incorrect, "an option that is gone"),
    ]) { _, found in #expect(found.all == []) }
  }

  @Test(
    "are found however the answer of the other card is written",
    arguments: [
      ("$1,676.00", "1676 dollars"), ("E11.9", "e119"), ("0.5 mg", ".5 mg"),
      ("PR (patient responsibility, 2)", "pr"), ("Ärztekammer", "arztekammer"),
      ("anaemia", "anemia"), ("20 %", "20 percent"), ("10³", "10^3"), ("the UB-04", "ub 04"),
    ])
  func forms(answer: String, typed: String) throws {
    try withSandbox { sandbox in
      try sandbox.deck("Q: asked\nA: something\nId: a\n\nQ: other\nA: \(answer)\nId: b\n")
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 0)
      try writer.append(.answer("a", .incorrect, before: 1, answered: typed), at: 1)
      let found = Confusions(try Collection(sandbox.place, writer: &writer, at: 1))
      #expect(found.all.map(\.answered) == [answer])
    }
  }

  @Test("leave out the first answer to a new card: nothing was known that could be mixed up")
  func firstAnswer() throws {
    try withSandbox { sandbox in
      try sandbox.deck(Self.modifiers)
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 0)
      try writer.append(.answer("m53", .incorrect, kind: .learn, answered: "52"), at: 1)
      #expect(Confusions(try Collection(sandbox.place, writer: &writer, at: 1)).all == [])
    }
  }

  @Test("are undone with their answer, and move to the card's new name")
  func undone() throws {
    try withSandbox { sandbox in
      try sandbox.deck(Self.modifiers)
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 0)
      try writer.append(.answer("former", .incorrect, before: 1, answered: "52"), at: 1)
      try writer.append(.relink("former", "m53"), at: 2)
      let slip = try writer.append(.answer("m53", .incorrect, before: 1, answered: "52"), at: 3)
      #expect(Confusions(try Collection(sandbox.place, writer: &writer, at: 4)).all[0].times == 2)
      try writer.append(.undo(slip.id), at: 5)
      #expect(Confusions(try Collection(sandbox.place, writer: &writer, at: 6)).all[0].times == 1)
    }
  }

  @Test(
    "are the same whatever machine an answer was given on, and from a snapshot", arguments: 0..<15)
  func machines(seed: Int) throws {
    var random = SeededGenerator(seed)
    let texts = ["52", "53", "50", "LT", "no idea", nil]
    let actions = (0..<40).map { index in
      Action.answer(
        ["m53", "m52", "lt", "state"].randomElement(using: &random)!,
        Grade.allCases.randomElement(using: &random)!, day: index / 3,
        kind: Int.random(in: 0..<4, using: &random) == 0 ? .practice : .review,
        before: Int.random(in: 0..<6, using: &random) == 0 ? nil : 2,
        answered: texts.randomElement(using: &random)!,
        by: Int.random(in: 0..<3, using: &random) == 0 ? "confusions" : "published")
    }
    var all: [[Confusion]] = []
    for machines in [1, 3] {
      try withSandbox { sandbox in
        try sandbox.deck(Self.modifiers)
        for machine in 0..<machines {
          var writer = try JournalWriter(
            folder: sandbox.place.folder.journal, device: DeviceID("m\(machine)")!, at: 0)
          for (index, action) in actions.enumerated() where index % machines == machine {
            try writer.append(action, at: index + 1)
          }
        }
        let collection = try sandbox.open()
        all.append(Confusions(collection).all)
        collection.keepSnapshot()
        all.append(Confusions(try sandbox.look()).all)
      }
    }
    #expect(all.allSatisfy { $0 == all[0] })
  }

  @Test("are asked until they were told apart, and again once they come back")
  func open() throws {
    let practice = ReviewEvent.besideAnother
    func isOpen(_ later: [(Grade, String, String?)]) throws -> Bool? {
      var result: Bool?
      try withSandbox { sandbox in
        try sandbox.deck(Self.modifiers)
        var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 0)
        let all = [(Grade.incorrect, "published", "52")] + later
        for (index, (grade, by, answered)) in all.enumerated() {
          try writer.append(
            .answer(
              "m53", grade, day: index, kind: by == practice ? .practice : .review, before: 1,
              answered: answered, by: by), at: index + 1)
        }
        let found = Confusions(try Collection(sandbox.place, writer: &writer, at: 99))
        #expect(found.pairs { _ in true }.isEmpty == !(found.all.first?.isOpen ?? false))
        result = found.all.first?.isOpen
      }
      return result
    }
    let right = (Grade.hesitant, practice, String?.none)
    let wrong = (Grade.incorrect, practice, String?.some("52"))
    #expect(try isOpen([]) == true)
    #expect(try isOpen([right, right]) == true)
    #expect(try isOpen([right, right, wrong, right, right]) == true)
    #expect(try isOpen([wrong, right, right, right]) == false)
    #expect(try isOpen([right, right, right, (.incorrect, "published", "52")]) == true)
  }

  @Test("show how often they were before and since the practice, which counts in neither")
  func rates() throws {
    let practice = ReviewEvent.besideAnother
    try withSandbox { sandbox in
      try sandbox.deck(Self.modifiers)
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 0)
      let answers: [(Grade, String, String?)] = [
        (.hesitant, "published", nil),  // before any wrong answer was kept
        (.incorrect, "published", "52"), (.hesitant, "published", nil),
        (.incorrect, practice, "52"), (.hesitant, practice, nil),
        (.hesitant, "published", nil), (.incorrect, "published", "52"), (.hesitant, "fsrs", nil),
      ]
      for (index, (grade, by, answered)) in answers.enumerated() {
        try writer.append(
          .answer(
            "m53", grade, day: index, kind: by == practice ? .practice : .review, before: 1,
            answered: answered, by: by), at: index + 1)
      }
      let found = try #require(
        Confusions(try Collection(sandbox.place, writer: &writer, at: 99)).all.first)
      #expect((found.before.wrong, found.before.answers) == (1, 2))
      #expect((found.since.wrong, found.since.answers) == (1, 3))
      #expect(found.practiced == today + 3 && found.times == 2)
    }
  }
}

extension Confusions {
  /// Those of all cards.
  init(_ collection: Collection) {
    self.init(collection, ofCardsAt: Array(collection.library.entries.indices))
  }
}
