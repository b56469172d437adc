import Collection
import Files
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

/// An open review: the lock is taken only for each answer.
private struct OpenReview: ~Copyable {
  var session: Session
  var recorder: Recorder
  private(set) var undone = 0

  init(
    _ sandbox: Sandbox, at now: Int = 1000, options: DayQueue.Options = DayQueue.Options()
  ) throws {
    var writer = try Writer(sandbox.place, waitingUpTo: 500, at: now)
    let collection = try Collection(sandbox.place, writer: &writer, at: now)
    session = Session(collection, on: today, at: now, options: options)
    recorder = Recorder(writer, of: collection)
  }

  /// The current question.
  var question: String? { session.current.map { session.collection.question($0.card) } }

  /// Answers the current card, unless it is no longer asked.
  /// - Returns: Why it is not.
  @discardableResult
  mutating func answer(_ grade: Grade = .hesitant, at now: Int = 2000) throws -> String? {
    guard let item = session.current else { return nil }
    try recorder.hold(waitingUpTo: 0, at: now)
    defer { recorder.rest() }
    try recorder.follow(&session, at: now)
    if let departure = session.departure(of: item) { return departure }
    let answer = try #require(session.answer(grade, took: nil, on: today, at: now))
    session.record(
      try recorder.append(answer.actions, to: session.collection.history, at: now))
    return nil
  }

  mutating func undo(at now: Int = 2000) throws {
    try recorder.hold(waitingUpTo: 0, at: now)
    defer { recorder.rest() }
    try recorder.follow(&session, at: now)
    let undo = session.undo
    session.recordUndo(try recorder.append(undo, to: session.collection.history, at: now))
  }

  /// Updates the session with what others did.
  mutating func follow(at now: Int = 2000) throws {
    try recorder.hold(waitingUpTo: 0, at: now)
    defer { recorder.rest() }
    try recorder.follow(&session, at: now)
  }

  /// The upcoming questions if each is answered right.
  var upcoming: [String] {
    var copy = session
    var questions: [String] = []
    var number = 0
    while let item = copy.current,
      let answer = copy.answer(.perfect, took: nil, on: today, at: 9000)
    {
      questions.append(copy.collection.question(item.card))
      let events = answer.actions.map { action in
        number += 1
        return Event(
          id: EventID(device: DeviceID("copy")!, number: number), at: 9_000_000 + number,
          action: action)
      }
      copy.record(events)
    }
    return questions
  }
}

