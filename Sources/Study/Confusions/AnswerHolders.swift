import Collection
import Files
import Flashcards
import Journal

/// The cards for which some texts are right.
struct AnswerHolders {
  /// A wrong answer to a card.
  struct WrongAnswer {
    /// The answer as the deck has it.
    let answered: String
    /// What was kept of it; typed in several ways it is one answer.
    var texts: Set<String>
    /// The cards for which it is right, by their positions.
    let holders: [Int]
  }

  /// The positions of the cards that may have a text as an answer, by the text's key.
  private var places: [String: [Int]] = [:]

  /// - Complexity: Linear in the number of cards.
  init(of texts: Set<String>, in library: Library) {
    let keys = Set(texts.map { AnswerCheck.key(of: $0) }).subtracting([""])
    guard !keys.isEmpty else { return }
    let all = Array(library.entries.indices)
    let size = max(500, (all.count + 7) / 8)
    let parts = stride(from: 0, to: all.count, by: size).map { $0..<min($0 + size, all.count) }
    let found = inParallel(parts) { part in
      part.flatMap { place -> [(String, Int)] in
        let card = library.entries[place].card
        guard card.kind != .ordering else { return [] }
        let own = Set(AnswerCheck(accepting: card.acceptedAnswers).keys)
        return own.intersection(keys).map { ($0, place) }
      }
    }
    for (key, place) in found.joined() { places[key, default: []].append(place) }
  }

  /// The cards for which a text is right, except one.
  private func holders(of text: String, except place: Int, _ library: Library) -> [Int] {
    (places[AnswerCheck.key(of: text)] ?? []).filter { other in
      other != place
        && AnswerCheck(accepting: library.entries[other].card.acceptedAnswers)
          .verdict(on: text) == .right
    }
  }

  /// The texts that are confusions, each once; see ``Confusion/definition``.
  func wrongAnswers(
    to entry: Library.Entry, _ texts: [String], _ library: Library
  ) -> [WrongAnswer] {
    let card = entry.card
    let check = library.answerCheck(for: card)
    var found: [String: WrongAnswer] = [:]
    for text in Set(texts).sorted() {
      let holders = holders(of: text, except: entry.position, library)
      let option = card.options.first { Journal.WrongAnswer.kept($0.text) == text }
      if option?.isCorrect ?? (check.verdict(on: text) != .wrong) { continue }
      guard let answered = option?.text ?? holders.first.map({ library.entries[$0].card.answer })
      else { continue }
      let key = AnswerCheck.key(of: answered)
      var wrong = found[key] ?? WrongAnswer(answered: answered, texts: [], holders: holders)
      wrong.texts.insert(text)
      found[key] = wrong
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }
}
