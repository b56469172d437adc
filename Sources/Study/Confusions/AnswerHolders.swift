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
    let sieve = AnswerSieve(texts)
    let all = Array(library.entries.indices)
    let size = max(500, (all.count + 7) / 8)
    let parts = stride(from: 0, to: all.count, by: size).map { $0..<min($0 + size, all.count) }
    let found = inParallel(parts) { part in
      part.flatMap { place -> [(String, Int)] in
        let card = library.entries[place].card
        guard card.kind != .ordering else { return [] }
        let answers = card.acceptedAnswers.filter(sieve.letsPass)
        if answers.isEmpty { return [] }
        let own = Set(AnswerCheck(accepting: answers).keys)
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

/// A first look at answers, so that few of them have to be put into the form in which they are
/// compared.
///
/// Texts that are compared as equal have the same digits but for zeros, which a number may have
/// behind its point, and a word for a unit is not much longer than its sign. A text in other
/// characters than ASCII is let pass.
private struct AnswerSieve: Sendable {
  /// The digits of each text, without zeros; nil if that says nothing.
  private var digits: Set<[UInt8]>? = []
  private var longest = 0

  init(_ texts: Set<String>) {
    for text in texts {
      let looked = Look(text)
      longest = max(longest, looked.count)
      digits?.insert(looked.digits)
      if !looked.isASCII { digits = nil }
    }
  }

  /// Whether an answer may be one of the texts.
  func letsPass(_ answer: String) -> Bool {
    let looked = Look(answer)
    guard looked.isASCII else { return true }
    return looked.count <= 3 * longest + 40
      && (digits.map { $0.contains(looked.digits) || $0.contains(looked.ownDigits) } ?? true)
  }

  /// The bytes of a text, apart from its remark in parentheses.
  private struct Look {
    var isASCII = true
    var count = 0
    var digits: [UInt8] = []
    /// The digits outside of the remark.
    var ownDigits: [UInt8] = []

    init(_ text: String) {
      var depth = 0
      for byte in text.utf8 {
        if byte >= 0x80 { isASCII = false }
        if byte == UInt8(ascii: "(") { depth += 1 }
        let isDigit = UInt8(ascii: "1")...UInt8(ascii: "9") ~= byte
        if isDigit { digits.append(byte) }
        if depth == 0 {
          count += 1
          if isDigit { ownDigits.append(byte) }
        }
        if byte == UInt8(ascii: ")") { depth = max(0, depth - 1) }
      }
    }
  }
}
