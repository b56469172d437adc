package import Flashcards

/// Writes cards as the text that Quizlet imports: a tab between the sides, a line for each card.
///
/// A term is one line, since Quizlet asks both ways; a cloze has one for each deletion. A line break
/// within a side is written as ` / `.
package struct QuizletWriter {
  package init() {}

  package func text(_ decks: [Deck]) -> String {
    decks.flatMap(\.notes).flatMap(lines).joined()
  }

  private func lines(_ note: Note) -> [String] {
    let faces = note.faces.filter { $0 != .reverse }
    return faces.map { face in
      let card = Card(note: note, face: face)
      return "\(side(card.questionWithOptions))\t\(side(card.answer))\n"
    }
  }

  private func side(_ text: String) -> String {
    text.replacing("\t", with: " ").split(whereSeparator: \.isNewline).map { line in
      line.hasPrefix("- ") ? String(line.dropFirst(2)) : String(line)
    }.joined(separator: " / ")
  }
}
