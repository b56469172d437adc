/// A file of codes beside the one that is imported.
package struct CodeEdition: Sendable {
  /// The file as the user named it.
  package var name: String
  package var bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// The user's options for a file of codes.
package struct CodeOptions: Sendable {
  /// The codes to import; nil for all that are billable and valid.
  package var selection: CodeSelection?
  /// The fiscal year of a file of ICD-10 codes, if its name does not state it.
  package var fiscalYear: Int?
  /// The edition that a file is compared with; nil to read the file alone.
  package var since: CodeEdition?
  /// The table that says which codes took the place of which.
  package var conversion: CodeEdition?

  package init() {}
}
