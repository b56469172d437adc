package import Files

/// The layout of a collection: one folder that can be copied, backed up and put in git.
package struct CollectionFolder: Hashable, Sendable {
  /// The folder itself, as an absolute path.
  package let path: String

  package init(path: String) {
    self.path = path
  }

  /// The learner's own decks.
  package var decks: String { FileSystem.join(path, "decks") }
  /// The journals, one file per device.
  package var journal: String { FileSystem.join(path, "journal") }
  /// What imports put into the decks and what was there before, one folder per import.
  package var imports: String { FileSystem.join(path, "imports") }
  /// Pictures and sounds unpacked from packages.
  package var media: String { FileSystem.join(path, "media") }
  package var settings: String { FileSystem.join(path, "config.json") }
  /// The exam that was interrupted.
  package var exam: String { FileSystem.join(path, "exam.json") }
  /// The finished exams, one file per exam.
  package var exams: String { FileSystem.join(path, "exams") }
  /// The files, besides decks and journals, that a backup keeps and a restore brings back.
  package static let ownFiles: [RelativePath] = ["config.json", "exam.json"]
  /// Files that can be rebuilt, and are never synced.
  package var cache: String { FileSystem.join(path, ".cache") }
  /// The decks as they were last read.
  package var deckMemory: String { FileSystem.join(cache, "decks") }
  /// The saved result of reading decks and journals.
  package var snapshot: String { FileSystem.join(cache, "snapshot") }
  /// The output of failed edits.
  package var edited: String { FileSystem.join(cache, "edited") }
  /// The lines typed at the prompt.
  package var lineHistory: String { FileSystem.join(cache, "history") }
}

// MARK: Links

extension CollectionFolder {
  /// The folders that must not be symbolic links: the program writes and deletes what is in them.
  private static let ownFolders: [RelativePath] = [
    ".cache/decks", ".cache/edited", ".cache/followed", "backups", "exams", "imports/exported",
    "journal", "media",
  ]

  /// Throws if a symbolic link leads out of the collection in a place where the program writes.
  ///
  /// The collection itself may be a link, and so may `decks`.
  package func refuseLinks() throws(FileError) {
    for folder in Self.ownFolders {
      do throws(FileError) {
        _ = try folder.path(in: path)
      } catch {
        // A file in the way is an error for the code that needs the folder.
        guard error.isOfOtherKind else { throw error }
      }
    }
  }

  /// The path of a collection's file, from its path within the collection.
  package func place(of file: RelativePath) throws(FileError) -> String {
    if let deck = file.within("decks") { return try deck.path(in: decks) }
    return try file.path(in: path)
  }

  /// The files in the learner's folder of decks. If that is a symbolic link, for example to a
  /// folder of notes, only the decks: other files there do not belong to the collection.
  package func deckFiles() throws(FileError) -> [RelativePath] {
    let files = try RelativePath.files(in: decks)
    guard FileSystem.isLink(decks) else { return files }
    return files.filter { $0.text.lowercased().hasSuffix(".md") }
  }
}
