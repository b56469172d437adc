/// Reads the journals of all machines.
package enum JournalReader {
  /// Reads every `.jsonl` file in `folder`, the collection's journal folder, and changes nothing. A
  /// missing folder holds no events.
  ///
  /// - Complexity: O(bytes); O(n log n) if the machines' events interleave.
  package static func read(_ folder: String) throws(JournalError) -> JournalContents {
    var files = try JournalFile.all(in: folder)
    var scans: [ScannedFile] = []
    for file in files { scans.append(try .whole(file)) }
    let newer = scans.filter { $0.newerVersion != nil }
    if !newer.isEmpty {
      files = zip(files, scans).filter { $1.newerVersion == nil }.map(\.0)
      scans.removeAll { $0.newerVersion != nil }
    }
    var present: SeenEvents?
    if !areIndependent(scans) {
      var seen: SeenEvents? = SeenEvents()
      scans = []
      for file in files { scans.append(try .whole(file, seen: &seen)) }
      present = seen
    }
    var contents = merge(scans)
    contents.problems += newer.flatMap(\.problems)
    // Events missing in one file may be at its end, or in a copy of it.
    if let present {
      contents.problems = contents.problems.leavingOut { device in
        present.numbers(of: device).map { $0...$0 }
      }
    }
    contents.problems = contents.problems.withoutKnownLosses(in: folder)
    contents.problems += try JournalFile.others(in: folder)
    contents.problems.sort { $0.location < $1.location }
    return contents
  }

  /// Reads only the lines after `marks` from an earlier reading.
  ///
  /// - Returns: The events after the marks, those of new files, and new marks for all files; nil if
  ///   the events before the marks may have changed, so that everything has to be read again.
  ///   Problems before the marks are not reported again.
  package static func read(
    _ folder: String, since marks: [JournalMark]
  ) throws(JournalError) -> JournalContents? {
    let files = try JournalFile.all(in: folder)
    guard Set(marks.map(\.file)).isSubset(of: files.map(\.name)) else { return nil }
    var scans: [ScannedFile] = []
    var newer: [JournalProblem] = []
    for file in files {
      guard let mark = marks.first(where: { $0.file == file.name }) else {
        let scan = try ScannedFile.whole(file)
        if scan.newerVersion == nil { scans.append(scan) } else { newer += scan.problems }
        continue
      }
      guard let tail = try ScannedFile.tail(file, after: mark), tail.newerVersion == nil else {
        return nil
      }
      scans.append(tail)
    }
    // Only a full read shows what is missing.
    let isWhole = !scans.contains { $0.problems.contains(where: \.isMissing) }
    guard isWhole, areIndependent(scans, behind: marks) else { return nil }
    var contents = merge(scans)
    contents.problems += newer + (try JournalFile.others(in: folder))
    return contents
  }

  /// Reads only the lines before `marks`; changes made there in the meantime are read as they are.
  package static func read(
    _ folder: String, upTo marks: [JournalMark]
  ) throws(JournalError) -> JournalContents {
    var seen: SeenEvents? = SeenEvents()
    var scans: [ScannedFile] = []
    for file in try JournalFile.all(in: folder) {
      guard let mark = marks.first(where: { $0.file == file.name }) else { continue }
      let scan = try ScannedFile.head(file, before: mark, seen: &seen)
      if scan.newerVersion == nil { scans.append(scan) }
    }
    return merge(scans)
  }

  /// Whether no event can occur twice.
  private static func areIndependent(_ scans: [ScannedFile]) -> Bool {
    let devices = scans.compactMap(\.device)
    return scans.allSatisfy(\.isOrderly) && Set(devices).count == devices.count
  }

  /// Whether no event after the marks can repeat one before them. A machine's journal may have a
  /// copy next to it, as long as only one of them grows, and its new numbers are higher than all in
  /// the others.
  private static func areIndependent(_ scans: [ScannedFile], behind marks: [JournalMark]) -> Bool {
    guard scans.allSatisfy(\.isOrderly) else { return false }
    let files = Set(marks.map(\.file))
    for (device, scans) in Dictionary(grouping: scans, by: \.device) where scans.count > 1 {
      guard scans.allSatisfy({ scan in scan.mark.map { files.contains($0.file) } ?? false }) else {
        return false
      }
      let grown = scans.filter { !$0.events.isEmpty || $0.fromNewerVersion > 0 }
      guard grown.count <= 1 else { return false }
      let last = marks.filter { $0.device == device }.map(\.lastNumber).max() ?? 0
      for scan in grown {
        let first = scan.events.first?.id.number ?? 0
        guard scan.fromNewerVersion == 0, first > last else { return false }
      }
    }
    return true
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
