internal import Posix

/// A stamp that shows whether a file has changed, without reading it.
package struct FileStamp: Hashable, Sendable {
  /// The size in bytes.
  package let size: Int
  /// The time of the last change, in nanoseconds since 1970 UTC.
  package let modified: Int
  /// The file's number in its file system; a different one means that the file was replaced.
  package let inode: UInt64

  package init(size: Int, modified: Int, inode: UInt64) {
    self.size = size
    self.modified = modified
    self.inode = inode
  }

  init(_ status: stat) {
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    self.init(
      size: Int(status.st_size), modified: Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec),
      inode: UInt64(status.st_ino))
  }

  /// The stamp of the file at `path`; nil if there is none.
  package static func ofFile(_ path: String) throws(FileError) -> FileStamp? {
    var status = stat()
    if stat(path, &status) == 0 { return FileStamp(status) }
    let error = FileError.last(.examine, path)
    if error.isMissing { return nil }
    throw error
  }

  /// The stamp of the file at `path`; nil if there is none, or if the file was changed so recently
  /// that another change might leave the same stamp.
  package static func ofSettledFile(_ path: String) throws(FileError) -> FileStamp? {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    // Some file systems have a time resolution of two seconds.
    let settled = (Int(now.tv_sec) - 2) * 1_000_000_000 + Int(now.tv_nsec)
    return try ofFile(path).flatMap { $0.modified < settled ? $0 : nil }
  }
}
