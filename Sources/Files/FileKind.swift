internal import Posix

/// The kind of entry at a path.
package enum FileKind {
  case file, folder, link, other

  /// The kind of entry at a path; nil if there is none.
  package static func of(_ path: String) -> FileKind? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }
}
