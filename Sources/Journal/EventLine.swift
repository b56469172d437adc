internal import Flashcards
internal import JSON
internal import SpacedRepetition

/// The bytes of a journal's lines. They outlive the code: a line is never written otherwise.
enum EventLine {
  /// What stands before a line's checksum; the eight digits and `"}` follow.
  static let checksumPrefix: StaticString = #","crc":""#

  /// `,"crc":"xxxxxxxx"}`
  static let checksumLength = 18

  /// Writes an event with its line feed behind `bytes`.
  static func append(_ event: Event, to bytes: inout [UInt8]) {
    appendLine(to: &bytes) { writer in
      writer.key("n")
      writer.integer(event.id.number)
      writer.key("at")
      writer.integer(event.at)
      writer.key("event")
      write(event.action, to: &writer)
    }
  }

  /// A journal's first line with its line feed.
  static func bytes(of header: JournalHeader) -> [UInt8] {
    var bytes: [UInt8] = []
    appendLine(to: &bytes) { writer in
      writer.key("rounds")
      writer.string("journal")
      writer.key("version")
      writer.integer(header.version)
      writer.key("device")
      writer.string(header.device.text)
      writer.key("created")
      writer.integer(header.created)
    }
    return bytes
  }

  /// A checksum's eight digits.
  static func digits(_ checksum: UInt32) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return (0..<8).map { digits[Int(checksum >> (28 - 4 * $0) & 0xF)] }
  }

  private static func appendLine(
    to bytes: inout [UInt8], _ members: (inout JSONWriter) -> Void
  ) {
    let start = bytes.count
    // The writer has the buffer alone while it grows.
    var writer = JSONWriter(appendingTo: bytes)
    bytes = []
    writer.beginObject()
    members(&writer)
    let checksum = writer.bytes.withUnsafeBytes {
      CRC32C.checksum(UnsafeRawBufferPointer(rebasing: $0[start...]))
    }
    writer.key("crc")
    writer.string(String(decoding: digits(checksum), as: UTF8.self))
    writer.endObject()
    bytes = writer.bytes
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Writes an event's kind and the members of that kind, after the key `event`.
  static func write(_ action: Action, to writer: inout JSONWriter) {
    switch action {
    case .review(let review):
      writer.string("review")
      write(review, to: &writer)
    case .undo(let event):
      writer.string("undo")
      writer.key("device")
      writer.string(event.device.text)
      writer.key("of")
      writer.integer(event.number)
    case .suspend(let card):
      writer.string("suspend")
      writer.key("card")
      writer.string(card.text)
    case .unsuspend(let card):
      writer.string("unsuspend")
      writer.key("card")
      writer.string(card.text)
    case .relink(let old, let new, let isByHand):
      writer.string("relink")
      writer.key("from")
      writer.string(old.text)
      writer.key("to")
      writer.string(new.text)
      if isByHand {
        writer.key("by")
        writer.string("hand")
      }
    case .unlink(let card):
      writer.string("unlink")
      writer.key("card")
      writer.string(card.text)
    case .schedule(let schedule):
      writer.string("schedule")
      write(schedule, to: &writer)
    case .flag(let card, let flag):
      writer.string("flag")
      writer.key("card")
      writer.string(card.text)
      writer.key("flag")
      writer.integer(flag)
    case .bury(let card, let day):
      writer.string("bury")
      writer.key("card")
      writer.string(card.text)
      writer.key("until")
      writer.string(day.description)
    case .imported(let event):
      writer.string("import")
      writer.key("source")
      writer.string(event.source)
      writer.key("events")
      writer.integer(event.events)
    }
  }

  private static func write(_ schedule: ScheduleEvent, to writer: inout JSONWriter) {
    writer.key("card")
    writer.string(schedule.card.text)
    writer.key("phase")
    writer.string(schedule.phase.rawValue)
    writer.key("last")
    write(schedule.lastReviewed, to: &writer)
    writer.key("due")
    write(schedule.due, to: &writer)
    writer.key("dueAt")
    write(schedule.dueAt, to: &writer)
    writer.key("interval")
    writer.integer(schedule.interval)
    writer.key("easiness")
    writer.integer(schedule.easiness.hundredths)
    writer.key("repetition")
    writer.integer(schedule.repetition)
    writer.key("steps")
    writer.integer(schedule.stepsLeft)
    writer.key("reviews")
    writer.integer(schedule.reviews)
    writer.key("lapses")
    writer.integer(schedule.lapses)
  }

  private static func write(_ review: ReviewEvent, to writer: inout JSONWriter) {
    writer.key("card")
    writer.string(review.card.text)
    writer.key("grade")
    writer.integer(review.grade.rawValue)
    writer.key("day")
    writer.string(review.day.description)
    writer.key("took")
    write(review.took, to: &writer)
    writer.key("kind")
    writer.string(review.kind.rawValue)
    writer.key("before")
    write(review.before, to: &writer)
    writer.key("after")
    writer.integer(review.after)
    writer.key("by")
    writer.string(review.scheduler)
    if let easiness = review.easiness {
      writer.key("easiness")
      writer.integer(easiness.hundredths)
    }
  }

  private static func write(_ day: Day?, to writer: inout JSONWriter) {
    if let day { writer.string(day.description) } else { writer.null() }
  }

  private static func write(_ value: Int?, to writer: inout JSONWriter) {
    if let value { writer.integer(value) } else { writer.null() }
  }
}
