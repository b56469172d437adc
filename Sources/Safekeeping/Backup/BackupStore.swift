package import Collection
internal import Files

/// The folder `backups` of a collection.
///
/// ```
/// backups/2026-06-29/backup.json      the list of files, with checksums
/// backups/2026-06-29/files/…          the files, as in the collection
/// ```
package struct BackupStore: Sendable {
  let collection: CollectionFolder

  package init(_ collection: CollectionFolder) {
    self.collection = collection
  }

  package var folder: String { FileSystem.join(collection.path, "backups") }

  func folder(of name: String) -> String { FileSystem.join(folder, name) }

  /// The path of a backup's piece.
  func path(of piece: RelativePath, in name: String) throws(FileError) -> String {
    try RelativePath(name).appending("files").appending(piece).path(in: folder)
  }

  /// The bytes of a piece; nil if it cannot be read.
  private func bytes(of file: BackupFile, piece index: Int, in backup: Backup) -> [UInt8]? {
    guard let path = try? path(of: file.path(ofPiece: index), in: backup.name) else { return nil }
    return try? FileSystem.readFile(path, followsLinks: false)
  }

  /// The names of the backups, latest last.
  package func names() throws(BackupError) -> [String] {
    guard FileSystem.isFolder(folder) else { return [] }
    let names = try asBackupError { () throws(FileError) in try FileSystem.names(in: folder) }
    return names.compactMap { name in Backup.day(of: name).map { (name, $0) } }
      .sorted { ($0.1, Backup.number(of: $0.0)) < ($1.1, Backup.number(of: $1.0)) }.map(\.0)
  }

  /// The backup with a name.
  package func backup(_ name: String) throws(BackupError) -> Backup {
    guard Backup.day(of: name) != nil, let path = RelativePath(exactly: name),
      FileSystem.isFolder(folder(of: name))
    else { throw .unknown(name) }
    guard let manifest = try? path.appending("backup.json").path(in: folder),
      let bytes = try? FileSystem.readFile(manifest, followsLinks: false),
      let backup = Backup(name: name, bytes)
    else { throw .damaged(name, file: "backup.json") }
    return backup
  }

  // MARK: Looking

  /// The path of the first damaged file of a backup; nil if it is intact.
  ///
  /// - Parameter known: The pieces already found intact, which backups share.
  package func damage(
    in backup: Backup, known: inout Set<UInt64>
  ) -> String? {
    for file in backup.files {
      for (index, piece) in file.pieces.enumerated() {
        guard let path = try? path(of: file.path(ofPiece: index), in: backup.name),
          let stamp = try? FileStamp.ofFile(path)
        else { return file.path.text }
        if known.contains(stamp.inode), stamp.size == piece.size { continue }
        guard let bytes = bytes(of: file, piece: index, in: backup),
          BackupFile.Piece(bytes) == piece
        else { return file.path.text }
        known.insert(stamp.inode)
      }
    }
    return nil
  }

  /// The bytes of a file, verified with their checksums.
  func bytes(of file: BackupFile, in backup: Backup) throws(BackupError) -> [UInt8] {
    var result: [UInt8] = []
    for (index, piece) in file.pieces.enumerated() {
      guard let bytes = bytes(of: file, piece: index, in: backup),
        BackupFile.Piece(bytes) == piece
      else { throw .damaged(backup.name, file: file.path.text) }
      result += bytes
    }
    return result
  }

  /// Runs `body` with a temporary folder that is deleted afterwards.
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
