/// That files were imported. The events of this machine that follow belong to the import: if it is
/// taken back, none of them counts.
package struct ImportEvent: Hashable, Sendable {
  /// The file that was imported, as the user named it; of several the first.
  package var source: String
  /// How many of the following events of this machine belong to the import.
  package var events: Int

  package init(source: String, events: Int) {
    self.source = source
    self.events = events
  }
}
