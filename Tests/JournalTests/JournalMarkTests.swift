import Files
import Flashcards
import Journal
import TestSupport
import Testing
import Text

@Suite struct JournalMarkTests {
  @Test("a reading behind marks gives what was appended, and the marks of a full reading")
  func tail() throws {
    try withTemporaryFolder { folder in
      for count in [0, 1, 30] {
        let (_, bytes) = try Samples.write(30, in: folder)
        let lines = bytes.split(separator: UInt8(ascii: "\n")).map { Array($0) + [0x0A] }
        for end in ["", "\n"] {
          let begun = Array(lines[...count].joined())
          try write(end == "" ? begun.dropLast() : begun, to: folder + "/laptop-4f2k.jsonl")
          let before = try JournalReader.read(folder)
          try write(bytes, to: folder + "/laptop-4f2k.jsonl")
          _ = try Samples.write(5, in: folder, device: Samples.desktop)
          let all = try JournalReader.read(folder)
          let tail = try #require(try JournalReader.read(folder, since: before.marks))
          #expect((Array(before.events) + Array(tail.events)).sorted() == Array(all.events))
          #expect(tail.marks == all.marks)
          #expect(try JournalReader.read(folder, since: all.marks)?.events.isEmpty == true)
          try FileSystem.removeFile(folder + "/desktop-x0yz.jsonl")
        }
        try FileSystem.removeFile(folder + "/laptop-4f2k.jsonl")
      }
    }
  }

  @Test("marks do not fit a file that is gone, is shorter, was rewritten or has a copy beside it")
  func staleMarks() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/laptop-4f2k.jsonl"
      let (_, bytes) = try Samples.write(10, in: folder)
      let marks = try JournalReader.read(folder).marks
      let copy = folder + "/laptop-copy.jsonl"
      try write(bytes, to: copy)
      #expect(try JournalReader.read(folder, since: marks) == nil)
      try FileSystem.removeFile(copy)
      try write(bytes.dropLast(), to: path)
      #expect(try JournalReader.read(folder, since: marks) == nil)
      var changed = bytes
      changed[bytes.count - 40] ^= 1
      try write(changed, to: path)
      #expect(try JournalReader.read(folder, since: marks) == nil)
      try write(bytes + bytes, to: path)
      #expect(try JournalReader.read(folder, since: marks) == nil)
      try FileSystem.removeFile(path)
      #expect(try JournalReader.read(folder, since: marks) == nil)
    }
  }

  @Test(
    "a copy that a synchroniser has made beside a journal costs no whole reading once it is known")
  func knownCopy() throws {
    try withTemporaryFolder { folder in
      let (_, bytes) = try Samples.write(10, in: folder)
      try write(bytes, to: folder + "/laptop-4f2k.sync-conflict-1.jsonl")
      let known = try JournalReader.read(folder)
      #expect(try JournalReader.read(folder, since: known.marks)?.events.isEmpty == true)
      var writer = try JournalWriter(folder: folder, device: Samples.laptop, at: 1)
      let event = try writer.append(.suspend(CardID("a")), at: 1 << 50)
      let tail = try #require(try JournalReader.read(folder, since: known.marks))
      #expect(Array(tail.events) == [event])
      let whole = try FileSystem.readFile(folder + "/laptop-4f2k.jsonl")
      try write(whole, to: folder + "/laptop-4f2k.sync-conflict-1.jsonl")
      #expect(try JournalReader.read(folder, since: known.marks) == nil)
      #expect(try JournalReader.read(folder, upTo: known.marks).events == known.events)
    }
  }

  @Test("a problem behind a mark has the line that it has in the file")
  func lineNumbers() throws {
    try withTemporaryFolder { folder in
      let (_, bytes) = try Samples.write(10, in: folder)
      let marks = try JournalReader.read(folder).marks
      try write(bytes + Array("garbage\n".utf8), to: folder + "/laptop-4f2k.jsonl")
      let tail = try #require(try JournalReader.read(folder, since: marks))
      #expect(tail.problems.map(\.location.line) == [12])
      #expect(tail.problems == (try JournalReader.read(folder).problems))
    }
  }
}
