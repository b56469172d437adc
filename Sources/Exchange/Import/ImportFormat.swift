/// What sort of file is imported.
package enum ImportFormat: String, CaseIterable, Sendable {
  /// A deck as this program writes it.
  case markdown
  /// Rows of fields: CSV, TSV and their kin.
  case delimited
}
