import Text

/// A deck file with notes changed, removed and added; all other bytes stay as they are.
///
/// The result is parsed again and compared with the intended notes. If the surrounding text would
/// change the meaning of an inserted note, like an unclosed code fence, the next way of writing it
/// is tried, and as a last resort the whole deck is printed again.
package struct DeckEdit {
  private let original: [UInt8]
  private let deck: Deck
  private let isSound: Bool
  /// The line ending of the file, also used for inserted text.
  private let lineEnd: String
  /// The changed notes, by their first lines; nil for a removed note.
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

  /// Whether the file has git's conflict marks: notes there must not be replaced.
  package let isInConflict: Bool

  /// The notes of the unchanged file.
  package var notes: [Note] { deck.notes }

  /// Replaces one of ``notes`` with `note`, which gets the headings of that place.
  package mutating func replace(_ old: Note, with note: Note) {
    var note = note
    note.path = old.path
    changes[old.line] = .some(note)
  }

  /// Removes one of ``notes``.
  package mutating func remove(_ old: Note) {
    changes.updateValue(nil, forKey: old.line)
  }

  /// Adds notes at the end, with their headings.
  package mutating func append(_ notes: [Note]) {
    added += notes
  }

  package var isEmpty: Bool { changes.isEmpty && added.isEmpty }

  /// The file's new content.
  /// - Complexity: Linear in the size of the file, which is parsed once more for each attempt.
  package func bytes() -> [UInt8] {
    guard !isEmpty else { return original }
    let expected = deck.notes.compactMap { changes[$0.line] ?? $0 } + added
    let places = Self.places(of: expected)
    // Prose after a note that has lost its last lines would become a part of it.
    let kept = changes.isEmpty ? [original] : ["", "\n\n---"].map(changedBytes)
    let candidates = added.isEmpty ? kept : kept.flatMap(joined)
    for candidate in candidates
    where Self.places(of: DeckParser.parse(candidate, file: "").deck.notes) == places {
      return candidate
    }
    // A hashcards deck has no syntax for tags and names: it becomes one of ours. One with errors
    // keeps its text, whatever that does to the notes.
    guard isSound else { return candidates[0] }
    let printed = DeckPrinter().bytes(of: Deck(frontMatter: deck.frontMatter, notes: expected))
    return lineEnd == "\n" ? printed : Array(ended(String(decoding: printed, as: UTF8.self)).utf8)
  }

  // MARK: Changing

  /// - Parameter end: The text after each changed note.
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
        // A removed note takes the blank line after it along.
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

  /// The ways to add the notes to `bytes`, simplest first.
  private func joined(_ bytes: [UInt8]) -> [[UInt8]] {
    let text = ended(DeckPrinter().print(Deck(notes: added)))
    let end = bytes.isEmpty || bytes.last == UInt8(ascii: "\n") ? "" : lineEnd
    // An empty heading between two texts ends the headings of the first.
    let breaks = ["\n", "\n#\n\n", "\n---\n\n", "\n---\n\n#\n\n"].map(ended)
    var candidates = breaks.map { bytes + Array("\(end)\($0)\(text)".utf8) }
    // At the end of a deck, an unclosed code fence would extend into the notes.
    let start = Self.contentStart(bytes)
    candidates += breaks.map {
      bytes[..<start] + Array("\(lineEnd)\(text)\($0)".utf8) + bytes[start...]
    }
    return candidates
  }

  /// A text with the line endings of the file.
  private func ended(_ text: String) -> String {
    lineEnd == "\n" ? text : text.replacing("\n", with: lineEnd)
  }

  /// The cards by name, each with its headings.
  private static func places(of notes: [Note]) -> [CardID: [String]] {
    var places: [CardID: [String]] = [:]
    for note in notes {
      for face in note.faces { places[note.id(of: face)] = note.path }
    }
    return places
  }

  /// The end of the front matter, or the beginning of the text if there is none.
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
