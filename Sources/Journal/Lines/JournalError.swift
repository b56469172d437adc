package import Files
import Text

/// Why the journal cannot be used.
package enum JournalError: ExplainedError, Hashable, Sendable {
  /// A file or a folder could not be read or written.
  case file(FileError)
  /// Events could not be written. With `isIntact` the journal is unchanged.
  case appendFailed(FileError, isIntact: Bool)
  /// The folder of the journals no longer exists. It is not created again: if a disk was removed,
  /// nobody would find the new one.
  case vanished(folder: String)
  /// Another process is writing to the collection: the one with this ID, if known.
  case locked(processID: Int?)
  /// A newer version of the program wrote this file.
  case newerFormat(file: String, version: Int)
  /// A journal's header and its file name different machines.
  case otherDevice(file: String, device: DeviceID, expected: DeviceID)
  /// Another machine has written under this machine's name.
  case nameInUse(DeviceID)

  /// What happened, in one sentence without a period.
  package var message: String {
    switch self {
    case .file(let error): error.message
    case .appendFailed(let error, isIntact: true):
      "\(error.message); it was not recorded, and everything before is safe"
    case .appendFailed(let error, isIntact: false):
      "\(error.message); it was not recorded, and part of it may be at the end of the file"
    case .vanished(let folder): "\(folder) is not there any more; it was not recorded"
    case .locked(let processID?):
      "another rounds, process \(processID), is writing to the collection"
    case .locked(nil): "another rounds is writing to the collection"
    case .newerFormat(let file, let version):
      "\(file) has format \(version); this version of rounds knows format "
        + "\(JournalHeader.currentVersion)"
    case .otherDevice(let file, let device, let expected):
      "\(file) says that it is the journal of \(device), not of \(expected)"
    case .nameInUse(let device):
      "another machine has written under this machine's name, \(device)"
    }
  }

  /// What to do about it, in one sentence without a period.
  package var hint: String {
    switch self {
    case .file(let error): error.hint
    case .appendFailed(let error, isIntact: true): "\(error.hint); then answer again"
    case .appendFailed(let error, isIntact: false):
      "\(error.hint); the next start moves that part aside"
    case .vanished:
      "put it back, or connect its disk again, and go on; what was answered before is in it"
    case .locked:
      "try again when it is done (`fg` continues one that was stopped with Ctrl-Z); commands that only "
        + "read work meanwhile, such as `rounds stats` and `rounds review --read-only`"
    case .newerFormat:
      "this machine's answers go there: install the version of rounds that wrote it, or move it out "
        + "of the folder; it was not touched"
    case .otherDevice(let file, let device, _):
      "rename \(file) to \(device)-copy.jsonl; a new journal is begun and both are read"
    case .nameInUse: "delete .cache/device; this machine then takes a new name"
    }
  }
}

/// Runs `body` and turns errors of files into errors of the journal.
func asJournalError<Result: ~Copyable>(
  _ body: () throws(FileError) -> Result
) throws(JournalError) -> Result {
  do throws(FileError) {
    return try body()
  } catch {
    throw .file(error)
  }
}
