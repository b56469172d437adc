import Files
import Flashcards
import Journal
import Posix
import TestSupport
import Testing

@Suite struct JournalWriterTests {
  @Test(
    "a journal that is another name of a file elsewhere goes on in a copy; the other file stays")
  func hardLink() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/laptop-4f2k.jsonl"
      for text in [Samples.header, "Dear diary\nno line's end", Samples.header + "torn"] {
        try write(text, to: folder + "/other")
        try? FileSystem.removeFile(path)
        #expect(link(folder + "/other", path) == 0)
        var writer = try JournalWriter(folder: folder, device: Samples.laptop, at: 1)
        let event = try writer.append(.suspend(CardID("a")), at: 2)
        #expect(try FileSystem.readFile(folder + "/other") == Array(text.utf8))
        #expect(try JournalReader.read(folder).events.map(\.id) == [event.id])
      }
    }
  }

  @Test("folder and file are made for their owner only, and the header is written at once")
  func creation() throws {
    try withTemporaryFolder { parent in
      let folder = parent + "/rounds/journal"
      _ = try JournalWriter(folder: folder, device: Samples.laptop, at: Samples.time)
      #expect(permissions(parent + "/rounds") == 0o700)
      #expect(permissions(folder) == 0o700)
      #expect(permissions(folder + "/laptop-4f2k.jsonl") == 0o600)
      #expect(
        try FileSystem.readFile(folder + "/laptop-4f2k.jsonl") == Array(Samples.header.utf8))
    }
  }

  @Test("numbers go on where the file ends, over damaged lines too")
  func numbering() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/laptop-4f2k.jsonl"
      let first = Samples.line(#"{"n":1,"at":5,"event":"suspend","card":"a""#)
      try write(Samples.header + first + "damaged\ndamaged\n", to: path)
      var writer = try JournalWriter(folder: folder, device: Samples.laptop, at: 6)
      let events = try writer.append([.unsuspend(CardID("a")), .suspend(CardID("b"))], at: 7)
      #expect(events.map(\.id.number) == [4, 5])
      #expect(try writer.append([], at: 8) == [])
      try write(
        Samples.header + Samples.line(#"{"n":70,"at":5,"event":"suspend","card":"a""#), to: path)
      #expect(try writer.append(.unsuspend(CardID("a")), at: 9).id.number == 71)
    }
  }

  @Test("after an older journal was restored, numbers go on behind those of a newer copy beside it")
  func numberingBehindCopy() throws {
    try withTemporaryFolder { folder in
      let (_, bytes) = try Samples.write(20, in: folder)
      try write(bytes, to: folder + "/laptop-4f2k.sync-conflict-20260629-101010.jsonl")
      try write(Samples.header, to: folder + "/laptop-4f2k.jsonl")
      var writer = try JournalWriter(folder: folder, device: Samples.laptop, at: 1)
      #expect(try writer.append(.suspend(CardID("a")), at: 2).id.number == 21)
      let contents = try JournalReader.read(folder)
      #expect(contents.events.count == 21 && contents.problems == [])
    }
  }

  @Test("a writer that knows a mark reads on behind it and numbers the same")
  func numberingBehindMark() throws {
    try withTemporaryFolder { folder in
      _ = try Samples.write(10, in: folder)
      let mark = try JournalReader.read(folder).marks.first
      for number in 11...12 {
        var writer = try JournalWriter(folder: folder, device: Samples.laptop, at: 1, after: mark)
        #expect(try writer.append(.suspend(CardID("a")), at: 2).id.number == number)
      }
      #expect(try JournalReader.read(folder).events.count == 12)
    }
  }

  @Test("every truncation of a journal is put right when it is opened, and no byte is lost")
  func recovery() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/laptop-4f2k.jsonl"
      let (events, bytes) = try Samples.write(2, in: folder)
      for length in 0..<bytes.count {
        try write(Array(bytes[..<length]), to: path)
        let kept = try Array(JournalReader.read(folder).events)
        var writer = try JournalWriter(folder: folder, device: Samples.laptop, at: Samples.time)
        let next = try writer.append(.suspend(CardID("z")), at: Samples.time + 1_000_000)
        let repairs = writer.repairs
        let contents = try JournalReader.read(folder)
        #expect(Array(contents.events) == kept + [next])
        #expect(events.starts(with: kept))
        #expect(contents.problems == [])
        let torn = length - (bytes[..<length].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)
        switch repairs.first {
        case nil: #expect(torn == 0)
        case .finishedLine: #expect(bytes[length] == 0x0A)
        case .movedAside(let file, let byteCount, let aside):
          #expect(file == path && byteCount == torn && aside == path + ".torn-1")
          #expect(try FileSystem.readFile(aside) == Array(bytes[(length - torn)..<length]))
          #expect(permissions(aside) == 0o600)
          try FileSystem.removeFile(aside)
        }
      }
    }
  }

  @Test("a second torn tail does not overwrite the first")
  func tornFiles() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/laptop-4f2k.jsonl"
      for text in ["one", "two"] {
        try write(Samples.header + text, to: path)
        _ = try JournalWriter(folder: folder, device: Samples.laptop, at: 1)
      }
      #expect(try FileSystem.readFile(path + ".torn-1") == Array("one".utf8))
      #expect(try FileSystem.readFile(path + ".torn-2") == Array("two".utf8))
    }
  }

  @Test("a journal of another machine is not written to")
  func otherDevice() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/desktop-x0yz.jsonl"
      try write(Samples.header, to: path)
      #expect(
        throws: JournalError.otherDevice(
          file: path, device: Samples.laptop, expected: Samples.desktop)
      ) {
        _ = try JournalWriter(folder: folder, device: Samples.desktop, at: 1)
      }
      #expect(try FileSystem.readFile(path) == Array(Samples.header.utf8))
    }
  }

  @Test("a last line that lacks its line feed is ended, whatever was read of the file before")
  func missingLineFeedBehindMark() throws {
    try withTemporaryFolder { folder in
      let (_, bytes) = try Samples.write(3, in: folder)
      try write(Array(bytes.dropLast()), to: folder + "/laptop-4f2k.jsonl")
      let mark = try #require(try JournalReader.read(folder).marks.first)
      var writer = try JournalWriter(folder: folder, device: Samples.laptop, at: 1, after: mark)
      try writer.append(.suspend(CardID("a")), at: 1 << 50)
      let contents = try JournalReader.read(folder)
      #expect(contents.events.count == 4 && contents.problems == [])
    }
  }

  @Test("a file that is replaced while it is open, as git does, gets the next event")
  func replacedFile() throws {
    try withTemporaryFolder { folder in
      var writer = try JournalWriter(folder: folder, device: Samples.laptop, at: 1)
      try writer.append([.suspend(CardID("a")), .suspend(CardID("b"))], at: 2)
      let path = folder + "/laptop-4f2k.jsonl"
      let bytes = try FileSystem.readFile(path)
      try write(bytes, to: path)
      try writer.append(.suspend(CardID("c")), at: 3)
      #expect(try JournalReader.read(folder).events.map(\.id.number) == [1, 2, 3])
      try FileSystem.removeFile(path)
      try writer.append(.suspend(CardID("d")), at: 4)
      #expect(try JournalReader.read(folder).events.map(\.id.number) == [4])
    }
  }

  @Test("a symbolic link in the journal's place is refused")
  func symbolicLink() throws {
    try withTemporaryFolder { folder in
      try write(Samples.header, to: folder + "/elsewhere")
      #expect(symlink("elsewhere", folder + "/laptop-4f2k.jsonl") == 0)
      #expect(throws: JournalError.self) {
        _ = try JournalWriter(folder: folder, device: Samples.laptop, at: 1)
      }
    }
  }
}
