/// Reads the deletions of a cloze.
///
/// Brackets are read as hashcards reads them: `\[` and `\]` are literal, `![alt](src)` is an image,
/// in `[a [b] c]` the inner pair is the deletion, and a bracket without its partner goes away. A
/// hint may follow in braces. A text with `{{c1::…}}` is numbered, and its brackets are ordinary.
struct ClozeParser {
  /// Something wrong at a scalar of the text.
  struct Problem: Equatable {
    var problem: DeckProblem
    var offset: Int
  }

  /// Whether hints and numbered deletions are unknown, as they are to hashcards.
  var isHashcards = false

  /// How many scalars a hint may have.
  private let longestHint = 1000

  func parse(_ text: String) -> (cloze: Cloze, problems: [Problem]) {
    let scalars = Array(text.unicodeScalars)
    if !isHashcards, !numberedStarts(scalars).isEmpty { return parseNumbered(scalars) }
    return parseBrackets(scalars)
  }

  // MARK: Brackets

  private func parseBrackets(_ scalars: [Unicode.Scalar]) -> (Cloze, [Problem]) {
    var segments: [Cloze.Segment] = []
    var problems: [Problem] = []
    var pending: [Unicode.Scalar] = []
    var deletions = 0
    // Where an open bracket stands: in the text, and in what is pending.
    var open: (offset: Int, pending: Int)?
    var isInImage = false
    var index = 0

    func peek(_ distance: Int = 1) -> Unicode.Scalar? {
      index + distance < scalars.count ? scalars[index + distance] : nil
    }
    func close(at offset: Int) {
      guard let start = open else {
        problems.append(Problem(problem: .unpairedBracket, offset: offset))
        return
      }
      open = nil
      let deleted = string(pending[start.pending...])
      guard !deleted.allSatisfy(\.isWhitespace) else {
        problems.append(Problem(problem: .emptyDeletion, offset: start.offset))
        return
      }
      if start.pending > 0 { segments.append(.text(string(pending[..<start.pending]))) }
      pending.removeAll()
      deletions += 1
      var hint: String?
      if !isHashcards, peek() == "{" {
        let candidates = scalars[(index + 2)...].prefix(longestHint)
        if let end = candidates.firstIndex(where: { $0 == "}" || $0 == "\n" }),
          scalars[end] == "}"
        {
          hint = string(scalars[(index + 2)..<end])
          index = end
        } else {
          problems.append(Problem(problem: .unclosedHint, offset: index + 1))
        }
      } else if !isHashcards, peek() == "\\", peek(2) == "{" {
        index += 1
      } else if peek() == "(" {
        problems.append(Problem(problem: .linkInCloze, offset: start.offset))
      }
      segments.append(.deletion(.init(text: deleted, hint: hint, group: deletions)))
    }

    while index < scalars.count {
      let scalar = scalars[index]
      switch scalar {
      case "\\" where peek() == "[" || peek() == "]":
        index += 1
        pending.append(scalars[index])
      case "\\" where !isHashcards && peek() == "{" && peek(2) == "{":
        index += 2
        pending.append(contentsOf: [scalars[index], scalars[index]])
      case "!" where peek() == "[":
        isInImage = true
        index += 1
        pending.append(contentsOf: ["!", "["])
      case "]" where isInImage:
        isInImage = false
        pending.append(scalar)
      case "[" where isInImage:
        pending.append(scalar)
      case "[":
        if let open {
          problems.append(Problem(problem: .unpairedBracket, offset: open.offset))
        }
        open = (index, pending.count)
      case "]":
        close(at: index)
      default:
        pending.append(scalar)
      }
      index += 1
    }
    if let open { problems.append(Problem(problem: .unpairedBracket, offset: open.offset)) }
    if !pending.isEmpty { segments.append(.text(string(pending))) }
    return (Cloze(notation: .brackets, segments: segments), problems)
  }

  // MARK: Numbered deletions

  private func parseNumbered(_ scalars: [Unicode.Scalar]) -> (Cloze, [Problem]) {
    var segments: [Cloze.Segment] = []
    var problems: [Problem] = []
    var textStart = 0

    func addText(upTo end: Int) {
      var text = String.UnicodeScalarView()
      var index = textStart
      while index < end {
        // `\{{` is a literal pair of braces.
        let isEscape =
          scalars[index] == "\\" && index + 2 < end && scalars[index + 1] == "{"
          && scalars[index + 2] == "{"
        if !isEscape { text.append(scalars[index]) }
        index += 1
        if isEscape {
          text.append(contentsOf: ["{", "{"])
          index += 2
        }
      }
      if !text.isEmpty { segments.append(.text(String(text))) }
    }

    for start in numberedStarts(scalars) {
      guard start.opening >= textStart else {
        problems.append(Problem(problem: .nestedDeletion, offset: start.opening))
        continue
      }
      guard let end = firstIndex(of: "}}", in: scalars, from: start.text) else {
        // Nor does any deletion after it have an end.
        problems.append(Problem(problem: .unclosedDeletion, offset: start.opening))
        break
      }
      addText(upTo: start.opening)
      textStart = end + 2
      let separator = firstIndex(of: "::", in: scalars, from: start.text).flatMap {
        $0 < end ? $0 : nil
      }
      let text = string(scalars[start.text..<(separator ?? end)])
      let hint = separator.map { string(scalars[($0 + 2)..<end]) }
      if text.allSatisfy(\.isWhitespace) {
        problems.append(Problem(problem: .emptyDeletion, offset: start.opening))
      } else {
        segments.append(.deletion(.init(text: text, hint: hint, group: start.group)))
      }
    }
    addText(upTo: scalars.count)
    return (Cloze(notation: .numbered, segments: segments), problems)
  }

  /// Where `{{cN::` stands, and where the deleted text begins.
  private func numberedStarts(
    _ scalars: [Unicode.Scalar]
  ) -> [(opening: Int, text: Int, group: Int)] {
    var starts: [(Int, Int, Int)] = []
    var index = 0
    while let opening = firstIndex(of: "{{c", in: scalars, from: index) {
      index = opening + 3
      let digits = scalars[index...].prefix { ("0"..."9").contains($0) }
      let isEscaped = opening > 0 && scalars[opening - 1] == "\\"
      guard !isEscaped, digits.count <= 4, let group = Int(string(digits)), group > 0,
        scalars[digits.endIndex...].starts(with: "::".unicodeScalars)
      else { continue }
      starts.append((opening, digits.endIndex + 2, group))
    }
    return starts
  }

  private func firstIndex(
    of pattern: String, in scalars: [Unicode.Scalar], from start: Int
  ) -> Int? {
    let pattern = Array(pattern.unicodeScalars)
    guard start + pattern.count <= scalars.count else { return nil }
    return (start...(scalars.count - pattern.count)).first { index in
      scalars[index] == pattern[0] && scalars[index...].starts(with: pattern)
    }
  }

  private func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
