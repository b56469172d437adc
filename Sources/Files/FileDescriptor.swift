internal import Posix

/// An open file, closed when its value goes away.
package struct FileDescriptor: ~Copyable {
  package let path: String
  package let number: Int32

  /// Opens `path`; child processes do not inherit the file.
  ///
  /// - Parameters:
  ///   - mode: The permissions of a new file, before the umask.
  ///   - allowsPipes: Whether it may be something other than a file, which this waits for.
  ///     Otherwise a pipe or a device throws `ENXIO` and a folder `EISDIR`.
  ///   - allowsOtherNames: Whether a file opened for writing may have other hard links. Otherwise
  ///     it throws `EMLINK`: writing would change an unrelated file.
  package init(
    _ path: String, _ flags: Int32, mode: Int = 0o600, allowsPipes: Bool = false,
    allowsOtherNames: Bool = false
  ) throws(FileError) {
    let needsFile = !allowsPipes && flags & O_DIRECTORY == 0
    // Opening a pipe would wait for its other end.
    let all = flags | O_CLOEXEC | (needsFile ? O_NONBLOCK : 0)
    let number = retryingOnInterrupt { open(path, all, mode_t(mode)) }
    guard number >= 0 else {
      throw .last(flags & O_CREAT != 0 ? .create : .open, path)
    }
    if needsFile {
      var status = stat()
      let isKnown = fstat(number, &status) == 0
      let type = status.st_mode & S_IFMT
      guard isKnown, type == S_IFREG else {
        let code = isKnown ? (type == S_IFDIR ? EISDIR : ENXIO) : errno
        close(number)
        throw FileError(.open, path, code: code)
      }
      if flags & O_ACCMODE != O_RDONLY, !allowsOtherNames, status.st_nlink > 1 {
        close(number)
        throw FileError(.write, path, code: EMLINK)
      }
    }
    self.path = path
    self.number = number
  }

  deinit {
    close(number)
  }

  /// The file's current stamp.
  package func stamp() throws(FileError) -> FileStamp {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw .last(.examine, path) }
    return FileStamp(status)
  }

  /// The number of hard links of the file: 0 once it was removed or replaced.
  package func nameCount() throws(FileError) -> Int {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw .last(.examine, path) }
    return Int(status.st_nlink)
  }

  /// Fills `buffer` from `offset` on and returns the number of bytes read.
  package func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileError)
    -> Int
  {
    var count = 0
    while count < buffer.count {
      let read = retryingOnInterrupt {
        pread(number, buffer.baseAddress! + count, buffer.count - count, off_t(offset + count))
      }
      guard read >= 0 else { throw .last(.read, path) }
      if read == 0 { break }
      count += read
    }
    return count
  }

  /// The bytes in a range of offsets; fewer if the file is shorter.
  package func bytes(in range: Range<Int>) throws(FileError) -> [UInt8] {
    if range.isEmpty { return [] }
    var failure: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      do throws(FileError) {
        count = try read(into: UnsafeMutableRawBufferPointer(buffer), at: range.lowerBound)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// The bytes from the current position to the end; works for pipes too.
  /// - Parameter limit: The most bytes allowed, depending on the file's beginning; more throw
  ///   `EFBIG`.
  func bytesToEnd(
    limit: (_ beginning: ArraySlice<UInt8>) -> Int = { _ in .max }
  ) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { chunk in
        retryingOnInterrupt {
          Posix.read(number, chunk.baseAddress, chunk.count)
        }
      }
      guard count >= 0 else { throw .last(.read, path) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= limit(bytes.prefix(64)) else {
        throw FileError(.read, path, code: EFBIG)
      }
    }
  }

  /// Writes all of `bytes`, with one `write` unless the system accepts only some of them.
  package func write(_ bytes: [UInt8]) throws(FileError) {
    var failure: FileError?
    bytes.withUnsafeBytes { bytes in
      do throws(FileError) {
        try write(bytes)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  /// Writes all of `bytes`, with one `write` unless the system accepts only some of them.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    var count = 0
    while count < bytes.count {
      let written = retryingOnInterrupt {
        Posix.write(number, bytes.baseAddress! + count, bytes.count - count)
      }
      guard written > 0 else { throw .last(.write, path) }
      count += written
    }
  }

  /// Truncates the file to `size` bytes.
  package func truncate(to size: Int) throws(FileError) {
    guard retryingOnInterrupt({ ftruncate(number, off_t(size)) }) == 0 else {
      throw .last(.truncate, path)
    }
  }

  /// Returns once what was written would survive a power failure.
  package func makeDurable() throws(FileError) {
    #if canImport(Darwin)
      if fcntl(number, F_FULLFSYNC) == 0 { return }
    #endif
    // Some file systems cannot sync a folder and report that; there is nothing more to do then.
    guard retryingOnInterrupt({ fsync(number) }) == 0 || errno == EINVAL else {
      throw .last(.makeDurable, path)
    }
  }

  /// Like ``makeDurable()``, without the timestamps.
  package func makeContentDurable() throws(FileError) {
    #if canImport(Darwin)
      try makeDurable()
    #else
      guard retryingOnInterrupt({ fdatasync(number) }) == 0 else {
        throw .last(.makeDurable, path)
      }
    #endif
  }
}
