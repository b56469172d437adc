/// The user's options for reading a table; nil values are detected from the file.
package struct TableOptions: Sendable {
  package var delimiter: Delimiter?
  /// The separator between rows; nil for line ends, or to detect it.
  package var rowEnd: RowEnd?
  package var header: Bool?
  package var columns: [ColumnRole]?

  package init() {}
}
