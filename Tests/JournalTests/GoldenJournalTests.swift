import Flashcards
import Journal
import SpacedRepetition
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
