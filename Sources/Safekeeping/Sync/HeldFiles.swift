internal import Journal

/// The files of which the repository has a version that could not be written into the folder: a link
/// or another repository is in their place, say.
///
/// What is in the folder is no change of that version, and a file that is missing is not deleted.
struct HeldFiles {
  private(set) var paths: Set<TreePath>
  private let file: String
  private var isChanged = false

  init(_ git: Git) throws(SyncError) {
    file = FileSystem.join(try git.directory(), "rounds-held")
    let bytes = (try? FileSystem.readFile(file)) ?? []
    paths = Set(bytes.split(separator: 0).map { TreePath($0) })
  }

  func contains(_ path: TreePath) -> Bool { paths.contains(path) }

  mutating func insert(_ path: TreePath) {
    if paths.insert(path).inserted { isChanged = true }
  }

  mutating func remove(_ path: TreePath) {
    if paths.remove(path) != nil { isChanged = true }
  }

  /// Returns once the list would survive a power failure.
  mutating func save() throws(SyncError) {
    guard isChanged else { return }
    do throws(FileError) {
      try AtomicFile.write(Array(paths.sorted().map(\.bytes).joined(separator: [0])), to: file)
    } catch {
      throw .file(error)
    }
    isChanged = false
  }
}
