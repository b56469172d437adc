package import JSON

extension TimedAction {
  /// Writes `at`, `event` and the members of its kind as in a journal's line, into an open object.
  package func write(to writer: inout JSONWriter) {
    writer.key("at")
    writer.integer(at)
    writer.key("event")
    EventLine.write(action, to: &writer)
  }
}

/// Reads what ``TimedAction/write(to:)`` writes, one object after another.
package struct TimedActionReader: Sendable {
  private var days = DayCache()

  package init() {}

  /// The action; nil if its kind is unknown to this version.
  package mutating func read(_ view: JSONView) throws(FieldError) -> TimedAction? {
    guard var fields = LineFields(view) else { throw FieldError("at", "a member of an object") }
    let at = try fields.integer("at", .time)
    return try fields.action(&days).map { TimedAction(at: at, $0) }
  }
}
