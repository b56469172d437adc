internal import Posix

/// The clock of the learner's time zone, as the system knows it.
package enum LocalClock {
  /// Reads `TZ` once, since each reading accesses the disk.
  private static let zoneIsRead: Void = tzset()

  private static func fields(at milliseconds: Int) -> tm {
    var seconds = time_t(milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000)
    var local = tm()
    _ = zoneIsRead
    localtime_r(&seconds, &local)
    return local
  }

  /// The local date and hour at a moment.
  /// - Parameter milliseconds: The moment, in milliseconds since 1970 UTC.
  package static func date(at milliseconds: Int) -> (year: Int, month: Int, day: Int, hour: Int) {
    let local = fields(at: milliseconds)
    return (
      Int(local.tm_year) + 1900, Int(local.tm_mon) + 1, Int(local.tm_mday), Int(local.tm_hour)
    )
  }

  /// The local hour at a moment, 0 to 23.
  /// - Parameter milliseconds: The moment, in milliseconds since 1970 UTC.
  package static func hour(at milliseconds: Int) -> Int { Int(fields(at: milliseconds).tm_hour) }

  /// The offset of local clocks from UTC at a moment, in seconds.
  /// - Parameter milliseconds: The moment, in milliseconds since 1970 UTC.
  package static func secondsAheadOfUTC(at milliseconds: Int) -> Int {
    fields(at: milliseconds).tm_gmtoff
  }

  /// The moment at which local clocks show a date and so many seconds after its midnight, in
  /// seconds since 1970 UTC; nil if the system cannot tell.
  package static func moment(year: Int, month: Int, day: Int, seconds: Int) -> Int? {
    var local = tm()
    local.tm_year = Int32(year - 1900)
    local.tm_mon = Int32(month - 1)
    local.tm_mday = Int32(day)
    local.tm_sec = Int32(seconds % 60)
    local.tm_min = Int32(seconds / 60 % 60)
    local.tm_hour = Int32(seconds / 3600)
    local.tm_isdst = -1
    _ = zoneIsRead
    return Int(mktime(&local))
  }
}
