import SpacedRepetition

/// Dates and times, which are days since 1900 or 1904.
extension NumberFormat {
  /// The parts of a format's section; without any part of a date if it is one of numbers.
  static func tokens(_ section: Substring) -> [Token] {
    var tokens: [Token] = []
    var rest = section
    func add(_ text: some StringProtocol) {
      if case .text(let last)? = tokens.last {
        tokens[tokens.count - 1] = .text(last + text)
      } else {
        tokens.append(.text(String(text)))
      }
    }
    while let character = rest.first {
      let lower = character.lowercased().first!
      switch lower {
      case "y", "m", "d", "h", "s":
        let count = rest.prefix { $0.lowercased().first == lower }.count
        rest = rest.dropFirst(count)
        tokens.append(.part(lower, count))
        continue
      case "a":
        for name in ["AM/PM", "A/P"] where rest.uppercased().hasPrefix(name) {
          rest = rest.dropFirst(name.count - 1)
          tokens.append(.halfOfDay)
          break
        }
      case "g" where rest.lowercased().hasPrefix("general"): return []
      case "\"":
        let text = rest.dropFirst().prefix { $0 != "\"" }
        rest = rest.dropFirst(text.count + 1)
        add(text)
      case "\\":
        rest = rest.dropFirst()
        add(rest.prefix(1))
      case "_", "*": rest = rest.dropFirst()
      case "[":
        let inner = rest.dropFirst().prefix { $0 != "]" }
        rest = rest.dropFirst(inner.count + 1)
        if let unit = inner.lowercased().first, "hms".contains(unit),
          inner.allSatisfy({ $0.lowercased().first == unit })
        {
          tokens.append(.part(unit, inner.count))
        }
      case "0", "#", "?": return []
      case "@": return []
      default: add(String(character))
      }
      rest = rest.dropFirst()
    }
    return withMinutes(tokens)
  }

  /// `m` behind hours or before seconds is minutes.
  private static func withMinutes(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    let parts = tokens.indices.filter { if case .part = tokens[$0] { true } else { false } }
    for (place, index) in parts.enumerated() {
      guard case .part("m", let count) = tokens[index], count < 3 else { continue }
      let before = place > 0 ? tokens[parts[place - 1]] : nil
      let after = place + 1 < parts.count ? tokens[parts[place + 1]] : nil
      if case .part("h", _)? = before { tokens[index] = .part("n", count) }
      if case .part("s", _)? = after { tokens[index] = .part("n", count) }
    }
    return tokens
  }

  static func date(_ number: Double, _ tokens: [Token], _ countsFrom1904: Bool) -> String? {
    guard 0..<2_958_466 ~= number else { return nil }
    var seconds = Int(((number - number.rounded(.down)) * 86_400).rounded())
    var days = Int(number.rounded(.down))
    if seconds == 86_400 { (seconds, days) = (0, days + 1) }
    // Day 60 of 1900 is one that there never was.
    if !countsFrom1904, days < 60 { days += 1 }
    let epoch = countsFrom1904 ? Day("1904-01-01")! : Day("1899-12-30")!
    let date = (epoch + days).description.split(separator: "-").compactMap { Int($0) }
    guard date.count == 3 else { return nil }
    let has12Hours = tokens.contains(.halfOfDay)
    let hour = seconds / 3600
    return tokens.map { token in
      switch token {
      case .text(let text): return text
      case .halfOfDay: return hour < 12 ? "AM" : "PM"
      case .part("y", let count): return count > 2 ? "\(date[0])" : padded(date[0] % 100, 2)
      case .part("m", let count):
        if count > 2 { return months[date[1] - 1].prefixed(count == 3 ? 3 : 20) }
        return padded(date[1], count)
      case .part("d", let count):
        if count > 2 {
          let weekday = ((epoch + days).number % 7 + 11) % 7
          return weekdays[weekday].prefixed(count == 3 ? 3 : 20)
        }
        return padded(date[2], count)
      case .part("h", let count):
        return padded(has12Hours ? (hour + 11) % 12 + 1 : hour, count)
      case .part("n", let count): return padded(seconds / 60 % 60, count)
      case .part(_, let count): return padded(seconds % 60, count)
      }
    }.joined().split(separator: " ").joined(separator: " ")
  }

  private static func padded(_ number: Int, _ count: Int) -> String {
    count > 1 && number < 10 ? "0\(number)" : "\(number)"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  private static let weekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
}

extension String {
  fileprivate func prefixed(_ count: Int) -> String { String(prefix(count)) }
}
