/// One key as the learner pressed it.
package enum Key: Hashable, Sendable {
  case character(Character)
  case enter, tab, escape, backspace
  case up, down, left, right
  case pageUp, pageDown, home, end, delete
  /// Ctrl-C.
  case interrupt
  /// Ctrl-D, or the input is closed.
  case endOfFile
  /// Any other key with Ctrl, named by its lower-case letter.
  case control(Character)
  /// A text that was pasted. It is not a row of keys.
  case paste
  /// The time of the session's ``Countdown`` is up; nobody pressed anything.
  case timeIsUp
  /// A key that has no name here; it stands for nothing and can be passed over.
  case other
}
