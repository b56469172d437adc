import GRDB
import GRDBSQLite
import JSON

extension PackedCollection {
  /// The collection as a database of Anki's schema 11.
  func database() throws -> [UInt8] {
    try DatabaseQueue().writeWithoutTransaction { db in
      try db.execute(sql: Self.schema)
      try db.inTransaction {
        try writeSettings(db)
        try writeNotes(db)
        try writeCards(db)
        try writeAnswers(db)
        return .commit
      }
      return try db.image()
    }
  }

  private static let schema = """
    CREATE TABLE col (
      id INTEGER PRIMARY KEY, crt INTEGER NOT NULL, mod INTEGER NOT NULL, scm INTEGER NOT NULL,
      ver INTEGER NOT NULL, dty INTEGER NOT NULL, usn INTEGER NOT NULL, ls INTEGER NOT NULL,
      conf TEXT NOT NULL, models TEXT NOT NULL, decks TEXT NOT NULL, dconf TEXT NOT NULL,
      tags TEXT NOT NULL);
    CREATE TABLE notes (
      id INTEGER PRIMARY KEY, guid TEXT NOT NULL, mid INTEGER NOT NULL, mod INTEGER NOT NULL,
      usn INTEGER NOT NULL, tags TEXT NOT NULL, flds TEXT NOT NULL, sfld INTEGER NOT NULL,
      csum INTEGER NOT NULL, flags INTEGER NOT NULL, data TEXT NOT NULL);
    CREATE TABLE cards (
      id INTEGER PRIMARY KEY, nid INTEGER NOT NULL, did INTEGER NOT NULL, ord INTEGER NOT NULL,
      mod INTEGER NOT NULL, usn INTEGER NOT NULL, type INTEGER NOT NULL, queue INTEGER NOT NULL,
      due INTEGER NOT NULL, ivl INTEGER NOT NULL, factor INTEGER NOT NULL, reps INTEGER NOT NULL,
      lapses INTEGER NOT NULL, left INTEGER NOT NULL, odue INTEGER NOT NULL,
      odid INTEGER NOT NULL, flags INTEGER NOT NULL, data TEXT NOT NULL);
    CREATE TABLE revlog (
      id INTEGER PRIMARY KEY, cid INTEGER NOT NULL, usn INTEGER NOT NULL, ease INTEGER NOT NULL,
      ivl INTEGER NOT NULL, lastIvl INTEGER NOT NULL, factor INTEGER NOT NULL,
      time INTEGER NOT NULL, type INTEGER NOT NULL);
    CREATE TABLE graves (usn INTEGER NOT NULL, oid INTEGER NOT NULL, type INTEGER NOT NULL);
    CREATE INDEX ix_notes_usn ON notes (usn);
    CREATE INDEX ix_notes_csum ON notes (csum);
    CREATE INDEX ix_cards_usn ON cards (usn);
    CREATE INDEX ix_cards_nid ON cards (nid);
    CREATE INDEX ix_cards_sched ON cards (did, queue, due);
    CREATE INDEX ix_revlog_usn ON revlog (usn);
    CREATE INDEX ix_revlog_cid ON revlog (cid);
    """

  private func writeSettings(_ db: Database) throws {
    let seconds = at / 1000
    try db.execute(
      sql: "INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, '{}')",
      arguments: [
        created, at, at,
        PackedSettings.configuration(nextPosition: notes.count + 1).description,
        PackedSettings.noteTypes(modified: 0).description,
        decks.json(modified: seconds).description, PackedSettings.presets.description,
      ])
  }

  private func writeNotes(_ db: Database) throws {
    // Anki makes the checksum of the first field anew where a note comes in.
    let statement = try db.makeStatement(
      sql: "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')")
    for note in notes {
      let tags = note.tags.isEmpty ? "" : " \(note.tags.joined(separator: " ")) "
      try statement.execute(arguments: [
        note.id, note.guid, note.type.id, at / 1000, tags,
        note.fields.joined(separator: "\u{1F}"), note.fields[0],
      ])
    }
  }

  private func writeCards(_ db: Database) throws {
    let statement = try db.makeStatement(
      sql:
        "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?)")
    for card in cards {
      try statement.execute(arguments: [
        card.id, card.note, card.deck, card.ordinal, card.modified, card.type.rawValue,
        card.queue.rawValue, card.due, card.interval, card.factor, card.reviews, card.lapses,
        card.stepsLeft, card.flag, card.data,
      ])
    }
  }

  private func writeAnswers(_ db: Database) throws {
    let statement = try db.makeStatement(
      sql: "INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)")
    for answer in answers {
      try statement.execute(arguments: [
        answer.id, answer.card, answer.button, answer.interval, answer.lastInterval,
        answer.factor, answer.took, answer.type,
      ])
    }
  }
}

extension Database {
  /// The bytes of the database's file.
  fileprivate func image() throws -> [UInt8] {
    var size: Int64 = 0
    guard let bytes = sqlite3_serialize(sqliteConnection, "main", &size, 0) else {
      throw DatabaseError(resultCode: .SQLITE_NOMEM)
    }
    defer { sqlite3_free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: Int(size)))
  }
}
