internal import Journal
package import SpacedRepetition
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

  private var folder: String { FileSystem.join(collection.path, "backups") }

  private func folder(of name: String) -> String { FileSystem.join(folder, name) }

  private func path(of piece: String, in name: String) -> String {
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

  // MARK: Making

  /// Whether the day has no backup yet, and there is something to keep.
  package func isNeeded(on day: Day) -> Bool {
    if FileSystem.exists(folder(of: day.description)) { return false }
    return ((try? sources()) ?? []).contains { path in
      let size = (try? FileStamp.ofFile(FileSystem.join(collection.path, path)))??.size ?? 0
      return !path.hasPrefix("journal/") || size > Self.emptyJournal
    }
  }

  /// No journal that has an event is shorter.
  private static let emptyJournal = 200

  /// Makes a backup of the collection as it is, compares it with what was copied, and takes away
  /// backups that are not kept any longer.
  ///
  /// - Parameter writer: The right to write, so that nothing changes meanwhile.
  /// - Complexity: Reads the whole collection; writes what the backup before does not have.
  package func make(
    on day: Day, at now: Int, holding writer: borrowing Writer
  ) throws(BackupError) -> Backup {
    let names = try names()
    let last = names.last.flatMap { try? backup($0) }
    let same = names.filter { Backup.day(of: $0) == day }.map { Backup.number(of: $0) }.max()
    let name = day.description + (same.map { ".\($0 + 1)" } ?? "")
    let making = ".making"
    let made = try asBackupError { () throws(FileError) in
      try FileSystem.removeFolder(folder(of: making))
      var files: [BackupFile] = []
      for path in try sources() { files.append(try copy(path, into: making, like: last)) }
      let backup = Backup(name: name, day: day, made: now, files: files)
      let folders = Set(
        files.compactMap { FileSystem.parent(of: self.path(of: $0.path, in: making)) })
      for folder in folders { try FileSystem.makeFolderDurable(folder) }
      try FileSystem.makeFolder(folder(of: making))
      try AtomicFile.write(
        backup.bytes, to: FileSystem.join(folder(of: making), "backup.json"))
      try FileSystem.rename(folder(of: making), to: folder(of: name))
      try FileSystem.makeFolderDurable(folder)
      return backup
    }
    try prune(names, keeping: day)
    return made
  }

  /// The files that are kept, by their paths within the collection.
  private func sources() throws(FileError) -> [String] {
    var paths: [String] = []
    for name in ["decks", "imports", "journal"] {
      let path = FileSystem.join(collection.path, name)
      guard FileSystem.isFolder(path) else { continue }
      paths += try FileSystem.listFiles(path).map { name + "/" + $0 }
    }
    if FileSystem.exists(collection.settings) { paths.append("config.json") }
    return paths.filter { $0 != "imports/pending" && !$0.hasSuffix(".tmp") }
  }

  private func copy(
    _ path: String, into name: String, like last: Backup?
  ) throws(FileError) -> BackupFile {
    let source = FileSystem.join(collection.path, path)
    let known = last?.files.first { $0.path == path }
    let size = try FileStamp.ofFile(source)?.size ?? 0
    let count = max(1, (size + BackupFile.pieceSize - 1) / BackupFile.pieceSize)
    // The names of the pieces follow from their number.
    let unread = BackupFile.Piece(size: 0, checksum: 0)
    let names = BackupFile(path: path, pieces: Array(repeating: unread, count: count))
    var pieces: [BackupFile.Piece] = []
    for index in 0..<count {
      let start = index * BackupFile.pieceSize
      let bytes = try FileSystem.readFile(
        source, in: start..<min(size, start + BackupFile.pieceSize))
      let piece = BackupFile.Piece(bytes)
      pieces.append(piece)
      let target = self.path(of: names.path(ofPiece: index), in: name)
      if let parent = FileSystem.parent(of: target) { try FileSystem.makeFolder(parent) }
      if let known, index < known.pieces.count, known.pieces[index] == piece, let last {
        let old = self.path(of: known.path(ofPiece: index), in: last.name)
        if (try? FileSystem.readFile(old)) == bytes, FileSystem.link(old, as: target) { continue }
      }
      try FileSystem.makeFile(bytes, at: target, mode: 0o400)
    }
    return BackupFile(path: path, pieces: pieces)
  }

  private func prune(_ names: [String], keeping today: Day) throws(BackupError) {
    let days = names.compactMap { Backup.day(of: $0) }
    let latest = Set(days).sorted(by: >).prefix(BackupSchedule.days)
    let kept = BackupSchedule.kept(days + [today])
    try asBackupError { () throws(FileError) in
      let removing = folder(of: ".removing")
      try FileSystem.removeFolder(removing)
      for (index, name) in names.enumerated() {
        guard let day = Backup.day(of: name), day != today else { continue }
        let isLastOfDay = index + 1 == names.count || Backup.day(of: names[index + 1]) != day
        if kept.contains(day), isLastOfDay || latest.contains(day) { continue }
        try FileSystem.rename(folder(of: name), to: removing)
        try FileSystem.removeFolder(removing)
      }
    }
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
