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
}
