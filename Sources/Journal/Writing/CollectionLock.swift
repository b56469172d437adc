import Files
internal import Posix

/// The right to write to a collection, held by one process at a time.
///
/// It is an advisory lock on `.lock` in the collection's folder, released when its value goes away
/// or its process dies, for whatever reason.
package struct CollectionLock: ~Copyable {
  private let file: FileDescriptor

  private static let pollInterval = 20
  private static let maximumAttempts = 5

  /// Takes the lock, or waits for it; the holder writes its process ID into the file.
  ///
  /// - Parameters:
  ///   - collection: The collection's folder, which must exist.
  ///   - milliseconds: The longest time to wait.
  package static func acquire(
    _ collection: String, waitingUpTo milliseconds: Int = 0
  ) throws(JournalError) -> CollectionLock {
    let path = FileSystem.join(collection, ".lock")
    do throws(FileError) {
      for attempt in 1... {
        let file = try FileDescriptor(
          path, O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o600, allowsOtherNames: true)
        guard try lock(file, waitingUpTo: milliseconds) else { break }
        let names = try file.nameCount()
        if names != 1, attempt < maximumAttempts {
          // A file with another link belongs to somebody, and one without a link is no longer a
          // lock.
          if names > 1 { try FileSystem.removeFile(path) }
          continue
        }
        guard names <= 1 else { throw FileError(.lock, path, code: EMLINK) }
        try sign(file)
        return CollectionLock(file: file)
      }
    } catch {
      throw .file(error)
    }
    throw .locked(processID: owner(path))
  }

  private init(file: consuming FileDescriptor) {
    self.file = file
  }

  private static func lock(
    _ file: borrowing FileDescriptor, waitingUpTo milliseconds: Int
  ) throws(FileError) -> Bool {
    var waited = 0
    let number = file.number
    while retryingOnInterrupt({ flock(number, LOCK_EX | LOCK_NB) }) != 0 {
      guard errno == EWOULDBLOCK else { throw .last(.lock, file.path) }
      if waited >= milliseconds { return false }
      usleep(UInt32(pollInterval) * 1000)
      waited += pollInterval
    }
    return true
  }

  /// Writes this process's ID into the file, unless it is there already: a review takes the lock
  /// for each answer, and each write would be one more thing for the disk to do before the next
  /// card.
  private static func sign(_ file: borrowing FileDescriptor) throws(FileError) {
    let id = Array("\(getpid())\n".utf8)
    guard try file.bytes(in: 0..<id.count + 1) != id else { return }
    try file.truncate(to: 0)
    try file.write(id)
  }

  private static func owner(_ path: String) -> Int? {
    guard let bytes = try? FileSystem.readFile(path) else { return nil }
    return Int(String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
  }
}
