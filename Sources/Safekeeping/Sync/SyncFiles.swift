internal import Collection
internal import Files

/// The ignore and merge rules of a synced collection.
enum SyncFiles {
  /// How a file is merged.
  enum Kind {
    /// Events: lines that are never lost.
    case journal
    /// Text written by the learner.
    case deck
    /// Settings, merged key by key.
    case settings
    /// Any other file: each machine keeps its own if both have changed it.
    case whole
    /// A per-machine file.
    case own
    /// A file that is not part of a collection.
    case foreign
  }

  /// Per-machine files.
  static let own: [TreePath] = [".cache", ".lock", ".restore", "backups", "imports/pending"]
  /// The folders of a collection that are synced.
  static let folders: [TreePath] = ["decks", "exams", "imports", "journal", "media"]
  /// The files of a collection that are synced.
  static let files: [TreePath] = [".gitattributes", ".gitignore", "config.json", "exam.json"]

  static let settings: TreePath = "config.json"
  static let exam: TreePath = "exam.json"

  static func kind(of path: TreePath) -> Kind {
    if own.contains(where: { path == $0 || path.isWithin($0) }) { return .own }
    if path.isWithin("journal"), path.bytes.reversed().starts(with: ".jsonl".utf8.reversed()) {
      return .journal
    }
    if path.isWithin("decks") { return .deck }
    if path == settings { return .settings }
    return files.contains(path) || folders.contains(where: path.isWithin) ? .whole : .foreign
  }

  /// The most bytes of a file.
  static func limit(of path: TreePath) -> Int {
    switch kind(of: path) {
    case .journal: 256_000_000
    case .deck: 64_000_000
    case .whole where path.isWithin("imports") || path.isWithin("media"): 256_000_000
    case .whole, .settings: 16_000_000
    case .own, .foreign: 64_000_000
    }
  }

  // MARK: Rules for those who use git themselves

  private static let mediaRule = "/media"

  private static let ignored =
    "# What each machine has for itself.\n"
    + own.map { "/\($0.text)\n" }.joined() + "*.tmp\n"
    + "# Pictures and sounds; without this line they are synced too.\n\(mediaRule)\n"

  private static let attributes =
    "# Each machine has a journal of its own; of one that has two ends both count.\n"
    + "journal/*.jsonl -text merge=union\n"

  /// Writes rules for a git that the learner runs, since sync itself follows none; existing rules
  /// stay, and missing ones are added. A file that the remote has is taken from there.
  static func writeRules(
    in folder: CollectionFolder, unlessIn remote: FileTree
  ) throws(SyncError) {
    let rules = [
      (".gitignore", ignored, own.map { "/\($0.text)" }),
      (".gitattributes", attributes, ["journal/*.jsonl -text merge=union"]),
    ]
    for (name, text, lines) in rules
    where remote[TreePath(name)] == nil || FileSystem.exists(FileSystem.join(folder.path, name)) {
      try write(text, to: name, in: folder, unless: lines)
    }
  }

  /// Whether pictures and sounds are synced too.
  static func includesMedia(_ folder: CollectionFolder) -> Bool {
    guard
      let bytes = try? FileSystem.readFile(FileSystem.join(folder.path, ".gitignore"))
    else { return false }
    return !bytes.split(separator: UInt8(ascii: "\n")).contains { line in
      let rule = String(decoding: line, as: UTF8.self).filter { !$0.isWhitespace }
      return [mediaRule, "media", "/media/", "media/"].contains(rule)
    }
  }

  private static func write(
    _ text: String, to name: String, in folder: CollectionFolder, unless lines: [String]
  ) throws(SyncError) {
    let path = FileSystem.join(folder.path, name)
    guard FileKind.of(path) != .link, !FileSystem.isFolder(path) else { return }
    do throws(FileError) {
      let isThere = try FileStamp.ofFile(path) != nil
      let present = isThere ? String(decoding: try FileSystem.readFile(path), as: UTF8.self) : ""
      let known = Set(present.split(separator: "\n").map(String.init))
      let missing = lines.filter { !known.contains($0) }
      guard !missing.isEmpty else { return }
      let added = isThere ? missing.map { $0 + "\n" }.joined() : text
      let gap = present.isEmpty || present.hasSuffix("\n") ? "" : "\n"
      try AtomicFile.write(Array((present + gap + added).utf8), to: path)
    } catch {
      throw .file(error)
    }
  }
}
