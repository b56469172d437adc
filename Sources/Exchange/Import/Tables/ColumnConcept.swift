/// What a column's name is about, whatever language it is in.
struct ColumnConcept: Hashable, Sendable {
  /// Where a column belongs on a card.
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
  /// How strongly the name says so: 100 for `front`, 50 for a subject such as `country`.
  let rank: Int
  /// What a detail is to a card; `why` if nothing else.
  let role: ColumnRole
  /// Whether the word is written out in English: two such words of one key are no translation.
  let isEnglish: Bool

  /// Whether the name is one of cards rather than of a subject: `question`, not `country`.
  var isCore: Bool { side != .detail && rank >= 60 }

  /// Whether a number after the word makes one more column of the kind (`example 2`) rather than a
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
