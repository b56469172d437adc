import Text

/// Parses the deletions of a cloze.
///
/// Brackets are read as in hashcards: `\[` and `\]` are literal, `![alt](src)` is an image, in `[a
/// [b] c]` the inner pair is the deletion, and an unmatched bracket is dropped. A hint may follow
/// in braces. A text with `{{c1::…}}` is numbered, and its brackets are ordinary.
struct ClozeParser {
  /// A problem at a byte of the text.
  struct Problem: Equatable {
    var problem: DeckProblem
    var offset: Int
  }

  /// Whether hints and numbered deletions are disabled, as in hashcards.
  var isHashcards = false

  func parse(_ text: String) -> (cloze: Cloze, problems: [Problem]) {
    let bytes = Array(text.utf8)
    let openings = isHashcards ? [] : NumberedOpening.all(in: bytes)
    return openings.allSatisfy(\.isLiteral)
      ? parseBrackets(bytes, openings) : parseNumbered(bytes, openings)
  }

  // MARK: Brackets

  private func parseBrackets(
    _ bytes: [UInt8], _ literals: [NumberedOpening]
  ) -> (Cloze, [Problem]) {
    let literals = Dictionary(uniqueKeysWithValues: literals.map { ($0.start, $0) })
    var segments: [Cloze.Segment] = []
    var problems: [Problem] = []
    var pending: [UInt8] = []
    pending.reserveCapacity(bytes.count)
    var deletions = 0
    // The positions of an open bracket: in the text, and in the pending output.
    var open: (offset: Int, pending: Int)?
    var isInImage = false
    // The first brace or line end after the last opened hint.
    var hintEnd = 0
    var index = 0
    let math = MathSpans(bytes)
    var deletionsInMath: [(offset: Int, isArgument: Bool)] = []

    func peek(_ distance: Int = 1) -> UInt8? {
      index + distance < bytes.count ? bytes[index + distance] : nil
    }
    // After `[text]\{` the brace does not open a hint.
    func isEscapedBraceNext() -> Bool {
      peek() == .backslash && literals[index + 1] == nil
        && bytes[(index + 1)...].first { $0 != .backslash } == .openingBrace
    }
    func close(at offset: Int) {
      guard let start = open else {
        problems.append(Problem(problem: .unpairedBracket, offset: offset))
        return
      }
      open = nil
      let deleted = String(bytes: pending[start.pending...])
      guard !deleted.allSatisfy(\.isWhitespace) else {
        problems.append(Problem(problem: .emptyDeletion, offset: start.offset))
        return
      }
      if start.pending > 0 { segments.append(.text(String(bytes: pending[..<start.pending]))) }
      pending.removeAll(keepingCapacity: true)
      deletions += 1
      var hint: String?
      if !isHashcards, peek() == .openingBrace {
        if hintEnd < index + 2 {
          let end = bytes[(index + 2)...].firstIndex { $0 == .closingBrace || $0 == .lineFeed }
          hintEnd = end ?? bytes.count
        }
        if hintEnd < bytes.count, bytes[hintEnd] == .closingBrace {
          hint = self.hint(bytes[(index + 2)..<hintEnd])
          // In math they belong to TeX, which loses nothing.
          if hint == nil, math.contains(start.offset) { hint = "" }
          index = hintEnd
        } else {
          problems.append(Problem(problem: .unclosedHint, offset: index + 1))
        }
      } else if !isHashcards, isEscapedBraceNext() {
        index += 1
      } else if peek() == .openingParenthesis {
        problems.append(Problem(problem: .linkInCloze, offset: start.offset))
      }
      if math.contains(start.offset) {
        let isArgument = bytes.endsInCommand(before: start.offset) || hint == ""
        deletionsInMath.append((start.offset, isArgument))
      }
      segments.append(.deletion(.init(text: deleted, hint: hint, group: deletions)))
    }

    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case .backslash where peek() == .openingBracket || peek() == .closingBracket:
        index += 1
        pending.append(bytes[index])
      case .backslash where literals[index] != nil:
        let backslashes = literals[index]!.backslashes
        pending.append(contentsOf: repeatElement(UInt8.backslash, count: backslashes / 2))
        pending.append(.openingBrace)
        index += backslashes
      case .exclamationMark where peek() == .openingBracket:
        isInImage = true
        index += 1
        pending.append(contentsOf: [.exclamationMark, .openingBracket])
      case .closingBracket where isInImage:
        isInImage = false
        pending.append(byte)
      case .openingBracket where isInImage:
        pending.append(byte)
      case .openingBracket:
        if let open {
          problems.append(Problem(problem: .unpairedBracket, offset: open.offset))
        }
        open = (index, pending.count)
      case .closingBracket:
        close(at: index)
      default:
        pending.append(byte)
      }
      index += 1
    }
    if let open { problems.append(Problem(problem: .unpairedBracket, offset: open.offset)) }
    if !pending.isEmpty { segments.append(.text(String(bytes: pending))) }
    // If all deletions are in math, they are intended.
    let isMeant = deletionsInMath.count == deletions
    if let doubtful = deletionsInMath.first(where: { $0.isArgument || !isMeant }) {
      problems.append(Problem(problem: .deletionInMath, offset: doubtful.offset))
    }
    return (Cloze(notation: .brackets, segments: segments), problems)
  }

  // MARK: Numbered deletions

  private func parseNumbered(
    _ bytes: [UInt8], _ openings: [NumberedOpening]
  ) -> (Cloze, [Problem]) {
    var segments: [Cloze.Segment] = []
    var problems: [Problem] = []
    var pending: [UInt8] = []
    var textStart = 0

    func addText(upTo end: Int) {
      if textStart < end { pending += bytes[textStart..<end] }
      textStart = max(textStart, end)
    }
    func finishText() {
      if !pending.isEmpty { segments.append(.text(String(bytes: pending))) }
      pending.removeAll()
    }

    for opening in openings {
      guard opening.brace >= textStart else {
        if !opening.isLiteral {
          problems.append(Problem(problem: .nestedDeletion, offset: opening.brace))
        }
        continue
      }
      addText(upTo: opening.start)
      pending.append(contentsOf: repeatElement(UInt8.backslash, count: opening.backslashes / 2))
      textStart = opening.brace
      if opening.isLiteral { continue }
      guard let end = bytes.firstIndex(of: "}}", from: opening.text) else {
        // No later deletion has an end either.
        problems.append(Problem(problem: .unclosedDeletion, offset: opening.brace))
        break
      }
      textStart = end + 2
      let inner = Array(bytes[opening.text..<end])
      let separator = inner.firstIndex(of: "::", from: 0)
      let text = String(bytes: inner[..<(separator ?? inner.count)])
      if text.allSatisfy(\.isWhitespace) {
        problems.append(Problem(problem: .emptyDeletion, offset: opening.brace))
        continue
      }
      finishText()
      let hint = separator.flatMap { self.hint(inner[($0 + 2)...]) }
      segments.append(
        .deletion(
          .init(text: text, hint: hint, group: opening.group, otherGroups: opening.otherGroups)))
    }
    addText(upTo: bytes.count)
    finishText()
    return (Cloze(notation: .numbered, segments: segments), problems)
  }

  /// A hint; nil if it is empty.
  private func hint(_ bytes: ArraySlice<UInt8>) -> String? {
    let hint = String(bytes: bytes)
    return hint.unicodeScalars.allSatisfy(\.isWhiteSpace) ? nil : hint
  }
}
