package import Collection
internal import Files
internal import Journal
package import SpacedRepetition

extension BackupStore {
  /// The contents of the day's backup; nil if the day has one, or there is nothing to back up.
  ///
  /// - Complexity: Linear in the number of files; reads none of them.
  package func contents(neededOn day: Day) -> BackupContents? {
    guard !has(day), let contents = try? contents(), contents.isWorthKeeping else { return nil }
    return contents
  }

  /// Makes the day's backup while the collection is in use. Makes none if a file has changed in the
  /// meantime, or if another program is making one: the next chance on the same day is soon enough.
  package func makeDaily(
    on day: Day, at now: Int, of contents: BackupContents
  ) throws(BackupError) {
    guard let lock = try lock(waitingUpTo: 0) else { return }
    if !has(day) { _ = try make(on: day, at: now, of: contents) }
    _ = consume lock
  }

  /// Makes a backup of the collection as it is, compares it with what was copied, and deletes
  /// backups that are no longer kept.
  ///
  /// - Parameter writer: The right to write, so that no other program of ours changes anything.
  /// - Complexity: Reads the whole collection; writes what the previous backup lacks.
  package func make(
    on day: Day, at now: Int, holding writer: borrowing Writer
  ) throws(BackupError) -> Backup {
    guard let lock = try lock(waitingUpTo: Self.patience) else { throw .isMaking }
    var contents = try asBackupError { () throws(FileError) in try self.contents() }
    for _ in 0..<Self.tries {
      if let backup = try make(on: day, at: now, of: contents) { return backup }
      contents = try asBackupError { () throws(FileError) in try self.contents() }
    }
    _ = consume lock
    throw .changing
  }

  /// The number of attempts while somebody else is changing decks.
  private static let tries = 3

  /// How long to wait for another program's backup, in milliseconds.
  private static let patience = 10_000

  private func has(_ day: Day) -> Bool { FileSystem.exists(folder(of: day.description)) }

  /// The right to make backups, held by one program at a time; nil if another one has it.
  private func lock(waitingUpTo milliseconds: Int) throws(BackupError) -> CollectionLock? {
    do throws(FileError) {
      // If the collection was removed in the meantime, do not create it again.
      try FileSystem.makeFolder(folder, in: collection.path)
    } catch {
      throw .file(error)
    }
    do throws(JournalError) {
      return try CollectionLock.acquire(folder, waitingUpTo: milliseconds)
    } catch .locked {
      return nil
    } catch {
      throw .study(.journal(error))
    }
  }

  /// The current files for a backup.
  private func contents() throws(FileError) -> BackupContents {
    var paths: [RelativePath] = []
    for name in ["decks", "exams", "imports", "journal"] as [RelativePath] {
      let root = FileSystem.join(collection.path, name.text)
      let files =
        name == "decks" ? try collection.deckFiles() : try RelativePath.files(in: root)
      paths += files.map { name.appending($0) }
    }
    paths += CollectionFolder.ownFiles
    var files: [BackupContents.File] = []
    for path in paths where path != "imports/pending" && !path.text.hasSuffix(".tmp") {
      guard let stamp = try FileStamp.ofFile(collection.place(of: path)) else { continue }
      files.append(BackupContents.File(path: path, stamp: stamp))
    }
    return BackupContents(files: files)
  }

  /// Copies files; nil, and no backup, if one of them changes before the end.
  private func make(
    on day: Day, at now: Int, of contents: BackupContents
  ) throws(BackupError) -> Backup? {
    let names = try names()
    let last = names.last.flatMap { try? backup($0) }
    let same = names.filter { Backup.day(of: $0) == day }.map { Backup.number(of: $0) }.max()
    let name = day.description + (same.map { ".\($0 + 1)" } ?? "")
    let making = ".making"
    var isKept = false
    // The remains of a failed backup would take up room on a full disk.
    defer { if !isKept { try? FileSystem.removeFolder(folder(of: making)) } }
    let made = try asBackupError { () throws(FileError) -> Backup? in
      try FileSystem.removeFolder(folder(of: making))
      var files: [BackupFile] = []
      for file in contents.files { files.append(try copy(file, into: making, like: last)) }
      let backup = Backup(name: name, day: day, made: now, files: files)
      var folders: Set<String> = []
      for file in files {
        FileSystem.parent(of: try path(of: file.path, in: making)).map { _ = folders.insert($0) }
      }
      for folder in folders { try FileSystem.makeFolderDurable(folder) }
      try FileSystem.makeFolder(folder(of: making), in: collection.path)
      try AtomicFile.write(
        backup.bytes, to: FileSystem.join(folder(of: making), "backup.json"))
      if contents.changedFile(in: collection) != nil { return nil }
      try FileSystem.rename(folder(of: making), to: folder(of: name))
      isKept = true
      try FileSystem.makeFolderDurable(folder)
      return backup
    }
    if made != nil { try prune(names, keeping: day) }
    return made
  }

  private func copy(
    _ file: BackupContents.File, into name: String, like last: Backup?
  ) throws(FileError) -> BackupFile {
    let source = try collection.place(of: file.path)
    let known = last?.files.first { $0.path == file.path }
    let size = file.stamp.size
    let count = max(1, (size + BackupFile.pieceSize - 1) / BackupFile.pieceSize)
    // The names of the pieces follow from their numbers.
    let unread = BackupFile.Piece(size: 0, checksum: 0)
    let names = BackupFile(path: file.path, pieces: Array(repeating: unread, count: count))
    var pieces: [BackupFile.Piece] = []
    for index in 0..<count {
      let start = index * BackupFile.pieceSize
      let bytes = try FileSystem.readFile(
        source, in: start..<min(size, start + BackupFile.pieceSize))
      let piece = BackupFile.Piece(bytes)
      pieces.append(piece)
      let target = try path(of: names.path(ofPiece: index), in: name)
      if let parent = FileSystem.parent(of: target) {
        try FileSystem.makeFolder(parent, in: collection.path)
      }
      if let known, index < known.pieces.count, known.pieces[index] == piece, let last {
        let old = try path(of: known.path(ofPiece: index), in: last.name)
        if (try? FileSystem.readFile(old, followsLinks: false)) == bytes,
          FileSystem.link(old, as: target)
        {
          continue
        }
      }
      try FileSystem.makeFile(bytes, at: target, mode: 0o400)
    }
    return BackupFile(path: file.path, pieces: pieces)
  }

  private func prune(_ names: [String], keeping today: Day) throws(BackupError) {
    // A folder that happens to be named like a day is not ours to delete.
    let names = names.filter { (try? backup($0)) != nil }
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
}
