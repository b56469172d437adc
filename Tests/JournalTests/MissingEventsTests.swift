import Files
import Flashcards
import Journal
import TestSupport
import Testing
import Text

/// Lines that are missing from the middle of a journal, and lines that occur in it twice.
@Suite struct MissingEventsTests {
  /// A line of a suspension event.
  private func event(_ number: Int) -> String {
    Samples.line(#"{"n":\#(number),"at":\#(number),"event":"suspend","card":"c\#(number)""#)
  }

  private func journal(_ numbers: [Int]) -> String {
    Samples.header + numbers.map(event).joined()
  }

  /// The problems of journals, by line.
  private func problems(_ files: [String: String]) throws -> [String] {
    var found: [String] = []
    try withTemporaryFolder { folder in
      for (name, text) in files { try write(text, to: "\(folder)/\(name).jsonl") }
      found = try JournalReader.read(folder).problems.map { "\($0.location.line): \($0.message)" }
    }
    return found
  }

  @Test(
    "a note of lost events with numbers out of all bounds hides nothing",
    arguments: [
      "[0,9]", "[-1,3]", "[5,1]", "[1,9223372036854775807]", "[1,9007199254740992]", "[2]",
      "[1,2,3]", "2", "[2,2.5]", "[\"2\",\"2\"]", "[2,2],{}",
    ])
  func strangeLosses(events: String) throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/laptop-4f2k.jsonl"
      try write(journal([1, 3]), to: path)
      func problems() throws -> Int {
        try JournalReader.read(folder).problems.withoutKnownLosses(in: folder).count
      }
      #expect(try problems() == 1)
      func note(_ events: String) -> String {
        #"{"rounds":"lost","version":1,"device":"laptop-4f2k","events":[\#(events)]}"# + "\n"
      }
      try write(note(events), to: "\(path).lost")
      #expect(try problems() == (events.hasPrefix("[2,2],") ? 0 : 1))
      try write(note(events) + note("[2,2]"), to: "\(path).lost")
      #expect(try problems() == 0)
    }
  }

  @Test(
    "each event that is missing is told, with the line before which it stood",
    arguments: [
      ([1, 2, 4], ["4: event 3 of laptop-4f2k is missing before this line"]),
      ([3, 4], ["2: events 1 to 2 of laptop-4f2k are missing before this line"]),
      (
        [1, 5, 6, 9],
        [
          "3: events 2 to 4 of laptop-4f2k are missing before this line",
          "5: events 7 to 8 of laptop-4f2k are missing before this line",
        ]
      ),
      // Lines restored by a sync are at the end.
      ([1, 2, 4, 5, 3], []),
      (
        [1, 6, 7, 3, 4],
        [
          "3: event 2 of laptop-4f2k is missing before this line",
          "3: event 5 of laptop-4f2k is missing before this line",
        ]
      ),
      ([1, 2, 3], []),
    ] as [([Int], [String])])
  func missing(numbers: [Int], told: [String]) throws {
    #expect(try problems(["laptop-4f2k": journal(numbers)]) == told)
  }

  @Test(
    "a line that stands in a file twice is told once for each stretch, and counts once",
    arguments: [
      ([1, 2, 1, 3], ["4: the line repeats event 1 of laptop-4f2k, which is above"]),
      (
        [1, 2, 3, 1, 2, 4],
        ["5: 2 lines from here on repeat events of laptop-4f2k that are above"]
      ),
      // The third line was overwritten by a copy of the first event's.
      (
        [1, 1, 3],
        [
          "3: the line repeats event 1 of laptop-4f2k, which is above",
          "4: event 2 of laptop-4f2k is missing before this line",
        ]
      ),
    ] as [([Int], [String])])
  func repeated(numbers: [Int], told: [String]) throws {
    #expect(try problems(["laptop-4f2k": journal(numbers)]) == told)
    try withTemporaryFolder { folder in
      try write(journal(numbers), to: folder + "/laptop-4f2k.jsonl")
      #expect(try JournalReader.read(folder).events.map(\.id.number) == Set(numbers).sorted())
    }
  }

  @Test("what a copy of a journal has is not missing, and copies repeat nothing")
  func copies() throws {
    let copies = [
      "laptop-4f2k": journal([1, 2, 5]), "laptop-4f2k.sync-conflict-1": journal([1, 2, 4, 3]),
    ]
    #expect(try problems(copies) == [])
  }

  @Test("where a damaged line stands, what it was is told only once")
  func damaged() throws {
    let one = Samples.header + event(1) + "\u{1B}[2J\n" + event(3)
    #expect(try problems(["laptop-4f2k": one]) == ["3: the line does not end with a checksum"])
    let more = Samples.header + event(1) + "x\n" + event(5)
    #expect(
      try problems(["laptop-4f2k": more]) == [
        "3: the line does not end with a checksum",
        "4: events 2 to 4 of laptop-4f2k are missing before this line",
      ])
  }

  @Test("numbers that were left to an import which was cut off and taken back are none that miss")
  func cutImport() throws {
    let head = Samples.line(#"{"n":2,"at":2,"event":"import","source":"a.csv","events":5"#)
    func undo(_ number: Int) -> String {
      Samples.line(#"{"n":\#(number),"at":9,"event":"undo","device":"laptop-4f2k","of":2"#)
    }
    let whole = Samples.header + event(1) + head + event(3)
    #expect(try problems(["laptop-4f2k": whole + undo(8) + event(9)]) == [])
    #expect(
      try problems(["laptop-4f2k": whole + undo(9)])
        == ["5: events 4 to 8 of laptop-4f2k are missing before this line"])
  }

  @Test("a gap that appears behind a mark, or whose reason is before it, is looked at as a whole")
  func marks() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/laptop-4f2k.jsonl"
      try write(journal([1, 2]), to: path)
      let marks = try JournalReader.read(folder).marks
      try write(journal([1, 2, 3]), to: path)
      #expect(try JournalReader.read(folder, since: marks)?.events.map(\.id.number) == [3])
      try write(journal([1, 2, 4]), to: path)
      #expect(try JournalReader.read(folder, since: marks) == nil)
    }
  }

  @Test("what was noted as lost is told no more, and what is lost after that is")
  func noted() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/laptop-4f2k.jsonl"
      try write(journal([1, 4, 5, 7]), to: path)
      let noted = try LostEvents.note(in: folder)
      #expect(noted.map(\.device) == [Samples.laptop] && noted.map(\.numbers) == [[2...3, 6...6]])
      #expect(
        String(decoding: try FileSystem.readFile(noted[0].file), as: UTF8.self)
          == #"{"rounds":"lost","version":1,"device":"laptop-4f2k","events":[[2,3],[6,6]]}"# + "\n")
      #expect(try JournalReader.read(folder).problems == [])
      #expect(try LostEvents.note(in: folder) == [])
      try write(journal([1, 5, 7]), to: path)
      #expect(
        try JournalReader.read(folder).problems.map(\.reason) == [.missing(Samples.laptop, 4...4)])
      _ = try LostEvents.note(in: folder)
      #expect(try JournalReader.read(folder).problems == [])
      // Two machines may have recorded different ones.
      try write(
        #"{"rounds":"lost","version":1,"device":"laptop-4f2k","events":[[6,6]]}"# + "\n"
          + #"{"rounds":"lost","version":1,"device":"laptop-4f2k","events":[[2,4]]}"# + "\n",
        to: noted[0].file)
      #expect(try JournalReader.read(folder).problems == [])
      // A file that is not ours hides nothing.
      try write("{\"events\":[[1,99]]}\n", to: noted[0].file)
      #expect(try JournalReader.read(folder).problems.count == 2)
    }
  }

  @Test("repeated lines are moved aside, and the events stay as they are")
  func movedAside() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/laptop-4f2k.jsonl"
      try write(journal([1, 2, 1, 3]) + "x\n" + Samples.header, to: path)
      let moved = try DamagedLines.moveAside(in: folder, at: 1)
      #expect(moved.map(\.lines) == [1] && moved.map(\.repeatedLines) == [2])
      #expect(try FileSystem.readFile(path) == Array(journal([1, 2, 3]).utf8))
      #expect(
        try FileSystem.readFile(moved[0].aside) == Array((event(1) + "x\n" + Samples.header).utf8))
      #expect(try JournalReader.read(folder).problems == [])
    }
  }
}
