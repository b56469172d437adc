internal import Journal
package import Study

/// The folder `backups` of a collection.
///
/// ```
/// backups/2026-06-29/backup.json      what there is, with checksums
/// backups/2026-06-29/files/…          the files, as in the collection
/// ```
package struct BackupStore: Sendable {
  let collection: CollectionFolder

  package init(_ collection: CollectionFolder) {
    self.collection = collection
  }

  package var folder: String { FileSystem.join(collection.path, "backups") }

  func folder(of name: String) -> String { FileSystem.join(folder, name) }

  func path(of piece: String, in name: String) -> String {
    FileSystem.join(folder(of: name), "files/" + piece)
  }

  /// The names of the backups, the last one at the end.
  package func names() throws(BackupError) -> [String] {
    guard FileSystem.isFolder(folder) else { return [] }
    let names = try asBackupError { () throws(FileError) in try FileSystem.names(in: folder) }
    return names.compactMap { name in Backup.day(of: name).map { (name, $0) } }
      .sorted { ($0.1, Backup.number(of: $0.0)) < ($1.1, Backup.number(of: $1.0)) }.map(\.0)
  }

  /// The backup of a name.
  package func backup(_ name: String) throws(BackupError) -> Backup {
    guard Backup.day(of: name) != nil, FileSystem.isFolder(folder(of: name)) else {
      throw .unknown(name)
    }
    let path = FileSystem.join(folder(of: name), "backup.json")
    guard let bytes = try? FileSystem.readFile(path), let backup = Backup(name: name, bytes) else {
      throw .damaged(name, file: "backup.json")
    }
    return backup
  }

  // MARK: Looking

  /// The first file of a backup that is not what was written, by its path; nil if it is whole.
  ///
  /// - Parameter known: The pieces that were found whole before, which backups share.
  package func damage(
    in backup: Backup, known: inout Set<UInt64>
  ) -> String? {
    for file in backup.files {
      for (index, piece) in file.pieces.enumerated() {
        let path = path(of: file.path(ofPiece: index), in: backup.name)
        guard let stamp = try? FileStamp.ofFile(path) else { return file.path }
        if known.contains(stamp.inode), stamp.size == piece.size { continue }
        guard let bytes = try? FileSystem.readFile(path), BackupFile.Piece(bytes) == piece else {
          return file.path
        }
        known.insert(stamp.inode)
      }
    }
    return nil
  }

  /// The bytes of a file, compared with their checksums.
  func bytes(of file: BackupFile, in backup: Backup) throws(BackupError) -> [UInt8] {
    var result: [UInt8] = []
    for (index, piece) in file.pieces.enumerated() {
      let path = path(of: file.path(ofPiece: index), in: backup.name)
      let bytes = try? FileSystem.readFile(path)
      guard let bytes, BackupFile.Piece(bytes) == piece else {
        throw .damaged(backup.name, file: file.path)
      }
      result += bytes
    }
    return result
  }

  /// Runs `body` with a folder that is gone afterwards.
  func withScratchFolder<Value>(
    _ body: (String) throws(BackupError) -> Value
  ) throws(BackupError) -> Value {
    let path = folder(of: ".restoring")
    try asBackupError { () throws(FileError) in
      try FileSystem.removeFolder(path)
      try FileSystem.makeFolder(path)
    }
    defer { try? FileSystem.removeFolder(path) }
    return try body(path)
  }
}
