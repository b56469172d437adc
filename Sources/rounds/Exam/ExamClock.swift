/// The clock of a running exam.
struct ExamClock {
  private let clock: Clock
  private let started: Int
  private let before: Int
  private let limit: Int

  /// Starts the clock; times are in milliseconds.
  /// - Parameter before: The time used in earlier sessions.
  init(_ clock: Clock, limit: Int, before: Int) {
    self.clock = clock
    self.limit = limit
    self.before = before
    started = clock.stopwatch
  }

  /// The time used.
  var elapsed: Int { min(limit, before + clock.stopwatch - started) }

  /// The time left, in words.
  var text: String { Self.text(left: limit - elapsed) }

  /// The time until the words change; nil once the time is up.
  var nextChange: Int? {
    let left = limit - elapsed
    return left > 0 ? Self.nextChange(left: left) : nil
  }

  /// The remaining time from which on seconds are shown.
  private static let lastMinutes = 300_000

  static func text(left: Int) -> String {
    if left > lastMinutes {
      return "\(minutes(left)) left"
    }
    // The last second ends with the exam.
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
