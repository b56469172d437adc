internal import Flashcards
internal import JSON
internal import SpacedRepetition

/// The members of one line, requested in the order in which they are written.
struct LineFields {
  private var members: JSONMembers

  init?(_ view: JSONView) {
    guard let members = view.members else { return nil }
    self.members = members
  }

  /// Whether this is a journal's first line, or looks like one.
  var isHeader: Bool {
    var members = members
    return members.next()?.key.isString("rounds") == true
  }

  mutating func header() throws(FieldError) -> JournalHeader {
    guard members.find("rounds")?.isString("journal") == true else {
      throw FieldError("rounds", "\"journal\"")
    }
    let version = try integer("version", .version)
    let device = try device("device")
    return JournalHeader(
      version: version, device: device, created: try integer("created", .time))
  }

  /// The action; nil if its kind is unknown to this version.
  mutating func action(_ days: inout DayCache) throws(FieldError) -> Action? {
    guard let event = members.find("event"), event.kind == .string else {
      throw FieldError("event", "the name of a kind of event")
    }
    if event.isString("review") { return .review(try review(&days)) }
    if event.isString("undo") {
      let device = try namedDevice("device")
      return .undo(EventID(device: device, number: try integer("of", .number)))
    }
    if event.isString("suspend") { return .suspend(try card("card")) }
    if event.isString("unsuspend") { return .unsuspend(try card("card")) }
    if event.isString("relink") {
      let old = try card("from")
      let new = try card("to")
      return .relink(from: old, to: new, byHand: members.find("by")?.isString("hand") == true)
    }
    if event.isString("unlink") { return .unlink(try card("card")) }
    if event.isString("schedule") { return .schedule(try schedule(&days)) }
    if event.isString("flag") {
      let card = try card("card")
      guard let flag = members.find("flag")?.integer, 0...7 ~= flag else {
        throw FieldError("flag", "a flag from 0 to 7")
      }
      return .flag(card, flag)
    }
    if event.isString("bury") {
      let card = try card("card")
      return .bury(card, until: try day("until", &days))
    }
    if event.isString("import") {
      let source = try string("source")
      return .imported(
        ImportEvent(
          source: source, events: try integer("events", .count),
          isEdit: members.find("by")?.isString("hand") == true))
    }
    if event.isString("trial") { return try trial().map { .trial($0) } }
    if event.isString("trial-end") { return .trialEnd(seed: try integer("seed", .number)) }
    return nil
  }

  /// The start of a trial; nil if a newer version has such trials.
  private mutating func trial() throws(FieldError) -> TrialEvent? {
    let kind = TrialKind(rawValue: try string("kind"))
    let first = TrialArm(rawValue: try string("first"))
    let second = TrialArm(rawValue: try string("second"))
    let seed = try integer("seed", .number)
    guard let kind, let first, let second, first != second, kind.arms.contains(first),
      kind.arms.contains(second)
    else { return nil }
    return TrialEvent(kind: kind, first: first, second: second, seed: seed)
  }

  mutating func integer(_ key: StaticString, _ bounds: LineBounds) throws(FieldError) -> Int {
    guard let value = members.find(key)?.integer, bounds.range.contains(value) else {
      throw FieldError(key, bounds.expected)
    }
    return value
  }

  private mutating func review(_ days: inout DayCache) throws(FieldError) -> ReviewEvent {
    let card = try card("card")
    guard let grade = members.find("grade")?.integer.flatMap(Grade.init) else {
      throw FieldError("grade", "a grade from 0 to 5")
    }
    let day = try day("day", &days)
    let took = try optionalInteger("took", .duration)
    guard let kind = members.find("kind").flatMap(ReviewKind.init) else {
      throw FieldError("kind", "learn, review, relearn, early, drill or practice")
    }
    let before = try optionalInteger("before", .wait)
    let after = try integer("after", .wait)
    let scheduler = try string("by")
    let (easiness, due) = members.find("easiness", "due")
    let wording = members.later("wording")?.integer.flatMap { 1...255 ~= $0 ? $0 : nil }
    let answered = members.later("answered")?.string.flatMap { WrongAnswer(line: $0) }
    if let value = easiness?.integer, !LineBounds.count.range.contains(value) {
      throw FieldError("easiness", LineBounds.count.expected)
    }
    var review = ReviewEvent(
      card: card, grade: grade, day: day, took: took, kind: kind, before: before, after: after,
      scheduler: scheduler,
      easiness: easiness?.integer.map(Easiness.init(hundredths:)),
      due: due?.utf8.flatMap { days.day($0) }, wording: wording, answered: answered)
    // Only a first answer has one.
    if review.isFirst { review.arm = members.later("arm")?.string.flatMap(TrialArm.init) }
    return review
  }

