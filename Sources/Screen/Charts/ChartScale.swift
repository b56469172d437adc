/// A vertical axis that begins at 0 and ends at a round number: a multiple of 1, 2 or 5 times a power
/// of ten.
package struct ChartScale: Sendable {
  package let top: Double

  /// - Parameters:
  ///   - largest: The largest number to show.
  ///   - steps: The most steps.
  package init(upTo largest: Double, steps: Int = 4) {
    var step = 1.0
    let factors = [2.0, 2.5, 2.0]
    var turn = 0
    while step * Double(steps) < largest {
      step *= factors[turn % 3]
      turn += 1
    }
    // The middle of the axis is labeled too, so it should be a whole number.
    let top = max(1, (largest / step).rounded(.up) * step)
    self.top = top > 1 && top.truncatingRemainder(dividingBy: 2) != 0 ? top + 1 : top
  }

  /// A number in its shortest form: `950`, `12k`, `3.4M`.
  package static func text(_ number: Double) -> String {
    func short(_ number: Double, _ suffix: String) -> String {
      let tenths = Int((number * 10).rounded())
      return tenths >= 100 || tenths % 10 == 0
        ? "\(Int(number.rounded()))\(suffix)" : "\(tenths / 10).\(tenths % 10)\(suffix)"
    }
    switch number {
    case ..<10_000: return "\(Int(number.rounded()))"
    case ..<999_500: return short(number / 1000, "k")
    default: return short(number / 1_000_000, "M")
    }
  }
}

extension String {
  func padded(to width: Int, right: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - displayWidth(self)))
    return right ? space + self : self + space
  }
}

/// Places labels under a horizontal axis, as many as fit.
struct AxisLabels {
  private var line: [Character]

  init(width: Int) {
    line = [Character](repeating: " ", count: width)
  }

  /// Writes a label at a column if it fits, with a space before it.
  mutating func write(_ label: String, at column: Int) {
    guard !label.isEmpty, column >= 0, column + label.count <= line.count,
      line[max(0, column - 1)..<column + label.count].allSatisfy({ $0 == " " })
    else { return }
    for (offset, character) in label.enumerated() { line[column + offset] = character }
  }

  var text: String {
    String(line.prefix((line.lastIndex { $0 != " " } ?? -1) + 1))
  }
}
