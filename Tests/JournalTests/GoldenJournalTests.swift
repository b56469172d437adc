import Files
import Flashcards
import Journal
import SpacedRepetition
import TestSupport
import Testing

@Suite struct GoldenJournalTests {
  private static let actions: [Action] = [
    .review(
      ReviewEvent(
        card: CardID("3k9x7m2q5w8t1"), grade: .hesitant, day: Day("2026-06-29")!, took: 5321,
        kind: .review, before: 6, after: 15, scheduler: "published")),
    .review(
      ReviewEvent(
        card: CardID("ICD-10"), grade: .blackout, day: Day("2028-02-29")!, took: nil, kind: .learn,
        before: nil, after: 0, scheduler: "superMemoDelphi")),
    .undo(EventID(device: DeviceID("desktop-x0yz")!, number: 11)),
    .suspend(CardID("a")),
    .unsuspend(CardID("a")),
    .relink(from: CardID("old"), to: CardID("new")),
    .unlink(CardID("old")),
    .relink(from: CardID("old"), to: CardID("new"), byHand: true),
    .review(
      ReviewEvent(
        card: CardID("b"), grade: .incorrect, day: Day("2026-06-29")!, took: 900, kind: .relearn,
        before: -600, after: -60, scheduler: "anki", easiness: Easiness(hundredths: 230))),
    .schedule(
      ScheduleEvent(
        card: CardID("b"), phase: .relearning, lastReviewed: Day("2026-06-29")!,
        due: Day("2026-06-29")!, dueAt: 1_782_758_400_000, interval: 3,
        easiness: Easiness(hundredths: 230), stepsLeft: 1, reviews: 12, lapses: 2)),
    .schedule(ScheduleEvent(card: CardID("c"), phase: .new)),
    .flag(CardID("b"), 3),
    .bury(CardID("b"), until: Day("2026-06-30")!),
    .imported(ImportEvent(source: "modern.apkg", events: 5)),
    .schedule(
      ScheduleEvent(
        card: CardID("d"), phase: .review, lastReviewed: Day("2026-06-20")!,
        due: Day("2026-07-02")!, interval: 12, repetition: 2, reviews: 4, lapses: 0,
        memory: MemoryState(stability: 12.0312, difficulty: 5.25))),
    .trial(TrialEvent(kind: .guess, first: .noGuess, second: .guess, seed: 81_234)),
    .review(
      ReviewEvent(
        card: CardID("e"), grade: .hesitant, day: Day("2026-06-29")!, took: 2500, kind: .learn,
        before: nil, after: 1, scheduler: "published", due: Day("2026-07-01")!, arm: .noGuess)),
    .trialEnd(seed: 81_234),
    .trial(TrialEvent(kind: .policy, first: .published, second: .fsrs, seed: 1)),
  ]

