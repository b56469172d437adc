internal import Flashcards
internal import JSON
internal import SpacedRepetition

/// The members of one line, asked for in the order in which they are written.
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
    let version = try integer("version", atLeast: JournalHeader.currentVersion)
    let device = try device("device")
    return JournalHeader(
      version: version, device: device, created: try integer("created", atLeast: .min))
  }

  /// What was done, or nil if that is a kind that this version does not know.
  mutating func action(_ days: inout DayCache) throws(FieldError) -> Action? {
    guard let event = members.find("event"), event.kind == .string else {
      throw FieldError("event", "the name of a kind of event")
    }
    if event.isString("review") { return .review(try review(&days)) }
    if event.isString("undo") {
      let device = try device("device")
      return .undo(EventID(device: device, number: try integer("of", atLeast: 1)))
    }
    if event.isString("suspend") { return .suspend(try card("card")) }
    if event.isString("unsuspend") { return .unsuspend(try card("card")) }
    if event.isString("relink") {
      let old = try card("from")
      let new = try card("to")
      return .relink(from: old, to: new, byHand: members.find("by")?.isString("hand") == true)
    }
    if event.isString("unlink") { return .unlink(try card("card")) }
    return nil
  }

  mutating func integer(_ key: StaticString, atLeast least: Int) throws(FieldError) -> Int {
    guard let value = members.find(key)?.integer, value >= least else {
      throw FieldError(key, least == .min ? "an integer" : "a positive integer")
    }
    return value
  }

  private mutating func review(_ days: inout DayCache) throws(FieldError) -> ReviewEvent {
    let card = try card("card")
    guard let grade = members.find("grade")?.integer.flatMap(Grade.init) else {
      throw FieldError("grade", "a grade from 0 to 5")
    }
    guard let day = members.find("day")?.utf8.flatMap({ days.day($0) }) else {
      throw FieldError("day", "a date as in \"2026-06-29\"")
    }
    let took = try optionalInteger("took")
    guard let kind = members.find("kind").flatMap(ReviewKind.init) else {
      throw FieldError("kind", "learn, review, drill or practice")
    }
    let before = try optionalInteger("before")
    let after = try integer("after", atLeast: 0)
    return ReviewEvent(
      card: card, grade: grade, day: day, took: took, kind: kind, before: before, after: after,
      scheduler: try string("by"))
  }

  private mutating func optionalInteger(_ key: StaticString) throws(FieldError) -> Int? {
    guard let value = members.find(key) else { throw FieldError(key, "an integer or null") }
    if value.isNull { return nil }
    guard let integer = value.integer, integer >= 0 else {
      throw FieldError(key, "a positive integer or null")
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

  private mutating func device(_ key: StaticString) throws(FieldError) -> DeviceID {
    guard let device = members.find(key)?.string.flatMap(DeviceID.init) else {
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
