import Text

/// Writes a cloze in its original notation, or numbered if brackets cannot express it.
struct ClozePrinter {
  func print(_ cloze: Cloze) -> String {
    guard cloze.notation == .brackets, canUseBrackets(cloze) else { return numberedText(cloze) }
    // `![` is an image; an unmatched bracket between the two would help, but with a warning.
    if hasMarkBeforeDeletion(cloze) {
      let text = numberedText(cloze)
      if names(of: ClozeParser().parse(text.trimmed()).cloze) == names(of: cloze) { return text }
    }
    return bracketText(cloze)
  }

  /// The names of a cloze's cards derived from its content.
  private func names(of cloze: Cloze) -> [CardID] {
    let note = Note(content: .cloze(cloze))
    return note.faces.map { note.id(of: $0) }
  }

  // MARK: Brackets

  /// Whether brackets can express the cloze: they cannot group deletions, nor have a literal `\`
  /// before a bracket.
  private func canUseBrackets(_ cloze: Cloze) -> Bool {
    let deletions = cloze.deletions
    guard deletions.map(\.group) == Array(1...max(1, deletions.count)),
      deletions.allSatisfy(\.otherGroups.isEmpty),
      deletions.allSatisfy({ !$0.text.hasSuffix("\\") && isBracketHint($0.hint) })
    else { return false }
    return !textsBeforeDeletions(cloze).contains { $0.hasSuffix("\\") }
  }

  private func hasMarkBeforeDeletion(_ cloze: Cloze) -> Bool {
    textsBeforeDeletions(cloze).contains { $0.hasSuffix("!") }
  }

  private func textsBeforeDeletions(_ cloze: Cloze) -> [String] {
    zip(cloze.segments, cloze.segments.dropFirst()).compactMap { segment, next in
      if case .text(let text) = segment, case .deletion = next { text } else { nil }
    }
  }

  private func isBracketHint(_ hint: String?) -> Bool {
    guard let hint = hint?.unicodeScalars else { return true }
    return !hint.contains("}") && !hint.contains("\n")
  }

  private func bracketText(_ cloze: Cloze) -> String {
    var result = ""
    var opensHint = false
    for (index, segment) in cloze.segments.enumerated() {
      switch segment {
      case .text(let text):
        let bytes = Array(text.utf8)
        let openings = NumberedOpening.all(in: bytes)
        // A brace right after a deletion would open a hint.
        if opensHint, bytes.first(where: { $0 != .backslash }) == .openingBrace,
          openings.first?.start != 0
        {
          result += "\\"
        }
        let isBare = isBareEdge(index, of: cloze)
        let isFirst = index == 0
        if isBare, isFirst { result += "]" }
        result += escapedBrackets(bytes, openings)
        let isLast = index + 1 == cloze.segments.count
        if isBare && !isFirst { result += "]" }
        if !isLast, text.hasSuffix("!"), case .deletion = cloze.segments[index + 1] {
          result += "]"
        }
        opensHint = false
      case .deletion(let deletion):
        let bytes = Array(deletion.text.utf8)
        result += "[\(escapedBrackets(bytes, NumberedOpening.all(in: bytes)))]"
        if let hint = deletion.hint { result += "{\(hint)}" }
        opensHint = deletion.hint == nil
      }
    }
    return result
  }

  /// Whether a cloze begins or ends with a segment of white space, which would be trimmed.
  ///
  /// It comes from an unmatched bracket next to it that was dropped, and only such a bracket
  /// preserves it. hashcards decks have such segments, and the names of their cards include them.
  private func isBareEdge(_ index: Int, of cloze: Cloze) -> Bool {
    guard index == 0 || index == cloze.segments.count - 1,
      case .text(let text) = cloze.segments[index]
    else { return false }
    return !text.isEmpty && text.unicodeScalars.allSatisfy(\.isWhiteSpace)
  }

  private func escapedBrackets(
    _ bytes: [UInt8], _ openings: [NumberedOpening]
  ) -> String {
    let literals = Dictionary(uniqueKeysWithValues: openings.map { ($0.start, $0) })
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if let image = imageEnd(bytes, from: index) {
        result += bytes[index...image]
        index = image + 1
        continue
      }
      if let literal = literals[index] {
        result += repeatElement(UInt8.backslash, count: 2 * literal.backslashes + 1)
        index = literal.brace
      } else if bytes[index] == .openingBracket || bytes[index] == .closingBracket {
        result.append(.backslash)
      }
      result.append(bytes[index])
      index += 1
    }
    return String(bytes: result)
  }

  /// The bracket that ends the alternative text of an image at `index`. It stays unescaped, for
  /// other Markdown programs, unless its text has to be escaped.
  private func imageEnd(_ bytes: [UInt8], from index: Int) -> Int? {
    guard bytes[index] == .exclamationMark, bytes[index...].dropFirst().first == .openingBracket
    else { return nil }
    let end = bytes[(index + 2)...].firstIndex { "[]\\{".utf8.contains($0) }
    return end.flatMap { bytes[$0] == .closingBracket ? $0 : nil }
  }

  // MARK: Numbered deletions

  private func numberedText(_ cloze: Cloze) -> String {
    var result = ""
    for (index, segment) in cloze.segments.enumerated() {
      switch segment {
      case .text(let text):
        result += escapedOpenings(Array(text.utf8))
        if index + 1 < cloze.segments.count {
          result += text.unicodeScalars.reversed().prefix { $0 == "\\" }.map(String.init).joined()
        }
      case .deletion(let deletion):
        // A trailing brace would be read as one of those that end the deletion.
        let hint = deletion.hint.map { "::\($0)" } ?? (deletion.text.hasSuffix("}") ? "::" : "")
        result += "{{c\(deletion.numbers)::\(deletion.text)\(hint)}}"
      }
    }
    return result
  }

  private func escapedOpenings(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    var index = 0
    for opening in NumberedOpening.all(in: bytes) {
      result += bytes[index..<opening.start]
      result += repeatElement(UInt8.backslash, count: 2 * opening.backslashes + 1)
      index = opening.brace
    }
    return String(bytes: result + bytes[index...])
  }
}
