/// The formats of FSRS numbers for people.
enum FSRSText {
  /// A stability in days, with one decimal below ten and two below one.
  static func days(_ stability: Double) -> String {
    switch stability {
    case ..<1: decimals(stability, 2)
    case ..<10: decimals(stability, 1)
    default: decimals(stability, 0)
    }
  }

  /// A difficulty from 1 to 10.
  static func difficulty(_ difficulty: Double) -> String { decimals(difficulty, 1) }

  /// A number with a given number of decimals.
  static func decimals(_ number: Double, _ count: Int) -> String {
    let scale = (0..<count).reduce(1) { scale, _ in scale * 10 }
    let scaled = Int((abs(number) * Double(scale)).rounded())
    let sign = number < 0 && scaled > 0 ? "-" : ""
    guard count > 0 else { return sign + "\(scaled)" }
    let rest = "\(scaled % scale)"
    return sign + "\(scaled / scale)." + String(repeating: "0", count: count - rest.count) + rest
  }
}