  /// Checked with another CRC-32C, in Python.
  private static let golden = #"""
    {"rounds":"journal","version":1,"device":"laptop-4f2k","created":1782757800000,"crc":"92ef1056"}
    {"n":1,"at":1782757800000,"event":"review","card":"3k9x7m2q5w8t1","grade":4,"day":"2026-06-29","took":5321,"kind":"review","before":6,"after":15,"by":"published","crc":"9c58e4db"}
    {"n":2,"at":1782757800001,"event":"review","card":"ICD-10","grade":0,"day":"2028-02-29","took":null,"kind":"learn","before":null,"after":0,"by":"superMemoDelphi","crc":"0f17b5ab"}
    {"n":3,"at":1782757800002,"event":"undo","device":"desktop-x0yz","of":11,"crc":"9d52fd65"}
    {"n":4,"at":1782757800003,"event":"suspend","card":"a","crc":"636dd168"}
    {"n":5,"at":1782757800004,"event":"unsuspend","card":"a","crc":"12d8670b"}
    {"n":6,"at":1782757800005,"event":"relink","from":"old","to":"new","crc":"18f25967"}
    {"n":7,"at":1782757800006,"event":"unlink","card":"old","crc":"4bbe1412"}
    {"n":8,"at":1782757800007,"event":"relink","from":"old","to":"new","by":"hand","crc":"499d2440"}
    {"n":9,"at":1782757800008,"event":"review","card":"b","grade":1,"day":"2026-06-29","took":900,"kind":"relearn","before":-600,"after":-60,"by":"anki","easiness":230,"crc":"07e3fdd5"}
    {"n":10,"at":1782757800009,"event":"schedule","card":"b","phase":"relearning","last":"2026-06-29","due":"2026-06-29","dueAt":1782758400000,"interval":3,"easiness":230,"repetition":0,"steps":1,"reviews":12,"lapses":2,"crc":"5b18ae2a"}
    {"n":11,"at":1782757800010,"event":"schedule","card":"c","phase":"new","last":null,"due":null,"dueAt":null,"interval":0,"easiness":250,"repetition":0,"steps":0,"reviews":0,"lapses":0,"crc":"a68aa788"}
    {"n":12,"at":1782757800011,"event":"flag","card":"b","flag":3,"crc":"dfafdb51"}
    {"n":13,"at":1782757800012,"event":"bury","card":"b","until":"2026-06-30","crc":"ab27218c"}
    {"n":14,"at":1782757800013,"event":"import","source":"modern.apkg","events":5,"crc":"c12e8191"}
    {"n":15,"at":1782757800014,"event":"schedule","card":"d","phase":"review","last":"2026-06-20","due":"2026-07-02","dueAt":null,"interval":12,"easiness":250,"repetition":2,"steps":0,"reviews":4,"lapses":0,"stability":12.0312,"difficulty":5.25,"crc":"bd345b8d"}
    {"n":16,"at":1782757800015,"event":"trial","kind":"guess","first":"no-guess","second":"guess","seed":81234,"crc":"aae7b22b"}
    {"n":17,"at":1782757800016,"event":"review","card":"e","grade":4,"day":"2026-06-29","took":2500,"kind":"learn","before":null,"after":1,"by":"published","due":"2026-07-01","arm":"no-guess","crc":"ea154122"}
    {"n":18,"at":1782757800017,"event":"trial-end","seed":81234,"crc":"8f670a37"}
    {"n":19,"at":1782757800018,"event":"trial","kind":"policy","first":"published","second":"fsrs","seed":1,"crc":"c24cca3b"}
    """# + "\n"

  @Test("a journal of every kind of event has exactly these bytes")
  func bytes() throws {
    try withTemporaryFolder { folder in
      var writer = try JournalWriter(folder: folder, device: Samples.laptop, at: Samples.time)
      for (offset, action) in Self.actions.enumerated() {
        try writer.append(action, at: Samples.time + offset)
      }
      let bytes = try FileSystem.readFile(folder + "/laptop-4f2k.jsonl")
      #expect(String(decoding: bytes, as: UTF8.self) == Self.golden)
    }
  }

  @Test("an answer has the day that was picked for its card last, and only where there is one")
  func pickedDay() throws {
    try withTemporaryFolder { folder in
      var review = ReviewEvent(
        card: CardID("c"), grade: .hesitant, day: Day("2026-06-29")!, took: nil, kind: .review,
        before: 6, after: 15, scheduler: "published", due: Day("2026-07-12")!)
      var writer = try JournalWriter(folder: folder, device: Samples.laptop, at: Samples.time)
      var actions = [Action.review(review)]
      review.easiness = Easiness(hundredths: 250)
      actions.append(.review(review))
      review.due = nil
      actions.append(.review(review))
      for action in actions { try writer.append(action, at: Samples.time) }
      #expect(try JournalReader.read(folder).events.map(\.action) == actions)
      let bytes = try FileSystem.readFile(folder + "/laptop-4f2k.jsonl")
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      #expect(lines[1].contains(#""by":"published","due":"2026-07-12","crc":"#))
      #expect(lines[2].contains(#""easiness":250,"due":"2026-07-12","crc":"#))
      #expect(lines[3].contains(#""easiness":250,"crc":"#))
    }
  }

  @Test("an answer to a card with several wordings says last which one was asked")
  func wording() throws {
    try withTemporaryFolder { folder in
      var review = ReviewEvent(
        card: CardID("c"), grade: .hesitant, day: Day("2026-06-29")!, took: nil, kind: .review,
        before: 6, after: 15, scheduler: "published", due: Day("2026-07-12")!, wording: 2)
      var writer = try JournalWriter(folder: folder, device: Samples.laptop, at: Samples.time)
      var actions = [Action.review(review)]
      (review.due, review.wording) = (nil, 255)
      actions.append(.review(review))
      for action in actions { try writer.append(action, at: Samples.time) }
      #expect(try JournalReader.read(folder).events.map(\.action) == actions)
      let bytes = try FileSystem.readFile(folder + "/laptop-4f2k.jsonl")
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      #expect(lines[1].contains(#""due":"2026-07-12","wording":2,"crc":"#))
      #expect(lines[2].contains(#""by":"published","wording":255,"crc":"#))
    }
  }

  @Test(
    "an answer counts whatever its wording says, which is then not known",
    arguments: ["0", "256", "-1", "\"b\"", "null", "1.5", "[]"])
  func strangeWording(_ value: String) throws {
    try withTemporaryFolder { folder in
      let line = Samples.line(
        #"{"n":1,"at":1782757800000,"event":"review","card":"c","grade":4,"day":"2026-06-29","#
          + #""took":null,"kind":"learn","before":null,"after":1,"by":"published","wording":"#
          + value)
      try AtomicFile.write(
        Array((Samples.header + line).utf8), to: folder + "/laptop-4f2k.jsonl")
      let contents = try JournalReader.read(folder)
      #expect(contents.problems == [])
      #expect(contents.events.count == 1)
      #expect(contents.events.first?.action.asReview?.wording == nil)
    }
  }

  @Test(
    "a wrong answer has what was answered last, one text a line, and what is no such text is left out"
  )
  func answered() throws {
    try withTemporaryFolder { folder in
      var review = ReviewEvent(
        card: CardID("c"), grade: .incorrect, day: Day("2026-06-29")!, took: nil, kind: .review,
        before: 6, after: 1, scheduler: "published", answered: WrongAnswer(["52", " a\n b "]))
      var writer = try JournalWriter(folder: folder, device: Samples.laptop, at: Samples.time)
      try writer.append(.review(review), at: Samples.time)
      let path = folder + "/laptop-4f2k.jsonl"
      let text = String(decoding: try FileSystem.readFile(path), as: UTF8.self)
      let line = try #require(text.split(separator: "\n").last)
      #expect(line.contains(#""by":"published","answered":"52\na b","crc":"#))
      #expect(try JournalReader.read(folder).events.map(\.action) == [.review(review)])
      review.answered = nil
      let long = String(repeating: "x", count: 5000)
      for other in [#""""#, "7", "null", #"["52"]"#, "\"\(long)\""] {
        let head = try #require(line.firstRange(of: #","answered""#)?.lowerBound)
        let changed = Samples.header + Samples.line("\(line[..<head]),\"answered\":\(other)")
        try write(changed, to: path)
        let contents = try JournalReader.read(folder)
        #expect(contents.problems == [])
        #expect(contents.events.map(\.action) == [.review(review)])
      }
    }
  }

  @Test(
    "of a long wrong answer 200 bytes are kept, by whole characters, and a text is compared as kept"
  )
  func bounds() throws {
    let kept = try #require(WrongAnswer([String(repeating: "é", count: 400)])).text
    #expect(kept == String(repeating: "é", count: 100))
    #expect(WrongAnswer.kept(kept) == kept)
    #expect(WrongAnswer.kept(" a\t b\nc ") == "a b c")
    #expect(WrongAnswer([" ", ""]) == nil)
  }

  @Test("a trial of a kind that only a newer version knows is passed over, and reported as such")
  func newerTrial() throws {
    try withTemporaryFolder { folder in
      let lines = [
        #"{"n":1,"at":1782757800000,"event":"trial","kind":"music","first":"a","second":"b","seed":3"#,
        #"{"n":2,"at":1782757800001,"event":"trial-end","seed":3"#,
      ]
      try write(
        Samples.header + lines.map { Samples.line($0) }.joined(), to: folder + "/laptop-4f2k.jsonl")
      let contents = try JournalReader.read(folder)
      #expect(contents.events.map(\.action) == [.trialEnd(seed: 3)])
      #expect(contents.fromNewerVersion == 1)
      #expect(contents.problems == [])
    }
  }

  @Test("events with times of their own are written in one go, and read in the order of time")
  func timedActions() throws {
    try withTemporaryFolder { folder in
      var writer = try JournalWriter(folder: folder, device: Samples.laptop, at: Samples.time)
      let actions = Self.actions.reversed().enumerated().map { offset, action in
        TimedAction(at: Samples.time - offset, action)
      }
      let first = try writer.append(actions[0], TimedActions(actions.dropFirst()), at: Samples.time)
      #expect(first == EventID(device: Samples.laptop, number: 1))
      #expect(writer.nextEvent.number == actions.count + 1)
      let contents = try JournalReader.read(folder)
      #expect(contents.events.map(\.action) == Self.actions)
      #expect(contents.events.map(\.id.number) == Array((1...actions.count).reversed()))
      #expect(contents.problems == [])
    }
  }

  @Test("many events are written in their order", arguments: [1, 4096, 8192, 8193, 20_001])
  func manyEvents(count: Int) throws {
    try withTemporaryFolder { folder in
      var writer = try JournalWriter(folder: folder, device: Samples.laptop, at: Samples.time)
      let actions = (1...count).map {
        TimedAction(at: Samples.time + $0, .flag(CardID("card-\($0)"), $0 % 8))
      }
      _ = try writer.append(
        TimedAction(at: Samples.time, .suspend(CardID("first"))), TimedActions(actions),
        at: Samples.time)
      let contents = try JournalReader.read(folder)
      #expect(contents.events.map(\.id.number) == Array(1...(count + 1)))
      #expect(contents.events.dropFirst().map(\.action) == actions.map(\.action))
      #expect(contents.problems == [])
    }
  }

  @Test("these bytes are read as the events they were written from")
  func reading() throws {
    try withTemporaryFolder { folder in
      try write(Self.golden, to: folder + "/laptop-4f2k.jsonl")
      let contents = try JournalReader.read(folder)
      #expect(contents.events.map(\.action) == Self.actions)
      #expect(contents.events.map(\.at) == Self.actions.indices.map { Samples.time + $0 })
      #expect(
        contents.events.map(\.id)
          == Self.actions.indices.map { EventID(device: Samples.laptop, number: $0 + 1) })
      #expect(contents.problems == [])
      #expect(contents.devices == [Samples.laptop])
    }
  }
}

extension Action {
  fileprivate var asReview: ReviewEvent? {
    if case .review(let review) = self { review } else { nil }
  }
}
