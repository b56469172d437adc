package import Collection
package import Files
import Text

/// Why a backup cannot be made or restored.
package enum BackupError: ExplainedError, Sendable {
  /// There is no backup with this name.
  case unknown(String)
  /// The backup is damaged; `file` is the first damaged file.
  case damaged(String, file: String)
  /// Another program is making a backup.
  case isMaking
  /// A file kept changing before it was copied.
  case changing
  case file(FileError)
  case study(StudyError)

  /// What happened, in one sentence without a period.
  package var message: String {
    switch self {
    case .unknown(let name): "there is no backup `\(name)`"
    case .damaged(let name, let file): "the backup \(name) is damaged: \(file)"
    case .isMaking: "another rounds is making a backup"
    case .changing: "decks were changed while they were copied"
    case .file(let error): error.message
    case .study(let error): error.message
    }
  }

  /// What to do about it, in one sentence without a period.
  package var hint: String {
    switch self {
    case .unknown: "`rounds backup list` lists the backups"
    case .damaged: "use another one; `rounds backup list` says which are whole"
    case .isMaking: "wait for it, and try again"
    case .changing: "try again when nobody is writing them"
    case .file(let error): error.hint
    case .study(let error): error.hint
    }
  }
}

/// Runs work on files and reports its errors as errors of a backup.
func asBackupError<Value>(_ work: () throws(FileError) -> Value) throws(BackupError) -> Value {
  do {
    return try work()
  } catch {
    throw .file(error)
  }
}
