import Text

/// Why an Anki package cannot be read at all.
package enum AnkiError: ExplainedError, Hashable, Sendable {
  /// The file is not a zip archive, or its end is missing.
  case notAnArchive
  /// A part of the archive cannot be unpacked.
  case damagedArchive(entry: String)
  case noCollection
  /// Two entries have the name of the collection, so it is unclear which one is meant.
  case ambiguousCollection(entry: String)
  case tooNew
  case notADatabase
  /// SQLite or this program found a contradiction in the database.
  case damagedDatabase(reason: String)
  /// Something with the name of a required table is not a table.
  case notATable(name: String)
  /// The package exceeds a limit, which `limit` names.
  case tooLarge(limit: String)
  case tooSlow
  case noTemporaryFile(reason: String)

  /// What happened, in one sentence without a period.
  package var message: String {
    switch self {
    case .notAnArchive: "the file begins like a zip archive, but is not one, or its end is missing"
    case .damagedArchive(let entry): "`\(entry)` in the package cannot be unpacked"
    case .noCollection: "there is no Anki collection in the archive"
    case .ambiguousCollection(let entry): "the package holds `\(entry)` twice"
    case .tooNew: "the package uses a newer format of Anki than this version of rounds knows"
    case .notADatabase: "the collection in the package is not an SQLite database"
    case .damagedDatabase(let reason): "the collection in the package is damaged: \(reason)"
    case .notATable(let name): "`\(name)` in the collection is not a plain table, so it is not read"
    case .tooLarge(let limit): "the package is suspiciously large: \(limit)"
    case .tooSlow: "the collection takes suspiciously long to read"
    case .noTemporaryFile(let reason): "no temporary file can be written: \(reason)"
    }
  }

  /// What to do about it, in one sentence without a period.
  package var hint: String {
    switch self {
    case .notAnArchive, .damagedArchive, .notADatabase:
      "download or export the package again"
    case .noCollection: "an Anki package ends in .apkg or .colpkg; in Anki choose File > Export"
    case .tooNew: "export it with “Support older Anki versions” ticked"
    case .damagedDatabase:
      "in Anki choose Tools > Check Database, then export again"
    case .ambiguousCollection, .notATable, .tooLarge, .tooSlow:
      "Anki does not write such packages; do not trust this one"
    case .noTemporaryFile: "make room in the folder for temporary files"
    }
  }
}