  private mutating func schedule(_ days: inout DayCache) throws(FieldError) -> ScheduleEvent {
    let card = try card("card")
    guard let phase = members.find("phase")?.string.flatMap(Phase.init) else {
      throw FieldError("phase", "new, learning, review or relearning")
    }
    let last = try optionalDay("last", &days)
    let due = try optionalDay("due", &days)
    let dueAt = try optionalInteger("dueAt", .time)
    let interval = try integer("interval", .days)
    let easiness = Easiness(hundredths: try integer("easiness", .count))
    let repetition = try integer("repetition", .count)
    let steps = try integer("steps", .count)
    let reviews = try integer("reviews", .count)
    let lapses = try integer("lapses", .count)
    return ScheduleEvent(
      card: card, phase: phase, lastReviewed: last, due: due, dueAt: dueAt, interval: interval,
      easiness: easiness, repetition: repetition, stepsLeft: steps, reviews: reviews,
      lapses: lapses, memory: try memory())
  }

  /// What FSRS knew of a card; nil where it stands nowhere.
  private mutating func memory() throws(FieldError) -> MemoryState? {
    let (stability, difficulty) = members.find("stability", "difficulty")
    guard stability != nil || difficulty != nil else { return nil }
    guard let stability = stability?.number, FSRS6.stabilities ~= stability else {
      throw FieldError("stability", "days from 0.001 to 36500")
    }
    guard let difficulty = difficulty?.number, FSRS6.difficulties ~= difficulty else {
      throw FieldError("difficulty", "a number from 1 to 10")
    }
    return MemoryState(stability: stability, difficulty: difficulty)
  }

  private mutating func day(
    _ key: StaticString, _ days: inout DayCache
  ) throws(FieldError) -> Day {
    guard let day = members.find(key)?.utf8.flatMap({ days.day($0) }) else {
      throw FieldError(key, "a date as in \"2026-06-29\"")
    }
    return day
  }

  private mutating func optionalDay(
    _ key: StaticString, _ days: inout DayCache
  ) throws(FieldError) -> Day? {
    guard let value = members.find(key) else { throw FieldError(key, "a date or null") }
    if value.isNull { return nil }
    guard let day = value.utf8.flatMap({ days.day($0) }) else {
      throw FieldError(key, "a date as in \"2026-06-29\", or null")
    }
    return day
  }

  private mutating func optionalInteger(
    _ key: StaticString, _ bounds: LineBounds
  ) throws(FieldError) -> Int? {
    guard let value = members.find(key) else { throw FieldError(key, "an integer or null") }
    if value.isNull { return nil }
    guard let integer = value.integer, bounds.range.contains(integer) else {
      throw FieldError(key, bounds.expected)
    }
    return integer
  }

  private mutating func string(_ key: StaticString) throws(FieldError) -> String {
    guard let text = members.find(key)?.string, !text.isEmpty else {
      throw FieldError(key, "a text")
    }
    return text
  }

  private mutating func card(_ key: StaticString) throws(FieldError) -> CardID {
    CardID(try string(key))
  }

  /// The machine of another event, which may be one of several with its name.
  private mutating func namedDevice(_ key: StaticString) throws(FieldError) -> DeviceID {
    guard let device = members.find(key)?.string.flatMap({ DeviceID(naming: $0) }) else {
      throw FieldError(key, "a machine's name")
    }
    return device
  }

  private mutating func device(_ key: StaticString) throws(FieldError) -> DeviceID {
    guard let device = members.find(key)?.string.flatMap({ DeviceID($0) }) else {
      throw FieldError(key, "a machine's name")
    }
    return device
  }
}

extension ReviewKind {
  fileprivate init?(_ view: JSONView) {
    if view.isString("review") {
      self = .review
    } else if let text = view.string, let kind = ReviewKind(rawValue: text) {
      self = kind
    } else {
      return nil
    }
  }
}
