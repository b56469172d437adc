/// An interval in its shortest form: days up to 99, then months and years of 30.4 and 365.25 days
/// with one decimal. A negative one is in seconds, like Anki's steps: up to 59, then minutes and
/// hours with one decimal.
func intervalText(_ days: Int) -> String {
  switch days {
  case ..<0: stepText(seconds: days == .min ? .max : -days)
  case ..<100: "\(days)d"
  case ..<365: tenths(days * 100, by: 304) + "mo"
  default: tenths(days * 1000, by: 36525) + "y"
  }
}

private func stepText(seconds: Int) -> String {
  switch seconds {
  case ..<60: "\(seconds)s"
  case ..<3600: tenths(seconds * 10, by: 60) + "m"
  case ..<864_000: tenths(seconds * 10, by: 3600) + "h"
  default: intervalText(seconds / 86_400)
  }
}

/// The time until a moment, in whole minutes for people.
func minutesText(from now: Int, to moment: Int) -> String {
  let minutes = max(1, (moment - now + 59_999) / 60_000)
  return minutes < 60 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
}

/// A quotient times ten, rounded to the nearest, with its decimal point.
private func tenths(_ value: Int, by divisor: Int) -> String {
  let rounded = (value * 2 + divisor) / (2 * divisor)
  return rounded % 10 == 0 ? "\(rounded / 10)" : "\(rounded / 10).\(rounded % 10)"
}
