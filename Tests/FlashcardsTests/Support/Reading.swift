@testable import Flashcards
@testable import Text

/// Reads a deck from text.
func read(_ text: String) -> DeckParser.Result {
  DeckParser.parse(text, file: "deck.md")
}

/// The notes of a deck without problems, without their line numbers.
func readNotes(_ text: String) -> [Note] {
  let result = read(text)
  return result.diagnostics.isEmpty ? result.deck.notes.map(\.withoutLine) : []
}

/// The first note of a deck without problems.
func readNote(_ text: String) -> Note? { readNotes(text).first }

extension Note {
  var withoutLine: Note {
    var note = self
    note.line = 0
    note.lastLine = 0
    return note
  }

  func at(_ lines: ClosedRange<Int>) -> Note {
    var note = at(lines.lowerBound)
    note.lastLine = lines.upperBound
    return note
  }

  func at(_ line: Int) -> Note {
    var note = self
    note.line = line
    return note
  }

  static func basic(_ question: String, _ answer: String, path: [String] = []) -> Note {
    Note(content: .basic(question: question, answer: answer), path: path)
  }
}

extension Deck {
  var withoutLines: Deck { Deck(frontMatter: frontMatter, notes: notes.map(\.withoutLine)) }

  var questions: [String] { cards.map(\.question) }
}

extension Diagnostic {
  /// The diagnostic as one line, like a compiler's.
  var summary: String {
    "\(location.line):\(location.column): \(severity.rawValue): \(message)"
  }
}

/// A text in which `▸` marks each place with a problem.
struct MarkedText {
  private(set) var text = ""
  private(set) var places: [SourceLocation] = []

  init(_ marked: String) {
    var line = 1
    var column = 1
    for character in marked {
      switch character {
      case "▸":
        places.append(SourceLocation(file: "deck.md", line: line, column: column))
        continue
      case "\n":
        line += 1
        column = 1
      default: column += 1
      }
      text.append(character)
    }
  }
}
