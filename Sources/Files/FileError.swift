internal import Posix
import Text

/// A file or a folder could not be read or written.
package struct FileError: ExplainedError, Hashable, Sendable {
  /// The operation that failed.
  package enum Operation: String, Sendable {
    case open, read, write, create, rename, lock, list, examine, truncate
    case makeDurable = "make durable"
  }

  package let operation: Operation
  /// The file or folder as passed to the operation.
  package let path: String
  /// The system's `errno`.
  package let code: Int32

  package init(_ operation: Operation, _ path: String, code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// An error with the `errno` of the call that has just failed.
  package static func last(_ operation: Operation, _ path: String) -> FileError {
    FileError(operation, path, code: errno)
  }

  /// An error for a disk without room for what is to be written.
  package static func noSpace(_ path: String) -> FileError {
    FileError(.write, path, code: ENOSPC)
  }

  /// An error for something else in the place of a file or a folder.
  package static func somethingIsInTheWay(_ path: String) -> FileError {
    FileError(.create, path, code: EEXIST)
  }

  /// Whether the file, or a folder on the way to it, does not exist.
  package var isMissing: Bool { code == ENOENT || code == ENOTDIR }

  /// Whether the file is larger than a reader or the system allows.
  package var isTooLarge: Bool { code == EFBIG }

  /// Whether there is a folder instead of a file.
  package var isOfFolder: Bool { code == EISDIR }

  /// Whether there is something else instead of a file or a folder.
  package var isOfOtherKind: Bool { code == EEXIST }

  /// Whether the user lacks permission, or the disk is read-only.
  package var isForbidden: Bool { [EACCES, EPERM, EROFS].contains(code) }

  /// Whether the disk does not support the file's name.
  package var isOfName: Bool { [ENAMETOOLONG, EILSEQ, EINVAL].contains(code) }

  /// Whether the file has other hard links to the same content.
  package var isOfOtherNames: Bool { code == EMLINK }

  /// What happened, in one sentence without a period.
  package var message: String {
    "cannot \(operation.rawValue) \(path): \(reason)"
  }

  private var reason: String {
    switch code {
    case ENXIO: "it is a pipe or a device, not a file"
    case EINVAL where operation == .open: "the path leads out of the folder"
    case ELOOP: "it is a symbolic link"
    case EMLINK: "the file has another name elsewhere (a hard link)"
    default: String(cString: strerror(code))
    }
  }

  /// What to do about it, in one sentence without a period.
  package var hint: String {
    switch code {
    case ENXIO: "put a file in its place, or remove it"
    case EINVAL where operation == .open:
      "the file that holds this name is damaged, or somebody made it to do harm: remove it"
    case ENOSPC, EDQUOT: "the disk is full: free some space"
    case EACCES, EPERM: "check who owns it and who may read and write it"
    case EROFS: "the disk is mounted read-only: choose another folder or mount it writable"
    case ENOENT, ENOTDIR: "check that the path is written correctly"
    case EEXIST:
      "something else has that name: move it, or choose another place"
    case EISDIR: "a file is expected and this is a folder: name a file, or move the folder"
    case EFBIG where operation == .read:
      "it is larger than anything that rounds writes: move it away, or restore it from a backup"
    case EFBIG: "the file is as large as the system allows: raise the limit (ulimit -f)"
    case EMFILE, ENFILE: "too many files are open: close some programs"
    case ELOOP:
      "put what it leads to in its place: nothing in a collection is written through a link"
    case EMLINK:
      "put a copy in its place: what is written here would change the file elsewhere too"
    case ENAMETOOLONG: "give it a shorter name: this disk does not allow one this long"
    case EIO: "the disk reports a fault: make a copy of everything now"
    default: "try again, and report it if it happens again"
    }
  }
}

/// Calls `body` again while a signal interrupts it; its result is negative on failure.
package func retryingOnInterrupt<Result: SignedInteger>(_ body: () -> Result) -> Result {
  while true {
    let result = body()
    if result >= 0 || errno != EINTR { return result }
  }
}
