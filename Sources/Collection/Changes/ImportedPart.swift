import Files

/// The two places of files that an import, an edit or a restore changes, with their folders in
/// `imports`.
enum ImportedPart: CaseIterable {
  case decks
  /// Files of the collection's own folder, such as its settings.
  case others

  /// The versions of a file that `imports` keeps.
  enum Version {
    case before, after
    /// The file as it will be once the import is undone.
    case undone
  }

  func root(of collection: CollectionFolder) -> String {
    switch self {
    case .decks: collection.decks
    case .others: collection.path
    }
  }

  /// The folder of a version within the import's folder.
  func folder(_ version: Version) -> RelativePath {
    switch (self, version) {
    case (.decks, .before): "before"
    case (.decks, .after): "after"
    case (.decks, .undone): "undone"
    case (.others, .before): "collection/before"
    case (.others, .after): "collection/after"
    case (.others, .undone): "collection/undone"
    }
  }

  func files(of changes: DeckChanges) -> [RelativePath: [UInt8]?] {
    switch self {
    case .decks: changes.files
    case .others: changes.others
    }
  }

  /// A file's content before a change, where it is known without reading the file.
  func before(_ relative: RelativePath, in changes: DeckChanges) -> [UInt8]?? {
    self == .decks ? changes.before[relative] : nil
  }
}
