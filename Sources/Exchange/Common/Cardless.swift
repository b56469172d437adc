import Flashcards
import Text

/// Why a file of notes has no cards.
package enum Cardless: Hashable, Sendable {
  case prose
  /// Notes of the program `ki`, which keeps Anki's notes in files.
  case ki
  /// Blocks `START … END` of the plugin Obsidian_to_Anki.
  case obsidianToAnki

  /// What to do, in one sentence without a period.
  package var hint: String {
    switch self {
    case .prose:
      "a card is a line `Q: …` with a line `A: …` below it; --format csv reads a table"
    case .ki:
      "these are notes of ki: in Anki choose File > Export, and import the .apkg file"
    case .obsidianToAnki:
      "these are notes of Obsidian_to_Anki: in Anki choose File > Export, and import the .apkg file"
    }
  }

  init(_ text: TextLines) {
    let lines = (0..<min(text.count, 2000)).lazy.map { text.text($0).trimmed() }
    let first = lines.prefix(12).filter { !$0.isEmpty }
    if first.first == "# Note", first.contains(where: { $0.hasPrefix("guid:") }) {
      self = .ki
    } else if lines.contains("START") && lines.contains("END")
      || lines.contains(where: { $0.hasPrefix("TARGET DECK") || $0.hasPrefix("STARTI [") })
    {
      self = .obsidianToAnki
    } else {
      self = .prose
    }
  }
}

extension ImportedFile {
  /// Checks whether a file of notes has no cards, which is an error if it is imported by itself but
  /// not within a folder.
  mutating func findCardless(_ bytes: [UInt8], file: String) {
    guard past.isEmpty, decks.allSatisfy(\.notes.isEmpty) else { return }
    let text = TextLines(bytes)
    // A file that is meant to be a deck has errors worth stopping for.
    if hasErrors, decks.contains(where: { $0.name != nil }) || Self.meansCards(text) { return }
    let cardless = Cardless(text)
    self.cardless = cardless
    // A deck's warnings are about front matter and code, which notes have as well.
    doubt = diagnostics.first { $0.severity == .error || format != .markdown }
    if !hasErrors || cardless != .prose {
      diagnostics.append(
        Diagnostic(
          location: SourceLocation(file: file, line: 1), severity: .error,
          message: "no cards found", hint: cardless.hint, sourceLine: ""))
    }
  }

  /// Whether a text has both tags of a card outside code, or a cloze with a deletion.
  private static func meansCards(_ text: TextLines) -> Bool {
    let fences = CodeFences(text)
    var letters: Set<UInt8> = []
    for line in 0..<text.count where !fences.isCode[line] {
      let bytes = text.bytes[text.ranges[line]]
      guard bytes.count > 1, bytes[bytes.startIndex + 1] == UInt8(ascii: ":") else { continue }
      let letter = bytes[bytes.startIndex]
      if letter == UInt8(ascii: "C"), bytes.contains(UInt8(ascii: "[")) { return true }
      letters.insert(letter)
    }
    return letters.isSuperset(of: "QA".utf8) || letters.isSuperset(of: "TD".utf8)
  }
}
