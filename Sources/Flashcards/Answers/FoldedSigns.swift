import Text

/// The characters of an answer after ``Folding``, each with its place in the text.
///
/// Powers and fractions keep the sign that distinguishes them from their digits alone: `10³` and
/// `10^3` are the same answer, and `103` is another; so with `½`, `1/2` and `12`. A raised or
/// lowered digit after a letter is a plain digit: `m²` is `m2`, `CO₂` is `CO2`.
///
/// Signs with a meaning count like letters: comparisons, arrows, `±`, and the minus in `HER2-`.
struct FoldedSigns {
  private(set) var units: [AnswerKey.Unit] = []

  /// The sign before a power.
  static let power: Character = "^"
  /// The sign between the numbers of a fraction.
  static let fraction: Character = "⁄"
  /// The sign before a negative power.
  private static let minus: Character = "⁻"
  /// Whether a sign counts like a letter: that of a power or a fraction, a comparison, an arrow.
  ///
  /// Whether a plus counts depends on its place, and the signs of ``AnswerMarks`` may be left out.
  static func isKept(_ sign: Character) -> Bool {
    if sign == power || sign == fraction || sign == minus { return true }
    guard let scalar = sign.unicodeScalars.first, !forgiven.contains(sign) else { return false }
    return scalar.properties.generalCategory == .mathSymbol || 0x2190...0x21FF ~= scalar.value
  }

  private static let forgiven: Set<Character> = ["+", "|", "~", "∼", "×", "÷", "∙", "⋅"]

  /// The keyboard spellings of signs, longest first.
  private static let typedSigns: [(typed: [Character], sign: Character)] = [
    ("<->", "↔"), ("+/-", "±"), ("<=", "≤"), (">=", "≥"), ("!=", "≠"), ("->", "→"), ("<-", "←"),
  ].map { (Array($0), $1) }

  private static let otherShapes: [Character: Character] = [
    "≦": "≤", "⩽": "≤", "≧": "≥", "⩾": "≥", "⇒": "→", "⟶": "→", "⇐": "←", "⟵": "←", "⇑": "↑",
    "⇓": "↓",
  ]

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
      if scalars.last == "\u{338}" {
        // The stroke in `≠` is not an accent.
        units.append(AnswerKey.Unit(character: character, place: place))
        continue
      }
      if !character.isASCII, let shape = Self.otherShapes[character] {
        units.append(AnswerKey.Unit(character: shape, place: place))
        continue
      }
      for scalar in scalars {
        units.append(AnswerKey.Unit(character: Character(scalar), place: place))
      }
    }
    keepPowers()
    joinTypedSigns()
    keepFractions()
    keepEndingMinus()
  }

  private static let raised: Set<Character> = [
    "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁺", "⁻",
  ]

  private func isDigit(_ index: Int) -> Bool {
    units.indices.contains(index) && units[index].isASCIIDigit
  }

  /// Keeps `^` only between two numbers, with a special sign for a negative power.
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

  private mutating func joinTypedSigns() {
    guard units.contains(where: { "=->".contains($0.character) }) else { return }
    var index = 0
    while index < units.count {
      defer { index += 1 }
      let rest = units[index...]
      guard "+<>!-".contains(units[index].character),
        let (typed, sign) = Self.typedSigns.first(where: { typed, _ in
          rest.prefix(typed.count).map(\.character) == typed
        })
      else { continue }
      // `<-5` means less than minus five.
      if sign == "←", isDigit(index + typed.count) { continue }
      let unit = AnswerKey.Unit(character: sign, place: units[index].place)
      units.replaceSubrange(index..<(index + typed.count), with: [unit])
    }
  }

  /// Keeps the minus in `CD4-`, which means as much as the plus in `CD4+`; a number has none there.
  private mutating func keepEndingMinus() {
    for index in units.indices where units[index].character == "-" && isDigit(index - 1) {
      let next = units.indices.contains(index + 1) ? units[index + 1].character : " "
      guard next.isWhitespace || ",;)".contains(next) else { continue }
      let word = units[..<index].reversed().prefix { !$0.character.isWhitespace }
      if word.contains(where: \.character.isLetter) { units[index].character = Self.minus }
    }
  }

  /// Marks the slash of a fraction such as `3/4`: less than one, with a denominator of at most 10.
  private mutating func keepFractions() {
    for index in units.indices where units[index].character == "/" {
      guard let above = number(from: index - 1, step: -1),
        let below = number(from: index + 1, step: 1), above > 0, above < below, below <= 10
      else { continue }
      units[index].character = Self.fraction
    }
  }

  /// A separate number of one or two digits that begins or ends at a place.
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
