import Text

/// Why an expression that selects codes cannot be read.
package struct CodeSelectionError: ExplainedError, Hashable, Sendable {
  /// The problem, without a period.
  package let message: String
  /// What to do about it, without a period.
  package let hint: String
  /// The column in the expression, in characters counted from 1.
  package let column: Int
}
