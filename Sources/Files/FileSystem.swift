internal import Posix

/// Basic operations on files and folders, with errors that name the path.
package enum FileSystem {
  /// The bytes of a file; throws for a pipe or a device, which may never end.
  ///
  /// - Parameter followsLinks: Whether a symbolic link at `path` may lead to the file.
  package static func readFile(
    _ path: String, followsLinks: Bool = true
  ) throws(FileError) -> [UInt8] {
    let file = try FileDescriptor(path, followsLinks ? O_RDONLY : O_RDONLY | O_NOFOLLOW)
    let size = try file.stamp().size
    // Files that the system generates on reading, such as those in /proc, report no size.
    return size > 0 ? try file.bytes(in: 0..<size) : try file.bytesToEnd()
  }

  /// The bytes of a file that another program wrote.
  ///
  /// - Parameters:
  ///   - allowsPipes: Whether it may be a pipe or a device, which may not end.
  ///   - limit: The most bytes allowed, depending on the file's beginning; with more this throws
  ///     `EFBIG` and stops reading.
  package static func readFile(
    _ path: String, allowsPipes: Bool = false, limit: (_ beginning: ArraySlice<UInt8>) -> Int
  ) throws(FileError) -> [UInt8] {
    let file = try FileDescriptor(path, O_RDONLY, allowsPipes: allowsPipes)
    let size = try file.stamp().size
    guard size > 0 else { return try file.bytesToEnd(limit: limit) }
    guard size <= limit(try file.bytes(in: 0..<min(size, 64))[...]) else {
      throw FileError(.read, path, code: EFBIG)
    }
    return try file.bytes(in: 0..<size)
  }

  /// The bytes in a range of a file's offsets; fewer if the file is shorter.
  package static func readFile(_ path: String, in range: Range<Int>) throws(FileError) -> [UInt8] {
    try FileDescriptor(path, O_RDONLY).bytes(in: range)
  }

  /// Creates a file that does not exist yet, and returns once its content would survive a power
  /// failure.
  package static func makeFile(_ bytes: [UInt8], at path: String, mode: Int) throws(FileError) {
    let file = try FileDescriptor(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode)
    try file.write(bytes)
    try file.makeDurable()
  }

  /// Returns once the content of a file, written by another program, would survive a power failure.
  package static func makeFileDurable(_ path: String) throws(FileError) {
    try FileDescriptor(path, O_RDONLY).makeDurable()
  }

  /// Adds a hard link to a file.
  ///
  /// - Returns: False if that is not supported, as on many USB sticks.
  package static func link(_ path: String, as name: String) -> Bool {
    Posix.link(path, name) == 0
  }

  /// Renames a file or a folder.
  package static func rename(_ path: String, to name: String) throws(FileError) {
    let result = Posix.rename(path, name)
    guard result == 0 else { throw .last(.rename, path) }
  }

  /// Creates a folder and its missing parents, and returns once they would survive a power failure;
  /// does nothing if it exists.
  ///
  /// - Parameters:
  ///   - root: A parent folder that must exist: it is never created.
  ///   - mode: The permissions of new folders.
  package static func makeFolder(
    _ path: String, in root: String? = nil, mode: Int = 0o700
  ) throws(FileError) {
    if mkdir(path, mode_t(mode)) != 0 {
      let error = FileError.last(.create, path)
      switch error.code {
      case EEXIST where isFolder(path): return
      case ENOENT:
        guard let parent = parent(of: path), parent != root else { throw error }
        try makeFolder(parent, in: root, mode: mode)
        if mkdir(path, mode_t(mode)) != 0 {
          guard isFolder(path) else { throw .last(.create, path) }
          return
        }
      default: throw error
      }
    }
    do throws(FileError) {
      try makeFolderDurable(parent(of: path) ?? ".")
    } catch {
      // A parent folder that we may pass through but not list cannot be synced by us.
      guard error.code == EACCES else { throw error }
    }
  }

  /// Whether there is a folder at `path`, itself or through a symbolic link.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether this process may read the file at `path`.
  package static func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }

  /// Whether a program can be started by its name.
  /// - Parameter path: The folders that are searched, as in the variable `PATH`.
  package static func isProgram(_ name: String, in path: String?) -> Bool {
    (path ?? "").split(separator: ":").contains { folder in
      let file = join(String(folder), name)
      return isFile(file) && access(file, X_OK) == 0
    }
  }

  /// Whether there is a file with content at `path`, itself or through a symbolic link.
  package static func isFile(_ path: String) -> Bool { fileType(path) == S_IFREG }

  /// Whether there is a broken symbolic link at `path`.
  package static func leadsNowhere(_ path: String) -> Bool { exists(path) && fileType(path) == 0 }

  /// Whether there is anything at `path`, even a broken symbolic link.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// The files in a folder and its subfolders, as sorted paths relative to it.
  ///
  /// Names that begin with a period are left out, symbolic links are followed, and a folder that is
  /// reached twice is read once.
  package static func listFiles(_ folder: String) throws(FileError) -> [String] {
    var files: [String] = []
    var visited: Set<UInt64> = []
    var pending = [""]
    while let relative = pending.popLast() {
      let path = join(folder, relative)
      guard let stamp = try FileStamp.ofFile(path), visited.insert(stamp.inode).inserted else {
        continue
      }
      for name in try names(in: path) where !name.hasPrefix(".") {
        let file = join(relative, name)
        switch fileType(join(folder, file)) {
        case S_IFDIR: pending.append(file)
        case S_IFREG: files.append(file)
        default: break
        }
      }
    }
    return files.sorted()
  }

  /// The sorted names of a folder's entries, without `.` and `..`.
  package static func names(in folder: String) throws(FileError) -> [String] {
    guard let stream = opendir(folder) else { throw .last(.list, folder) }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { throw .last(.list, folder) }
        break
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes a file, and returns once that would survive a power failure; a missing file is not an
  /// error.
  package static func removeFileDurably(_ path: String) throws(FileError) {
    if unlink(path) != 0 {
      let error = FileError.last(.write, path)
      guard error.isMissing else { throw error }
      return
    }
    try makeFolderDurable(parent(of: path) ?? ".")
  }

  /// Removes a folder and its subfolders if there are no files in them.
  package static func removeEmptyFolders(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return }
    for name in (try? names(in: path)) ?? [] { removeEmptyFolders(join(path, name)) }
    rmdir(path)
  }

  /// Removes the empty folders above `path`, up to but not including `root`.
  package static func removeEmptyFolders(above path: String, upTo root: String) {
    var folder = parent(of: path)
    while let empty = folder, empty != root, empty.hasPrefix(root), rmdir(empty) == 0 {
      folder = parent(of: empty)
    }
  }

  /// Removes a file; a missing file is not an error.
  package static func removeFile(_ path: String) throws(FileError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw .last(.write, path) }
  }

  /// Removes a folder with its contents, without following symbolic links; a missing folder is not
  /// an error.
  package static func removeFolder(_ path: String) throws(FileError) {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT { return }
      throw .last(.examine, path)
    }
    guard status.st_mode & S_IFMT == S_IFDIR else { return try removeFile(path) }
    for name in try names(in: path) { try removeFolder(join(path, name)) }
    guard rmdir(path) == 0 else { throw .last(.write, path) }
  }

  /// Returns once the entries of a folder would survive a power failure.
  package static func makeFolderDurable(_ path: String) throws(FileError) {
    try FileDescriptor(path, O_RDONLY | O_DIRECTORY).makeDurable()
  }

  /// `folder/name`, or the one that is not empty.
  package static func join(_ folder: String, _ name: String) -> String {
    if folder.isEmpty || name.isEmpty { return folder + name }
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// The folder that `path` is in; nil if the path does not contain it.
  package static func parent(of path: String) -> String? {
    var path = Substring(path)
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    guard let slash = path.lastIndex(of: "/"), path.count > 1 else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Whether there is a symbolic link at `path`.
  package static func isLink(_ path: String) -> Bool { type(ofEntry: path) == S_IFLNK }

  /// The type of the entry at `path` itself, `S_IFLNK` for a symbolic link; 0 if there is none.
  static func type(ofEntry path: String) -> mode_t {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : 0
  }

  /// Whether the file at `path` has other hard links to the same content.
  package static func hasOtherNames(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_nlink > 1
  }

  private static func fileType(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : 0
  }
}
