package import Text

/// Something in a journal that could not be read. It stays in the file.
package struct JournalProblem: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// The last line is incomplete: the program or the machine stopped while writing it.
    case tornTail
    /// The line does not end with a checksum.
    case noChecksum
    case wrongChecksum
    /// The checksum is right but the line is not JSON.
    case notJSON(String)
    /// A member is missing or invalid.
    case wrongField(String, expected: String)
    /// The line is longer than any that this program writes in any version.
    case tooLong
    case missingHeader
    case damagedHeader
    /// A header of a newer version of the program. A file that begins with it is not read.
    case newerFormat(version: Int)
    /// Two different events share an ID, which a single machine never produces. Both count.
    case conflict(EventID)
    /// The events with these numbers, written by the machine, are in no line.
    case missing(DeviceID, ClosedRange<Int>)
    /// Repeated lines: how many, and the event of the first.
    case repeated(EventID, lines: Int)
    /// Neither the header nor the file's name says whose journal it is.
    case unknownDevice
    /// It is named like a journal but is a folder, or something else that is not a file.
    case notAFile
    /// It is a broken symbolic link.
    case leadsNowhere
  }

  package let location: SourceLocation
  package let reason: Reason
  /// The line in question.
  package let sourceLine: String

  package init(location: SourceLocation, reason: Reason, sourceLine: String) {
    self.location = location
    self.reason = reason
    self.sourceLine = sourceLine
  }

  /// What happened, in one sentence without a period.
  package var message: String {
    switch reason {
    case .tornTail: "the last line is not finished"
    case .noChecksum: "the line does not end with a checksum"
    case .wrongChecksum: "the line is not what was written: its checksum does not match"
    case .notJSON(let why): "the line is not JSON: \(why)"
    case .tooLong: "the line has more than \(JournalLines.lengthLimit / 1_000_000) MB"
    case .wrongField(let field, let expected): "\"\(field)\" should be \(expected)"
    case .missingHeader: "the journal does not begin with a header"
    case .damagedHeader: "the journal's header is damaged"
    case .newerFormat(let version) where location.line > 1:
      "the line begins a journal of format \(version), which this version of rounds does not know"
    case .newerFormat(let version):
      "the journal has format \(version), and this version of rounds knows format "
        + "\(JournalHeader.currentVersion): its answers are not counted here"
    case .conflict(let event):
      "another machine has written under the name \(event.device), since event \(event.number)"
    case .missing(let device, let numbers) where numbers.count == 1:
      "event \(numbers.lowerBound) of \(device) is missing before this line"
    case .missing(let device, let numbers):
      "events \(numbers.lowerBound) to \(numbers.upperBound) of \(device) are missing before this line"
    case .repeated(let event, lines: 1):
      "the line repeats event \(event.number) of \(event.device), which is above"
    case .repeated(let event, let lines):
      "\(lines) lines from here on repeat events of \(event.device) that are above"
    case .unknownDevice: "neither the header nor the file's name says whose journal this is"
    case .notAFile: "it is named like a journal but is not a file; it is skipped"
    case .leadsNowhere: "it is a link to a journal that is not there; it is skipped"
    }
  }

  /// What to do about it, in one sentence without a period.
  package var hint: String {
    switch reason {
    case .tornTail:
      "one answer may be missing; the next start on that machine moves these bytes aside"
    case .noChecksum, .wrongChecksum, .notJSON, .wrongField, .tooLong:
      "the line is left out; restore the file from a backup or another machine, or leave it as it is"
    case .missingHeader, .damagedHeader:
      "the events were read all the same, as those of the machine that the file is named after"
    case .newerFormat:
      "install the version of rounds that wrote it; the file was not touched, and everything else "
        + "works as before"
    case .conflict:
      "nothing is lost: both machines' answers count, and each takes a new name when it next writes"
    case .missing:
      "`rounds check --repair` gets back what a backup has and notes the rest as lost; if another "
        + "machine has it, `rounds sync` first"
    case .repeated:
      "each event counts once; `rounds check --repair` moves repeated lines aside, and gets back "
        + "from a backup what they may have replaced"
    case .unknownDevice:
      "rename the file to the machine's name (a-z, 0-9 and -) and .jsonl"
    case .notAFile: "move it out of the folder `journal`"
    case .leadsNowhere: "connect the disk that the link leads to, or remove the link"
    }
  }

  /// The problem as it is shown to the user.
  package var diagnostic: Diagnostic {
    Diagnostic(
      location: location, severity: severity, message: message, hint: hint, sourceLine: sourceLine)
  }

  /// Whether only a full read of the journal finds it; every read finds the other problems.
  package var isLasting: Bool {
    switch reason {
    case .tornTail, .notAFile, .leadsNowhere: false
    // A file that begins with it is read every time.
    case .newerFormat: location.line > 1
    default: true
    }
  }

  var isMissing: Bool {
    if case .missing = reason { true } else { false }
  }

  /// The same problem with another reason.
  func with(_ reason: Reason) -> JournalProblem {
    JournalProblem(location: location, reason: reason, sourceLine: sourceLine)
  }

  private var severity: Diagnostic.Severity {
    switch reason {
    case .missingHeader, .damagedHeader, .conflict, .repeated, .notAFile: .warning
    default: .error
    }
  }
}
