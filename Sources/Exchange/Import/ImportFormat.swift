/// What sort of file is imported.
package enum ImportFormat: String, CaseIterable, Sendable {
  /// A deck as this program writes it.
  case markdown
  /// Rows of fields: CSV, TSV and their kin.
  case delimited
  /// JSON Lines as this program exports them.
  case json
  /// A package of Anki's, `.apkg` or `.colpkg`.
  case anki
  /// Codes as CMS publishes them: ICD-10-CM, ICD-10-PCS, HCPCS Level II, and what changed in them.
  case codes

  /// Whether a user can mend an error in the file itself: then nothing is taken before that.
  package var isMendable: Bool {
    switch self {
    case .markdown, .delimited, .json: true
    case .anki, .codes: false
    }
  }
}
