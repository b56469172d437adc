internal import Posix

/// Files that are replaced as a whole: a reader, or a start after a power failure, sees the old
/// content or the new one and never a mixture.
package enum AtomicFile {
  /// Writes `bytes` to `path`: a file next to it is written, made durable and renamed.
  ///
  /// - Parameters:
  ///   - mode: The permissions of the new file, before the umask.
  ///   - followsLinks: Whether to keep a symbolic link and replace the file that it leads to;
  ///     otherwise a link throws `ELOOP`. For a path that the user has just named.
  package static func write(
    _ bytes: [UInt8], to path: String, mode: Int = 0o600, followsLinks: Bool = false
  ) throws(FileError) {
    let target = followsLinks ? resolved(path) : try refusingLink(path)
    let temporary = temporary(for: target, "\(getpid())")
    try write(bytes, to: temporary, for: target, mode: mode)
    try rename(temporary, to: target)
  }

  // MARK: In two steps

  /// Writes the replacement of `path` next to it: everything that can fail fails here, except the
  /// renaming.
  package static func prepare(_ bytes: [UInt8], for path: String) throws(FileError) {
    let target = try refusingLink(path)
    try write(bytes, to: prepared(target), for: target, mode: 0o600)
  }

  /// Throws if files cannot be created or removed in a file's folder. Only trying shows that: the
  /// superuser may, but not on a read-only disk.
  package static func checkFolder(of path: String) throws(FileError) {
    do throws(FileError) {
      try prepare([], for: path)
      discard(for: path)
    } catch {
      // A full disk does not prevent files from being removed.
      if error.isForbidden { throw error }
    }
  }

  /// Replaces `path` with `bytes`, which were prepared for it or are written now.
  package static func putInPlace(_ bytes: [UInt8], at path: String) throws(FileError) {
    let target = try refusingLink(path)
    guard (try? FileSystem.readFile(prepared(target), followsLinks: false)) == bytes else {
      try write(bytes, to: path)
      return discard(for: path)
    }
    try rename(prepared(target), to: target)
  }

  /// Removes the file prepared for `path`, if any.
  package static func discard(for path: String) {
    unlink(prepared(path))
  }

  private static func prepared(_ target: String) -> String { temporary(for: target, "ready") }

  /// A file next to `target`. Its name is short, since the target's may have the maximum length.
  private static func temporary(for target: String, _ kind: String) -> String {
    let folder = FileSystem.parent(of: target)
    let name = folder.map { target.utf8.dropFirst($0 == "/" ? 1 : $0.utf8.count + 1) }
    let sum = CRC32C.checksum(Array(name ?? Substring(target).utf8))
    return FileSystem.join(folder ?? "", ".rounds-\(String(sum, radix: 16)).\(kind).tmp")
  }

  /// - Parameter target: The file to name in errors.
  private static func write(
    _ bytes: [UInt8], to temporary: String, for target: String, mode: Int
  ) throws(FileError) {
    do throws(FileError) {
      try FileSystem.removeFile(temporary)
      let file = try FileDescriptor(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode)
      try file.write(bytes)
      try file.makeDurable()
    } catch {
      unlink(temporary)
      throw FileError(error.operation, target, code: error.code)
    }
  }

  private static func rename(_ temporary: String, to target: String) throws(FileError) {
    do throws(FileError) {
      try FileSystem.rename(temporary, to: target)
    } catch {
      unlink(temporary)
      throw FileError(.rename, target, code: error.code)
    }
    try FileSystem.makeFolderDurable(FileSystem.parent(of: target) ?? ".")
  }

  private static func refusingLink(_ path: String) throws(FileError) -> String {
    guard FileSystem.type(ofEntry: path) != S_IFLNK else {
      throw FileError(.write, path, code: ELOOP)
    }
    return path
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
