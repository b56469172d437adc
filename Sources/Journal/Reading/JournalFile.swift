import Files
internal import Text

/// A file in the journal folder.
struct JournalFile {
  static let suffix = ".jsonl"

  let folder: String
  let name: String

  var path: String { FileSystem.join(folder, name) }

  /// The machine that the file is named after. Copies made by a synchronizer have more after a
  /// period: `laptop.sync-conflict-20260629.jsonl`.
  var device: DeviceID? {
    DeviceID(String(name.dropLast(Self.suffix.count).prefix { $0 != "." }))
  }

  /// The journal of one machine.
  init(folder: String, device: DeviceID) {
    self.init(folder: folder, name: device.text + Self.suffix)
  }

  private init(folder: String, name: String) {
    self.folder = folder
    self.name = name
  }

  /// The journals in a folder: first those named after a machine only, then copies, each sorted by
  /// name. Folders and anything else that is not a file are left out.
  static func all(in folder: String) throws(JournalError) -> [JournalFile] {
    try named(in: folder).filter { FileSystem.isFile($0.path) }
      .sorted { ($0.isCopy ? 1 : 0, $0.name) < ($1.isCopy ? 1 : 0, $1.name) }
  }

  /// Entries that are named like journals but are not files.
  static func others(in folder: String) throws(JournalError) -> [JournalProblem] {
    try named(in: folder).filter { !FileSystem.isFile($0.path) }.map { file in
      JournalProblem(
        location: SourceLocation(file: file.path, line: 0),
        reason: FileSystem.leadsNowhere(file.path) ? .leadsNowhere : .notAFile, sourceLine: "")
    }
  }

  private static func named(in folder: String) throws(JournalError) -> [JournalFile] {
    try asJournalError { () throws(FileError) in
      guard try FileStamp.ofFile(folder) != nil else { return [] }
      return try FileSystem.names(in: folder).filter { $0.hasSuffix(suffix) && !$0.hasPrefix(".") }
        .map { JournalFile(folder: folder, name: $0) }
    }
  }

  /// The other files in the folder whose header names `device`: copies of its journal.
  func copies(of device: DeviceID) throws(JournalError) -> [JournalFile] {
    var copies: [JournalFile] = []
    for other in try Self.all(in: folder) where other.name != name {
      if try other.headerDevice() == device { copies.append(other) }
    }
    return copies
  }

  private func headerDevice() throws(JournalError) -> DeviceID? {
    var chunks = try LineChunks.whole(path)
    guard case .lines(let chunk)? = try chunks.next() else { return nil }
    let end = chunk.firstIndex(of: UInt8(ascii: "\n")) ?? chunk.count
    var decoder = LineDecoder()
    let line = decoder.decode(UnsafeRawBufferPointer(rebasing: chunk[..<end]), device: nil)
    guard case .header(let header) = line else { return nil }
    return header.device
  }

  private var isCopy: Bool { device.map { $0.text + Self.suffix != name } ?? true }
}
