/// An interval as short as it can be said: days up to 99, then months and years of 30.4 and 365.25
/// days with one decimal.
func intervalText(_ days: Int) -> String {
  switch days {
  case ..<100: "\(days)d"
  case ..<365: tenths(days * 100, by: 304) + "mo"
  default: tenths(days * 1000, by: 36525) + "y"
  }
}

/// A quotient times ten, rounded to the nearest, with its decimal point.
private func tenths(_ value: Int, by divisor: Int) -> String {
  let rounded = (value * 2 + divisor) / (2 * divisor)
  return rounded % 10 == 0 ? "\(rounded / 10)" : "\(rounded / 10).\(rounded % 10)"
}
