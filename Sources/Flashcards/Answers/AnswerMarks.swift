import Text

/// The marks of a text's numbers and codes that an answer may leave out, but not move or exchange:
/// `E119` is `E11.9` and `E1.19` is not; `25` is `-25` and `+25` is not.
///
/// Each mark is keyed by the index of an ``AnswerKey``'s unit.
struct AnswerMarks: Hashable {
  /// `+` or `-`, keyed by the first digit of its number.
  private var signs: [Int: Character] = [:]
  /// `%` and currency signs, keyed by the first digit of their number.
  private var measures: [Int: Character] = [:]
  /// The separators between two numbers or between the parts of a code, keyed by the unit after
  /// them.
  private var separators: [Int: Character] = [:]
  /// The separators without which two numbers would merge into one: `1-10` is not `110`.
  private var boundaries: Set<Int> = []
  /// The digits that directly follow another digit.
  private var joined: Set<Int> = []

  init() {}

  /// - Complexity: O(*n*) in the length of the text.
  init(of key: AnswerKey) {
    let units = key.units
    guard units.contains(where: \.isASCIIDigit) else { return }
    let gaps = Gaps(key)
    for index in 0...units.count {
      let gap = gaps[index]
      addMeasures(gap, at: index, gaps)
      guard index < units.count else { break }
      if units[index].isASCIIDigit, let sign = gaps.sign(before: index) { signs[index] = sign }
      if let separator = gaps.separator(before: index) {
        separators[index] = separator
        if gaps.isBoundary(index, separator) { boundaries.insert(index) }
      } else if !gap.contains(where: \.isWhitespace) {
        joined.insert(index)
      }
    }
  }

  private mutating func addMeasures(_ gap: ArraySlice<Character>, at index: Int, _ gaps: Gaps) {
    for (place, character) in zip(gap.indices, gap)
    where character == "%" || character == "‰" || character.isCurrencySymbol {
      let isBefore =
        character.isCurrencySymbol && gaps.isDigit(index)
        && gap[(place + 1)...].allSatisfy { $0.isWhitespace || "+-".contains($0) }
      if isBefore {
        measures[index] = character
      } else if gaps.isDigit(index - 1) {
        measures[gaps.startOfNumber(endingAt: index - 1)] = character
        return
      }
    }
  }

  /// Whether marks are moved or exchanged, so that the answers differ although their letters and
  /// digits do not.
  func contradict(_ other: AnswerMarks) -> Bool {
    Self.differ(signs, other.signs) || Self.differ(measures, other.measures)
      || Self.differ(separators, other.separators) || !boundaries.isDisjoint(with: other.joined)
      || !other.boundaries.isDisjoint(with: joined)
  }

  /// Whether a mark is exchanged or moved; marks in only one of the texts are neither.
  private static func differ(_ some: [Int: Character], _ others: [Int: Character]) -> Bool {
    if some.isEmpty || others.isEmpty { return false }
    if some.contains(where: { place, mark in others[place].map { $0 != mark } ?? false }) {
      return true
    }
    // A missing comma is ignored if nothing else takes its place.
    let places = Set(some.filter { $0.value != "," }.keys)
    let otherPlaces = Set(others.filter { $0.value != "," }.keys)
    return !places.isSubset(of: otherPlaces) && !otherPlaces.isSubset(of: places)
  }

  /// The marks, with those after a changed word moved by its change in length.
  func moved(from start: Int, by distance: Int) -> AnswerMarks {
    if distance == 0 { return self }
    func place(_ index: Int) -> Int { index >= start ? index + distance : index }
    func places(_ marks: [Int: Character]) -> [Int: Character] {
      Dictionary(marks.map { (place($0), $1) }) { $1 }
    }
    var moved = self
    moved.signs = places(signs)
    moved.measures = places(measures)
    moved.separators = places(separators)
    moved.boundaries = Set(boundaries.map(place))
    moved.joined = Set(joined.map(place))
    return moved
  }
}

/// The gaps between the units of a key.
private struct Gaps {
  private let units: [AnswerKey.Unit]
  /// The text with hyphens, slashes and multiplication signs each unified to one kind.
  private let text: [Character]
  /// The number of the part that each unit belongs to: letters and digits with points in them.
  private var parts: [Int] = []
  /// Whether each part has digits, and whether it has letters.
  private var haveDigits: [Bool] = []
  private var haveLetters: [Bool] = []
  /// The run of digits or letters around each unit.
  private var runs: [Range<Int>] = []

