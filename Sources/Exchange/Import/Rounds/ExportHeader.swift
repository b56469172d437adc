import JSON

/// The first line of an export.
struct ExportHeader {
  let policy: String
  let hasHistory: Bool
  /// The number of lines of each type; nil if the header does not state it.
  let decks: Int?
  let notes: Int?
  let events: Int?

  /// Reads a first line, or reports which other kind of file it belongs to.
  init(_ view: JSONView) throws(LineFault) {
    guard view["rounds"]?.isString("export") == true else { throw ForeignJSON.fault(view) }
    guard let version = view["version"]?.integer, version >= 1 else {
      throw LineFault(
        "the header does not give the version of the format",
        hint: "export the collection again", endsFile: true)
    }
    guard version <= JSONExport.version else {
      throw LineFault(
        "the file is written in format \(version), and this version of rounds reads up to \(JSONExport.version)",
        hint: "install a newer version of rounds", endsFile: true)
    }
    policy = view["policy"]?.string ?? "published"
    hasHistory = view["history"]?.bool ?? false
    decks = view["decks"]?.integer
    notes = view["notes"]?.integer
    events = view["events"]?.integer
  }
}
