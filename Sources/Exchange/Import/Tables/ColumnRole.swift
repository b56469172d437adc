/// What the cells of a column are to a card.
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
  /// Further accepted answers, one a line.
  case also
  case hint
  /// The explanation that is shown after the answer; several columns may be parts of it.
  case why
  case source
  /// The name that the row keeps when its text changes.
  case id
  /// The deck that the row goes into, its levels parted by `::`.
  case deck
  /// Anki's name for the sort of note that the row is.
  case notetype
  case ignored
}
