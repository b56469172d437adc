package import Files

/// Where a collection keeps what: one folder that can be copied, backed up and put in git.
package struct CollectionFolder: Hashable, Sendable {
  /// The folder itself, as an absolute path.
  package let path: String

  package init(path: String) {
    self.path = path
  }

  /// The learner's own decks.
  package var decks: String { FileSystem.join(path, "decks") }
  /// The journals, one file a device.
  package var journal: String { FileSystem.join(path, "journal") }
  /// What imports put into the decks and what was there before, one folder an import.
  package var imports: String { FileSystem.join(path, "imports") }
  /// Pictures and sounds that were unpacked from packages.
  package var media: String { FileSystem.join(path, "media") }
  package var settings: String { FileSystem.join(path, "config.json") }
  /// The exam that was interrupted.
  package var exam: String { FileSystem.join(path, "exam.json") }
  /// The exams that are over, one file an exam.
  package var exams: String { FileSystem.join(path, "exams") }
  /// The files beside decks and journals that a backup keeps and a restore brings back.
  package static let ownFiles: [RelativePath] = ["config.json", "exam.json"]
  /// What can be made anew, and is never synced.
  package var cache: String { FileSystem.join(path, ".cache") }
  /// The decks as they were when they were last read.
  package var deckMemory: String { FileSystem.join(cache, "decks") }
  /// What decks and journals came to when they were last read.
  package var snapshot: String { FileSystem.join(cache, "snapshot") }
  /// What editors wrote that failed.
  package var edited: String { FileSystem.join(cache, "edited") }
  /// The lines typed at the prompt.
  package var lineHistory: String { FileSystem.join(cache, "history") }
}

// MARK: Links

extension CollectionFolder {
  /// The folders that have to be folders and no symbolic links: what is in them is the program's to
  /// write and to delete.
  private static let ownFolders: [RelativePath] = [
    ".cache/decks", ".cache/edited", "backups", "exams", "imports/exported", "journal", "media",
  ]

  /// Refuses a collection that a symbolic link leads out of where the program writes.
  ///
  /// The collection itself may be a link, and so may `decks`.
  package func refuseLinks() throws(FileError) {
    for folder in Self.ownFolders {
      do throws(FileError) {
        _ = try folder.path(in: path)
      } catch {
        // A file in the way is an error of whoever needs the folder.
        guard error.isOfOtherKind else { throw error }
      }
    }
  }

  /// Where a file of the collection is, by its path in it.
  package func place(of file: RelativePath) throws(FileError) -> String {
    if let deck = file.within("decks") { return try deck.path(in: decks) }
    return try file.path(in: path)
  }

  /// The files in the learner's folder of decks. Where that is a symbolic link, as to a folder of
  /// notes, these are the decks alone: what else is there is not the collection's.
  package func deckFiles() throws(FileError) -> [RelativePath] {
    let files = try RelativePath.files(in: decks)
    guard FileSystem.isLink(decks) else { return files }
    return files.filter { $0.text.lowercased().hasSuffix(".md") }
  }
}
