/// An error that a user can act on.
///
/// A problem at a place in a file is a ``Diagnostic``, which shows the line too.
package protocol ExplainedError: Error {
  /// What happened, in one sentence without a period.
  var message: String { get }
  /// What to do about it, in one sentence without a period.
  var hint: String { get }
}
