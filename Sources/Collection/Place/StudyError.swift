package import Files
package import JSON
package import Journal
import Text

/// Why a collection cannot be opened or changed.
package enum StudyError: ExplainedError, Sendable {
  case file(FileError)
  case journal(JournalError)
  /// config.json is invalid.
  case unreadableSettings(path: String, JSONError)
  /// exam.json was changed during its exam.
  case examElsewhere(path: String)
  /// An import, an edit or a restore, or its undo, is in the journal, but its files could not be
  /// put in place.
  case unfinished(String, isUndo: Bool, FileError)

  /// What happened, and where.
  package var message: String {
    switch self {
    case .file(let error): error.message
    case .journal(let error): error.message
    case .unreadableSettings(let path, let error):
      "\(path):\(error.line.map { "\($0):\(error.column ?? 1): " } ?? " ")\(error.reason)"
    case .examElsewhere(let path): "\(path) was changed by another program during the exam"
    case .unfinished(let what, let isUndo, let error):
      "\(isUndo ? "the undo of " : "")“\(what)” is recorded, but its files are not in place yet: "
        + error.message
    }
  }

  /// Whether answers can be journaled anyway: only other files cannot be written.
  package var leavesJournal: Bool {
    switch self {
    case .file, .unfinished, .examElsewhere: true
    case .journal, .unreadableSettings: false
    }
  }

  /// Whether the collection can be read anyway: another program holds it, or it is read-only.
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
      "fix the file, or move it away to go back to the defaults"
    case .examElsewhere: "close the exam in the other window, then continue: rounds exam"
    case .unfinished(_, let isUndo, let error):
      "\(error.hint); the next command finishes it"
        + (isUndo ? "" : ", or `rounds undo` undoes it") + ", and answers are recorded meanwhile"
    }
  }
}

/// Runs work on files and reports its errors as errors of the collection.
package func asStudyError<Value>(
  _ work: () throws(FileError) -> Value
) throws(StudyError) -> Value {
  do {
    return try work()
  } catch {
    throw .file(error)
  }
}
