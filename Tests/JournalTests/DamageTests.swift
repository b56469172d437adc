import Files
import Flashcards
import Journal
import Posix
import TestSupport
import Testing
import Text

@Suite struct DamageTests {
  @Test("every truncation keeps all complete events and reports the torn one")
  func truncation() throws {
    try withTemporaryFolder { folder in
      let (events, bytes) = try Samples.write(50, in: folder)
      let path = folder + "/laptop-4f2k.jsonl"
      let lineFeeds = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }
      for length in 0...bytes.count {
        try FileSystem.writeQuickly(bytes[..<length], to: path)
        let contents = try JournalReader.read(folder)
        // A line is complete with or without its line feed.
        let complete = lineFeeds.count { $0 <= length }
        let isTorn = length > 0 && !lineFeeds.contains(length) && !lineFeeds.contains(length - 1)
        guard Array(contents.events) == Array(events.prefix(max(0, complete - 1))),
          contents.problems.map(\.reason) == (isTorn ? [.tornTail] : []),
          contents.problems.allSatisfy({ $0.location.line == complete + 1 })
        else {
          Issue.record("truncated to \(length) bytes: \(contents.problems)")
          return
        }
      }
    }
  }

  @Test(
    "no flipped bit makes an event that was not written, and each lost one is reported",
    arguments: 0..<8)
  func bitFlips(bit: Int) throws {
    try withTemporaryFolder { folder in
      let (events, bytes) = try Samples.write(20, in: folder)
      let path = folder + "/laptop-4f2k.jsonl"
      let written = Set(events)
      for index in bytes.indices {
        var damaged = bytes
        damaged[index] ^= 1 << bit
        try FileSystem.writeQuickly(damaged[...], to: path)
        let contents = try JournalReader.read(folder)
        guard written.isSuperset(of: contents.events), contents.events.count >= 18,
          Array(contents.events) == events || !contents.problems.isEmpty,
          contents.fromNewerVersion == 0
        else {
          Issue.record("byte \(index): \(contents.events.count) events, \(contents.problems)")
          return
        }
      }
    }
  }

  @Test(
    "a damaged line is reported with its place and reason, and the others are read",
    arguments: [
      ("garbage\n", .noChecksum, 7),
      (#"{"n":1,"at":5,"event":"suspend","card":"a","crc":"00000000"}"# + "\n", .wrongChecksum, 51),
      (Samples.line("{\"n\":1,,"), .notJSON(""), 8),
      (field(#"{"n":0,"at":5,"event":"suspend","card":"a""#), .wrongField("n", expected: ""), 2),
      (field(#"{"at":5,"event":"suspend","card":"a""#), .wrongField("n", expected: ""), 1),
      (field(#"{"n":1,"at":1.5,"event":"suspend","card":"a""#), .wrongField("at", expected: ""), 8),
      (field(#"{"n":1,"at":5,"event":"suspend","card":7"#), .wrongField("card", expected: ""), 33),
      (
        field(#"{"n":1,"at":5,"event":"undo","device":"../x","of":1"#),
        .wrongField("device", expected: ""), 30
      ),
      (field(review(#""grade":6"#)), .wrongField("grade", expected: ""), 43),
      (field(review(#""day":"2026-02-30""#)), .wrongField("day", expected: ""), 53),
      (field(review(#""took":-1"#)), .wrongField("took", expected: ""), 72),
      (field(review(#""kind":"cram""#)), .wrongField("kind", expected: ""), 81),
      (field(review(#""before":"6""#)), .wrongField("before", expected: ""), 96),
      (field(review(#""after":null"#)), .wrongField("after", expected: ""), 107),
      (field(review(#""by":"""#)), .wrongField("by", expected: ""), 118),
    ] as [(String, JournalProblem.Reason, Int)])
  func damagedLine(line: String, reason: JournalProblem.Reason, column: Int) throws {
    try withTemporaryFolder { folder in
      let good = Samples.line(#"{"n":2,"at":6,"event":"suspend","card":"b""#)
      try write(Samples.header + line + good, to: folder + "/laptop-4f2k.jsonl")
      let contents = try JournalReader.read(folder)
      #expect(contents.events.map(\.action) == [.suspend(CardID("b"))])
      let problem = try #require(contents.problems.first)
      #expect(contents.problems.count == 1)
      #expect(name(problem.reason) == name(reason))
      #expect(
        problem.location
          == SourceLocation(file: folder + "/laptop-4f2k.jsonl", line: 2, column: column))
      #expect(problem.sourceLine + "\n" == line)
    }
  }

  private static func field(_ members: String) -> String { Samples.line(members) }

  /// A review in which one member is replaced.
  private static func review(_ member: String) -> String {
    let members = [
      #"{"n":1"#, #""at":5"#, #""event":"review""#, #""card":"a""#, #""grade":4"#,
      #""day":"2026-06-29""#, #""took":1"#, #""kind":"drill""#, #""before":6"#, #""after":15"#,
      #""by":"published""#,
    ]
    let key = member.prefix { $0 != ":" }
    return members.map { $0.hasPrefix(key) ? member : $0 }.joined(separator: ",")
  }

  /// A reason without the wording.
  private func name(_ reason: JournalProblem.Reason) -> String {
    switch reason {
    case .wrongField(let field, _): field
    case .notJSON: "notJSON"
    default: "\(reason)"
    }
  }
}

extension FileSystem {
  /// Replaces a file without waiting for the disk.
  fileprivate static func writeQuickly(_ bytes: ArraySlice<UInt8>, to path: String) throws {
    let file = fopen(path, "w")
    defer { fclose(file) }
    _ = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
  }
}
