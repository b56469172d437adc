import Files
import Flashcards
import Journal
import Text

extension ImportedFile {
  /// Reads an Anki package, `.apkg` or `.colpkg`, in any of its three layouts.
  ///
  /// Valid parts are imported, and invalid ones are listed. Only a package whose collection cannot
  /// be read at all imports nothing, and one error explains why. Media stay in it; see
  /// ``AnkiMedia``.
  ///
  /// - Complexity: Linear in the notes and answers, except for sorting the cards.
  static func anki(_ bytes: [UInt8], file: String, _ context: ReadingContext) -> ImportedFile {
    do {
      let limits = AnkiLimits(packageSize: bytes.count)
      let package = try AnkiPackage(bytes, limits: limits)
      let (database, second) = try package.openCollection(in: context.temporaryFolder)
      context.progress?(0.1)
      return try database.read { tables in
        var reading = AnkiReading(file: file, context: context, limits: limits)
        return try reading.read(&tables, answers: second, media: package.media)
      }
    } catch {
      let error = error as? AnkiError ?? .damagedDatabase(reason: "\(error)")
      return ImportedFile(
        format: .anki,
        diagnostics: [
          AnkiFindings.diagnostic(file, .error, error.message, hint: error.hint)
        ])
    }
  }
}

/// One package on its way to an imported file.
private struct AnkiReading {
  let context: ReadingContext
  let limits: AnkiLimits
  var findings: AnkiFindings

  init(file: String, context: ReadingContext, limits: AnkiLimits) {
    self.context = context
    self.limits = limits
    findings = AnkiFindings(file: file)
  }

  /// - Parameter answers: A second connection to the database, from which the answers are read
  ///   concurrently.
  mutating func read(
    _ tables: inout CollectionTables, answers: CollectionDatabase, media: Int
  ) throws -> ImportedFile {
    try tables.check(["col", "notes", "cards"], optional: ["revlog"])
    findings.note(.triggers, count: tables.triggers)
    let collection = try AnkiCollection(&tables, &findings)
    let cards = try AnkiCards(&tables, limit: limits.cards, &findings)
    context.progress?(0.2)
    let memory = SharedAllowance(limits.memory(cards: cards.all.count))
    let history = AnkiHistory(cards, schedulerVersion: collection.schedulerVersion, context)
    let reading = InBackground { [history, file = findings.file] in
      var history = history
      var findings = AnkiFindings(file: file)
      try answers.read { tables in
        try tables.check([], optional: ["revlog"])
        if tables.has("revlog") { try history.read(&tables, within: memory, &findings) }
      }
      return (history, findings)
    }
    let (decks, names, rows) = try notes(&tables, collection, cards, within: memory)
    var (read, faults) = try reading.result()
    read.name(names, cards, &faults)
    findings.add(faults)
    let answers = read.past.indices.count(where: read.past.isReview)
    let schedule = AnkiSchedule(collection, context)
    var past = read.takePast()
    let firstUndated = past.count
    let exported = collection.exported
    var standings: [CardID: ImportedStanding] = [:]
    for (index, card) in cards.all.enumerated() {
      guard let name = names[index] else { continue }
      if card.schedule == nil {
        findings.skip(
          .impossibleCard, "schedule of card \(card.id)",
          "its values are impossible; the card comes without it")
      }
      if let exported { standings[name] = schedule.standing(card, name, exported) }
      for action in schedule.actions(card, name, read.tallies[index]) {
        past.append(action, cardAt: index)
      }
    }
    context.progress?(1)
    let taken = names.count { $0 != nil }
    let remembered = zip(names, cards.all).count { $0 != nil && $1.memory != nil }
    var file = ImportedFile(
      format: .anki, decks: decks, past: past, diagnostics: findings.diagnostics,
      skipped: findings.skipped,
      summary: summary(
        collection, decks, notes: rows, cards: taken, answers: answers, media: media,
        remembered: remembered))
    file.firstUndated = firstUndated
    file.standings = standings
    return file
  }

  private mutating func notes(
    _ tables: inout CollectionTables, _ collection: AnkiCollection, _ cards: AnkiCards,
    within memory: SharedAllowance
  ) throws -> (decks: [ImportedDeck], names: [CardID?], rows: Int) {
    let count = try tables.count("notes")
    var notes = AnkiNotes(collection, cards, limits)
    var rows = 0
    var textLeft = notes.textLeft
    try tables.rows("SELECT id, guid, mid, tags, flds FROM notes", texts: [1, 3, 4]) { row in
      rows += 1
      if rows & 0xFFF == 0 {
        context.progress?(0.2 + 0.7 * Double(rows) / Double(max(count, rows)))
        try memory.spend(textLeft - notes.textLeft)
        textLeft = notes.textLeft
      }
      let id = row.integer(0) ?? 0
      guard let guid = row.text(1), let tags = row.text(3), let fields = row.text(4) else {
        return notes.skip(id, "its text is not UTF-8", &findings)
      }
      try notes.add(
        AnkiNotes.Row(
          id: id, guid: guid, type: row.integer(2) ?? 0, tags: tags,
          fields: Self.fields(fields)),
        &findings)
    }
    notes.finish(&findings)
    return (AnkiDecks(notes.placed, collection).decks, notes.names, notes.rowsTaken)
  }

  /// The fields of a note, separated by U+001F.
  private static func fields(_ text: String) -> [String] {
    var text = text
    if text.utf8.contains(0xEF), text.unicodeScalars.contains(where: ClozeMark.isMark) {
      text = String(String.UnicodeScalarView(text.unicodeScalars.filter { !ClozeMark.isMark($0) }))
    }
    return text.withUTF8 { bytes in
      var fields: [String] = []
      var rest = bytes[...]
      while let end = rest.firstIndex(of: 0x1F) {
        fields.append(String(decoding: UnsafeBufferPointer(rebasing: rest[..<end]), as: UTF8.self))
        rest = rest[(end + 1)...]
      }
      fields.append(String(decoding: UnsafeBufferPointer(rebasing: rest), as: UTF8.self))
      return fields
    }
  }

  /// - Parameter notes: The number of notes in Anki.
  private func summary(
    _ collection: AnkiCollection, _ decks: [ImportedDeck], notes: Int, cards: Int, answers: Int,
    media: Int, remembered: Int
  ) -> [String] {
    var sentences = [
      "Anki package (schema \(collection.version)): \(counted(decks.count, "deck")), "
        + "\(counted(notes, "note")), \(counted(cards, "card")), \(counted(answers, "answer"))"
    ]
    let made = decks.reduce(0) { $0 + $1.notes.count }
    if made != notes {
      sentences.append(
        "they are \(counted(made, "note")) here: cards of one note that ask different things are "
          + "notes of their own")
    }
    sentences += findings.fieldSentences
    if media > 0, !context.unpacksMedia {
      sentences.append(
        "\(counted(media, "media file")) \(media == 1 ? "stays" : "stay") "
          + "in the package; --media unpacks \(media == 1 ? "it" : "them")")
    }
    if remembered > 0 {
      sentences.append(
        "\(counted(remembered, "card")) \(remembered == 1 ? "brings" : "bring") what FSRS knew of"
          + " \(remembered == 1 ? "it" : "them"); the policy fsrs goes on from there")
    }
    let described = collection.decks.values.count { $0.own == nil && !$0.description.isEmpty }
    if described > 0 {
      sentences.append("the descriptions of \(counted(described, "deck")) are not imported")
    }
    sentences.append("deck options and the look of cards are not imported")
    return sentences
  }
}
