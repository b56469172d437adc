package import SpacedRepetition
import Text

/// The weekdays on which fewer cards should be due than on others, or none.
package struct EasyDays: Hashable, Sendable {
  /// The weight of each weekday in hundredths, Monday first: 100 for a regular day, 0 for no cards.
  private var hundredths = Array(repeating: 100, count: 7)

  private static let names = weekdayNames.map { $0.lowercased() }

  /// Days that are all alike.
  package init() {}

  /// Reads weekdays such as `sat,sun=0.5`: a name by itself takes no cards, a weight from 0 to 1 is
  /// the share of a regular day. Nil if the text is invalid or leaves no day.
  package init?(_ text: String) {
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let words = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map { $0.filter { !$0.isWhitespace }.lowercased() }
      guard let day = Self.names.firstIndex(of: words[0]) else { return nil }
      var weight = 0
      if words.count > 1 {
        guard words[1].first?.isNumber ?? false, let number = Double(words[1]), 0...1 ~= number
        else { return nil }
        weight = Int((number * 100).rounded())
      }
      hundredths[day] = weight
    }
    guard hundredths.contains(where: { $0 > 0 }) else { return nil }
  }

  /// Whether all weekdays are alike.
  package var isNone: Bool { hundredths.allSatisfy { $0 == 100 } }

  /// A day's share of a regular day, from 0 to 1.
  package func weight(of day: Day) -> Double { Double(hundredths(of: day)) / 100 }

  /// The weight in hundredths.
  package func hundredths(of day: Day) -> Int { hundredths[day.weekday - 1] }

  /// The days in the format that ``init(_:)`` reads; nil if all are alike.
  package var description: String? {
    let parts = zip(Self.names, hundredths).filter { $0.1 < 100 }.map { name, weight in
      guard weight > 0 else { return name }
      let digits = weight % 10 == 0 ? "\(weight / 10)" : weight < 10 ? "0\(weight)" : "\(weight)"
      return "\(name)=0.\(digits)"
    }
    return parts.isEmpty ? nil : parts.joined(separator: ",")
  }
}

extension EasyDays {
  /// More cards than any day has, but few enough to add up.
  private static let full = 1 << 40

  /// The loads of consecutive days, with days that take no cards counted as full; unchanged if no
  /// day takes any.
  package func closing(_ loads: [Int], from first: Day) -> [Int] {
    let isOpen = loads.indices.map { hundredths(of: first + $0) > 0 }
    guard isOpen.contains(true) else { return loads }
    return zip(loads, isOpen).map { $1 ? $0 : Self.full }
  }
}
