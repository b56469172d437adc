internal import Collection
internal import Files
internal import Journal
internal import Text

/// The files of this machine, between its folder and its repository.
struct FolderFiles {
  /// The files as last synced.
  let synced: FileTree
  /// The files that are here now, with the synced files that do not take part at the moment.
  var tree = FileTree()
  /// The remote's files for this machine.
  private(set) var arrivals: Arrivals
  /// Decks with conflict marks for the learner to resolve.
  private(set) var marked: [TreePath: [UInt8]] = [:]
  private(set) var mended: [String] = []
  /// Files changed on both sides, of which this machine keeps its version.
  var kept: [String] = []

  let folder: CollectionFolder
  let git: Git
  var scan: FolderScan
  /// The current files in the folder, by git's names for their contents.
  var present: [TreePath: String] = [:]
  /// Files whose version in the repository could not be written here.
  var held: HeldFiles
  /// The files and settings that stay different from the repository.
  var own: OwnVersions

  init(
    _ folder: CollectionFolder, _ git: Git, synced head: String?, remote: FileTree
  ) throws(SyncError) {
    self.folder = folder
    self.git = git
    let synced = try head.map { (head) throws(SyncError) in try FileTree(of: head, git) }
    self.synced = synced ?? FileTree()
    held = try HeldFiles(git)
    own = try OwnVersions(git)
    scan = FolderScan(folder)
    var here = self.synced
    for path in scan.files.keys where here[path] == nil {
      here[path] = FileTree.Entry(mode: FileTree.Entry.plainMode, hash: "")
    }
    arrivals = Arrivals(remote, here: here, ignoresCase: FolderScan.ignoresCase(folder.path))
    let known = self.synced.files.filter { Arrivals.isSuitable($0.key, $0.value) }
    scan.add(Set(known.keys).union(arrivals.files.files.keys))
    try lookIntoArrivals()
    try lookIntoSettings()
    try readFolder()
    try keepWhatIsNotHere()
    try mendJournals()
    try lookAtDecks()
    holdBackImports()
    try setOwnVersionsApart()
    try reconcileHeld()
    try own.save()
    try held.save()
  }

  var leftOut: [LeftOut] {
    (scan.leftOut + arrivals.leftOut).sorted { $0.path < $1.path }
  }

  var conflicts: [SourceLocation] {
    marked.sorted { $0.key < $1.key }.map { path, bytes in
      SourceLocation(file: path.text, line: DeckMerge.markedLine(in: bytes) ?? 1, column: 1)
    }
  }

  // MARK: What can be read

  /// Leaves out of the remote's files what could not be read here: it would make commands fail.
  private mutating func lookIntoArrivals() throws(SyncError) {
    for (path, entry) in arrivals.files.files.sorted(by: { $0.key < $1.key })
    where FileForm.isKnown(path) && (entry.hash != synced[path]?.hash || held.contains(path)) {
      guard let reason = FileForm.fault(in: try content(entry), at: path) else { continue }
      arrivals.leaveOut(path, reason, isDropped: reason == .notJSON)
    }
  }

  /// Leaves out files that the learner has to correct first.
  private mutating func lookIntoSettings() throws(SyncError) {
    for path in scan.files.keys where FileForm.isKnown(path) && SyncFiles.kind(of: path) != .journal
    {
      if let reason = FileForm.fault(in: try read(path), at: path) { scan.leaveOut(path, reason) }
    }
  }

  // MARK: What is here

  private mutating func readFolder() throws(SyncError) {
    let paths = scan.files.keys.sorted()
    if let hashes = try git.keep(filesAt: paths) {
      for (path, hash) in zip(paths, hashes) { take(path, hash) }
      return
    }
    for path in paths {
      if let hash = try git.keep(filesAt: [path])?.first {
        take(path, hash)
      } else {
        scan.leaveOut(path, .unreadable("it cannot be read"))
      }
    }
  }

