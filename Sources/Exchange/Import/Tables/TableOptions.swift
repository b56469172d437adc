/// How a user wants a table read; what is nil is found out from the file.
package struct TableOptions: Sendable {
  package var delimiter: Delimiter?
  /// What separates the rows; nil for line ends, or what is found out.
  package var rowEnd: RowEnd?
  package var header: Bool?
  package var columns: [ColumnRole]?

  package init() {}
}
