import Flashcards
import JSON

extension AnkiCollection {
  /// Reads what newer versions of Anki keep in separate tables.
  ///
  /// Names are declared with a collation that SQLite does not know here, so each table is read as a
  /// whole, unsorted.
  mutating func readSchema18(
    _ tables: inout CollectionTables, _ findings: inout AnkiFindings
  ) throws {
    try tables.check(["notetypes", "fields", "templates", "decks"], optional: ["config"])
    if tables.has("config") { try readSettings(&tables) }
    var decks: [Int: Deck] = [:]
    try tables.rows("SELECT id, name, kind FROM decks", texts: [1, 2]) { row in
      guard let id = row.integer(0) else { return }
      let normal = ProtobufFields(row.bytes(2)).bytes(1) ?? []
      let levels = (row.text(1) ?? "").split(separator: "\u{1F}", omittingEmptySubsequences: false)
      decks[id] = Deck(
        name: levels.joined(separator: "::"),
        description: ProtobufFields(normal).text(4))
    }
    self.decks = decks
    noteTypes = try Self.noteTypes(&tables, &findings)
  }

  private mutating func readSettings(_ tables: inout CollectionTables) throws {
    var values: [String: Int] = [:]
    try tables.rows("SELECT KEY, val FROM config", texts: [0, 1]) { row in
      guard let key = row.text(0),
        ["creationOffset", "schedVer", "lastUnburied", "rollover"].contains(key)
      else { return }
      values[key] = row.text(1).flatMap { Int($0) }
    }
    take { values[$0] }
    schedulerVersion = values["schedVer"] ?? 2
  }

  private static func noteTypes(
    _ tables: inout CollectionTables, _ findings: inout AnkiFindings
  ) throws -> [Int: AnkiNoteType] {
    var fields: [Int: [(ord: Int, name: String)]] = [:]
    try tables.rows("SELECT ntid, ord, name FROM fields", texts: [2]) { row in
      guard let type = row.integer(0), let ord = row.integer(1) else { return }
      fields[type, default: []].append((ord, row.text(2) ?? ""))
    }
    var types: [Int: AnkiNoteType] = [:]
    try tables.rows("SELECT id, name, config FROM notetypes", texts: [1, 2]) { row in
      guard let id = row.integer(0) else { return }
      let names = (fields[id] ?? []).sorted { $0.ord < $1.ord }.map(\.name)
      types[id] = AnkiNoteType(
        name: row.text(1) ?? "", isCloze: ProtobufFields(row.bytes(2)).varint(1) == 1,
        fields: names)
    }
    try tables.rows("SELECT ntid, ord, name, config FROM templates", texts: [2, 3]) { row in
      guard let type = row.integer(0), let ord = row.integer(1) else { return }
      let config = ProtobufFields(row.bytes(3))
      types[type]?.addTemplate(
        ord, name: row.text(2) ?? "", question: config.text(1), answer: config.text(2))
    }
    for (id, type) in types where type.fields.isEmpty || type.templates.isEmpty {
      findings.skip(.brokenNoteType, "note type \(id)", "it has no fields or no templates")
      types[id] = nil
    }
    return types
  }
}
