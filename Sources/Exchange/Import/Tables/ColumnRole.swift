/// The role of a column's cells on a card.
package enum ColumnRole: String, CaseIterable, Hashable, Sendable {
  /// The question.
  case front
  /// The answer.
  case back
  /// An option of a multiple choice; several columns may be options.
  case option
  /// An option that is wrong, where ``key`` is the text of the right one.
  case wrong
  /// Several options in one cell.
  case options
  /// Which options are right: letters, numbers or texts.
  case key
  /// Tags, separated by spaces or commas.
  case tags
  /// Further wordings of the question: one per line, or each below a `Q:` as in a deck.
  case wordings
  /// Further accepted answers, one per line.
  case also
  case hint
  /// The explanation shown after the answer; several columns may contribute to it.
  case why
  case source
  /// The name that the row keeps when its text changes.
  case id
  /// The deck for the row, with levels separated by `::`.
  case deck
  /// Anki's name for the row's note type.
  case notetype
  case ignored
}
