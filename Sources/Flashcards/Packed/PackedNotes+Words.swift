extension PackedNotes {
  /// Whether a question, an answer or an option has a word, given in small ASCII letters as answers
  /// are compared.
  /// - Complexity: Linear in the length of all notes; only those that may have the word are unpacked.
  package func have(word: String) -> Bool {
    let letters = Array(word.utf8)
    return notes(with: letters).contains { index in
      self[index].answerTexts.contains { text in
        text.split { !$0.isLetter && !$0.isNumber }.contains { part in
          AnswerKey(String(part)).characters.elementsEqual(word)
        }
      }
    }
  }
}

extension Note {
  /// What is asked and what is answered, other names included.
  fileprivate var answerTexts: [String] {
    let cards = faces.map { Card(note: self, face: $0) }
    return cards.flatMap { $0.wordings + [$0.answer] + $0.options.map(\.text) } + details.also
  }
}
