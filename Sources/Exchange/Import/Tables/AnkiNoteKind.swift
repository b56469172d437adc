/// Which sort of note an Anki note type makes, as far as its name tells.
enum AnkiNoteKind {
  case basic
  case cloze
  /// Asked both ways.
  case reversed
  /// Asked both ways where the third field says so.
  case optionallyReversed

  init(noteType name: String) {
    let name = name.lowercased()
    self =
      if name.contains("cloze") {
        .cloze
      } else if name.contains("revers") {
        name.contains("optional") ? .optionallyReversed : .reversed
      } else {
        .basic
      }
  }

  /// Whether the name says what the type does: it has a word of Anki's own types.
  static func isKnown(_ name: String) -> Bool {
    let name = name.lowercased()
    let words = [
      "basic", "cloze", "revers", "einfach", "lückentext", "básic", "basique", "texte à trous",
      "基本", "穴埋め", "기본", "基础", "填空", "основ", "базов",
    ]
    return words.contains(where: name.contains)
  }
}
