import Files
internal import JSON

/// The events known to be lost: lines in no journal and no backup, each reported once.
///
/// They are listed in a file next to the journal, for example
/// `{"rounds":"lost","version":1,"device":"laptop-4f2k","events":[[51,51],[70,72]]}`.
package enum LostEvents {
  /// Events that were noted as lost.
  package struct Noted: Hashable, Sendable {
    package let device: DeviceID
    package let numbers: [ClosedRange<Int>]
    /// The file that lists them from now on.
    package let file: String
  }

  /// Records the events missing in the journals of `folder`, so that they are not reported again.
  ///
  /// The caller holds the ``CollectionLock``.
  package static func note(in folder: String) throws(JournalError) -> [Noted] {
    var missing: [DeviceID: [ClosedRange<Int>]] = [:]
    for problem in try JournalReader.read(folder).problems {
      guard case .missing(let device, let numbers) = problem.reason else { continue }
      missing[device, default: []].append(numbers)
    }
    var noted: [Noted] = []
    for (device, numbers) in missing.sorted(by: { $0.key < $1.key }) {
      let all = (known(of: device, in: folder) + numbers).sorted { $0.lowerBound < $1.lowerBound }
      let path = path(of: device, in: folder)
      try asJournalError { () throws(FileError) in
        try AtomicFile.write(bytes(all, of: device), to: path)
      }
      noted.append(Noted(device: device, numbers: numbers, file: path))
    }
    return noted
  }

  /// The numbers of a machine's events recorded as lost, in ascending order.
  static func known(of device: DeviceID, in folder: String) -> [ClosedRange<Int>] {
    guard let bytes = try? FileSystem.readFile(path(of: device, in: folder)) else { return [] }
    // If two machines have recorded losses, a merged file has both lines.
    return bytes.split(separator: UInt8(ascii: "\n")).flatMap { numbers(in: Array($0)) }
      .sorted { $0.lowerBound < $1.lowerBound }
  }

  private static func numbers(in line: [UInt8]) -> [ClosedRange<Int>] {
    guard let json = try? JSONValue(parsing: line), json["rounds"]?.string == "lost",
      json["version"]?.integer == 1, let events = json["events"]?.array
    else { return [] }
    return events.compactMap { pair in
      guard let ends = pair.array?.compactMap(\.integer), ends.count == 2, ends[0] <= ends[1],
        ends.allSatisfy(LineBounds.number.range.contains)
      else {
        return nil
      }
      return ends[0]...ends[1]
    }
  }

  private static func path(of device: DeviceID, in folder: String) -> String {
    FileSystem.join(folder, device.text + JournalFile.suffix + ".lost")
  }

  private static func bytes(_ numbers: [ClosedRange<Int>], of device: DeviceID) -> [UInt8] {
    let object: JSONObject = [
      "rounds": "lost", "version": 1, "device": .string(device.text),
      "events": .array(numbers.map { [.integer($0.lowerBound), .integer($0.upperBound)] }),
    ]
    return Array((JSONValue.object(object).description + "\n").utf8)
  }
}

extension [JournalProblem] {
  /// The problems without events that only seem to be missing.
  ///
  /// - Parameter present: Ranges of numbers of a machine's events that are not missing, or are
  ///   known to be, in ascending order.
  func leavingOut(_ present: (DeviceID) -> [ClosedRange<Int>]) -> [JournalProblem] {
    guard contains(where: \.isMissing) else { return self }
    var stretches: [DeviceID: [ClosedRange<Int>]] = [:]
    return flatMap { problem -> [JournalProblem] in
      guard case .missing(let device, let numbers) = problem.reason else { return [problem] }
      let known = stretches[device] ?? present(device)
      stretches[device] = known
      return numbers.without(known).map { problem.with(.missing(device, $0)) }
    }
  }

  /// The problems without the events recorded as lost.
  package func withoutKnownLosses(in folder: String) -> [JournalProblem] {
    leavingOut { LostEvents.known(of: $0, in: folder) }
  }
}

extension ClosedRange<Int> {
  /// The parts of a range outside of others, which are sorted by their beginnings.
  fileprivate func without(_ others: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    var rest: [ClosedRange<Int>] = []
    var start = lowerBound
    for other in others where other.overlaps(self) {
      if start < other.lowerBound { rest.append(start...(other.lowerBound - 1)) }
      if other.upperBound >= upperBound { return rest }
      start = Swift.max(start, other.upperBound + 1)
    }
    return rest + [start...upperBound]
  }
}
