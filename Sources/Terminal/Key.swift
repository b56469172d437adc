/// A key pressed by the learner.
package enum Key: Hashable, Sendable {
  case character(Character)
  case enter, tab, escape, backspace
  case up, down, left, right
  case pageUp, pageDown, home, end, delete
  /// Ctrl-C.
  case interrupt
  /// Ctrl-D, or the input was closed.
  case endOfFile
  /// Any other key with Ctrl, named by its lowercase letter.
  case control(Character)
  /// A pasted text, which is not a series of keys.
  case paste
  /// The session's ``Countdown`` ended; nobody pressed anything.
  case timeIsUp
  /// A key without a name here; it has no meaning and can be ignored.
  case other
}
