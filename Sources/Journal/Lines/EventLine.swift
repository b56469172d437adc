import Files
import Flashcards
internal import JSON
internal import SpacedRepetition

/// The bytes of a journal's lines. They outlive the code: the format of a line never changes.
enum EventLine {
  /// The text before a line's checksum; the eight digits and `"}` follow.
  static let checksumPrefix: StaticString = #","crc":""#

  /// `,"crc":"xxxxxxxx"}`
  static let checksumLength = 18

  /// Appends an event with its line feed to the lines of the writer.
  static func append(_ event: Event, to lines: inout JSONWriter) {
    appendLine(to: &lines) { writer in
      writer.member("n")
      writer.integer(event.id.number)
      writer.member("at")
      writer.integer(event.at)
      writer.member("event")
      write(event.action, to: &writer)
    }
  }

  /// A journal's first line with its line feed.
  static func bytes(of header: JournalHeader) -> [UInt8] {
    var lines = JSONWriter()
    appendLine(to: &lines) { writer in
      writer.member("rounds")
      writer.string("journal")
      writer.member("version")
      writer.integer(header.version)
      writer.member("device")
      writer.string(header.device.text)
      writer.member("created")
      writer.integer(header.created)
    }
    return lines.bytes
  }

  /// Appends a line to those of the writer: its members, its checksum, its line feed.
  private static func appendLine(
    to writer: inout JSONWriter, _ members: (inout JSONWriter) -> Void
  ) {
    let start = writer.count
    writer.beginObject()
    members(&writer)
    let checksum = writer.withBytes(from: start) { CRC32C.checksum($0) }
    writer.member("crc")
    withUnsafeBytes(of: LineChecksum.digits(checksum)) { digits in
      writer.string(plain: digits.assumingMemoryBound(to: UInt8.self))
    }
    writer.endObject()
    writer.endLine()
  }

  /// Writes an event's kind and its members, after the key `event`.
  static func write(_ action: Action, to writer: inout JSONWriter) {
    switch action {
    case .review(let review):
      writer.string("review")
      write(review, to: &writer)
    case .undo(let event):
      writer.string("undo")
      writer.member("device")
      writer.string(event.device.text)
      writer.member("of")
      writer.integer(event.number)
    case .suspend(let card):
      writer.string("suspend")
      writer.member("card")
      writer.string(card.text)
    case .unsuspend(let card):
      writer.string("unsuspend")
      writer.member("card")
      writer.string(card.text)
    case .relink(let old, let new, let isByHand):
      writer.string("relink")
      writer.member("from")
      writer.string(old.text)
      writer.member("to")
      writer.string(new.text)
      if isByHand {
        writer.member("by")
        writer.string("hand")
      }
    case .unlink(let card):
      writer.string("unlink")
      writer.member("card")
      writer.string(card.text)
    case .schedule(let schedule):
      writer.string("schedule")
      write(schedule, to: &writer)
    case .flag(let card, let flag):
      writer.string("flag")
      writer.member("card")
      writer.string(card.text)
      writer.member("flag")
      writer.integer(flag)
    case .bury(let card, let day):
      writer.string("bury")
      writer.member("card")
      writer.string(card.text)
      writer.member("until")
      writer.string(day.description)
    case .imported(let event):
      writer.string("import")
      writer.member("source")
      writer.string(event.source)
      writer.member("events")
      writer.integer(event.events)
      if event.isEdit {
        writer.member("by")
        writer.string("hand")
      }
    case .trial(let trial):
      writer.string("trial")
      writer.member("kind")
      writer.string(trial.kind.rawValue)
      writer.member("first")
      writer.string(trial.first.rawValue)
      writer.member("second")
      writer.string(trial.second.rawValue)
      writer.member("seed")
      writer.integer(trial.seed)
    case .trialEnd(let seed):
      writer.string("trial-end")
      writer.member("seed")
      writer.integer(seed)
    }
  }

  private static func write(_ schedule: ScheduleEvent, to writer: inout JSONWriter) {
    writer.member("card")
    writer.string(schedule.card.text)
    writer.member("phase")
    writer.string(schedule.phase.rawValue)
    writer.member("last")
    write(schedule.lastReviewed, to: &writer)
    writer.member("due")
    write(schedule.due, to: &writer)
    writer.member("dueAt")
    write(schedule.dueAt, to: &writer)
    writer.member("interval")
    writer.integer(schedule.interval)
    writer.member("easiness")
    writer.integer(schedule.easiness.hundredths)
    writer.member("repetition")
    writer.integer(schedule.repetition)
    writer.member("steps")
    writer.integer(schedule.stepsLeft)
    writer.member("reviews")
    writer.integer(schedule.reviews)
    writer.member("lapses")
    writer.integer(schedule.lapses)
    if let memory = schedule.memory {
      writer.member("stability")
      writer.number(memory.stability)
      writer.member("difficulty")
      writer.number(memory.difficulty)
    }
  }

  private static func write(_ review: ReviewEvent, to writer: inout JSONWriter) {
    writer.member("card")
    writer.string(review.card.text)
    writer.member("grade")
    writer.integer(review.grade.rawValue)
    writer.member("day")
    writer.string(review.day.description)
    writer.member("took")
    write(review.took, to: &writer)
    writer.member("kind")
    writer.string(review.kind.rawValue)
    writer.member("before")
    write(review.before, to: &writer)
    writer.member("after")
    writer.integer(review.after)
    writer.member("by")
    writer.string(review.scheduler)
    if let easiness = review.easiness {
      writer.member("easiness")
      writer.integer(easiness.hundredths)
    }
    if let due = review.due {
      writer.member("due")
      writer.string(due.description)
    }
    if let wording = review.wording {
      writer.member("wording")
      writer.integer(wording)
    }
    if let answered = review.answered {
      writer.member("answered")
      writer.string(answered.text)
    }
    if let arm = review.arm {
      writer.member("arm")
      writer.string(arm.rawValue)
    }
  }

  private static func write(_ day: Day?, to writer: inout JSONWriter) {
    if let day { writer.string(day.description) } else { writer.null() }
  }

  private static func write(_ value: Int?, to writer: inout JSONWriter) {
    if let value { writer.integer(value) } else { writer.null() }
  }
}
