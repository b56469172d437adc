import Files
import Flashcards
import Journal
import TestSupport
import Testing
import Text

@Suite struct JournalReaderTests {
  @Test("a missing folder, an empty folder and an empty file hold no events and no problems")
  func nothing() throws {
    try withTemporaryFolder { folder in
      #expect(try JournalReader.read(folder + "/missing") == JournalContents())
      #expect(try JournalReader.read(folder) == JournalContents())
      try write("", to: folder + "/laptop-4f2k.jsonl")
      let contents = try JournalReader.read(folder)
      #expect(Array(contents.events) == [] && contents.problems == [])
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
    "a journal of a newer format is named, not read, not written and not touched, with or without our checksum",
    arguments: [
      Samples.line(#"{"rounds":"journal","version":2,"device":"laptop-4f2k","created":1"#),
      #"{"rounds":"journal","version":3,"sum":"sha"}"# + "\nanything\n",
    ])
  func newerFormat(text: String) throws {
    try withTemporaryFolder { folder in
      let path = folder + "/laptop-4f2k.jsonl"
      let event = Samples.line(#"{"n":1,"at":5,"event":"suspend","card":"a""#)
      try write(text + event + "torn", to: path)
      let version = text.contains(":2,") ? 2 : 3
      let error = JournalError.newerFormat(file: path, version: version)
      let contents = try JournalReader.read(folder)
      #expect(contents.events.isEmpty && contents.marks.isEmpty)
      #expect(contents.problems.map(\.reason) == [.newerFormat(version: version)])
      #expect(throws: error) {
        _ = try JournalWriter(folder: folder, device: Samples.laptop, at: 1)
      }
      #expect(try FileSystem.readFile(path) == Array((text + event + "torn").utf8))
      #expect(try FileSystem.names(in: folder) == ["laptop-4f2k.jsonl"])
      // Other machines go on, whether everything is read or only what is new.
      var writer = try JournalWriter(folder: folder, device: Samples.desktop, at: 1)
      let first = try writer.append(.suspend(CardID("b")), at: 2)
      let whole = try JournalReader.read(folder)
      #expect(whole.events.map(\.id) == [first.id] && whole.problems == contents.problems)
      let second = try writer.append(.suspend(CardID("c")), at: 3)
      let news = try #require(try JournalReader.read(folder, since: whole.marks))
      #expect(news.events.map(\.id) == [second.id] && news.problems == contents.problems)
    }
  }

  @Test("a newer header within a journal is a line that cannot be read, and the others are")
  func newerHeaderWithin() throws {
    try withTemporaryFolder { folder in
      func event(_ number: Int) -> String {
        Samples.line(#"{"n":\#(number),"at":5,"event":"suspend","card":"a""#)
      }
      try write(
        Samples.header + event(1) + #"{"rounds":"journal","version":99}"# + "\n" + event(2),
        to: folder + "/laptop-4f2k.jsonl")
      let contents = try JournalReader.read(folder)
      #expect(contents.events.map(\.id.number) == [1, 2])
      #expect(contents.problems.map(\.reason) == [.newerFormat(version: 99)])
      #expect(contents.problems.first?.location.line == 3)
      var writer = try JournalWriter(folder: folder, device: Samples.laptop, at: 6)
      #expect(try writer.append(.suspend(CardID("b")), at: 7).id.number > 2)
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
      #expect(Array(contents.events) == (Array(first.events) + Array(second.events)).sorted())
      #expect(contents.devices == [Samples.desktop, Samples.laptop])

      try FileSystem.removeFile(folder + "/laptop-4f2k.jsonl")
      try FileSystem.removeFile(folder + "/desktop-x0yz.jsonl")
      try write(first.bytes, to: folder + "/a.jsonl")
      try write(second.bytes, to: folder + "/b.jsonl")
      #expect(try Array(JournalReader.read(folder).events) == Array(contents.events))
      try write(second.bytes, to: folder + "/a.jsonl")
      try write(first.bytes, to: folder + "/b.jsonl")
      #expect(try Array(JournalReader.read(folder).events) == Array(contents.events))
    }
  }

  @Test("an event that comes twice is counted once, in one file or in a copy")
  func duplicates() throws {
    try withTemporaryFolder { folder in
      let (events, bytes) = try Samples.write(20, in: folder)
      try write(bytes + bytes, to: folder + "/laptop-4f2k.jsonl")
      let twice = try JournalReader.read(folder)
      #expect(Array(twice.events) == events)
      #expect(twice.problems.map(\.reason) == [.repeated(events[0].id, lines: 20)])
      try write(bytes, to: folder + "/laptop-4f2k.jsonl")
      try write(bytes, to: folder + "/laptop-4f2k.sync-conflict-20260629-101010.jsonl")
      let contents = try JournalReader.read(folder)
      #expect(Array(contents.events) == events)
      #expect(contents.problems == [])
    }
  }

  @Test("of two machines that wrote under one name both count, and that is told once")
  func twins() throws {
    try withTemporaryFolder { folder in
      let header = Samples.header
      let suspend = Samples.line(#"{"n":1,"at":9,"event":"suspend","card":"a""#)
      let undo = Samples.line(#"{"n":2,"at":11,"event":"undo","device":"laptop-4f2k","of":1"#)
      let twin = Samples.line(#"{"n":1,"at":10,"event":"suspend","card":"b""#)
      let later = Samples.line(#"{"n":2,"at":12,"event":"suspend","card":"c""#)
      let path = folder + "/laptop-4f2k.jsonl"
      let copy = folder + "/laptop-4f2k.sync-conflict-20260629-101010.jsonl"
      var seen: Set<[Event]> = []
      for (first, second) in [
        (header + suspend + undo + twin + later, ""),
        (header + suspend + undo, header + twin + later),
        (header + twin + later, header + suspend + undo),
        (header + twin + suspend + later, header + later + undo + suspend + twin),
      ] {
        try write(first, to: path)
        try write(second, to: copy)
        let contents = try JournalReader.read(folder)
        #expect(Set(contents.events.map(\.id)).count == 4)
        #expect(contents.problems.count { $0.reason != .missingHeader } <= 2)
        #expect(contents.problems.allSatisfy { $0.diagnostic.severity == .warning })
        seen.insert(Array(contents.events))
      }
      let events = try #require(seen.first)
      #expect(seen.count == 1, "the files and their order make no difference")
      #expect(events.map(\.at) == [9, 10, 11, 12])
      #expect(events.allSatisfy { $0.id.device.own == Samples.laptop })
      // An undo applies to the last event of that ID before it.
      #expect(events[2].action == .undo(events[1].id))
    }
  }

  @Test("one of two twins is taken back by its own name, which is read again")
  func undoOfTwin() throws {
    try withTemporaryFolder { folder in
      let text =
        Samples.header + Samples.line(#"{"n":1,"at":9,"event":"suspend","card":"a""#)
        + Samples.line(#"{"n":1,"at":5,"event":"suspend","card":"b""#)
      try write(text, to: folder + "/laptop-4f2k.jsonl")
      let events = try JournalReader.read(folder).events
      var writer = try JournalWriter(folder: folder, device: Samples.desktop, at: 20)
      try writer.append(events.map { .undo($0.id) }, at: 21)
      #expect(
        try JournalReader.read(folder).events.suffix(2).map(\.action) == events.map { .undo($0.id) }
      )
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
      #expect(Array(contents.events) == events && contents.problems == [])
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
      #expect(Array(contents.events) == events)
      #expect(contents.problems == [])
      let size = try FileSystem.readFile(folder + "/laptop-4f2k.jsonl").count
      #expect(contents.marks.map(\.offset) == [size])
      #expect(contents.marks.map(\.lines) == [6002])
    }
  }
}
