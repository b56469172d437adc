package import Files

/// Files that change together: decks, by their paths within the learner's folder of decks, and the
/// collection's other files.
package struct DeckChanges: Hashable, Sendable {
  /// The new content of each file; nil for a file to delete.
  package var files: [RelativePath: [UInt8]?] = [:]
  /// The old content of each file that has already been changed, for example by an editor; an inner
  /// nil for a file that did not exist.
  package var before: [RelativePath: [UInt8]?] = [:]
  /// Like ``files``, for files of the collection's own folder, such as its settings.
  package var others: [RelativePath: [UInt8]?] = [:]

  /// The imported version of each deck, kept for the next import of the same file; see
  /// ``ImportBase``.
  package var bases: [RelativePath: Base] = [:]

  package struct Base: Hashable, Sendable {
    /// The deck's notes as they are in the imported file.
    package let latest: [UInt8]
    /// The notes that only earlier imports had.
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
