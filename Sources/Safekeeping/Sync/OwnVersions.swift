internal import Files
internal import JSON

/// Files and settings that differ on this machine from all others, since both sides had changed
/// them.
///
/// The repository keeps what was pushed first. This machine's version stays here and is not pushed,
/// until both are the same again.
struct OwnVersions {
  private(set) var files: Set<TreePath> = []
  private(set) var settings: Set<SettingsMerge.Key> = []
  private let file: String
  private var isChanged = false

  init(_ git: Git) throws(SyncError) {
    file = FileSystem.join(try git.directory(), Self.fileName)
    guard let bytes = try? FileSystem.readFile(file), let saved = SettingsMerge.settings(in: bytes)
    else { return }
    if case .array(let paths)? = saved["files"] {
      files = Set(paths.compactMap { $0.string.map { TreePath($0) } })
    }
    if case .array(let keys)? = saved["settings"] {
      settings = Set(
        keys.compactMap { key in
          guard case .array(let names) = key else { return nil }
          return names.compactMap(\.string)
        })
    }
  }

  static let fileName = "rounds-own"

  mutating func insert(_ path: TreePath) {
    if files.insert(path).inserted { isChanged = true }
  }

  mutating func remove(_ path: TreePath) {
    if files.remove(path) != nil { isChanged = true }
  }

  mutating func insert(_ keys: Set<SettingsMerge.Key>) {
    if !keys.isSubset(of: settings) { isChanged = true }
    settings.formUnion(keys)
  }

  mutating func remove(_ key: SettingsMerge.Key) {
    if settings.remove(key) != nil { isChanged = true }
  }

  /// Returns once the list would survive a power failure.
  mutating func save() throws(SyncError) {
    guard isChanged else { return }
    let paths = files.sorted().map { JSONValue.string($0.text) }
    let keys = settings.sorted { $0.lexicographicallyPrecedes($1) }.map { key in
      JSONValue.array(key.map { .string($0) })
    }
    let saved: JSONValue = ["files": .array(paths), "settings": .array(keys)]
    do throws(FileError) {
      try AtomicFile.write(Array((saved.prettyDescription + "\n").utf8), to: file)
    } catch {
      throw .file(error)
    }
    isChanged = false
  }
}
