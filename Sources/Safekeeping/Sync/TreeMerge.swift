internal import Journal

/// The merge of the files of this machine and the remote, file by file.
struct TreeMerge {
  /// The merged files that both have from now on.
  private(set) var result = FileTree()
  /// The files that this machine has to write, by git's names for them.
  private(set) var arrivals: [TreePath: FileTree.Entry] = [:]
  /// Decks that contain both versions between conflict marks on this machine.
  private(set) var marked: [TreePath: [UInt8]] = [:]
  /// Files and settings that both have changed: the repository keeps the remote's, this machine its
  /// own.
  private(set) var ownFiles: Set<TreePath> = []
  private(set) var ownSettings: Set<SettingsMerge.Key> = []
  private(set) var aside: [CollectionSync.Aside] = []
  private(set) var returned: [(path: TreePath, lines: Int)] = []

  private let git: Git
  private let ours: FileTree
  private let theirs: FileTree
  private let bases: [FileTree]
  /// The common ancestor of two of these.
  private let origin: FileTree?

  /// - Parameters:
  ///   - ours: The files that were synced, or just committed here.
  ///   - arrivals: Those of the remote.
  ///   - bases: The common ancestors; none if they have nothing in common.
  ///   - origin: The common ancestor of two of these.
  ///   - held: The current texts of decks that wait for the learner to resolve conflicts.
  init(
    _ ours: FileTree, _ arrivals: Arrivals, since bases: [FileTree], origin: FileTree?,
    held: [TreePath: [UInt8]],
    _ git: Git
  ) throws(SyncError) {
    self.git = git
    self.ours = ours
    theirs = arrivals.files
    self.bases = bases
    self.origin = origin
    for path in Set(ours.files.keys).union(theirs.files.keys).sorted() {
      let (mine, other) = (ours[path], theirs[path])
      if arrivals.isMasked(path) {
        result[path] = mine
      } else if mine?.hash == other?.hash {
        // If only the permissions differ, all machines use the remote's.
        result[path] = other
      } else {
        try merge(path, mine, other, held[path])
      }
    }
    for (path, entry) in arrivals.kept.files where result[path] == nil { result[path] = entry }
    try separateFoldersFromFiles()
    // An unchanged path does not have to be written.
    self.arrivals = result.files.filter { path, entry in
      arrivals.kept[path] == nil && !ownFiles.contains(path) && !entry.isSame(as: ours[path])
        && marked[path] == nil
        && entry.isFile
    }
  }

  /// The common ancestor; nil if it is missing or unknown.
  ///
  /// Machines that sync with several remotes may have several. The versions of a deck are then
  /// merged first.
  private func base(_ path: TreePath) throws(SyncError) -> FileTree.Entry? {
    var versions: [FileTree.Entry] = []
    for base in bases {
      guard let entry = base[path] else { return nil }
      if !versions.contains(where: { $0.hash == entry.hash }) { versions.append(entry) }
    }
    guard versions.count > 1 else { return versions.first }
    guard versions.count == 2, SyncFiles.kind(of: path) == .deck, let origin = origin?[path],
      let merge = try DeckMerge(
        try content(versions[0]), try content(versions[1]), since: try content(origin), git),
      !merge.isConflict
    else { return nil }
    return try entry(merge.bytes, like: versions[0])
  }

  private mutating func merge(
    _ path: TreePath, _ mine: FileTree.Entry?, _ other: FileTree.Entry?, _ held: [UInt8]?
  ) throws(SyncError) {
    let base = try base(path)
    let kind = SyncFiles.kind(of: path)
    if kind == .journal, let mine {
      return try mergeJournal(path, mine, other, base)
    }
    if kind == .deck, let held, let mine, let other, other.hash != base?.hash {
      return try mergeHeld(path, held, mine, other, base)
    }
    // Nothing that was changed is deleted: without a common ancestor nothing counts as deleted.
    if other?.hash == base?.hash, !bases.isEmpty {
      result[path] = mine
    } else if mine?.hash == base?.hash, !bases.isEmpty {
      result[path] = other
    } else if let mine, let other {
      try mergeBoth(path, kind, mine, other, base)
    } else {
      result[path] = mine ?? other
    }
  }

