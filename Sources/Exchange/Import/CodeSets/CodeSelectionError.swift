import Text

/// Why an expression that selects codes cannot be read.
package struct CodeSelectionError: ExplainedError, Hashable, Sendable {
  /// What is wrong, without a full stop.
  package let message: String
  /// What to do about it, without a full stop.
  package let hint: String
  /// The character of the expression at which it is, counted from 1.
  package let column: Int
}
