import Flashcards

/// An independent implementation of hashcards' grammar: a state table over lines, and clozes by
/// byte positions.
enum HashcardsModel {
  enum Card: Equatable {
    case basic(question: String, answer: String)
    /// The text without its brackets, and the range of bytes that is asked.
    case cloze(text: String, start: Int, end: Int)
  }

  /// The cards of a deck without front matter; nil if hashcards would report an error.
  static func parse(_ text: String) -> [Card]? {
    enum State {
      case start
      case question(String)
      case answer(String, String)
      case cloze(String)
    }
    var cards: [Card] = []
    var state = State.start
    let lines = text.replacing("\r\n", with: "\n").components("\n")
    for line in lines.map(Optional.some) + [nil] {
      let tag = line.flatMap { line in ["Q:", "A:", "C:"].first { line.hasPrefix($0) } }
      let rest = line.map { trim(String($0.dropFirst(tag == nil ? 0 : 2))) } ?? ""
      let isSeparator = line.map { trim($0) == "---" } ?? true
      func begin() { state = tag == "Q:" ? .question(rest) : .cloze(rest) }
      switch state {
      case .start:
        if tag == "A:" { return nil }
        if tag != nil { begin() } else if !isSeparator, rest != "" { return nil }
      case .question(let question):
        if tag == "A:" {
          state = .answer(question, rest)
        } else if let line, tag == nil, !isSeparator {
          state = .question(question + "\n" + line)
        } else {
          return nil
        }
      case .answer(let question, let answer):
        if tag == "A:" { return nil }
        if let line, tag == nil, !isSeparator {
          state = .answer(question, answer + "\n" + line)
        } else {
          cards.append(.basic(question: trim(question), answer: trim(answer)))
          if isSeparator { state = .start } else { begin() }
        }
      case .cloze(let text):
        if tag == "A:" { return nil }
        if let line, tag == nil, !isSeparator {
          state = .cloze(text + "\n" + line)
        } else {
          guard let clozes = clozes(trim(text)) else { return nil }
          cards += clozes
          if isSeparator { state = .start } else { begin() }
        }
      }
    }
    return cards
  }

  /// The deletions of a cloze; nil if there is none, if one is blank (which crashes hashcards), or
  /// if a bracket is escaped inside an image (which hashcards shows twice).
  static func clozes(_ text: String) -> [Card]? {
    let bytes = Array(text.utf8)
    var clean: [UInt8] = []
    var ranges: [(Int, Int)] = []
    var start: Int?
    var isImage = false
    var isEscape = false
    for (index, byte) in bytes.enumerated() {
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      let isBracket = byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
      if isBracket, isImage || isEscape {
        if isImage && isEscape { return nil }
        if byte == UInt8(ascii: "]") { isImage = false }
        isEscape = false
        clean.append(byte)
      } else if byte == UInt8(ascii: "[") {
        start = clean.count
      } else if byte == UInt8(ascii: "]") {
        if let start { ranges.append((start, clean.count)) }
        start = nil
      } else if byte == UInt8(ascii: "\\"), next == UInt8(ascii: "[") || next == UInt8(ascii: "]") {
        isEscape = true
      } else {
        if byte == UInt8(ascii: "!"), next == UInt8(ascii: "[") { isImage = true }
        clean.append(byte)
      }
    }
    let isBlank = ranges.contains {
      trim(String(decoding: clean[$0.0..<$0.1], as: UTF8.self)) == ""
    }
    guard !ranges.isEmpty, !isBlank else { return nil }
    let cleanText = String(decoding: clean, as: UTF8.self)
    return ranges.map { .cloze(text: cleanText, start: $0.0, end: $0.1) }
  }

  private static func trim(_ text: String) -> String {
    var scalars = Substring(text).unicodeScalars
    while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
    while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
    return String(scalars)
  }
}

extension String {
  fileprivate func components(_ separator: Character) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
