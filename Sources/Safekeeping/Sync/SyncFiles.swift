internal import Journal
internal import Study

/// What of a collection is synced: the rules that git needs, as files in the collection's folder.
struct SyncFiles {
  let folder: CollectionFolder

  /// What each machine has for itself.
  static let own = [".cache", ".lock", ".restore", "backups", "imports/pending"]

  private static let ignored =
    "# What each machine has for itself.\n"
    + own.map { "/\($0)\n" }.joined() + "*.tmp\n"
    + "# Pictures and sounds; without this line they are synced too.\n/media\n"

  private static let attributes =
    "# Each machine has a journal of its own; of one that has two ends both count.\n"
    + "journal/*.jsonl -text merge=union\n"

  /// Writes the rules; those of a learner who has some already stay, and what is missing is added.
  func writeRules() throws(SyncError) {
    try write(Self.ignored, to: ".gitignore", unless: Self.own.map { "/\($0)" })
    try write(Self.attributes, to: ".gitattributes", unless: ["journal/*.jsonl -text merge=union"])
  }

  private func write(
    _ text: String, to name: String, unless lines: [String]
  ) throws(SyncError) {
    let path = FileSystem.join(folder.path, name)
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

  /// Whether a path within the collection is one machine's own.
  static func isOwn(_ path: String) -> Bool {
    own.contains { path == $0 || path.hasPrefix($0 + "/") }
  }
}
