/// What was typed, beside what was expected: which parts agree, and how the others differ.
///
///     AnswerDiff(typed: "remitence", expected: "remittance")
///     // same("remit") wrong("e", for: "ta") same("nce")
///
/// What an ``AnswerCheck`` forgives is no difference: the parts that agree are as they were typed.
package struct AnswerDiff: Hashable, Sendable {
  package enum Segment: Hashable, Sendable {
    case same(String)
    /// Expected, but not typed.
    case missing(String)
    /// Typed, but not expected.
    case extra(String)
    /// Typed in place of something else.
    case wrong(String, for: String)
  }

  package let segments: [Segment]
  /// How many letters and digits differ.
  let distance: Int

  /// The longest text that is compared, in characters: the cost grows with the product of both.
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

/// Puts the texts of steps together.
private struct SegmentWriter {
  private var typed: Side
  private var expected: Side
  private(set) var segments: [AnswerDiff.Segment] = []
  /// Whether the last difference begins where a word does.
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
      // A word that is missing behind this one brings the space between them along.
      if next == .missing, wasTyped.endingSpace.isEmpty {
        append(.missing(wasExpected.endingSpace))
      }
    case .missing: append(.missing(wasExpected))
    case .extra:
      append(.extra(String(wasTyped.dropLast(wasTyped.endingSpace.count))))
      // A word that is too much takes the space behind it along, the end of a word does not.
      append(differenceStartsWord ? .extra(wasTyped.endingSpace) : .same(wasTyped.endingSpace))
    case .wrong:
      // The space behind a word is no part of what is wrong.
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
    // Differences side by side are one: what stands for what in them, nobody can tell.
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

/// A text that is taken unit by unit, each with the forgiven characters behind it.
private struct Side {
  let key: AnswerKey
  private var unit = 0
  private var place = 0

  init(key: AnswerKey) {
    self.key = key
    place = key.units.first?.place ?? key.text.count
  }

  /// What is forgiven before the first unit.
  var leading: String { String(key.text[..<place]) }

  mutating func take() -> String {
    unit += 1
    let end = unit < key.units.count ? key.units[unit].place : key.text.count
    defer { place = max(place, end) }
    return String(key.text[place..<max(place, end)])
  }
}

extension String {
  /// The white space at the end.
  fileprivate var endingSpace: String {
    String(self[(lastIndex { !$0.isWhitespace }.map(index(after:)) ?? startIndex)...])
  }
}
