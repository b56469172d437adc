import Text

/// What the columns of a bank of questions are, by their names: `question,A,B,C,D,correct` in all
/// its forms.
struct BankColumns: Equatable {
  enum Part: Equatable {
    case question
    case option
    /// An option that is wrong.
    case wrong
    /// Options in one cell.
    case list
    /// Which options are right.
    case key
    case explanation
  }

  /// The part of each column; nil for one that is none of a bank.
  private(set) var parts: [Part?]
  /// What makes no sense of the columns, though they are those of a bank; nil if all is well.
  private(set) var problem: String?
  /// Whether the key's name says that it counts from 0 as programs do: `correct_index`.
  private(set) var keyIsIndex = false

  /// Nil if these are no names of a bank's columns.
  init?(_ names: [String]) {
    guard names.count > 2 else { return nil }
    let words = names.map { $0.utf8.count > 60 ? [] : Self.words(of: $0) }
    parts = words.map { Self.options[$0.joined(separator: " ")] == nil ? Self.part($0) : .list }
    // Letters and numbers alone say nothing.
    let isNamed =
      parts.contains(.question) || words.contains { Self.keyRank($0).map { $0 > 2 } ?? false }
    // `A`, `B`, `C` and `1`, `2`, `3` are options only in a row.
    for first in ["a", "1"] where isNamed {
      guard var column = words.firstIndex(of: [first]) else { continue }
      var run: [Int] = []
      var label = first
      while column < words.count, words[column] == [label] {
        run.append(column)
        label = Self.next(label)
        column += 1
      }
      if run.count > 1 { for column in run { parts[column] = .option } }
    }
    let hasOptions = parts.count { $0 == .option } > 1
    let lists = parts.indices.filter { parts[$0] == .list }
    let wrongs = parts.count { $0 == .wrong }
    // “Answer 1, Answer 2” alone may be two accepted answers; a letter or the word option is not.
    let named = zip(parts, words).count { part, words in
      part == .option && !["answer", "ans", "response"].contains(words.first ?? "")
    }
    let isBank = hasOptions || !lists.isEmpty || wrongs > 0
    guard isBank else { return nil }
    chooseKey(words)
    let hasKey = parts.contains(.key)
    if !hasKey, !lists.isEmpty || named < 2 && !(parts.count { $0 == .option } > 2) { return nil }
    if !parts.contains(.question) {
      // The first column that is nothing else, if it stands before the options.
      let first = parts.firstIndex { $0 == .option || $0 == .wrong || $0 == .list } ?? 0
      if let column = (0..<first).last(where: { parts[$0] == nil && !words[$0].isEmpty }) {
        guard hasKey else { return nil }
        parts[column] = .question
      } else {
        problem = "this looks like a bank of questions, but no column is named `question`"
      }
    }
    if let first = parts.firstIndex(of: .question) {
      for column in parts.indices where column != first && parts[column] == .question {
        parts[column] = nil
      }
    }
    if lists.count > 1 { for column in lists.dropFirst() { parts[column] = nil } }
    if !hasKey {
      problem = "this looks like a bank of questions, but no column says which option is right"
    }
  }

  /// Of the columns that may be the key, the plainest one is.
  private mutating func chooseKey(_ words: [[String]]) {
    let candidates = words.indices.compactMap { column -> (rank: Int, column: Int)? in
      guard let rank = Self.keyRank(words[column]), parts[column] == nil || parts[column] == .key
      else { return nil }
      return (rank, column)
    }
    guard let key = candidates.max(by: { ($0.rank, $1.column) < ($1.rank, $0.column) }) else {
      return
    }
    for column in parts.indices where parts[column] == .key { parts[column] = nil }
    parts[key.column] = .key
    keyIsIndex = words[key.column].contains("index") || words[key.column].contains("idx")
  }

  // MARK: Names

