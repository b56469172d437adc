package import Files

/// Files that are to change together: decks, by their paths within the learner's folder of decks, and
/// what else a collection keeps.
package struct DeckChanges: Hashable, Sendable {
  /// The new content of each file; nil for one that is to go.
  package var files: [RelativePath: [UInt8]?] = [:]
  /// What a file was before, where it has been changed already, as by an editor; nil within for a
  /// file that was not there.
  package var before: [RelativePath: [UInt8]?] = [:]
  /// The same as ``files`` for files of the collection's own folder, such as its settings.
  package var others: [RelativePath: [UInt8]?] = [:]

  /// What imported files say of decks, for the next import of theirs; see ``ImportBase``.
  package var bases: [RelativePath: Base] = [:]

  package struct Base: Hashable, Sendable {
    /// The deck's notes as the imported file has them.
    package let latest: [UInt8]
    /// Those that only earlier imports had.
    package let older: [UInt8]

    package init(latest: [UInt8], older: [UInt8]) {
      self.latest = latest
      self.older = older
    }
  }

  package init(_ files: [RelativePath: [UInt8]?] = [:]) {
    self.files = files
  }

  package var isEmpty: Bool { files.isEmpty && others.isEmpty && bases.isEmpty }
}
