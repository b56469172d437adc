import Files

/// Moves damaged and repeated lines out of journals into separate files.
package enum DamagedLines {
  /// The lines moved out of one journal.
  package struct Moved: Hashable, Sendable {
    package let file: String
    /// The damaged lines.
    package let lines: Int
    /// The lines that were in the file already.
    package let repeatedLines: Int
    /// The file that holds the lines now.
    package let aside: String
    /// Whether the header had to be rewritten.
    package let hasNewHeader: Bool
  }

  /// Moves the damaged and the repeated lines of all journals in `folder` to files next to them. An
  /// incomplete line stays: its machine may be writing it.
  ///
  /// The caller holds the ``CollectionLock`` and has no open ``JournalWriter``.
  /// - Parameter now: Milliseconds since 1970 UTC, for a rewritten header.
  package static func moveAside(
    in folder: String, at now: Int
  ) throws(JournalError) -> [Moved] {
    var moved: [Moved] = []
    for file in try JournalFile.all(in: folder) {
      if let done = try asJournalError({ () throws(FileError) in try moveAside(file, at: now) }) {
        moved.append(done)
      }
    }
    return moved
  }

  private static func moveAside(_ file: JournalFile, at now: Int) throws(FileError) -> Moved? {
    let lineFeed = UInt8(ascii: "\n")
    let bytes = try FileSystem.readFile(file.path)
    var lines = bytes.split(separator: lineFeed, omittingEmptySubsequences: false)
    let unfinished = lines.popLast() ?? []
    var known: Set<ArraySlice<UInt8>> = []
    var (kept, moved): ([ArraySlice<UInt8>], [ArraySlice<UInt8>]) = ([], [])
    var damaged = 0
    for line in lines where !line.isEmpty {
      let isIntact = JournalLines.isIntact(line)
      if !isIntact { damaged += 1 }
      if isIntact, known.insert(line).inserted { kept.append(line) } else { moved.append(line) }
    }
    guard !moved.isEmpty, JournalLines.newerVersion(in: bytes) == nil else { return nil }
    let hasHeader = lines.first.map { JournalLines.isIntact($0) } ?? false
    var whole: [UInt8] = []
    if !hasHeader, let device = file.device {
      whole += EventLine.bytes(of: JournalHeader(device: device, created: now))
    }
    for line in kept { whole += line + [lineFeed] }
    let aside = try SideFile.write(
      Array(moved.joined(separator: [lineFeed])) + [lineFeed], beside: file.path, as: "damaged")
    try AtomicFile.write(whole + unfinished, to: file.path)
    return Moved(
      file: file.path, lines: damaged, repeatedLines: moved.count - damaged, aside: aside,
      hasNewHeader: !hasHeader && file.device != nil)
  }
}
