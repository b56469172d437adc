package import Flashcards

/// Writes cards as questions in GIFT, which Moodle and other learning platforms read.
///
/// A multiple choice keeps its options; another card is a question whose answer is typed, and an
/// ordering is matched with its numbers. Explanations are the general feedback, and `Why not:` is the
/// feedback of its option.
package struct GIFTWriter {
  package init() {}

  package func text(_ decks: [Deck]) -> String {
    var text = ""
    for deck in decks where !deck.notes.isEmpty {
      let levels = DeckPath.levels(of: deck.frontMatter.name ?? "Deck")
      let category = levels.map { escaped($0.replacing("/", with: "-")) }.joined(separator: "/")
      text += "$CATEGORY: $course$/top/\(category)\n\n"
      for note in deck.notes {
        for question in questions(note, tags: deck.frontMatter.tags) { text += question + "\n\n" }
      }
    }
    return text
  }

  private func questions(_ note: Note, tags: [String]) -> [String] {
    let tags = tags + note.details.tags.filter { !tags.contains($0) }
    let why = note.details.why.map { "\n\t####\(escaped($0))" } ?? ""
    let isOne = note.faces.count == 1
    return note.faces.map { face in
      let card = Card(note: note, face: face)
      var comment = tags.map { "[tag:\($0)]" }
      if isOne, let id = note.details.id { comment.insert("[id:\(id.text)]", at: 0) }
      let head = comment.isEmpty ? "" : "// \(comment.joined(separator: " "))\n"
      let answers: [String]
      switch note.content {
      case .choice(_, let options): answers = self.options(options)
      case .ordering(_, let items):
        answers = items.enumerated().map { "=\($0.offset + 1) -> \(escaped($0.element))" }
      default: answers = card.acceptedAnswers.map { "=\(escaped($0))" }
      }
      return "\(head)[markdown]\(escaped(card.question)) {\n\t\(answers.joined(separator: "\n\t"))"
        + "\(why)\n}"
    }
  }

  private func options(_ options: [Note.Option]) -> [String] {
    let right = options.count(where: \.isCorrect)
    return options.map { option in
      let remark = option.whyNot.map { "#\(escaped($0))" } ?? ""
      if !option.isCorrect { return "~\(escaped(option.text))\(remark)" }
      // The shares that Moodle knows have five decimals.
      let shares = [
        2: "50", 3: "33.33333", 4: "25", 5: "20", 6: "16.66667", 7: "14.28571", 8: "12.5",
        9: "11.11111", 10: "10",
      ]
      return right == 1
        ? "=\(escaped(option.text))\(remark)"
        : "~%\(shares[right] ?? "5")%\(escaped(option.text))\(remark)"
    }
  }

  /// A text on one line, in which no character means anything.
  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if character.isNewline {
        result += "\\n"
      } else {
        if "~=#{}:\\".contains(character) { result.append("\\") }
        result.append(character)
      }
    }
    // An arrow would part a pair.
    return result.replacing("->", with: "→")
  }
}
