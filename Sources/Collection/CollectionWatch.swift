import Files

/// Detects whether a collection has changed since it was read, without reading a file: compares the
/// stamps of its settings, of the learner's decks, and of the folders that hold decks and journals.
///
/// This machine's own journal is not watched: its ``Writer`` knows where it ends.
package struct CollectionWatch: Sendable {
  private var files: [(path: String, stamp: FileStamp?)] = []
  /// How many of the stamps are of decks; those come first.
  private let deckCount: Int

  /// - Complexity: Linear in the number of the learner's decks.
  package init(_ collection: Collection) {
    let folder = collection.folder
    var folders: Set<String> = [folder.decks, folder.journal]
    for source in collection.library.sources where !source.place.isBuiltIn {
      let path = source.place.path
      files.append((path, source.place.stamp ?? Self.stamp(of: path)))
      var parent = FileSystem.parent(of: path)
      while let path = parent, path != folder.decks, folders.insert(path).inserted {
        parent = FileSystem.parent(of: path)
      }
    }
    deckCount = files.count
    for path in folders + [folder.settings] { files.append((path, Self.stamp(of: path))) }
  }

  /// Whether any of the stamps has changed.
  ///
  /// False while a deck is missing: an editor may be replacing it, or its disk may be gone for a
  /// while, and its cards can be answered in the meantime.
  package var isChanged: Bool {
    var isChanged = false
    for (index, file) in files.enumerated() {
      let stamp = Self.stamp(of: file.path)
      if index < deckCount, stamp == nil { return false }
      if stamp != file.stamp { isChanged = true }
    }
    return isChanged
  }

  private static func stamp(of path: String) -> FileStamp? {
    (try? FileStamp.ofFile(path)) ?? nil
  }
}
