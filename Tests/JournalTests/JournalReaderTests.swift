import Flashcards
import Journal
import Testing

@Suite struct JournalReaderTests {
  @Test("a missing folder, an empty folder and an empty file hold no events and no problems")
  func nothing() throws {
    try withTemporaryFolder { folder in
      #expect(try JournalReader.read(folder + "/missing") == JournalContents())
      #expect(try JournalReader.read(folder) == JournalContents())
      try write("", to: folder + "/laptop-4f2k.jsonl")
      let contents = try JournalReader.read(folder)
      #expect(contents.events == [] && contents.problems == [])
    }
  }

  @Test("files that are no journals are passed over")
  func otherFiles() throws {
    try withTemporaryFolder { folder in
      try write("x", to: folder + "/notes.txt")
      try write("x", to: folder + "/laptop-4f2k.jsonl.torn-1")
      try write("x", to: folder + "/.laptop-4f2k.jsonl")
      #expect(try JournalReader.read(folder) == JournalContents())
    }
  }

  @Test("an unknown event is passed over and counted, and members that are unknown do no harm")
  func unknownEvent() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/laptop-4f2k.jsonl"
      let text =
        Samples.header + Samples.line(#"{"n":1,"at":5,"event":"dance","card":"a","until":9"#)
        + Samples.line(#"{"n":2,"at":6,"event":"suspend","why":{"n":[1]},"card":"b""#)
      try write(text, to: path)
      let contents = try JournalReader.read(folder)
      #expect(contents.fromNewerVersion == 1)
      #expect(contents.problems == [])
      #expect(contents.events.map(\.action) == [.suspend(CardID("b"))])
      var writer = try JournalWriter(folder: folder, device: Samples.laptop, at: 7)
      #expect(try writer.append(.suspend(CardID("c")), at: 8).id.number == 3)
      #expect(try String(decoding: FileSystem.readFile(path), as: UTF8.self).hasPrefix(text))
    }
  }

  @Test(
    "a newer format is refused, with or without our checksum, and not touched",
    arguments: [
      Samples.line(#"{"rounds":"journal","version":2,"device":"laptop-4f2k","created":1"#),
      #"{"rounds":"journal","version":3,"sum":"sha"}"# + "\nanything\n",
    ])
  func newerFormat(text: String) throws {
    try withTemporaryFolder { folder in
      let path = folder + "/laptop-4f2k.jsonl"
      try write(text + "torn", to: path)
      let version = text.contains(":2,") ? 2 : 3
      let error = JournalError.newerFormat(file: path, version: version)
      #expect(throws: error) { try JournalReader.read(folder) }
      #expect(throws: error) {
        _ = try JournalWriter(folder: folder, device: Samples.laptop, at: 1)
      }
      #expect(try FileSystem.readFile(path) == Array((text + "torn").utf8))
      #expect(try FileSystem.names(in: folder) == ["laptop-4f2k.jsonl"])
    }
  }

  @Test("a missing or damaged header is reported and the events are read")
  func headers() throws {
    try withTemporaryFolder { folder in
      let event = Samples.line(#"{"n":1,"at":5,"event":"suspend","card":"a""#)
      let id = EventID(device: Samples.laptop, number: 1)
      for (text, reason) in [
        (event, JournalProblem.Reason.missingHeader), ("{\"rounds\"\n" + event, .damagedHeader),
      ] {
        try write(text, to: folder + "/laptop-4f2k.jsonl")
        let contents = try JournalReader.read(folder)
        #expect(contents.events.map(\.id) == [id])
        #expect(contents.problems.map(\.reason) == [reason])
        #expect(contents.problems.first?.location.line == 1)
      }
    }
  }

  @Test("the events of two machines come in the same order whatever their files are called")
  func merge() throws {
    try withTemporaryFolder { folder in
      let first = try Samples.write(40, in: folder)
      let second = try Samples.write(
        40, in: folder, device: Samples.desktop, from: Samples.time + 7000)
      let contents = try JournalReader.read(folder)
      #expect(contents.events == (first.events + second.events).sorted())
      #expect(contents.devices == [Samples.desktop, Samples.laptop])

      try FileSystem.removeFile(folder + "/laptop-4f2k.jsonl")
      try FileSystem.removeFile(folder + "/desktop-x0yz.jsonl")
      try write(first.bytes, to: folder + "/a.jsonl")
      try write(second.bytes, to: folder + "/b.jsonl")
      #expect(try JournalReader.read(folder).events == contents.events)
      try write(second.bytes, to: folder + "/a.jsonl")
      try write(first.bytes, to: folder + "/b.jsonl")
      #expect(try JournalReader.read(folder).events == contents.events)
    }
  }

  @Test("an event that comes twice is counted once, in one file or in a copy")
  func duplicates() throws {
    try withTemporaryFolder { folder in
      let (events, bytes) = try Samples.write(20, in: folder)
      try write(bytes + bytes, to: folder + "/laptop-4f2k.jsonl")
      #expect(try JournalReader.read(folder).events == events)
      try write(bytes, to: folder + "/laptop-4f2k.sync-conflict-20260629-101010.jsonl")
      let contents = try JournalReader.read(folder)
      #expect(contents.events == events)
      #expect(contents.problems == [])
    }
  }

  @Test("of two different events with one number the first is taken and the other reported")
  func conflict() throws {
    try withTemporaryFolder { folder in
      let text =
        Samples.header + Samples.line(#"{"n":1,"at":9,"event":"suspend","card":"a""#)
        + Samples.line(#"{"n":1,"at":5,"event":"suspend","card":"b""#)
      try write(text, to: folder + "/laptop-4f2k.jsonl")
      let contents = try JournalReader.read(folder)
      #expect(contents.events.map(\.action) == [.suspend(CardID("a"))])
      let id = EventID(device: Samples.laptop, number: 1)
      #expect(contents.problems.map(\.reason) == [.conflict(id)])
      #expect(contents.problems.first?.location.line == 3)
    }
  }

  @Test("line endings that git made Windows' do no harm")
  func carriageReturns() throws {
    try withTemporaryFolder { folder in
      let (events, bytes) = try Samples.write(10, in: folder)
      let text = String(decoding: bytes, as: UTF8.self)
      try write(
        text.split(separator: "\n").map { $0 + "\r\n" }.joined(), to: folder + "/laptop-4f2k.jsonl")
      let contents = try JournalReader.read(folder)
      #expect(contents.events == events && contents.problems == [])
    }
  }

  @Test("a journal that is longer than the reader's buffer, with lines that are too, is read whole")
  func long() throws {
    try withTemporaryFolder { folder in
      var writer = try JournalWriter(folder: folder, device: Samples.laptop, at: Samples.time)
      let long = CardID(String(repeating: "x", count: 700_000))
      let actions = Samples.actions(3000) + [.suspend(long)] + Samples.actions(3000)
      let events = try writer.append(actions, at: Samples.time)
      let contents = try JournalReader.read(folder)
      #expect(contents.events == events)
      #expect(contents.problems == [])
      let size = try FileSystem.readFile(folder + "/laptop-4f2k.jsonl").count
      #expect(contents.marks.map(\.offset) == [size])
      #expect(contents.marks.map(\.lines) == [6002])
    }
  }
}
