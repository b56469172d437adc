import Files
internal import Posix

/// The right to write to a collection, which one process has at a time.
///
/// It is an advisory lock on `.lock` in the collection's folder, and ends when its value goes away
/// or its process dies, however that dies.
package struct CollectionLock: ~Copyable {
  private let file: FileDescriptor

  private static let pollInterval = 20
  private static let maximumAttempts = 5

  /// Takes the lock, or waits for it; the process that has it writes its id into the file.
  ///
  /// - Parameters:
  ///   - collection: the collection's folder, which must exist.
  ///   - milliseconds: how long to wait at the most.
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
          // A file with another name is somebody's, and one without a name is no lock any more.
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

  /// Writes this process's id into the file, unless it is there: a review takes the lock for each
  /// answer, and what is written would be one more thing for the disk to do before the next card.
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
