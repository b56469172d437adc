import Files

/// Where files stand that an import, an edit or a restore changes, and where `imports` keeps theirs.
enum ImportedPart: CaseIterable {
  case decks
  /// Files of the collection's own folder, such as its settings.
  case others

  /// What `imports` keeps of a file.
  enum Version {
    case before, after
    /// What it is to be once the import is undone.
    case undone
  }

  func root(of collection: CollectionFolder) -> String {
    switch self {
    case .decks: collection.decks
    case .others: collection.path
    }
  }

  /// The folder of a version within that of the import.
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

  /// The content of a file before a change, where that is known without a look at it.
  func before(_ relative: RelativePath, in changes: DeckChanges) -> [UInt8]?? {
    self == .decks ? changes.before[relative] : nil
  }
}
