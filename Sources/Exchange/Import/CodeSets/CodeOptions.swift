/// What a user wants of a file of codes.
package struct CodeOptions: Sendable {
  /// Which codes are wanted; nil for all that are billable and valid.
  package var selection: CodeSelection?
  /// The fiscal year of a file of ICD-10 codes, if its name does not say it.
  package var fiscalYear: Int?

  package init() {}
}