  mutating func take(_ path: TreePath, _ hash: String) {
    let mode = synced[path].flatMap { $0.isFile ? $0.mode : nil } ?? FileTree.Entry.plainMode
    present[path] = hash
    tree[path] = FileTree.Entry(mode: mode, hash: hash, size: scan.files[path]?.size)
  }

  /// Keeps synced files that are not in the folder, unless the learner has deleted them: they may
  /// just be out of sight.
  private mutating func keepWhatIsNotHere() throws(SyncError) {
    for (path, entry) in synced.files where tree[path] == nil {
      switch SyncFiles.kind(of: path) {
      case .own: continue
      case .journal where entry.isFile: tree[path] = entry
      case .foreign where !entry.isFile: tree[path] = entry
      default:
        let isHidden = scan.isLeftOut(path) || held.contains(path)
        if entry.isFile, isHidden || !Arrivals.isSuitable(path, entry) { tree[path] = entry }
      }
    }
  }

  /// Restores synced lines that journals no longer have, because of a disk failure or because
  /// somebody has shortened them.
  private mutating func mendJournals() throws(SyncError) {
    let kept = try KeptJournals(git).files
    for path in Set(synced.files.keys).union(kept.files.keys).sorted()
    where SyncFiles.kind(of: path) == .journal && !scan.isLeftOut(path)
      && !(held.contains(path) && present[path] == nil)
    {
      var hashes: [String] = []
      for entry in [synced[path], kept[path]] {
        if let entry, entry.isFile, entry.hash != present[path] { hashes.append(entry.hash) }
      }
      guard !hashes.isEmpty else { continue }
      let contents = try git.contents(of: hashes)
      let now = present[path] == nil ? [] : try read(path)
      let whole = hashes.reduce(now) { JournalLines.mended($0, by: contents[$1] ?? []) }
      guard whole != now else { continue }
      try write(whole, to: path)
      take(path, try git.keep(whole))
      mended.append(path.text)
    }
  }

  /// Finds the decks with conflicts to resolve; the repository keeps its versions of them.
  private mutating func lookAtDecks() throws(SyncError) {
    for (path, hash) in present where SyncFiles.kind(of: path) == .deck {
      guard synced[path]?.hash != hash else { continue }
      let bytes = try read(path)
      guard DeckMerge.markedLine(in: bytes) != nil else { continue }
      marked[path] = bytes
      tree[path] = synced[path]
    }
  }

  /// Leaves out the imports' copies of decks that are currently not synced: elsewhere they would
  /// mention notes that have not arrived.
  private mutating func holdBackImports() {
    for path in present.keys where synced[path] == nil {
      if let deck = path.deckOfImport, marked[deck] != nil || scan.isLeftOut(deck) {
        tree[path] = nil
      }
    }
  }

  /// Adds files that could not be written here before, and can be now.
  private mutating func reconcileHeld() throws(SyncError) {
    for (path, base) in held.bases.sorted(by: { $0.key < $1.key })
    where !scan.isLeftOut(path) && marked[path] == nil {
      guard let entry = synced[path], entry.isFile, entry.size ?? 0 <= SyncFiles.limit(of: path)
      else { continue }
      guard let hash = present[path] else {
        guard FileKind.of(join(path)) == nil else { continue }
        let bytes = try content(entry)
        if FileForm.isKnown(path), FileForm.fault(in: bytes, at: path) != nil { continue }
        if try place(bytes, at: path) {
          take(path, entry.hash)
          held.remove(path)
        }
        continue
      }
      held.remove(path)
      guard hash != entry.hash else { continue }
      let theirs = try content(entry)
      // Git may have deleted what was here then.
      let before = base.isEmpty ? nil : (try? git.contents(of: [base]))?[base]
      if hash == base {
        try write(theirs, to: path)
        take(path, entry.hash)
        continue
      }
      guard SyncFiles.kind(of: path) == .deck,
        let merge = try DeckMerge(try read(path), theirs, since: before, git)
      else {
        tree[path] = entry
        keepOwn(path)
        continue
      }
      try write(merge.bytes, to: path)
      if merge.isConflict {
        marked[path] = merge.bytes
        tree[path] = entry
      } else {
        take(path, try git.keep(merge.bytes))
      }
    }
  }

