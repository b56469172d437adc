import Text

/// A column's name, interpreted as far as its words are known.
///
/// The words may be run together (`HCPCSCode`, `memory_aid`), numbered (`Example 2`) or several of
/// them (`ICD-10 Code`, `English word`, `CPT/HCPCS`); then each must be known.
struct ColumnName {
  /// The words in order, case-folded.
  let words: [String]
  /// The meaning of the name; nil if unknown.
  let concept: ColumnConcept?
  /// Meanings of the name's words; more than one if a word is ambiguous: `nombre` is a name or a number.
  let concepts: [ColumnConcept]
  /// The language that the name states besides its meaning: `English word`.
  let language: ColumnConcept?
  /// Whether it is a short language name that is also a word: `it`, `no`.
  let isDoubtfulLanguage: Bool

  var isKnown: Bool { concept != nil }

  /// Whether the name is numbered: `question 1` may be the first of many cards. The number of an
  /// edition does not count: `ICD-10 Code`.
  var isNumbered: Bool {
    words.contains { word in
      word.allSatisfy(\.isNumber) && !(concept?.key == "code" && ["9", "10", "11"].contains(word))
    }
  }

  init(_ text: String) {
    let words = Self.words(of: text)
    let whole = words.joined(separator: " ")
    self.words = words
    let isKnownWord = ColumnVocabulary.concepts[whole] != nil
    isDoubtfulLanguage = !isKnownWord && ColumnVocabulary.languageWords[whole] != nil
    guard words.count <= 6, let found = Self.concepts(of: words, whole) else {
      (concept, concepts, language) = (nil, [], nil)
      return
    }
    concepts = found
    language = found.first { $0.side == .language }
    // "Word (English)" is the column in that language; "example en" is still an example, and
    // "capital:de" one more capital.
    let head =
      ColumnVocabulary.concepts[whole] == nil ? Self.head(of: found) : found[0]
    if let language, head.isCore { concept = language } else { concept = head }
  }

  /// The concepts of the words; nil if one of them is unknown.
  private static func concepts(of words: [String], _ whole: String) -> [ColumnConcept]? {
    if words.isEmpty { return nil }
    if let found = ColumnVocabulary.concepts[whole] { return found }
    if let name = ColumnVocabulary.languageCodes[whole] ?? ColumnVocabulary.languageWords[whole] {
      return ColumnVocabulary.concepts[name]
    }
    // "A short form" is a text, and in "question A" the letter is not an article.
    guard words.count > 1, words[words.count - 1] != "a", !["a", "an", "the"].contains(words[0])
    else { return nil }
    var found: [ColumnConcept] = []
    var hasNumber = false
    var isBehindOf = false
    var index = 0
    func add(_ concept: ColumnConcept?) {
      // A "meaning of the word" is a meaning.
      if let concept, !isBehindOf || concept.side == .language { found.append(concept) }
    }
    while index < words.count {
      // Words with a meaning together come first: `side effects`.
      if index + 1 < words.count,
        let pair = ColumnVocabulary.concepts[words[index] + " " + words[index + 1]]
      {
        add(pair.first)
        index += 2
        continue
      }
      let word = words[index]
      if ["of", "for", "in"].contains(word), !found.isEmpty {
        isBehindOf = true
      } else if word.allSatisfy(\.isNumber) {
        hasNumber = true
      } else if let known = ColumnVocabulary.concepts[word] {
        add(known.first)
      } else if let language = ColumnVocabulary.languageCodes[word]
        ?? ColumnVocabulary.languageWords[word], index > 0
      {
        add(ColumnVocabulary.concepts[language]?.first)
      } else if !ColumnVocabulary.companions.contains(word) {
        return nil
      }
      index += 1
    }
    if hasNumber, !found.contains(where: \.isNumbered) { return nil }
    return found.isEmpty ? nil : found
  }

  /// The word that determines the column: `example translation` is one of an example, `code
  /// description` a description, `word in English` one in English.
  private static func head(of concepts: [ColumnConcept]) -> ColumnConcept {
    let plain = concepts.filter { $0.side != .language }
    if let detail = plain.last(where: { $0.side == .detail && $0.key != "number" }) {
      return detail
    }
    return plain.last ?? concepts[0]
  }

  /// Splits `HCPCSCode`, `memory_aid` and `capital:de` into words.
  static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var previous: Character = " "
    let characters = Array(text.prefix(100))
    func finish() {
      if !word.isEmpty { words.append(searchKey(word)) }
      word = ""
    }
    for (index, character) in characters.enumerated() {
      let isPart = character.isLetter || character.isNumber
      if isPart, !word.isEmpty {
        let next = index + 1 < characters.count ? characters[index + 1] : " "
        let isSeam =
          character.isUppercase && previous.isLowercase
          || character.isUppercase && previous.isUppercase && next.isLowercase
          || character.isNumber != previous.isNumber && character.isASCII && previous.isASCII
        if isSeam { finish() }
      }
      if isPart { word.append(character) } else { finish() }
      previous = character
    }
    finish()
    return joined(words)
  }

  /// Joins a word and its number: `icd 10 cm`, `l 1` and `l 2`.
  private static func joined(_ words: [String]) -> [String] {
    var result: [String] = []
    for word in words {
      if let last = result.last, last == "l", word == "1" || word == "2" {
        result[result.count - 1] = last + word
      } else {
        result.append(word)
      }
    }
    return result
  }
}
