import Posix

/// A file that only this user can read, in a folder of its own; deleted with its value or before.
///
/// The folder keeps others from placing a file next to it that SQLite would take for its journal.
struct TemporaryFile: ~Copyable {
  let path: String
  private let folder: String
  private let descriptor: Int32

  init(in parent: String) throws {
    var template = Array("\(parent)/rounds-XXXXXX".utf8CString)
    let isMade = mkdtemp(&template) != nil
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    path = folder + "/collection"
    descriptor = isMade ? open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) : -1
    guard descriptor >= 0 else { throw Self.lastError }
  }

  deinit {
    remove()
    if descriptor >= 0 { close(descriptor) }
  }

  /// Unlinks the file; programs that have it open keep it.
  func remove() {
    unlink(path)
    rmdir(folder)
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes
    while let start = rest.baseAddress, !rest.isEmpty {
      let count = write(descriptor, start, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.lastError }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
    }
  }

  func overwrite(_ bytes: [UInt8], at offset: Int) throws {
    guard pwrite(descriptor, bytes, bytes.count, off_t(offset)) == bytes.count else {
      throw Self.lastError
    }
  }

  private static var lastError: AnkiError {
    .noTemporaryFile(reason: String(cString: strerror(errno)))
  }
}
