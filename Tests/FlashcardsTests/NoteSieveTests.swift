import Testing

@testable import Flashcards

struct NoteSieveTests {
  private static let words = [
    "Café", "CAFE", "cafe\u{301}", "group  code", "icd", "E11.9", "a", "K", "\u{212A}", "日本",
    "ﬁ", "fi", "x[y", "x{y", "-", "İ", "\n", "anaemia", "anemia", "hospitalise", "hospitalized",
    "colours", "co-pay", "copay", "B-12", "b12", "programme", "program",
  ]

  private static func note(_ random: inout SeededGenerator, _ line: Int) -> Note {
    func text() -> String {
      (0..<Int.random(in: 0...4, using: &random)).map { _ in
        words.randomElement(using: &random)! + ["", " "].randomElement(using: &random)!
      }.joined()
    }
    let content: Note.Content =
      switch Int.random(in: 0..<5, using: &random) {
      case 0: .term(term: text(), definition: text())
      case 1:
        .cloze(
          Cloze(
            notation: .brackets,
            segments: [
              .text(text()), .deletion(Cloze.Deletion(text: text(), hint: nil, group: 1)),
              .text(text()),
            ]))
      case 2: .choice(question: text(), options: [Note.Option(text: text(), isCorrect: true)])
      default: .basic(question: text(), answer: text())
      }
    return Note(
      content: content, details: Note.Details(), path: [text()], line: line * 90,
      lastLine: line * 90)
  }

  @Test("A sieve holds back no note that has the text", arguments: 0..<20)
  func letsAllPass(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let notes = (0..<60).map { Self.note(&random, $0) }
    var packed = PackedNotes()
    for note in notes { packed.append(note) }
    for word in Self.words + ["code", "roup code", "afe"] {
      let text = SoughtText(word)
      guard let sieve = NoteSieve(for: text, in: packed) else { continue }
      for (index, note) in notes.enumerated() {
        let cards = note.faces.map { Card(note: note, face: $0, id: CardID("x")) }
        let has = cards.contains { card in
          ([card.question, card.answer] + note.path).contains(where: text.isFound)
        }
        if has { #expect(sieve.letsPass(index, of: packed), "\(word) in \(note)") }
      }
    }
  }

  @Test("A sieve holds back notes of plain text without the text")
  func holdsBack() throws {
    var packed = PackedNotes()
    for (question, path) in [("What is a claim?", ""), ("What is CPT?", ""), ("What?", "CPT")] {
      packed.append(
        Note(
          content: .basic(question: question, answer: "x"), details: Note.Details(),
          path: [path], line: 1, lastLine: 2))
    }
    let sieve = try #require(NoteSieve(for: SoughtText("a cpt"), in: packed))
    #expect((0..<3).map { sieve.letsPass($0, of: packed) } == [false, true, false])
    let heading = try #require(NoteSieve(for: SoughtText("cpt"), in: packed))
    #expect((0..<3).map { heading.letsPass($0, of: packed) } == [false, true, true])
    #expect(NoteSieve(for: SoughtText("日本"), in: packed) == nil)
  }
}