  private mutating func mergeBoth(
    _ path: TreePath, _ kind: SyncFiles.Kind, _ mine: FileTree.Entry, _ other: FileTree.Entry,
    _ base: FileTree.Entry?
  ) throws(SyncError) {
    if kind == .settings, try mergeSettings(path, mine, other, base) { return }
    guard kind == .deck else {
      result[path] = other
      ownFiles.insert(path)
      return
    }
    let (text, before) = (try content(other), try base.map(content))
    if let merge = try DeckMerge(try content(mine), text, since: before, git) {
      guard merge.isConflict else {
        result[path] = try entry(merge.bytes, like: mine)
        return
      }
      // The remote keeps its version until the learner has resolved the conflict.
      result[path] = other
      marked[path] = merge.bytes
    } else {
      let other = try addBeside(path, other)
      aside.append(CollectionSync.Aside(file: path.text, other: other.text))
      result[path] = mine
    }
  }

  /// - Returns: False if one of them is not a settings file.
  private mutating func mergeSettings(
    _ path: TreePath, _ mine: FileTree.Entry, _ other: FileTree.Entry, _ base: FileTree.Entry?
  ) throws(SyncError) -> Bool {
    let (text, otherText) = (try content(mine), try content(other))
    guard let ours = SettingsMerge.settings(in: text),
      let theirs = SettingsMerge.settings(in: otherText)
    else { return false }
    let before = try base.map(content).flatMap { SettingsMerge.settings(in: $0) }
    let merge = SettingsMerge(ours, theirs, since: before)
    ownSettings = merge.differing
    let bytes = SettingsMerge.text(of: merge.shared, like: [otherText, text])
    result[path] = bytes == otherText ? other : bytes == text ? mine : try entry(bytes, like: mine)
    return true
  }

  /// Merges a deck with unresolved conflicts that the remote has changed in the meantime.
  private mutating func mergeHeld(
    _ path: TreePath, _ held: [UInt8], _ mine: FileTree.Entry, _ other: FileTree.Entry,
    _ base: FileTree.Entry?
  ) throws(SyncError) {
    result[path] = other
    let (before, text) = (try content(mine), try content(other))
    // An interrupted merge has written only the text with the marks.
    let again = try DeckMerge(before, text, since: try base.map(content), git)
    if again?.bytes == held {
      marked[path] = held
    } else {
      marked[path] = try DeckMerge(held, text, since: before, git)?.bytes ?? held
    }
  }

  private mutating func mergeJournal(
    _ path: TreePath, _ mine: FileTree.Entry, _ other: FileTree.Entry?, _ base: FileTree.Entry?
  ) throws(SyncError) {
    let (lines, theirs) = (try content(mine), try other.map(content) ?? [])
    let merged = JournalLines.merged(lines, theirs, since: try base.map(content) ?? [])
    if merged.returned > 0 { returned.append((path, merged.returned)) }
    if merged.bytes == lines {
      result[path] = mine
    } else if let other, merged.bytes == theirs {
      result[path] = other
    } else {
      result[path] = try entry(merged.bytes, like: mine)
    }
  }

  /// If a path would have to be both a file and a folder, the remote's gets another name.
  private mutating func separateFoldersFromFiles() throws(SyncError) {
    let folders = Set(result.files.keys.flatMap(\.folders))
    for path in result.files.keys.filter({ folders.contains($0) }).sorted() {
      guard let file = result[path] else { continue }
      if ours[path] == nil {
        result[path] = nil
        let other = try addBeside(path, file)
        aside.append(CollectionSync.Aside(file: path.text, other: other.text))
      } else {
        for below in result.files.keys.filter({ $0.isWithin(path) }).sorted() {
          guard let entry = result[below] else { continue }
          result[below] = nil
          let moved = TreePath(
            path.bytes + Self.besideSuffix + below.bytes.dropFirst(path.bytes.count))
          result[moved] = entry
          aside.append(CollectionSync.Aside(file: path.text, other: moved.text))
        }
      }
    }
  }

  private static let besideSuffix = Array(".from-another-machine".utf8)

  private mutating func addBeside(
    _ path: TreePath, _ entry: FileTree.Entry
  ) throws(SyncError) -> TreePath {
    var number = 1
    while true {
      let suffix = Self.besideSuffix + (number == 1 ? [] : Array("-\(number)".utf8))
      let other = path.beside(suffix)
      let isFree = [result, ours, theirs].allSatisfy {
        !$0.has(other) || entry.isSame(as: $0[other])
      }
      if isFree {
        result[other] = entry
        return other
      }
      number += 1
    }
  }

  private func content(_ entry: FileTree.Entry) throws(SyncError) -> [UInt8] {
    try git.contents(of: [entry.hash])[entry.hash] ?? []
  }

  private func entry(
    _ bytes: [UInt8], like other: FileTree.Entry
  ) throws(SyncError) -> FileTree.Entry {
    FileTree.Entry(mode: other.mode, hash: try git.keep(bytes), size: bytes.count)
  }
}
