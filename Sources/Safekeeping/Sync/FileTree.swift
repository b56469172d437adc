/// The files of one state of a collection, as git stores them.
struct FileTree: Hashable, Sendable {
  struct Entry: Hashable, Sendable {
    /// `100644` or `100755`; `120000` for a symbolic link, `160000` for another repository.
    var mode: String
    var hash: String
    /// The size in bytes, if known.
    var size: Int?

    static let plainMode = "100644"

    var isFile: Bool { mode.hasPrefix("100") }

    /// Whether the content is the same.
    func isSame(as other: Entry?) -> Bool { hash == other?.hash && isFile == other?.isFile }
  }

  var files: [TreePath: Entry] = [:]

  subscript(path: TreePath) -> Entry? {
    get { files[path] }
    set { files[path] = newValue }
  }

  /// Whether all files are the same, with their permissions.
  func isSame(as other: FileTree) -> Bool {
    files.count == other.files.count
      && files.allSatisfy { path, entry in
        entry.isSame(as: other[path]) && entry.mode == other[path]?.mode
      }
  }

  /// Whether there is a file at a path or below it.
  func has(_ path: TreePath) -> Bool {
    files[path] != nil || files.keys.contains { $0.isWithin(path) }
  }

  // MARK: Git

  init() {}

  /// The most bytes of names in a version, including folders: a few folders, each many times in the
  /// next, could make more than git could ever list.
  private static let listingLimit = 64_000_000

  /// Reads the files of a commit.
  init(of commit: String, _ git: Git) throws(SyncError) {
    let words = ["ls-tree", "-r", "-t", "-z", "--long", "--full-tree", commit]
    let answer = try git.ask(words, limit: Self.listingLimit)
    let listing = answer.bytes
    guard listing.count <= Self.listingLimit else {
      throw .tooManyFiles(limit: Self.listingLimit)
    }
    guard answer.succeeded else {
      throw .git(command: "ls-tree", said: GitText.gist(answer.errors))
    }
    for record in listing.split(separator: 0) {
      guard let tab = record.firstIndex(of: UInt8(ascii: "\t")) else { continue }
      let words = record[..<tab].split(separator: UInt8(ascii: " ")).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard words.count == 4, words[1] != "tree" else { continue }
      files[TreePath(record[(tab + 1)...])] = Entry(
        mode: words[0], hash: words[2], size: Int(words[3]))
    }
  }

  /// Stores the tree in the repository.
  /// - Returns: Git's name for it.
  func write(_ git: Git) throws(SyncError) -> String {
    var records: [UInt8] = []
    for (path, entry) in files {
      records += "\(entry.mode) \(entry.hash)\t".utf8
      records += path.bytes
      records.append(0)
    }
    return try git.withOwnIndex { (git) throws(SyncError) in
      try git.run(["update-index", "-z", "--index-info"], input: records)
      return try git.run("write-tree").line
    }
  }
}
