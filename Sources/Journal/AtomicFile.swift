#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Files that are replaced as a whole: a reader, or a start after a power failure, finds the old
/// content or the new one and never a part.
package enum AtomicFile {
  /// Writes `bytes` to `path`: a file beside it is written, made durable and renamed.
  ///
  /// A symbolic link stays, and the file that it leads to is replaced.
  ///
  /// - Parameter mode: the permissions of the new file.
  package static func write(
    _ bytes: [UInt8], to path: String, mode: Int = 0o600
  ) throws(FileError) {
    let target = resolved(path)
    let folder = FileSystem.parent(of: target) ?? "."
    let temporary = "\(target).\(getpid()).tmp"
    try FileSystem.removeFile(temporary)
    do throws(FileError) {
      let file = try FileDescriptor(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode)
      try file.setMode(mode)
      try file.write(bytes)
      try file.makeDurable()
      guard rename(temporary, target) == 0 else { throw FileError.last(.rename, target) }
    } catch {
      unlink(temporary)
      throw error
    }
    try FileSystem.makeFolderDurable(folder)
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