  // MARK: What comes

  /// Writes the result of a merge.
  /// - Returns: The files that were changed here.
  mutating func write(_ merge: TreeMerge) throws(SyncError) -> [TreePath] {
    try keepOwn(of: merge)
    var changed: [TreePath] = []
    for path in tree.files.keys.sorted() where merge.result[path] == nil {
      guard let hash = present[path], hash == tree[path]?.hash else { continue }
      try requireUnchanged(path)
      try remove(path)
      changed.append(path)
    }
    let arrivals = merge.arrivals.filter { !own.files.contains($0.key) }
      .sorted { $0.key < $1.key }
    for batch in arrivals.batches(of: Self.batchSize) {
      let contents = try git.contents(of: batch.map(\.value.hash))
      for (path, entry) in batch {
        guard let bytes = contents[entry.hash] else { continue }
        if try place(local(bytes, at: path), at: path) {
          changed.append(path)
        } else {
          held.insert(path, since: synced[path])
        }
      }
    }
    for (path, bytes) in merge.marked.sorted(by: { $0.key < $1.key }) where marked[path] != bytes {
      if try place(bytes, at: path) {
        changed.append(path)
        marked[path] = bytes
      } else {
        held.insert(path, since: synced[path])
      }
    }
    for path in self.arrivals.kept.files.keys where merge.result[path]?.isFile == true {
      held.insert(path, since: synced[path])
    }
    try held.save()
    return changed.sorted()
  }

  private static let batchSize = 50

  /// Writes a file if nothing is in the way.
  private mutating func place(_ bytes: [UInt8], at path: TreePath) throws(SyncError) -> Bool {
    let isFree = path.folders.allSatisfy { [nil, .folder].contains(FileKind.of(join($0))) }
    guard !scan.isLeftOut(path), isFree, [nil, .file].contains(FileKind.of(join(path)))
    else { return false }
    try requireUnchanged(path)
    do throws(SyncError) {
      try write(bytes, to: path)
    } catch {
      guard case .file(let error) = error, error.isOfName else { throw error }
      scan.leaveOut(path, .unsuitableName)
      return false
    }
    return true
  }

  private func requireUnchanged(_ path: TreePath) throws(SyncError) {
    let stamp = try? FileStamp.ofFile(join(path))
    guard stamp == scan.files[path] else { throw .changedMeanwhile(path.text) }
  }

  // MARK: Files

  func join(_ path: TreePath) -> String { FileSystem.join(folder.path, path.text) }

  func read(_ path: TreePath) throws(SyncError) -> [UInt8] {
    do {
      return try FileSystem.readFile(join(path))
    } catch {
      throw .file(error)
    }
  }

  mutating func write(_ bytes: [UInt8], to path: TreePath) throws(SyncError) {
    do throws(FileError) {
      if let parent = FileSystem.parent(of: join(path)) { try FileSystem.makeFolder(parent) }
      try AtomicFile.write(bytes, to: join(path))
    } catch {
      throw .file(error)
    }
    scan.noteChange(path)
  }

  /// Removes a file, and folders that become empty.
  func remove(_ path: TreePath) throws(SyncError) {
    do throws(FileError) {
      try FileSystem.removeFileDurably(join(path))
    } catch {
      throw .file(error)
    }
    for above in path.folders.dropFirst().reversed() {
      guard (try? FileSystem.names(in: join(above))) == [] else { break }
      try? FileSystem.removeFolder(join(above))
    }
  }
}

extension Array {
  fileprivate func batches(of size: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
  }
}
