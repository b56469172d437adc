/// An import of files, or an edit of decks made in the program. The next events of this machine
/// belong to the import: if it is undone, none of them counts.
package struct ImportEvent: Hashable, Sendable {
  /// The imported file, as the user named it; the first of several.
  package var source: String
  /// The number of this machine's next events that belong to the import.
  package var events: Int

  /// Whether the learner edited decks; the source then says what was done.
  package var isEdit: Bool

  package init(source: String, events: Int, isEdit: Bool = false) {
    self.source = source
    self.events = events
    self.isEdit = isEdit
  }
}
