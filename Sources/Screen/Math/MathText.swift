import Text

/// LaTeX in a text, as Unicode where it reads well.
enum MathText {
  /// The most bytes of a formula that is looked at.
  static let longest = 1000

  /// A formula of LaTeX in Unicode; nil if it would not read well, or is no formula.
  ///
  /// - Parameters:
  ///   - source: The formula with the signs around it: `$…$`, `$$…$$`, `\(…\)` or `\[…\]`.
  ///   - before: The byte before it in the text, 0 at the beginning.
  ///   - after: The byte after it.
  static func unicode(_ source: String, before: UInt8 = 0, after: UInt8 = 0) -> String? {
    guard source.utf8.count <= longest else { return nil }
    let isDollar = source.hasPrefix("$")
    let content = source.dropFirst(isDollar && !source.hasPrefix("$$") ? 1 : 2)
      .dropLast(isDollar && !source.hasPrefix("$$") ? 1 : 2)
    if isDollar {
      guard !isPartOfWord(before), !isPartOfWord(after), isFormula(content) else { return nil }
    }
    var parser = MathParser(String(content))
    guard let row = try? parser.formula() else { return nil }
    var text = row.text()[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text.isEmpty ? nil : String(text)
  }

  /// Whether a dollar sign beside it is one of money, as in `US$` or `5$`.
  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    byte.isDigit || byte.isASCIILetter || byte == UInt8(ascii: "$")
  }

  /// Whether what is between dollar signs is a formula, and not a text between two amounts.
  ///
  /// Commands, powers and indices make one, unless it also has words. Without them only letters,
  /// numbers and operators do. Amounts (`5-10`, `5 a`) do not, nor does a name (`name`).
  private static func isFormula(_ content: Substring) -> Bool {
    let words = words(in: content)
    guard let first = content.first, !",.;:)%".contains(first) else { return false }
    if content.contains(where: { "\\^_".contains($0) }) { return words.count < 3 }
    guard first.isNumber else {
      let hasOperator = content.contains { "=<>+-*/(|≤≥≠≈→∈".contains($0) }
      return content.contains(where: \.isLetter)
        && (hasOperator ? words.count < 3 : words.allSatisfy { $0.count < 3 })
    }
    guard words.isEmpty else { return false }
    let afterNumber = content.drop { $0.isNumber || $0 == "." || $0 == "," }
    // Thousands, millions and billions.
    if ["K", "M", "B"].contains(afterNumber) { return false }
    return afterNumber.first.map { $0.isLetter || $0 == "(" } ?? true
      || content.contains { "=<>≤≥≠≈∈".contains($0) } && !content.contains("%")
  }

  /// The words of two letters and more that are no names of commands.
  private static func words(in content: Substring) -> [Substring] {
    var words: [Substring] = []
    var index = content.startIndex
    while index < content.endIndex {
      let character = content[index]
      let start = index
      index = content.index(after: index)
      let isCommand = character == "\\"
      guard isCommand || character.isLetter else { continue }
      while index < content.endIndex, content[index].isLetter {
        index = content.index(after: index)
      }
      let word = content[start..<index]
      if isCommand {
        // The words within belong to the formula.
        if word.hasPrefix("\\text") || word.hasPrefix("\\math") || word.hasPrefix("\\operator") {
          index = content[index...].firstIndex(of: "}") ?? content.endIndex
        }
      } else if word.count > 1, !(word.count == 2 && word.allSatisfy(\.isUppercase)) || word == "US"
      {
        words.append(word)
      }
    }
    return words
  }
}
