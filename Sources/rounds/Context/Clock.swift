import Files
import Posix
import SpacedRepetition

/// The time, and its study day.
///
/// This is the only place that reads the time and the local date.
struct Clock {
  /// The fixed time from `ROUNDS_NOW` in milliseconds since 1970; nil for a running clock.
  private let fixed: Int?
  /// How far a running clock is ahead of the machine's, in milliseconds.
  private let ahead: Int

  /// - Parameter now: The value of `ROUNDS_NOW`: an ISO 8601 date, or date and time; without a zone
  ///   it is local time. The clock stands still there; with a trailing `+` it runs from there.
  init(now: String?) throws(Failure) {
    guard let now, !now.isEmpty else {
      (fixed, ahead) = (nil, 0)
      return
    }
    let runs = now.hasSuffix("+")
    guard let instant = ISO8601.milliseconds(runs ? String(now.dropLast()) : now) else {
      throw Failure(
        .usage, "ROUNDS_NOW is `\(now)`, which is not a time",
        hint: "write an ISO 8601 time such as 2026-06-29T18:30:00Z")
    }
    fixed = runs ? nil : instant
    ahead = runs ? instant - Self.machineTime : 0
  }

  /// Milliseconds since 1970.
  var now: Int { fixed ?? Self.machineTime + ahead }

  private static var machineTime: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }

  /// Milliseconds from an arbitrary start, to measure how long an answer takes.
  var stopwatch: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }

  /// The current study day: the local date, or the day before until the rollover hour.
  func today(rolloverHour: Int) -> Day {
    Self.studyDay(at: now, rolloverHour: rolloverHour)
  }

  static func studyDay(at milliseconds: Int, rolloverHour: Int) -> Day {
    let local = LocalClock.date(at: milliseconds)
    let date =
      Day(year: local.year, month: local.month, day: local.day)
      ?? Day(number: Int((Double(milliseconds) / 86_400_000).rounded(.down)))
    return local.hour < rolloverHour ? date - 1 : date
  }

  /// The moment, in milliseconds since 1970, at which local clocks show a day and so many
  /// milliseconds after its midnight.
  static func moment(_ day: Day, _ milliseconds: Int) -> Int {
    let seconds = milliseconds / 1000
    let instant = ISO8601.local(day, seconds: seconds) ?? day.number * 86_400 + seconds
    return instant * 1000 + milliseconds % 1000
  }

  /// The moment at which a study day ends, in milliseconds since 1970.
  static func dayEnd(_ day: Day, rolloverHour: Int) -> Int {
    let seconds = rolloverHour * 3600
    return (ISO8601.local(day + 1, seconds: seconds) ?? (day.number + 1) * 86_400 + seconds) * 1000
  }
}

/// Reads ISO 8601 times.
enum ISO8601 {
  /// Milliseconds since 1970 of `YYYY-MM-DD` (noon, so that it is that study day for any rollover
  /// hour), or that with `THH:MM[:SS[.fff]]` and a zone (`Z`, `+02:00`, `+0200`, `+02`); local time
  /// without a zone; nil for any other text.
  static func milliseconds(_ text: String) -> Int? {
    guard let day = Day(String(text.prefix(10))) else { return nil }
    var rest = text.dropFirst(10)
    guard !rest.isEmpty else { return local(day, seconds: 12 * 3600).map { $0 * 1000 } }
    guard let mark = rest.popFirst(), "Tt ".contains(mark) else { return nil }
    guard let hour = number(&rest, 0...23), rest.popFirst() == ":",
      let minute = number(&rest, 0...59)
    else { return nil }
    var seconds = hour * 3600 + minute * 60
    var thousandths = 0
    if rest.first == ":" {
      rest.removeFirst()
      guard let second = number(&rest, 0...60) else { return nil }
      seconds += second
      if rest.first == "." || rest.first == "," {
        rest.removeFirst()
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty else { return nil }
        rest = rest.dropFirst(digits.count)
        thousandths = Int((digits.prefix(3) + "000").prefix(3)) ?? 0
      }
    }
    if rest.isEmpty { return local(day, seconds: seconds).map { $0 * 1000 + thousandths } }
    guard let offset = zone(rest) else { return nil }
    return ((day.number * 86_400 + seconds) - offset) * 1000 + thousandths
  }

  private static func number(_ text: inout Substring, _ range: ClosedRange<Int>) -> Int? {
    let digits = text.prefix(2)
    guard digits.utf8.count == 2, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
      let value = Int(digits), range.contains(value)
    else { return nil }
    text = text.dropFirst(2)
    return value
  }

  /// A zone's offset from UTC in seconds.
  private static func zone(_ text: Substring) -> Int? {
    if text == "Z" || text == "z" { return 0 }
    var rest = text
    guard let sign = rest.popFirst(), sign == "+" || sign == "-",
      let hours = number(&rest, 0...23)
    else { return nil }
    if rest.first == ":" { rest.removeFirst() }
    let minutes = rest.isEmpty ? 0 : number(&rest, 0...59)
    guard let minutes, rest.isEmpty else { return nil }
    return (sign == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  /// Seconds since 1970 at a time of a local day.
  fileprivate static func local(_ day: Day, seconds: Int) -> Int? {
    LocalClock.moment(year: day.year, month: day.month, day: day.day, seconds: seconds)
  }
}
