internal import Collection
internal import Files

/// The files of a collection to sync, as they are in its folder.
struct FolderScan {
  private let root: String
  /// The files with their stamps.
  private(set) var files: [TreePath: FileStamp] = [:]
  /// Entries that cannot be synced, with everything below them.
  private(set) var leftOut: [LeftOut] = []
  private var hidden: [TreePath] = []

  init(_ folder: CollectionFolder) {
    root = folder.path
    for path in SyncFiles.files { add(path, expected: .file) }
    for path in SyncFiles.folders where path != "media" || SyncFiles.includesMedia(folder) {
      add(path, expected: .folder)
    }
  }

  /// Adds existing files that git has although they are not part of a collection.
  mutating func add(_ others: Set<TreePath>) {
    let names = Self.ignoresCase(root) ? Set(files.keys.map(\.folded)) : []
    for path in others where files[path] == nil && !isLeftOut(path) {
      // A symbolic link above it leads out of the collection.
      let isPlain = path.folders.allSatisfy { FileKind.of(join($0)) == .folder }
      guard isPlain, FileKind.of(join(path)) == .file, !names.contains(path.folded) else {
        continue
      }
      add(path, expected: .file)
    }
  }

  /// Records that a file was written.
  mutating func noteChange(_ path: TreePath) {
    files[path] = try? FileStamp.ofFile(join(path))
  }

  /// Whether the disk treats `A.md` and `a.md` as the same.
  static func ignoresCase(_ folder: String) -> Bool {
    FileSystem.exists(FileSystem.join(folder, ".GIT"))
  }

  /// Whether a path is left out, or below one that is.
  func isLeftOut(_ path: TreePath) -> Bool {
    hidden.contains { path == $0 || path.isWithin($0) }
  }

  /// Leaves out a file that could not be read after all.
  mutating func leaveOut(_ path: TreePath, _ reason: LeftOut.Reason) {
    files[path] = nil
    leftOut.append(LeftOut(path, reason))
    hidden.append(path)
  }

  private func join(_ path: TreePath) -> String { FileSystem.join(root, path.text) }

  private mutating func add(_ path: TreePath, expected: FileKind? = nil) {
    let kind = FileKind.of(join(path))
    switch kind {
    case nil: return
    case .link: leaveOut(path, .link)
    case .file where expected != .folder: addFile(path)
    case .folder where expected != .file: addFolder(path)
    case .other where expected == nil: leaveOut(path, .kind(expected: "file"))
    default: leaveOut(path, .kind(expected: expected == .folder ? "folder" : "file"))
    }
  }

  private mutating func addFile(_ path: TreePath) {
    do throws(FileError) {
      guard let stamp = try FileStamp.ofFile(join(path)) else { return }
      let limit = SyncFiles.limit(of: path)
      guard stamp.size <= limit else {
        return leaveOut(path, .tooLarge(bytes: stamp.size, limit: limit))
      }
      guard FileSystem.isReadable(join(path)) else {
        return leaveOut(path, .unreadable("it cannot be read"))
      }
      files[path] = stamp
    } catch {
      leaveOut(path, .unreadable(error.message))
    }
  }

  private mutating func addFolder(_ path: TreePath) {
    if FileKind.of(FileSystem.join(join(path), ".git")) != nil {
      return leaveOut(path, .repository)
    }
    do throws(FileError) {
      for name in try FileSystem.names(in: join(path)) {
        let child = TreePath(path.bytes + [UInt8(ascii: "/")] + name.utf8)
        // Editors and file managers keep their own files next to decks.
        if name.hasPrefix(".") || name.hasSuffix(".tmp") || name.hasSuffix("~") { continue }
        if SyncFiles.kind(of: child) == .own { continue }
        if FileKind.of(join(child)) == nil, name.contains("\u{FFFD}") {
          leaveOut(child, .unsuitableName)
        } else {
          add(child)
        }
      }
    } catch {
      leaveOut(path, .unreadable(error.message))
    }
  }
}
