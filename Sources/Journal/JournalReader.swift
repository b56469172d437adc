/// Reads the journals of all machines.
package enum JournalReader {
  /// Reads every `.jsonl` file in `folder`, the collection's journal folder, and changes nothing.
  /// A folder that is missing holds no events.
  ///
  /// - Complexity: O(bytes); O(n log n) where the machines' events interleave.
  package static func read(_ folder: String) throws(JournalError) -> JournalContents {
    let files = try JournalFile.all(in: folder)
    var scans: [ScannedFile] = []
    for file in files { scans.append(try .whole(file)) }
    if !areIndependent(scans) {
      var seen: SeenEvents? = SeenEvents()
      scans = []
      for file in files { scans.append(try .whole(file, seen: &seen)) }
    }
    return merge(scans)
  }

  /// Reads only what is behind `marks`, which an earlier reading gave.
  ///
  /// - Returns: the events behind the marks, those of files that are new, and new marks for all
  ///   files; or nil if the events before the marks may not be the same any more, so that all has
  ///   to be read again. Problems before the marks are not reported again.
  package static func read(
    _ folder: String, since marks: [JournalMark]
  ) throws(JournalError) -> JournalContents? {
    let files = try JournalFile.all(in: folder)
    guard Set(marks.map(\.file)).isSubset(of: files.map(\.name)) else { return nil }
    var scans: [ScannedFile] = []
    for file in files {
      guard let mark = marks.first(where: { $0.file == file.name }) else {
        scans.append(try .whole(file))
        continue
      }
      guard let tail = try ScannedFile.tail(file, after: mark) else { return nil }
      scans.append(tail)
    }
    return areIndependent(scans) ? merge(scans) : nil
  }

  /// Whether no event can come twice.
  private static func areIndependent(_ scans: [ScannedFile]) -> Bool {
    let devices = scans.compactMap(\.device)
    return scans.allSatisfy(\.isOrderly) && Set(devices).count == devices.count
  }

  /// The union of files, whatever their order.
  private static func merge(_ scans: [ScannedFile]) -> JournalContents {
    var contents = JournalContents()
    contents.events = Events.merged(scans.map(\.events))
    if scans.contains(where: \.hasTwins) {
      contents.events = Events(Twins.separated(Array(contents.events)))
    }
    contents.problems = scans.flatMap(\.problems).sorted { $0.location < $1.location }
    contents.fromNewerVersion = scans.reduce(0) { $0 + $1.fromNewerVersion }
    contents.marks = scans.compactMap(\.mark).sorted { $0.file < $1.file }
    return contents
  }
}
