/// The kind of note that an Anki note type makes, judging by its name.
enum AnkiNoteKind {
  case basic
  case cloze
  /// Asked both ways.
  case reversed
  /// Asked both ways if the third field says so.
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

  /// Whether the name identifies the type: it has a word of Anki's own types.
  static func isKnown(_ name: String) -> Bool {
    let name = name.lowercased()
    let words = [
      "basic", "cloze", "revers", "einfach", "lückentext", "básic", "basique", "texte à trous",
      "基本", "穴埋め", "기본", "基础", "填空", "основ", "базов",
    ]
    return words.contains(where: name.contains)
  }
}