  private static let questionNames: Set<String> = [
    "question", "questions", "question text", "question stem", "question title", "stem", "prompt",
    "q", "item", "item stem", "item text", "problem", "mcq", "frage", "pregunta", "domanda",
    "pergunta", "question en", "question body", "the question", "vraag", "title question",
  ]
  private static let optionWords: Set<String> = [
    "option", "opt", "op", "choice", "answer", "ans", "response", "alternative", "alt", "antwort",
    "opcion", "reponse", "opcao", "respuesta", "risposta", "resposta", "answeroption",
  ]
  private static let wrongWords: Set<String> = ["wrong", "incorrect", "distractor", "distractors"]
  private static let rightWords: Set<String> = [
    "correct", "right", "key", "answerkey", "correcta", "correcte", "richtige", "richtig",
    "solution", "truth",
  ]
  private static let options: [String: Void] = Dictionary(
    uniqueKeysWithValues: [
      "options", "choices", "answer options", "answer choices", "alternatives", "possible answers",
    ].map { ($0, ()) })
  private static let keyWords: Set<String> = [
    "answer", "answers", "ans", "option", "options", "choice", "choices", "response", "responses",
    "s", "letter", "number", "no", "num", "index", "idx", "text", "value", "the", "antwort",
    "respuesta", "option s", "label",
  ]
  private static let explanations: Set<String> = [
    "explanation", "explanations", "rationale", "feedback", "general feedback", "justification",
    "answer explanation", "explanation text", "reasoning", "why", "solution explanation",
    "correct answer explanation", "correct feedback", "erklarung", "explicacion", "explication",
    "answer rationale", "rationale explanation", "explanation rationale",
  ]

  private static func part(_ words: [String]) -> Part? {
    let name = words.joined(separator: " ")
    if questionNames.contains(name) { return .question }
    if explanations.contains(name) { return .explanation }
    guard let last = words.last, !words.contains("feedback"), !words.contains("explanation") else {
      return nil
    }
    let isLabel = isLabel(last)
    if wrongWords.contains(words[0]), words.count < 4,
      words.dropFirst().allSatisfy({
        optionWords.contains($0) || optionWords.contains(String($0.dropLast()))
          || isLabel && $0 == last
      })
    {
      return .wrong
    }
    if words.count == 2, isLabel, optionWords.contains(words[0]) { return .option }
    if words.count == 3, isLabel, words[0] == "answer", ["option", "choice"].contains(words[1]) {
      return .option
    }
    return nil
  }

  /// How surely a column is the key; nil if it is not.
  private static func keyRank(_ words: [String]) -> Int? {
    guard !words.isEmpty, !words.contains("feedback"), !words.contains("explanation") else {
      return nil
    }
    let isRight = words.contains(where: rightWords.contains)
    let isPlain = words.allSatisfy { rightWords.contains($0) || keyWords.contains($0) }
    guard isPlain else { return nil }
    if isRight { return words.count == 1 && words[0] == "solution" ? 1 : 3 }
    return ["answer", "answers", "ans"].contains(words[0]) ? 2 : nil
  }

  private static func isLabel(_ word: String) -> Bool {
    if let number = Int(word) { return 0...15 ~= number }
    return word.utf8.count == 1 && ("a"..."o").contains(word)
  }

  private static func next(_ label: String) -> String {
    if let number = Int(label) { return "\(number + 1)" }
    return String(UnicodeScalar(label.utf8.first! + 1))
  }

  /// The words of a name in small letters: `OptionA`, `option_a` and `Option (A)` have the same.
  static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var previous: Character = " "
    func finish() {
      if !word.isEmpty { words.append(searchKey(word)) }
      word = ""
    }
    for character in name {
      let isPart = character.isLetter || character.isNumber
      if !isPart
        || character.isUppercase && previous.isLowercase
        || character.isNumber != previous.isNumber
      {
        finish()
      }
      if isPart { word.append(character) }
      previous = character
    }
    finish()
    return words
  }
}
