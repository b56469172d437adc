/// All characters of an answer as ``Folding`` leaves them, each with its place in the text.
///
/// Powers and fractions keep the sign that makes them other numbers than their digits alone: `10³`
/// and `10^3` are one answer, and `103` is another one; so with `½`, `1/2` and `12`. A raised or
/// lowered digit after a letter is a plain digit: `m²` is `m2`, `CO₂` is `CO2`.
struct FoldedSigns {
  private(set) var units: [AnswerKey.Unit] = []

  /// Stands before a power.
  static let power: Character = "^"
  /// Stands between the numbers of a fraction.
  static let fraction: Character = "⁄"
  /// Stands before a power below zero.
  private static let minus: Character = "⁻"
  /// The signs of powers and fractions, which count as letters do.
  static let kept: Set<Character> = [power, fraction, minus]

  init(_ text: [Character]) {
    units.reserveCapacity(text.count)
    for (place, character) in text.enumerated() {
      let scalars = Folding.scalars(of: character)
      let isAfterDigit = units.last?.isASCIIDigit ?? false
      if isAfterDigit, Self.raised.contains(character) {
        if place == 0 || !Self.raised.contains(text[place - 1]) {
          units.append(AnswerKey.Unit(character: Self.power, place: place))
        }
      } else if isAfterDigit, scalars.count > 1, scalars.contains("/") {
        // `1½` is `1 1/2`.
        units.append(AnswerKey.Unit(character: " ", place: place))
      }
      for scalar in scalars {
        units.append(AnswerKey.Unit(character: Character(scalar), place: place))
      }
    }
    keepPowers()
    keepFractions()
  }

  private static let raised: Set<Character> = [
    "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁺", "⁻",
  ]

  private func isDigit(_ index: Int) -> Bool {
    units.indices.contains(index) && units[index].isASCIIDigit
  }

  /// Leaves `^` only between two numbers, with a sign of its own for a power below zero.
  private mutating func keepPowers() {
    for index in units.indices.reversed() where units[index].character == Self.power {
      let next = index + 1
      let sign = units.indices.contains(next) ? units[next].character : nil
      let hasSign = sign == "-" || sign == "+"
      guard isDigit(index - 1), isDigit(hasSign ? next + 1 : next) else {
        units.remove(at: index)
        continue
      }
      if sign == "-" { units[next].character = Self.minus }
      if sign == "+" { units.remove(at: next) }
    }
  }

  /// Marks the stroke of a fraction such as `3/4`: below one, and in tenths at the least.
  private mutating func keepFractions() {
    for index in units.indices where units[index].character == "/" {
      guard let above = number(from: index - 1, step: -1),
        let below = number(from: index + 1, step: 1), above > 0, above < below, below <= 10
      else { continue }
      units[index].character = Self.fraction
    }
  }

  /// The number of one or two digits that begins or ends at a place and stands by itself.
  private func number(from start: Int, step: Int) -> Int? {
    var digits: [Character] = []
    var index = start
    while isDigit(index), digits.count < 3 {
      digits.append(units[index].character)
      index += step
    }
    let isAlone = !units.indices.contains(index) || units[index].character.isWhitespace
    guard isAlone, 1...2 ~= digits.count else { return nil }
    return Int(String(step < 0 ? digits.reversed() : digits))
  }
}
