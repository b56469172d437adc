/// The user's options for a file of codes.
package struct CodeOptions: Sendable {
  /// The codes to import; nil for all that are billable and valid.
  package var selection: CodeSelection?
  /// The fiscal year of a file of ICD-10 codes, if its name does not state it.
  package var fiscalYear: Int?

  package init() {}
}
