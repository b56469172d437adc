import Text

/// Why a command cannot do what it was asked: what happened, what to do, and the exit code.
struct Failure: Error {
  /// What a script can tell from the exit code.
  enum Kind: Int32 {
    /// Something is wrong with the data or the disk.
    case data = 1
    /// The command was asked for something that it does not understand.
    case usage = 2
    /// There is nothing to do, for a script that asks.
    case nothing = 3
  }

  let kind: Kind
  /// What happened, and where.
  let message: String
  /// What to do about it.
  let hint: String?

  init(_ kind: Kind, _ message: String, hint: String? = nil) {
    self.kind = kind
    self.message = message
    self.hint = hint
  }

  /// Something is wrong with the data or the disk.
  init(_ message: String, hint: String? = nil) {
    self.init(.data, message, hint: hint)
  }

  /// What a library says of its error.
  init(_ error: any ExplainedError) {
    self.init(.data, error.message, hint: error.hint)
  }

  /// A failure whose reasons have been printed already.
  static let reported = Failure("")

  /// No card waits: what `due --quiet` tells by its exit code alone, since a shell prompt that asks
  /// shows whatever is printed.
  static let noCardWaits = Failure(.nothing, "")

  /// A mistake in what was asked for, which has been told already.
  static let reportedUsage = Failure(.usage, "")
}
