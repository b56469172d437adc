/// That files were imported, or that decks were edited from within the program. The events of this machine that follow belong to the import: if it is
/// taken back, none of them counts.
package struct ImportEvent: Hashable, Sendable {
  /// The file that was imported, as the user named it; of several the first.
  package var source: String
  /// How many of the following events of this machine belong to the import.
  package var events: Int

  /// Whether the learner edited decks; the source is then what was done.
  package var isEdit: Bool

  package init(source: String, events: Int, isEdit: Bool = false) {
    self.source = source
    self.events = events
    self.isEdit = isEdit
  }
}
