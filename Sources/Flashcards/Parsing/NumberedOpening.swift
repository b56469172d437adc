/// Where `{{cN::` stands in a text.
///
/// A backslash before it makes it literal. To say a backslash itself there, it is doubled; anywhere
/// else in a cloze a backslash is an ordinary character, as LaTeX needs it.
struct NumberedOpening {
  /// The first of the backslashes before it, or its first brace.
  let start: Int
  /// Its first brace.
  let brace: Int
  /// Where the deleted text begins.
  let text: Int
  let group: Int

  var backslashes: Int { brace - start }
  var isLiteral: Bool { !backslashes.isMultiple(of: 2) }

  /// All openings in `scalars`, literal ones too, in order.
  /// - Complexity: Linear.
  static func all(in scalars: [Unicode.Scalar]) -> [NumberedOpening] {
    var openings: [NumberedOpening] = []
    var index = 0
    while let brace = scalars.firstIndex(of: "{{c", from: index) {
      index = brace + 3
      let digits = scalars[index...].prefix { ("0"..."9").contains($0) }
      guard digits.count <= 4, let group = Int(String(scalars: digits)), group > 0,
        scalars[digits.endIndex...].starts(with: "::".unicodeScalars)
      else { continue }
      var start = brace
      while start > 0, scalars[start - 1] == "\\" { start -= 1 }
      openings.append(
        NumberedOpening(start: start, brace: brace, text: digits.endIndex + 2, group: group))
    }
    return openings
  }
}

extension [Unicode.Scalar] {
  func firstIndex(of pattern: String, from start: Int) -> Int? {
    let pattern = Array(pattern.unicodeScalars)
    guard start + pattern.count <= count else { return nil }
    return (start...(count - pattern.count)).first { index in
      self[index] == pattern[0] && self[index...].starts(with: pattern)
    }
  }
}

extension String {
  init(scalars: some Sequence<Unicode.Scalar>) {
    var view = UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}
