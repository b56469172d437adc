/// The time of an exam that goes on.
struct ExamClock {
  private let clock: Clock
  private let started: Int
  private let before: Int
  private let limit: Int

  /// Begins to run, in milliseconds.
  /// - Parameter before: How much of the time was used in earlier sessions.
  init(_ clock: Clock, limit: Int, before: Int) {
    self.clock = clock
    self.limit = limit
    self.before = before
    started = clock.stopwatch
  }

  /// The time that was used.
  var elapsed: Int { min(limit, before + clock.stopwatch - started) }

  /// The time that is left, in words.
  var text: String { Self.text(left: limit - elapsed) }

  /// How long it takes until the words change; nil once the time is up.
  var nextChange: Int? {
    let left = limit - elapsed
    return left > 0 ? Self.nextChange(left: left) : nil
  }

  /// From here on the seconds are shown.
  private static let lastMinutes = 300_000

  static func text(left: Int) -> String {
    if left > lastMinutes {
      return "\(minutes(left)) left"
    }
    // The last second is over when the exam is.
    let seconds = (max(0, left) + 999) / 1000
    return "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60) left"
  }

  /// `1 h 12 min`, `4 h`, `12 min`.
  static func minutes(_ milliseconds: Int) -> String {
    let (hours, minutes) = (milliseconds / 60_000).quotientAndRemainder(dividingBy: 60)
    let parts = [
      hours > 0 ? "\(hours) h" : nil, minutes > 0 || hours == 0 ? "\(minutes) min" : nil,
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }

  static func nextChange(left: Int) -> Int {
    left > lastMinutes
      ? min(left % 60_000 + 1, left - lastMinutes) : (left - 1) % 1000 + 1
  }
}
