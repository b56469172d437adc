import Flashcards
import JSON
import SpacedRepetition
import Text

/// Reads `deck.json` of CrowdAnki: decks in decks, their notes and note types, without a history.
///
/// Notes become what those of a package become, and have the same names.
struct CrowdAnkiReader: ~Copyable {
  private var findings: AnkiFindings
  private var renderer: AnkiRenderer
  private var types: [String: (id: Int, type: AnkiNoteType)] = [:]
  private var decks: [ImportedDeck] = []
  private var usedNames: Set<CardID> = []
  private var rows = 0

  static func isDeck(_ bytes: [UInt8]) -> Bool {
    bytes.prefix(1 << 16).firstRange(of: Array("\"crowdanki_uuid\"".utf8)) != nil
      || bytes.suffix(1 << 12).firstRange(of: Array("\"note_models\"".utf8)) != nil
  }

  static func read(_ bytes: [UInt8], file: String) -> ImportedFile {
    var reader = CrowdAnkiReader(file: file, size: bytes.count)
    do throws(JSONError) {
      let root = try JSONValue(parsing: bytes)
      reader.takeTypes(root, depth: 0)
      reader.takeDeck(root, parents: [], depth: 0)
    } catch {
      return ImportedFile(
        format: .crowdAnki,
        diagnostics: [
          Diagnostic(
            location: SourceLocation(file: file, line: error.line ?? 1, column: error.column ?? 1),
            severity: .error, message: "the file is not JSON: \(error.reason)",
            hint: "export the deck again with CrowdAnki", sourceLine: "")
        ])
    }
    return reader.imported(file)
  }

  private init(file: String, size: Int) {
    findings = AnkiFindings(file: file)
    renderer = AnkiRenderer(AnkiLimits(packageSize: size))
  }

  private mutating func takeTypes(_ deck: JSONValue, depth: Int) {
    for model in deck["note_models"]?.array ?? [] {
      guard let id = model["crowdanki_uuid"]?.string, types[id] == nil else { continue }
      if let type = AnkiNoteType(model) {
        types[id] = (types.count + 1, type)
      } else {
        findings.skip(.brokenNoteType, "note type \(id)", "its description is damaged")
      }
    }
    guard depth < 50 else { return }
    for child in deck["children"]?.array ?? [] { takeTypes(child, depth: depth + 1) }
  }

  private mutating func takeDeck(_ deck: JSONValue, parents: [String], depth: Int) {
    // A child may be named with the names of those above it.
    let whole = deck["name"]?.string ?? ""
    let prefix = parents.joined(separator: "::") + "::"
    let own =
      !parents.isEmpty && whole.hasPrefix(prefix) ? String(whole.dropFirst(prefix.count)) : whole
    let levels = parents + DeckPath.levels(of: own).map { $0.trimmed() }
    let place = decks.count
    let name = levels.isEmpty ? nil : levels.joined(separator: "::")
    decks.append(ImportedDeck(name: name, frontMatter: .init(name: name), notes: []))
    for note in deck["notes"]?.array ?? [] { take(note, into: place) }
    guard depth < 50 else { return }
    for child in deck["children"]?.array ?? [] {
      takeDeck(child, parents: levels, depth: depth + 1)
    }
  }

  private mutating func take(_ note: JSONValue, into place: Int) {
    rows += 1
    let guid = note["guid"]?.string ?? ""
    let label = "note \(guid.isEmpty ? "\(rows)" : guid)"
    guard let fields = note["fields"]?.array?.map({ $0.string ?? "" }),
      let model = note["note_model_uuid"]?.string, let (id, type) = types[model]
    else { return findings.skip(.missingNoteType, label, "its note type is not in the file") }
    guard fields.count == type.fields.count else {
      return findings.skip(
        .fieldCount, label,
        "it has \(counted(fields.count, "field")), but its note type has \(type.fields.count)")
    }
    let tags = note["tags"]?.array?.compactMap { $0.string.flatMap { tagList($0).first } } ?? []
    let row = AnkiNotes.Row(
      id: rows, guid: guid, type: id, tags: tags.joined(separator: " "), fields: fields)
    let draft = AnkiNoteDraft(
      row, type, name: name(guid), tags: tags, cards: cards(of: row, type), decks: [:])
    do {
      for drafted in try draft.notes(&renderer, &findings) {
        var note = drafted.note
        note.line = 0
        if let id = note.details.id { usedNames.insert(id) }
        decks[place].notes.append(note)
      }
    } catch {
      findings.skip(.tooLong, label, "a side of its cards has more than 4 megabytes")
    }
  }

  private func name(_ guid: String) -> CardID {
    if !guid.isEmpty {
      let name = CardID(imported: guid)
      if !usedNames.contains(name) { return name }
    }
    return CardID(ContentHash(["anki", guid, "\(rows)"]).base32)
  }

  /// The cards that Anki would make of a note: one for each deletion, or each template whose question
  /// shows some field.
  private func cards(of row: AnkiNotes.Row, _ type: AnkiNoteType) -> [AnkiCard] {
    let ords: [Int]
    if type.isCloze {
      let fields = type.template(0)?.question.clozeFields.sorted() ?? []
      let numbers = fields.filter { $0 < row.fields.count }.reduce(into: Set<Int>()) {
        $0.formUnion(AnkiCloze(row.fields[$1]).numbers)
      }
      ords = numbers.isEmpty ? [0] : numbers.map { $0 - 1 }.sorted()
    } else {
      ords = type.templates.keys.sorted().filter { ord in
        let question = type.templates[ord]!.question
        let shown = question.shownFields
        let isShown = shown.isEmpty || shown.contains { !row.fields[$0].trimmed().isEmpty }
        return isShown
          && question.conditions.subtracting(shown).allSatisfy {
            !row.fields[$0].trimmed().isEmpty
          }
      }
    }
    return ords.map { AnkiCard(madeFor: row.id, ord: $0) }
  }

  private consuming func imported(_ file: String) -> ImportedFile {
    let decks = decks.filter { !$0.notes.isEmpty }
    let notes = decks.reduce(0) { $0 + $1.notes.count }
    var diagnostics = findings.diagnostics
    if notes == 0, diagnostics.isEmpty {
      diagnostics.append(
        AnkiFindings.diagnostic(
          file, .error, "the file has no notes", hint: "export the deck again with CrowdAnki"))
    }
    return ImportedFile(
      format: .crowdAnki, decks: decks, diagnostics: diagnostics, skipped: findings.skipped,
      summary: [
        "a deck of CrowdAnki: \(counted(notes, "note")) in \(counted(decks.count, "deck")), without a history"
      ] + findings.fieldSentences)
  }
}
