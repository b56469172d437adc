/// Writes a cloze in the notation it was read in; numbered where brackets cannot say it.
struct ClozePrinter {
  func print(_ cloze: Cloze) -> String {
    guard cloze.notation == .brackets, canUseBrackets(cloze) else { return numberedText(cloze) }
    // `![` is an image; a lone bracket between the two would do, but with a warning.
    if hasMarkBeforeDeletion(cloze) {
      let text = numberedText(cloze)
      if names(of: ClozeParser().parse(trimmed(text)).cloze) == names(of: cloze) { return text }
    }
    return bracketText(cloze)
  }

  /// The names that the cards of a cloze have by its content.
  private func names(of cloze: Cloze) -> [CardID] {
    let note = Note(content: .cloze(cloze))
    return note.faces.map { note.id(of: $0) }
  }

  // MARK: Brackets

  /// Brackets cannot say which deletions go together, nor that a `\` before a bracket is nothing
  /// but itself.
  private func canUseBrackets(_ cloze: Cloze) -> Bool {
    let deletions = cloze.deletions
    guard deletions.map(\.group) == Array(1...max(1, deletions.count)),
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
        let scalars = Array(text.unicodeScalars)
        let openings = NumberedOpening.all(in: scalars)
        // A brace right after a deletion would open a hint.
        if opensHint, scalars.first(where: { $0 != "\\" }) == "{", openings.first?.start != 0 {
          result += "\\"
        }
        let isBare = isBareEdge(index, of: cloze)
        let isFirst = index == 0
        if isBare, isFirst { result += "]" }
        result += escapedBrackets(scalars, openings)
        let isLast = index + 1 == cloze.segments.count
        if isBare && !isFirst { result += "]" }
        if !isLast, text.hasSuffix("!"), case .deletion = cloze.segments[index + 1] {
          result += "]"
        }
        opensHint = false
      case .deletion(let deletion):
        let scalars = Array(deletion.text.unicodeScalars)
        result += "[\(escapedBrackets(scalars, NumberedOpening.all(in: scalars)))]"
        if let hint = deletion.hint { result += "{\(hint)}" }
        opensHint = deletion.hint == nil
      }
    }
    return result
  }

  /// Whether a cloze has a text of white space alone at one of its ends, where it would be trimmed.
  ///
  /// It comes from a bracket without a partner that stood beside it and went away, and only such a
  /// bracket keeps it. hashcards' decks have them, and the names of their cards count the text.
  private func isBareEdge(_ index: Int, of cloze: Cloze) -> Bool {
    guard index == 0 || index == cloze.segments.count - 1,
      case .text(let text) = cloze.segments[index]
    else { return false }
    return !text.isEmpty && text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }

  private func escapedBrackets(
    _ scalars: [Unicode.Scalar], _ openings: [NumberedOpening]
  ) -> String {
    let literals = Dictionary(uniqueKeysWithValues: openings.map { ($0.start, $0) })
    var result: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      if let image = imageEnd(scalars, from: index) {
        result += scalars[index...image]
        index = image + 1
        continue
      }
      if let literal = literals[index] {
        result += repeatElement("\\", count: 2 * literal.backslashes + 1)
        index = literal.brace
      } else if scalars[index] == "[" || scalars[index] == "]" {
        result.append("\\")
      }
      result.append(scalars[index])
      index += 1
    }
    return String(scalars: result)
  }

  /// The bracket that ends the alternative text of an image that begins at `index`. It is left as
  /// it is, for other Markdown programs, unless its text would have to be escaped.
  private func imageEnd(_ scalars: [Unicode.Scalar], from index: Int) -> Int? {
    guard scalars[index] == "!", scalars[index...].dropFirst().first == "[" else { return nil }
    let end = scalars[(index + 2)...].firstIndex { "[]\\{".unicodeScalars.contains($0) }
    return end.flatMap { scalars[$0] == "]" ? $0 : nil }
  }

  // MARK: Numbered deletions

  private func numberedText(_ cloze: Cloze) -> String {
    var result = ""
    for (index, segment) in cloze.segments.enumerated() {
      switch segment {
      case .text(let text):
        result += escapedOpenings(Array(text.unicodeScalars))
        if index + 1 < cloze.segments.count {
          result += text.unicodeScalars.reversed().prefix { $0 == "\\" }.map(String.init).joined()
        }
      case .deletion(let deletion):
        // A brace at the end would be taken for one of those that end the deletion.
        let hint = deletion.hint.map { "::\($0)" } ?? (deletion.text.hasSuffix("}") ? "::" : "")
        result += "{{c\(deletion.group)::\(deletion.text)\(hint)}}"
      }
    }
    return result
  }

  private func escapedOpenings(_ scalars: [Unicode.Scalar]) -> String {
    var result: [Unicode.Scalar] = []
    var index = 0
    for opening in NumberedOpening.all(in: scalars) {
      result += scalars[index..<opening.start]
      result += repeatElement("\\", count: 2 * opening.backslashes + 1)
      index = opening.brace
    }
    return String(scalars: result + scalars[index...])
  }
}
