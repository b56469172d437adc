package import JSON
package import Journal

/// Why a collection cannot be opened or changed.
package enum StudyError: Error, Sendable {
  case file(FileError)
  case journal(JournalError)
  /// config.json is not what it should be.
  case unreadableSettings(path: String, JSONError)

  /// What happened, and where.
  package var message: String {
    switch self {
    case .file(let error): error.message
    case .journal(let error): error.message
    case .unreadableSettings(let path, let error):
      "\(path):\(error.line.map { "\($0):\(error.column ?? 1): " } ?? " ")\(error.reason)"
    }
  }

  /// Whether the collection can be looked at all the same: another program holds it, or it may not be
  /// written.
  package var isOfWritingOnly: Bool {
    switch self {
    case .journal(.locked): true
    case .file(let error), .journal(.file(let error)): error.isForbidden
    default: false
    }
  }

  /// What to do about it.
  package var hint: String {
    switch self {
    case .file(let error): error.hint
    case .journal(let error): error.hint
    case .unreadableSettings:
      "mend the file, or move it away to go back to the defaults"
    }
  }
}
