extension CodeSelection {
  /// Reads an expression.
  package init(parsing text: String) throws(CodeSelectionError) {
    self.text = text
    var scanner = SelectionScanner(text)
    var alternative: [Term] = []
    while let token = try scanner.next() {
      if token.isComma {
        if !alternative.isEmpty { alternatives.append(alternative) }
        alternative = []
      } else if !token.isQuoted, try readKeyword(token, into: &alternative) {
        continue
      } else {
        let term = try Term(token)
        if token.isExcluded { excluded.append(term) } else { alternative.append(term) }
      }
    }
    if !alternative.isEmpty { alternatives.append(alternative) }
    if !scanner.hasFoundAnything {
      throw CodeSelectionError(
        message: "the selection is empty",
        hint: "write codes or words, such as E08-E13 or diabetes",
        column: 1)
    }
  }

  /// Reads a term that is neither a code nor a word.
  private mutating func readKeyword(
    _ token: SelectionToken, into alternative: inout [Term]
  ) throws(CodeSelectionError) -> Bool {
    switch token.text.lowercased() {
    case "modifiers":
      if token.isExcluded { excluded.append(.modifiers) } else { alternative.append(.modifiers) }
      return true
    case "billable": wantsBillable = true
    case "header", "headers": wantsHeaders = true
    case "terminated": wantsTerminated = true
    case let word where word.hasPrefix("sample:"):
      guard let count = Int(word.dropFirst(7)), count > 0 else {
        throw token.error(
          "`\(token.text)` does not say how many codes", hint: "write sample:50 for any 50 of them")
      }
      sample = count
    default: return false
    }
    if token.isExcluded {
      throw token.error(
        "`\(token.text)` cannot be left out with a `-`",
        hint: "put the `-` before codes or words; `billable` by itself excludes headers")
    }
    return true
  }
}

extension CodeSelection.Term {
  fileprivate init(_ token: SelectionToken) throws(CodeSelectionError) {
    if token.isQuoted {
      self = .words(token.text.lowercased(), isCapital: false)
      return
    }
    if token.text.contains(":") {
      throw token.error(
        "there is no `\(token.text)`",
        hint: "the only word with a colon is sample:N; put a text to search for in quotes")
    }
    let ends = token.text.split(separator: "-", omittingEmptySubsequences: false)
    if ends.count == 2, let lower = codePart(ends[0]), lower.isEndOfRange {
      if !ends[1].isEmpty, ends[1].count > 1, ends[1].allSatisfy(\.isLetter) {
        self = Self.word(token)
        return
      }
      guard let upper = codePart(ends[1]), lower.first!.isNumber || upper.first!.isLetter else {
        throw token.error(
          "the range `\(token.text)` has no code at its end", hint: "write both ends: E08-E13")
      }
      guard lower <= upper || lower.hasPrefix(upper) || upper.isLongerNumber(than: lower) else {
        throw token.error(
          "the range `\(token.text)` ends before it begins", hint: "write \(ends[1])-\(ends[0])")
      }
      self = .range(lower, upper)
      return
    }
    guard let code = codePart(token.text[...]) else {
      self = Self.word(token)
      return
    }
    if code.allSatisfy(\.isNumber) {
      self = .number(code)
    } else {
      self = code.isEndOfRange ? .prefix(code) : Self.word(token)
    }
  }

  private static func word(_ token: SelectionToken) -> Self {
    .words(token.text.lowercased(), isCapital: token.text == token.text.uppercased())
  }
}

/// The beginning of a code, uppercase and without its dot; nil if no code begins like that.
private func codePart(_ text: Substring) -> String? {
  let code = text.filter { $0 != "." }.uppercased()
  guard (1...7).contains(code.utf8.count), text.first != ".",
    code.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
  else { return nil }
  return code
}

extension String {
  /// Whether it is a later number of more digits behind the same letters, as N100 is after N20.
  fileprivate func isLongerNumber(than other: String) -> Bool {
    let (letters, otherLetters) = (prefix { $0.isLetter }, other.prefix { $0.isLetter })
    let (digits, otherDigits) = (dropFirst(letters.count), other.dropFirst(otherLetters.count))
    return letters == otherLetters && digits.count > otherDigits.count && !otherDigits.isEmpty
      && (digits + otherDigits).allSatisfy(\.isNumber)
  }

  /// Whether it is a code and not a word: it has a digit or is one letter. Not every word with a
  /// digit is meant as a code, but the others can be quoted.
  fileprivate var isEndOfRange: Bool { contains(where: \.isNumber) || count == 1 }
}
