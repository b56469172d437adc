import JSON

extension Settings {
  /// The colors of a review.
  package enum ThemeName: String, CaseIterable, Sendable {
    case `default`, auto, light, dark, contrast, mono
  }

  /// The layout of a review.
  package enum ScreenKind: String, CaseIterable, Sendable {
    /// Each card on a screen of its own.
    case full
    /// Line after line, without moving the cursor, as screen readers need it.
    case plain
  }

  /// Whether cards show their pictures.
  package enum Pictures: String, CaseIterable, Sendable {
    /// Where the terminal can, or `chafa` helps it.
    case auto
    case off
  }

  /// The settings for what a card may bring besides text, and for the learner's editor.
  static let screenKeys: [Key] = [
    word("pictures", "auto: where the terminal can show them; off: only their names", \.pictures),
    flag("play-sounds", "play a card's sound when the card is shown", \.playsSounds),
    flag("math", "show LaTeX in Unicode where it reads well", \.showsMath),
    Key(name: "editor", summary: "the command that opens your decks", values: .command) {
      $0.editor.map { .string($0) } ?? .null
    } set: { settings, value in
      if value == .null || value.string == "none" {
        settings.editor = nil
        return true
      }
      guard let command = value.string, (1...1000).contains(command.utf8.count),
        command.contains(where: { $0 != " " }),
        command.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
      else { return false }
      settings.editor = command
      return true
    },
  ]
}
