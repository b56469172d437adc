import Files
internal import Posix

/// A machine's own journal, open for writing and complete up to its last line.
struct OpenJournal: ~Copyable {
  private let descriptor: FileDescriptor
  private let inode: UInt64
  private var size: Int

  /// Opens a journal with the contents `scan`, and repairs its end.
  static func open(
    _ file: JournalFile, of device: DeviceID, at now: Int, scan: ScannedFile?,
    repairs: inout [JournalRepair]
  ) throws(FileError) -> OpenJournal {
    let descriptor = try open(file.path)
    if let scan, let repair = try repair(descriptor, scan) { repairs.append(repair) }
    if try descriptor.stamp().size == 0 {
      try descriptor.write(EventLine.bytes(of: JournalHeader(device: device, created: now)))
      try descriptor.makeDurable()
      try FileSystem.makeFolderDurable(file.folder)
    }
    let stamp = try descriptor.stamp()
    return OpenJournal(descriptor: descriptor, inode: stamp.inode, size: stamp.size)
  }

  /// Opens the file. If it has another hard link, it is replaced by a copy, so that the other one
  /// stays unchanged.
  private static func open(_ path: String) throws(FileError) -> FileDescriptor {
    let flags = O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW
    do throws(FileError) {
      return try FileDescriptor(path, flags)
    } catch {
      guard error.isOfOtherNames else { throw error }
    }
    try AtomicFile.write(FileSystem.readFile(path, followsLinks: false), to: path)
    return try FileDescriptor(path, flags)
  }

  private init(descriptor: consuming FileDescriptor, inode: UInt64, size: Int) {
    self.descriptor = descriptor
    self.inode = inode
    self.size = size
  }

  /// Whether the file at the path is this one, with the length that this value left it at.
  var isCurrent: Bool {
    guard let stamp = try? FileStamp.ofFile(descriptor.path) else { return false }
    return stamp.inode == inode && stamp.size == size
  }

  /// Writes whole lines, all or none, and returns once they would survive a power failure.
  ///
  /// - Parameter next: Returns one chunk of lines after another, and nil at the end.
  mutating func append(_ next: () -> [UInt8]?) throws(JournalError) {
    var written = 0
    do throws(FileError) {
      while let lines = next() {
        try descriptor.write(lines)
        written += lines.count
      }
      try descriptor.makeContentDurable()
      size += written
    } catch {
      do throws(FileError) {
        try descriptor.truncate(to: size)
      } catch _ {
        throw .appendFailed(error, isIntact: false)
      }
      throw .appendFailed(error, isIntact: true)
    }
  }

  private static func repair(
    _ descriptor: borrowing FileDescriptor, _ scan: ScannedFile
  ) throws(FileError) -> JournalRepair? {
    let path = descriptor.path
    if scan.lacksLineFeed {
      try descriptor.write([UInt8(ascii: "\n")])
      try descriptor.makeContentDurable()
      return .finishedLine(file: path)
    }
    guard !scan.tornTail.isEmpty else { return nil }
    let aside = try SideFile.write(scan.tornTail, beside: path, as: "torn")
    try descriptor.truncate(to: try descriptor.stamp().size - scan.tornTail.count)
    try descriptor.makeDurable()
    return .movedAside(file: path, byteCount: scan.tornTail.count, to: aside)
  }
}
