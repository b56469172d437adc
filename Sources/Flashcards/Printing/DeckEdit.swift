import Text

/// A deck file with notes changed, taken out and added; all other bytes stay as they are.
///
/// The result is read again and compared with what it should hold. Where the text around a note
/// would give another meaning to what is put there, as a code fence that is never closed does, the
/// next way of writing it is tried, and at last the deck is printed anew.
package struct DeckEdit {
  private let original: [UInt8]
  private let deck: Deck
  private let isSound: Bool
  /// How the lines of the file end: what is put into it ends them alike.
  private let lineEnd: String
  /// What becomes of a note, by the line on which it begins; nil if it is taken out.
  private var changes: [Int: Note?] = [:]
  private var added: [Note] = []

  /// - Parameter bytes: The deck file; empty for a new one.
  package init(_ bytes: [UInt8]) {
    let result = DeckParser.parse(bytes, file: "")
    original = bytes
    deck = result.deck
    isSound = result.diagnostics.isEmpty
    let firstEnd = bytes.firstIndex(of: UInt8(ascii: "\n"))
    lineEnd = firstEnd.map { $0 > 0 && bytes[$0 - 1] == UInt8(ascii: "\r") } == true ? "\r\n" : "\n"
    isInConflict = !ConflictMarks(TextLines(bytes)).unread.isEmpty
  }

  /// Whether the file holds two versions of a place, which git has left: notes there must not be
  /// replaced.
  package let isInConflict: Bool

  /// The notes of the file as it is.
  package var notes: [Note] { deck.notes }

  /// Puts `note` in the place of one of ``notes``; its headings stay those of the place.
  package mutating func replace(_ old: Note, with note: Note) {
    var note = note
    note.path = old.path
    changes[old.line] = .some(note)
  }

  /// Takes out one of ``notes``.
  package mutating func remove(_ old: Note) {
    changes.updateValue(nil, forKey: old.line)
  }

  /// Adds notes at the end, with their headings.
  package mutating func append(_ notes: [Note]) {
    added += notes
  }

  package var isEmpty: Bool { changes.isEmpty && added.isEmpty }

  /// The file's new content.
  /// - Complexity: Linear in the size of the file; it is read once more for each way that is tried.
  package func bytes() -> [UInt8] {
    guard !isEmpty else { return original }
    let expected = deck.notes.compactMap { changes[$0.line] ?? $0 } + added
    let places = Self.places(of: expected)
    // Prose behind a note that has lost its last lines would become a part of it.
    let kept = changes.isEmpty ? [original] : ["", "\n\n---"].map(changedBytes)
    let candidates = added.isEmpty ? kept : kept.flatMap(joined)
    for candidate in candidates
    where Self.places(of: DeckParser.parse(candidate, file: "").deck.notes) == places {
      return candidate
    }
    // A deck of hashcards' has no words for tags and names: it becomes one of ours. One with errors
    // keeps its text, whatever that makes of the notes.
    guard isSound else { return candidates[0] }
    let printed = DeckPrinter().bytes(of: Deck(frontMatter: deck.frontMatter, notes: expected))
    return lineEnd == "\n" ? printed : Array(ended(String(decoding: printed, as: UTF8.self)).utf8)
  }

  // MARK: Changing

  /// - Parameter end: What stands behind each changed note.
  private func changedBytes(end mark: String) -> [UInt8] {
    let lines = TextLines(original)
    var result: [UInt8] = []
    var position = 0
    for note in deck.notes {
      guard let change = changes[note.line] else { continue }
      let start = lines.ranges[note.line - 1].lowerBound
      var end = lines.ranges[note.lastLine - 1].upperBound
      result += original[position..<start]
      if let new = change {
        result += ended(DeckPrinter().block(new) + mark).utf8
      } else {
        // With a note goes the blank line behind it.
        var line = note.lastLine
        while line < lines.count, lines.isBlank(line) { line += 1 }
        end = line < lines.count ? lines.ranges[line].lowerBound : original.count
        if end == original.count { result.trimBlankEnd(lineEnd) }
      }
      position = end
    }
    return result + original[position...]
  }

  // MARK: Adding

  /// The ways to add the notes to `bytes`, the plainest first.
  private func joined(_ bytes: [UInt8]) -> [[UInt8]] {
    let text = ended(DeckPrinter().print(Deck(notes: added)))
    let end = bytes.isEmpty || bytes.last == UInt8(ascii: "\n") ? "" : lineEnd
    // Between two texts, and after the headings of the first, an empty heading.
    let breaks = ["\n", "\n#\n\n", "\n---\n\n", "\n---\n\n#\n\n"].map(ended)
    var candidates = breaks.map { bytes + Array("\(end)\($0)\(text)".utf8) }
    // At the end of a deck a code fence that is never closed would reach into the notes.
    let start = Self.contentStart(bytes)
    candidates += breaks.map {
      bytes[..<start] + Array("\(lineEnd)\(text)\($0)".utf8) + bytes[start...]
    }
    return candidates
  }

  /// A text with its lines ended as those of the file.
  private func ended(_ text: String) -> String {
    lineEnd == "\n" ? text : text.replacing("\n", with: lineEnd)
  }

  /// The cards by name, each with the headings above it.
  private static func places(of notes: [Note]) -> [CardID: [String]] {
    var places: [CardID: [String]] = [:]
    for note in notes {
      for face in note.faces { places[note.id(of: face)] = note.path }
    }
    return places
  }

  /// Where the front matter ends; without one, where the text begins.
  private static func contentStart(_ deck: [UInt8]) -> Int {
    let start = deck.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let separators = deck[start...].split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).lazy.filter { line in
      String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace) == ["---"]
    }.prefix(2)
    guard let first = separators.first, first.startIndex == start, separators.count == 2,
      let end = separators.last?.endIndex
    else { return start }
    return min(end + 1, deck.count)
  }
}

extension [UInt8] {
  /// Removes the blank lines at the end of a text.
  fileprivate mutating func trimBlankEnd(_ lineEnd: String) {
    let blank = Array((lineEnd + lineEnd).utf8)
    while suffix(blank.count).elementsEqual(blank) { removeLast(lineEnd.utf8.count) }
  }
}
