import Text

/// The failure of a command: what happened, what to do, and the exit code.
struct Failure: Error {
  /// The meaning of the exit code for a script.
  enum Kind: Int32 {
    /// Something is wrong with the data or the disk.
    case data = 1
    /// The command does not understand the request.
    case usage = 2
    /// There is nothing to do, for a script that asks.
    case nothing = 3
    /// There is something to take, and it was only listed, since nobody could be asked.
    case listed = 4
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

  /// A failure with the message and hint of a library's error.
  init(_ error: any ExplainedError) {
    self.init(.data, error.message, hint: error.hint)
  }

  /// A failure that has already been reported.
  static let reported = Failure("")

  /// No cards are due: `due --quiet` says so by its exit code alone, since a shell prompt would
  /// show whatever is printed.
  static let noCardWaits = Failure(.nothing, "")

  /// Followed decks changed, and nobody could be asked; it was said.
  static let onlyListed = Failure(.listed, "")

  /// A usage error that has already been reported.
  static let reportedUsage = Failure(.usage, "")
}
