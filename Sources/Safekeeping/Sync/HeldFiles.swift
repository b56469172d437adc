internal import Files

/// The files whose version in the repository could not be written into the folder, for example
/// because a link or another repository is in their place.
///
/// The folder's content does not count as a change of that version, and a missing file does not
/// count as deleted.
struct HeldFiles {
  /// The files, with git's names for the folder's contents when they were last synced; empty if it
  /// had none.
  private(set) var bases: [TreePath: String] = [:]
  private let file: String
  static let fileName = "rounds-held"
  private var isChanged = false

  init(_ git: Git) throws(SyncError) {
    file = FileSystem.join(try git.directory(), Self.fileName)
    let bytes = (try? FileSystem.readFile(file)) ?? []
    for record in bytes.split(separator: 0) {
      let words = record.split(
        separator: UInt8(ascii: " "), maxSplits: 1, omittingEmptySubsequences: false)
      guard words.count == 2 else { continue }
      bases[TreePath(words[1])] = String(decoding: words[0], as: UTF8.self)
    }
  }

  func contains(_ path: TreePath) -> Bool { bases[path] != nil }

  mutating func insert(_ path: TreePath, since base: FileTree.Entry?) {
    guard bases[path] == nil else { return }
    bases[path] = base?.hash ?? ""
    isChanged = true
  }

  mutating func remove(_ path: TreePath) {
    if bases.removeValue(forKey: path) != nil { isChanged = true }
  }

  /// Returns once the list would survive a power failure.
  mutating func save() throws(SyncError) {
    guard isChanged else { return }
    do throws(FileError) {
      let records = bases.sorted { $0.key < $1.key }.map { Array("\($1) ".utf8) + $0.bytes + [0] }
      try AtomicFile.write(Array(records.joined()), to: file)
    } catch {
      throw .file(error)
    }
    isChanged = false
  }
}
