/// The meaning of a column's name, in any language.
struct ColumnConcept: Hashable, Sendable {
  /// The column's place on a card.
  enum Side: Hashable, Sendable {
    case front, back
    /// Named after a language: of two such columns one is the front, the other the back.
    case language
    /// On neither side.
    case detail
  }

  /// Words with one key mean the same.
  let key: String
  let side: Side
  /// How strongly the name indicates it: 100 for `front`, 50 for a subject such as `country`.
  let rank: Int
  /// The role of a detail on a card; `why` by default.
  let role: ColumnRole
  /// Whether the word is spelled out in English: two such words with one key are not translations
  /// of each other.
  let isEnglish: Bool

  /// Whether the name is about cards rather than a subject: `question`, not `country`.
  var isCore: Bool { side != .detail && rank >= 60 }

  /// Whether a number after the word means one more column of the kind (`example 2`) rather than a
  /// value (`lesson 2`).
  var isNumbered: Bool {
    switch key {
    case "example", "translation", "definition", "meaning", "option", "answer", "hint", "image",
      "sound", "code", "synonyms", "question", "word", "target":
      true
    default: false
    }
  }
}