@Suite("A review that others write beside")
struct FollowingTests {
  @Test("holds no lock while a card is on the screen")
  func unlocked() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one", "two"))
      var review = try OpenReview(sandbox)
      try sandbox.answer("two", .perfect)
      #expect(try review.answer() == nil)
      #expect(review.session.current == nil)
      #expect(try sandbox.look().reviews(of: "one") == 1)
    }
  }

  @Test("asks no card that another review has answered, and records no second answer to one shown")
  func answeredElsewhere() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one", "two", "three"))
      var first = try OpenReview(sandbox)
      var second = try OpenReview(sandbox)
      #expect(first.question == "one" && second.question == "one")
      try first.answer(.hesitant)
      #expect(try second.answer(.blackout) == "was answered in another terminal (grade 4)")
      #expect(second.upcoming == ["two", "three"])
      try second.answer()
      #expect(try first.answer() == "was answered in another terminal (grade 4)")
      try first.answer()
      try second.follow()
      #expect(first.session.current == nil && second.session.current == nil)
      let collection = try sandbox.look()
      #expect(try ["one", "two", "three"].map { try collection.reviews(of: $0) } == [1, 1, 1])
    }
  }

  @Test("asks again what `undo` undid in another terminal")
  func undoneElsewhere() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one", "two", "three"))
      var review = try OpenReview(sandbox)
      try review.answer()
      do {
        var writer = try Writer(sandbox.place, waitingUpTo: 0, at: 3000)
        let collection = try Collection(sandbox.place, writer: &writer, at: 3000)
        try writer.append(collection.history.lastDone.map { .undo($0.id) }, at: 3000)
      }
      try review.follow(at: 4000)
      #expect(review.session.answers.isEmpty)
      #expect(review.upcoming == ["two", "three", "one"])
    }
  }

  @Test("leaves out what is suspended, buried or put on another day meanwhile")
  func leftOut() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one", "two", "three", "four"))
      var review = try OpenReview(sandbox)
      do {
        var writer = try Writer(sandbox.place, waitingUpTo: 0, at: 3000)
        let collection = try Collection(sandbox.place, writer: &writer, at: 3000)
        let ids = try ["one", "two", "three"].map { try collection.id(asking: $0) }
        try writer.append(
          [
            .suspend(ids[0]), .bury(ids[1], until: today + 1),
            collection.moved(ids[2], to: today + 3, today: today),
          ], at: 3000)
      }
      #expect(try review.answer(at: 4000) == "was suspended in another terminal")
      #expect(review.upcoming == ["four"])
    }
  }

  @Test("takes in a deck that is edited: a reworded card stays, a deleted one goes")
  func editedDeck() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one", "two", "three"))
      try sandbox.answer("one", .hesitant, on: today - 1)
      try sandbox.answer("two", .hesitant, on: today - 1, at: 1100)
      var review = try OpenReview(sandbox, at: 2000)
      #expect(review.upcoming == ["one", "three", "two"])
      try sandbox.deck(deck("one, exactly", "three"))
      #expect(try review.answer(at: 3000) == nil)
      #expect(review.upcoming == ["three"])
      #expect(try sandbox.look().reviews(of: "one, exactly") == 2)
    }
  }

  @Test("records the answer to a new card under the name that it has once it is reworded")
  func rewordedNewCard() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one", "two", "three"))
      var review = try OpenReview(sandbox)
      try sandbox.deck(
        deck("one", "two", "three").replacing("answer of one", with: "the answer of one"))
      #expect(try review.answer(at: 3000) == nil)
      #expect(review.upcoming == ["two", "three"])
      #expect(try sandbox.look().reviews(of: "one") == 1)
      #expect(try sandbox.look().orphans.isEmpty)
      try sandbox.deck(deck("three"))
      #expect(try review.answer(at: 4000) == "is no longer in any deck")
      #expect(review.upcoming == ["three"])
    }
  }

  @Test("takes new cards in as far as the day's limit has room, behind the others")
  func newCards() throws {
    try withSandbox { sandbox in
      try sandbox.write(#"{"new-per-day": 3}"#, to: "home/config.json")
      try sandbox.deck(deck("one", "two"), "b.md")
      var review = try OpenReview(sandbox)
      try sandbox.deck(deck("three", "four"), "c.md")
      try review.answer()
      #expect(review.upcoming.count == 2 && review.upcoming.first == "two")
      try sandbox.deck(deck("five", "six"), "d.md")
      try review.answer()
      #expect(review.upcoming.count == 1)
    }
  }

  @Test("of one deck stays with it when a deck before it is new")
  func movedDecks() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one", "two"), "b.md")
      var options = DayQueue.Options()
      options.decks = [0]
      var review = try OpenReview(sandbox, options: options)
      try sandbox.deck(deck("zero"), "a.md")
      try review.answer(.blackout)
      try review.answer(.perfect)
      #expect(review.question == "one")
      #expect(review.session.left.drill == 1)
      try review.answer(.perfect)
      #expect(review.session.current == nil)
    }
  }

  @Test("undoes its own last answer, not what another terminal did after it")
  func ownUndo() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one", "two", "three"))
      var first = try OpenReview(sandbox)
      try first.answer(at: 2000)
      var second = try OpenReview(sandbox, at: 2500)
      #expect(second.question == "two")
      try second.answer(at: 3000)
      try first.undo(at: 4000)
      let collection = try sandbox.look()
      #expect(try ["one", "two"].map { try collection.reviews(of: $0) } == [0, 1])
      #expect(first.question == "one")
    }
  }

  @Test("goes on with the card on the screen when others come in before it")
  func staysOnCard() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one", "two"))
      var review = try OpenReview(sandbox)
      try review.answer(.blackout)
      try review.answer(.blackout)
      // In the drill now, with `one` on the screen.
      #expect(review.question == "one")
      try sandbox.deck(deck("one", "two", "three"))
      try review.follow()
      #expect(review.question == "one")
      #expect(review.session.current?.isDrill == true)
      #expect(try review.answer(.perfect) == nil)
      #expect(review.upcoming == ["three", "two"])
    }
  }

  @Test("says so where the folder has vanished, and makes nothing in its place")
  func vanished() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one"))
      var review = try OpenReview(sandbox)
      sandbox.remove("home")
      #expect(throws: StudyError.self) { try review.answer() }
      #expect(!FileSystem.exists(sandbox.place.folder.path))
    }
  }

  @Test(
    "in any order of work, no card is scheduled twice, no number is given twice, and all know the same",
    arguments: 0..<40)
  func anyOrder(seed: Int) throws {
    var random = SeededGenerator(seed)
    try withSandbox { sandbox in
      let names = (1...12).map { "card \($0)" }
      try sandbox.deck(names.map { "Q: \($0)\nA: answer of \($0)\n\n" }.joined())
      var now = 1000
      var first = try OpenReview(sandbox, at: now)
      var second = try OpenReview(sandbox, at: now)
      func step(_ review: inout OpenReview) throws {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: try review.undo(at: now)
        case 1: _ = review.session.skip()
        default: try review.answer(Grade.allCases.randomElement(using: &random)!, at: now)
        }
      }
      for _ in 0..<40 {
        now += 10
        switch Int.random(in: 0..<8, using: &random) {
        case 0..<3: try step(&first)
        case 3..<6: try step(&second)
        case 6:
          var writer = try Writer(sandbox.place, waitingUpTo: 0, at: now)
          let collection = try Collection(sandbox.place, writer: &writer, at: now)
          let entry = collection.library.entries.randomElement(using: &random)!
          let isSuspended = collection.record(of: entry).isSuspended
          try writer.append(
            isSuspended ? .unsuspend(entry.id) : .suspend(entry.id), at: now)
        default:
          try sandbox.deck(
            names.map { "Q: \($0)\nA: answer \(now) of \($0)\n\n" }.joined())
        }
      }
      try first.follow(at: now + 10)
      try second.follow(at: now + 20)
      let collection = try sandbox.look(at: now + 30)
      for entry in collection.library.entries {
        let record = collection.record(of: entry)
        #expect(record.progress.reviews <= 1, "\(entry.id)")
        #expect(first.session.collection.history.record(of: entry.id) == record)
        #expect(second.session.collection.history.record(of: entry.id) == record)
      }
      #expect(collection.problems.journal.isEmpty)
      let numbers = collection.history.events.map(\.id)
      #expect(Set(numbers).count == numbers.count)
      #expect(Set(first.upcoming) == Set(second.upcoming))
    }
  }
}
