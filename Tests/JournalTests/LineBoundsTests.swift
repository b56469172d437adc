import Files
import Flashcards
import Journal
import SpacedRepetition
import TestSupport
import Testing

@Suite("A journal's numbers")
struct LineBoundsTests {
  private static let review =
    #"{"n":1,"at":5,"event":"review","card":"a","grade":4,"day":"2026-06-29","took":1,"#
    + #""kind":"learn","before":2,"after":3,"by":"published","easiness":250"#
  private static let schedule =
    #"{"n":1,"at":5,"event":"schedule","card":"a","phase":"learning","last":null,"due":null,"#
    + #""dueAt":7,"interval":8,"easiness":250,"repetition":9,"steps":10,"reviews":11,"lapses":12"#

  /// A line, one of its members, and the lowest and the highest valid number.
  private static let members: [(line: String, member: String, least: Int, highest: Int)] = [
    (review, "n\":1", 1, 9_007_199_254_740_991),
    (review, "at\":5", -4_000_000_000_000_000, 4_000_000_000_000_000),
    (review, "took\":1", 0, 1_000_000_000_000),
    (review, "before\":2", -10_000_000_000, 1_000_000),
    (review, "after\":3", -10_000_000_000, 1_000_000),
    (review, "easiness\":250", 0, 1_000_000_000),
    (schedule, "dueAt\":7", -4_000_000_000_000_000, 4_000_000_000_000_000),
    (schedule, "interval\":8", 0, 1_000_000),
    (schedule, "easiness\":250", 0, 1_000_000_000),
    (schedule, "repetition\":9", 0, 1_000_000_000),
    (schedule, "steps\":10", 0, 1_000_000_000),
    (schedule, "reviews\":11", 0, 1_000_000_000),
    (schedule, "lapses\":12", 0, 1_000_000_000),
    (
      #"{"n":1,"at":5,"event":"undo","device":"x","of":1"#, "of\":1", 1, 9_007_199_254_740_991
    ),
    (#"{"n":1,"at":5,"event":"import","source":"a","events":2"#, "events\":2", 0, 1_000_000_000),
  ]

  @Test(
    "have bounds: beyond them the line is reported and stays in the file",
    arguments: 0..<Self.members.count)
  func bounds(index: Int) throws {
    let (line, member, least, highest) = Self.members[index]
    let name = String(member.prefix { $0 != "\"" })
    try withTemporaryFolder { folder in
      let path = folder + "/laptop-4f2k.jsonl"
      func read(_ number: Int) throws -> JournalContents {
        let other = line.replacing("\"\(member)", with: "\"\(name)\":\(number)")
        try write(Samples.header + Samples.line(other), to: path)
        return try JournalReader.read(folder)
      }
      for number in [least, highest] {
        let contents = try read(number)
        #expect(contents.events.count == 1)
        // The low numbers of another writer are missing.
        #expect(contents.problems.allSatisfy { $0.message.contains("missing") })
      }
      for number in [least - 1, highest + 1, .min, .max] {
        let contents = try read(number)
        #expect(contents.events.isEmpty)
        #expect(contents.problems.count == 1)
        #expect(contents.problems.first?.message.hasPrefix("\"\(name)\" should be ") == true)
        let before = try FileSystem.readFile(path)
        var writer = try JournalWriter(folder: folder, device: Samples.laptop, at: 1)
        try writer.append(.suspend(CardID("b")), at: 2)
        #expect(try FileSystem.readFile(path).starts(with: before))
        #expect(try JournalReader.read(folder).events.map(\.action) == [.suspend(CardID("b"))])
      }
    }
  }

  @Test("that are too high to count on from give the machine a new name, not damaged answers")
  func highNumber() throws {
    for number in [9_007_199_254_740_991, 4_503_599_627_370_496] {
      try withTemporaryFolder { folder in
        let path = folder + "/laptop-4f2k.jsonl"
        let line = Samples.line(#"{"n":\#(number),"at":5,"event":"suspend","card":"a""#)
        try write(Samples.header + line, to: path)
        #expect(throws: JournalError.nameInUse(Samples.laptop)) {
          _ = try JournalWriter(folder: folder, device: Samples.laptop, at: 1)
        }
        // Git may bring such a line while the journal is open.
        try FileSystem.removeFile(path)
        var writer = try JournalWriter(folder: folder, device: Samples.laptop, at: 1)
        try writer.append(.suspend(CardID("b")), at: 2)
        try write(Samples.header + line, to: path)
        #expect(throws: JournalError.nameInUse(Samples.laptop)) {
          try writer.append(.suspend(CardID("c")), at: 3)
        }
      }
    }
  }

  @Test("of policies have no limit: whoever has 300 keeps each answer's", arguments: [1, 2])
  func manyPolicies(machines: Int) throws {
    try withTemporaryFolder { folder in
      for device in [Samples.laptop, Samples.desktop].prefix(machines) {
        var writer = try JournalWriter(folder: folder, device: device, at: 1)
        var review = Samples.review(1)
        for number in 0..<300 {
          review.scheduler = "\(device) \(number)"
          try writer.append(.review(review), at: 1000 + number)
        }
      }
      let contents = try JournalReader.read(folder)
      #expect(contents.problems.isEmpty)
      let names = contents.events.map { event in
        if case .review(let review) = event.action { review.scheduler } else { "" }
      }
      #expect(Set(names).count == machines * 300)
      #expect(
        contents.events.allSatisfy { event in
          guard case .review(let review) = event.action else { return false }
          return review.scheduler == "\(event.id.device) \(event.id.number - 1)"
        })
    }
  }
}
