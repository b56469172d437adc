internal import Files
import Study

/// The merge of two machines' versions of a deck.
struct DeckMerge {
  let bytes: [UInt8]
  /// Whether both changed the same lines, which then have conflict marks.
  let isConflict: Bool

  private static let ours = "this machine"
  private static let theirs = "another machine"

  /// Merges two versions line by line.
  ///
  /// - Parameter base: Their common ancestor; nil if unknown, which makes each difference a
  ///   conflict.
  /// - Returns: Nil if that is impossible because one of them is not text.
  init?(_ ours: [UInt8], _ theirs: [UInt8], since base: [UInt8]?, _ git: Git) throws(SyncError) {
    if let bytes = base.flatMap({ Self.appended(ours, theirs, to: $0) }) {
      self.bytes = bytes
      isConflict = false
      return
    }
    let folder = FileSystem.join(try git.directory(), "rounds-merge")
    let answer: Git.Answer
    do throws(FileError) {
      try FileSystem.removeFolder(folder)
      try FileSystem.makeFolder(folder)
      for (name, bytes) in [("ours", ours), ("base", base ?? []), ("theirs", theirs)] {
        try FileSystem.makeFile(bytes, at: FileSystem.join(folder, name), mode: 0o600)
      }
    } catch {
      throw .file(error)
    }
    defer { try? FileSystem.removeFolder(folder) }
    answer = try git.ask(
      ["merge-file", "-p", "-q", "-L", Self.ours, "-L", "before", "-L", Self.theirs]
        + ["ours", "base", "theirs"].map { FileSystem.join(folder, $0) })
    // The number of conflicts, at most 127.
    guard case .exited(let count) = answer.ending, count <= 127 else { return nil }
    bytes = answer.bytes
    isConflict = count > 0
  }

  /// Both versions' notes, if both have only added notes at the end; nil for any other change.
  private static func appended(
    _ ours: [UInt8], _ theirs: [UInt8], to base: [UInt8]
  ) -> [UInt8]? {
    let lineFeed = UInt8(ascii: "\n")
    guard ours != theirs, ours.count > base.count, theirs.count > base.count,
      ours.starts(with: base), theirs.starts(with: base), base.last == lineFeed,
      ours.last == lineFeed, theirs.last == lineFeed
    else { return nil }
    // A line without an empty line before it belongs to the last note.
    let isParted = base.dropLast().last == lineFeed
    let (mine, other) = (ours[base.count...], theirs[base.count...])
    guard isParted || (mine.first == lineFeed && other.first == lineFeed) else { return nil }
    return ours + (isParted ? [lineFeed] : []) + other
  }

  /// The first line with a conflict mark, from 1; nil if the learner has resolved all.
  static func markedLine(in bytes: [UInt8]) -> Int? {
    let marks = [Array("<<<<<<< \(ours)".utf8), Array(">>>>>>> \(theirs)".utf8)]
    let lineFeed = UInt8(ascii: "\n")
    var line = 1
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: lineFeed) ?? bytes.endIndex
      // Few lines begin like a mark.
      if bytes[start] == UInt8(ascii: "<") || bytes[start] == UInt8(ascii: ">") {
        var text = bytes[start..<end]
        while let last = text.last, [0x0D, 0x20, 0x09].contains(last) { text.removeLast() }
        if marks.contains(where: { $0.elementsEqual(text) }) { return line }
      }
      line += 1
      start = end + 1
    }
    return nil
  }
}
