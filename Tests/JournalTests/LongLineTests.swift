import Files
import Flashcards
import Journal
import TestSupport
import Testing
import Text

@Suite("A line of a journal that is longer than any line is")
struct LongLineTests {
  private func event(_ number: Int) -> String {
    Samples.line(#"{"n":\#(number),"at":6,"event":"suspend","card":"b""#)
  }

  /// A line with its checksum, with a given length without its line feed.
  private func line(_ number: Int, of length: Int) -> String {
    let start = #"{"n":\#(number),"at":5,"event":"suspend","card":"a","note":""#
    return Samples.line(
      start + String(repeating: "x", count: length - start.utf8.count - 19) + "\"")
  }

  @Test(
    "is passed over and named, and the lines around it are read",
    arguments: [1_000_000, 1_000_001, 1_048_576, 1_048_577, 5_000_000])
  func between(length: Int) throws {
    try withTemporaryFolder { folder in
      let path = folder + "/laptop-4f2k.jsonl"
      #expect(line(1, of: length).utf8.count == length + 1)
      for (text, place) in [
        (Samples.header + line(1, of: length) + event(2), 2),
        (Samples.header + event(1) + line(2, of: length), 3),
      ] {
        try write(text, to: path)
        let contents = try JournalReader.read(folder)
        let isRead = length <= 1_000_000
        #expect(contents.events.count == (isRead ? 2 : 1))
        #expect(contents.problems.map(\.reason) == (isRead ? [] : [.tooLong]))
        #expect(
          contents.problems.map(\.location.line) == (isRead ? [] : [place]))
        #expect(contents.problems.allSatisfy { $0.sourceLine.utf8.count <= 4096 })
        var writer = try JournalWriter(folder: folder, device: Samples.laptop, at: 1)
        #expect(try writer.append(.suspend(CardID("c")), at: 7).id.number == 3)
        #expect(try String(decoding: FileSystem.readFile(path), as: UTF8.self).hasPrefix(text))
        #expect(try JournalReader.read(folder).events.count == (isRead ? 3 : 2))
      }
    }
  }

  @Test("and has no end is ended, so that the next answer gets a line of its own")
  func withoutEnd() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/laptop-4f2k.jsonl"
      let zeros = String(repeating: "\0", count: 3_000_000)
      try write(Samples.header + event(1) + zeros, to: path)
      let contents = try JournalReader.read(folder)
      #expect(contents.problems.map(\.reason) == [.tooLong])
      #expect(try JournalReader.read(folder, since: contents.marks)?.events.isEmpty != false)
      var writer = try JournalWriter(folder: folder, device: Samples.laptop, at: 1)
      try writer.append(.suspend(CardID("c")), at: 7)
      let now = try JournalReader.read(folder)
      #expect(now.events.count == 2 && now.problems.map(\.reason) == [.tooLong])
      #expect(
        try String(decoding: FileSystem.readFile(path), as: UTF8.self)
          .hasPrefix(Samples.header + event(1) + zeros + "\n"))
    }
  }
}
