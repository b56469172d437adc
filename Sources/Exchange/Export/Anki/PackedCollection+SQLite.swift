import JSON

extension PackedCollection {
  /// The collection as a database with Anki's schema 11.
  func database() throws -> [UInt8] {
    let database = try SQLiteDatabase(for: .writing)
    try database.execute(Self.schema)
    try database.transaction { () throws(SQLiteError) in
      try writeSettings(database)
      try writeNotes(database)
      try writeCards(database)
      try writeAnswers(database)
    }
    return try database.serialized()
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

  private func writeSettings(_ database: SQLiteDatabase) throws(SQLiteError) {
    let seconds = at / 1000
    let settings = PackedSettings(self)
    let tags = JSONValue.object(
      JSONObject(Set(notes.flatMap(\.tags)).sorted().map { ($0, .integer(-1)) }))
    let statement = try database.prepare(
      "INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, ?)")
    try statement.run([
      .integer(created), .integer(at), .integer(at),
      .text(settings.configuration.description),
      .text(PackedSettings.noteTypes(modified: 0).description),
      .text(decks.json(modified: seconds).description), .text(settings.presets.description),
      .text(tags.description),
    ])
  }

  private func writeNotes(_ database: SQLiteDatabase) throws(SQLiteError) {
    let statement = try database.prepare(
      "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')")
    for note in notes {
      let tags = note.tags.isEmpty ? "" : " \(note.tags.joined(separator: " ")) "
      let summary = FieldSummary(html: note.fields[0])
      try statement.run([
        .integer(note.id), .text(note.guid), .integer(note.type.id), .integer(at / 1000),
        .text(tags), .text(note.fields.joined(separator: "\u{1F}")), .text(summary.text),
        .integer(summary.checksum),
      ])
    }
  }

  private func writeCards(_ database: SQLiteDatabase) throws(SQLiteError) {
    let statement = try database.prepare(
      "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?)")
    for card in cards {
      let numbers = [
        card.id, card.note, card.deck, card.ordinal, card.modified, card.type.rawValue,
        card.queue.rawValue, card.due, card.interval, card.factor, card.reviews, card.lapses,
        card.stepsLeft, card.flag,
      ]
      try statement.run(numbers.map(SQLiteValue.integer) + [.text(card.data)])
    }
  }

  private func writeAnswers(_ database: SQLiteDatabase) throws(SQLiteError) {
    let statement = try database.prepare(
      "INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)")
    for answer in answers {
      let numbers = [
        answer.id, answer.card, answer.button, answer.interval, answer.lastInterval,
        answer.factor, answer.took, answer.type,
      ]
      try statement.run(numbers.map(SQLiteValue.integer))
    }
  }
}