  init(_ key: AnswerKey) {
    units = key.units
    text = key.text.map { character in
      if character.isASCII { return character == "*" ? "×" : character }
      let scalars = Folding.scalars(of: character)
      guard scalars.count == 1 else { return character }
      return scalars[0] == "÷" ? "/" : Character(scalars[0])
    }
    var start = 0
    for index in units.indices {
      let isJoined = index > 0 && (self[index].isEmpty || self[index].elementsEqual(["."]))
      if !isJoined {
        haveDigits.append(false)
        haveLetters.append(false)
      }
      parts.append(haveDigits.count - 1)
      if isDigit(index) { haveDigits[parts[index]] = true }
      if units[index].character.isLetter { haveLetters[parts[index]] = true }
      if index > 0, !self[index].isEmpty || isDigit(index) != isDigit(index - 1) {
        runs += (start..<index).map { _ in start..<index }
        start = index
      }
    }
    runs += (start..<units.count).map { _ in start..<units.count }
  }

  /// The characters between a unit and the one before it.
  subscript(index: Int) -> ArraySlice<Character> {
    let start = index > 0 ? units[index - 1].place + 1 : 0
    let end = index < units.count ? units[index].place : text.count
    return text[min(start, end)..<end]
  }

  func isDigit(_ index: Int) -> Bool { units.indices.contains(index) && units[index].isASCIIDigit }

  func startOfNumber(endingAt index: Int) -> Int {
    var start = index
    while start > 0, isDigit(start - 1) || units[start - 1].character == ".",
      self[start].allSatisfy({ $0 == "," })
    { start -= 1 }
    return start
  }

  /// The sign of a number that begins at a unit.
  func sign(before index: Int) -> Character? {
    let gap = self[index]
    guard let place = gap.lastIndex(where: { !$0.isCurrencySymbol }), "+-".contains(text[place])
    else { return nil }
    guard place > 0 else { return text[place] }
    let before = text[place - 1]
    return before.isLetter || before.isNumber || ")%".contains(before) ? nil : text[place]
  }

  /// The separator between a unit and the one before it, if both belong to numbers or codes.
  func separator(before index: Int) -> Character? {
    guard index > 0, haveDigits[parts[index - 1]], haveDigits[parts[index]] else { return nil }
    let gap = self[index]
    if gap.elementsEqual(["."]) { return "." }
    let areDigits = isDigit(index - 1) && isDigit(index)
    if areDigits, let mark = gap.first(where: { ":/×".contains($0) }) {
      return mark == "/" && isInDate(index) ? "-" : mark
    }
    if gap.contains("-"), sign(before: index) == nil || gap.count(where: { $0 == "-" }) > 1 {
      return "-"
    }
    guard let comma = gap.firstIndex(where: { ",;".contains($0) }) else { return nil }
    // The comma of 1,000 is not a separator of numbers.
    return areDigits && gap.count == 1 && text[comma] == "," ? nil : ","
  }

  /// Whether two numbers would merge into one without their separator. A long number is a code:
  /// `99213-25`, and so are three numbers with eight digits.
  func isBoundary(_ index: Int, _ separator: Character) -> Bool {
    guard isDigit(index - 1), isDigit(index) else { return false }
    if separator == "." { return !haveLetters[parts[index]] }
    guard runs[index - 1].count <= 4, runs[index].count <= 4 else { return false }
    return separator == "," || !isLongCode(around: index)
  }

  private func isLongCode(around index: Int) -> Bool {
    var (start, end, groups) = (runs[index - 1].lowerBound, runs[index].upperBound, 2)
    var isLong: Bool { groups > 2 && end - start >= 8 }
    while !isLong, start > 0, isDigit(start - 1),
      self[start].elementsEqual(["-"]) || isDateStroke(start)
    {
      start = runs[start - 1].lowerBound
      groups += 1
    }
    while !isLong, end < units.count, isDigit(end),
      self[end].elementsEqual(["-"]) || isDateStroke(end)
    {
      end = runs[end].upperBound
      groups += 1
    }
    return isLong
  }

  private func isDateStroke(_ index: Int) -> Bool {
    self[index].elementsEqual(["/"]) && isInDate(index)
  }

  /// Whether the numbers before and after a place may belong to a date, as in 10/1 and 7/2027.
  private func isInDate(_ index: Int) -> Bool {
    let (first, second) = (runs[index - 1], runs[index])
    if first.count == 4 || second.count == 4 { return first.count <= 4 && second.count <= 4 }
    guard let one = number(first), let two = number(second) else { return false }
    return 1...12 ~= min(one, two) && 1...31 ~= max(one, two)
  }

  private func number(_ run: Range<Int>) -> Int? {
    run.count > 2 ? nil : Int(String(units[run].map(\.character)))
  }
}
