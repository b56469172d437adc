import Journal

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
  /// The files beside decks and journals that a backup keeps and a restore brings back.
  package static let ownFiles = ["config.json", "exam.json"]
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
