/// The comparison of a typed text with the expected one: the parts that agree, and the differences.
///
///     AnswerDiff(typed: "remitence", expected: "remittance")
///     // same("remit") wrong("e", for: "ta") same("nce")
///
/// What an ``AnswerCheck`` ignores is not a difference: the parts that agree are shown as typed.
package struct AnswerDiff: Hashable, Sendable {
  package enum Segment: Hashable, Sendable {
    case same(String)
    /// Expected but not typed.
    case missing(String)
    /// Typed but not expected.
    case extra(String)
    /// Typed instead of something else.
    case wrong(String, for: String)
  }

  package let segments: [Segment]
  /// The number of letters and digits that differ.
  let distance: Int

  /// The longest text to compare, in characters: the cost is the product of both lengths.
  private static let longest = 2000

  /// Compares two texts.
  ///
  /// Nil if either is longer than 2,000 characters, if nothing differs, or if so little agrees that
  /// the marks would hide both texts.
  /// - Complexity: The product of the lengths.
  package init?(typed: String, expected: String) {
    self.init(typed: AnswerKey(typed), expected: AnswerKey(expected))
  }

  init?(typed: AnswerKey, expected: AnswerKey) {
    guard max(typed.text.count, expected.text.count) <= Self.longest else { return nil }
    let steps = AlignmentStep.steps(from: typed, to: expected)
    let same = steps.count { $0 == .same }
    guard same < steps.count, same * 2 >= max(typed.units.count, expected.units.count) else {
      return nil
    }
    distance = steps.count - same
    var writer = SegmentWriter(typed: typed, expected: expected)
    for index in steps.indices {
      writer.add(steps[index], next: index + 1 < steps.count ? steps[index + 1] : nil)
    }
    segments = writer.segments
    if segments.allSatisfy(\.isSame) { return nil }
  }
}

/// Assembles the texts of steps.
private struct SegmentWriter {
  private var typed: Side
  private var expected: Side
  private(set) var segments: [AnswerDiff.Segment] = []
  /// Whether the last difference begins at the start of a word.
  private var differenceStartsWord = true

  init(typed: AnswerKey, expected: AnswerKey) {
    self.typed = Side(key: typed)
    self.expected = Side(key: expected)
    append(.same(self.typed.leading))
  }

  mutating func add(_ step: AlignmentStep, next: AlignmentStep?) {
    let wasTyped = step == .missing ? "" : typed.take()
    let wasExpected = step == .extra ? "" : expected.take()
    switch step {
    case .same:
      append(.same(wasTyped))
      // If the next word is missing, the space between the words belongs to it.
      if next == .missing, wasTyped.endingSpace.isEmpty {
        append(.missing(wasExpected.endingSpace))
      }
    case .missing: append(.missing(wasExpected))
    case .extra:
      append(.extra(String(wasTyped.dropLast(wasTyped.endingSpace.count))))
      // An extra word includes the space after it; the extra end of a word does not.
      append(differenceStartsWord ? .extra(wasTyped.endingSpace) : .same(wasTyped.endingSpace))
    case .wrong:
      // The space after a word is not part of what is wrong.
      append(
        .wrong(
          String(wasTyped.dropLast(wasTyped.endingSpace.count)),
          for: String(wasExpected.dropLast(wasExpected.endingSpace.count))))
      append(.same(wasTyped.endingSpace))
    }
  }

  private mutating func append(_ segment: AnswerDiff.Segment) {
    if segment.typed.isEmpty, segment.expected.isEmpty { return }
    guard let last = segments.last, last.isSame == segment.isSame else {
      if !segment.isSame { differenceStartsWord = segments.last?.typed.last?.isWhitespace ?? true }
      segments.append(segment)
      return
    }
    // Adjacent differences are merged, since nobody can tell what corresponds to what.
    let typed = last.typed + segment.typed
    let expected = last.expected + segment.expected
    segments[segments.count - 1] =
      if segment.isSame {
        .same(typed)
      } else if typed.isEmpty {
        .missing(expected)
      } else {
        expected.isEmpty ? .extra(typed) : .wrong(typed, for: expected)
      }
  }
}

extension AnswerDiff.Segment {
  fileprivate var isSame: Bool { if case .same = self { true } else { false } }

  fileprivate var typed: String {
    switch self {
    case .same(let text), .extra(let text), .wrong(let text, _): text
    case .missing: ""
    }
  }

  fileprivate var expected: String {
    switch self {
    case .missing(let text), .wrong(_, let text): text
    case .same, .extra: ""
    }
  }
}

/// A text that is consumed unit by unit, each with the ignored characters after it.
private struct Side {
  let key: AnswerKey
  private var unit = 0
  private var place = 0

  init(key: AnswerKey) {
    self.key = key
    place = key.units.first?.place ?? key.text.count
  }

  /// The ignored characters before the first unit.
  var leading: String { String(key.text[..<place]) }

  mutating func take() -> String {
    unit += 1
    let end = unit < key.units.count ? key.units[unit].place : key.text.count
    defer { place = max(place, end) }
    return String(key.text[place..<max(place, end)])
  }
}

extension String {
  /// The trailing white space.
  fileprivate var endingSpace: String {
    String(self[(lastIndex { !$0.isWhitespace }.map(index(after:)) ?? startIndex)...])
  }
}
