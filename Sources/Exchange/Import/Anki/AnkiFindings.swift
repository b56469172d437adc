import Text

/// The parts of a package that are left out or doubtful: each by name, with one diagnostic per
/// kind.
struct AnkiFindings: Sendable {
  enum Kind: CaseIterable {
    case fieldCount, invalidText, missingNoteType, noteWithoutCards, imageOcclusion, noContent
    case noDeletion, changedTag
    case orphanCard, missingTemplate, repeatedCard, missingDeletion, impossibleCard
    case impossibleAnswer, laterAnswer, unknownCard, leftOutCard, missingDeck, emptySide,
      brokenNoteType,
      triggers, tooLong
  }

  let file: String
  private var listed: [ImportedFile.Skipped] = []
  private var counts: [Kind: Int] = [:]
  /// The number of list entries of each kind, including those beyond the maximum.
  private var entries: [Kind: Int] = [:]
  /// The first items of a kind, for its message.
  private var examples: [Kind: [String]] = [:]
  /// The fields that are on no card, with the number of notes in which they are kept or left out.
  private var fields: [(name: String, kept: Int, leftOut: Int)] = []
  /// The most entries of one kind: nobody reads more, and they would fill the memory.
  private static let most = 10_000

  init(file: String) {
    self.file = file
  }

  /// Lists a part that is left out.
  mutating func skip(_ kind: Kind, _ name: String, _ reason: String, count: Int = 1) {
    entries[kind, default: 0] += 1
    if entries[kind, default: 0] <= Self.most {
      listed.append(.init(name: name, reason: reason))
    }
    note(kind, count: count)
  }

  /// Counts a part that is imported in another form.
  mutating func note(_ kind: Kind, count: Int = 1) {
    if count > 0 { counts[kind, default: 0] += count }
  }

  /// Counts a part that is imported in another form, and remembers the first few.
  mutating func note(_ kind: Kind, example: String) {
    note(kind)
    if examples[kind, default: []].count < 3 { examples[kind, default: []].append(example) }
  }

  /// Counts a note with a field that is on none of its cards and is added to the explanation.
  mutating func keep(field: String) { count(field) { $0.kept += 1 } }

  /// Counts a note with a field that is on none of its cards and is left out.
  mutating func leaveOut(field: String) { count(field) { $0.leftOut += 1 } }

  private mutating func count(
    _ field: String, _ change: (inout (name: String, kept: Int, leftOut: Int)) -> Void
  ) {
    if let index = fields.firstIndex(where: { $0.name == field }) {
      change(&fields[index])
    } else {
      fields.append((field, 0, 0))
      change(&fields[fields.count - 1])
    }
  }

  /// A sentence for each field that is on no card.
  var fieldSentences: [String] {
    let sentences = fields.flatMap { field in
      [
        field.kept > 0
          ? "the field “\(field.name)” of \(counted(field.kept, "note")) is on no card; it is "
            + "kept as a line after the card" : nil,
        field.leftOut > 0
          ? "the field “\(field.name)” of \(counted(field.leftOut, "note")) only decides which cards "
            + "there are; it is not imported" : nil,
      ].compactMap(\.self)
    }
    let further = sentences.count - Self.mostFields
    guard further > 1 else { return sentences }
    return sentences.prefix(Self.mostFields) + ["the same holds for \(further) more fields"]
  }

  private static let mostFields = 20

  /// Adds the findings of another reader.
  mutating func add(_ other: AnkiFindings) {
    listed += other.listed
    entries.merge(other.entries) { $0 + $1 }
    counts.merge(other.counts) { $0 + $1 }
  }

  /// Everything that is left out.
  var skipped: [ImportedFile.Skipped] {
    listed
      + Kind.allCases.compactMap { kind in
        let further = entries[kind, default: 0] - Self.most
        guard further > 0 else { return nil }
        return .init(name: "\(further) more", reason: kind.message(counts[kind] ?? further))
      }
  }

  /// One diagnostic per kind, for the whole file.
  var diagnostics: [Diagnostic] {
    Kind.allCases.compactMap { kind in
      guard let count = counts[kind] else { return nil }
      return Self.diagnostic(
        file, kind.isHarmless ? .warning : .error, message(of: kind, count), hint: kind.hint)
    }
  }

  private func message(of kind: Kind, _ count: Int) -> String {
    guard let examples = examples[kind] else { return kind.message(count) }
    return kind.message(count) + ": " + examples.joined(separator: ", ")
      + (count > examples.count ? ", …" : "")
  }

  static func diagnostic(
    _ file: String, _ severity: Diagnostic.Severity, _ message: String, hint: String
  ) -> Diagnostic {
    Diagnostic(
      location: SourceLocation(file: file, line: 0, column: 0), severity: severity,
      message: message, hint: hint, sourceLine: "")
  }
}

extension AnkiFindings.Kind {
  /// Whether everything of the kind is imported anyway, or not missed.
  fileprivate var isHarmless: Bool {
    switch self {
    case .missingDeck, .emptySide, .triggers, .unknownCard, .leftOutCard, .noDeletion, .changedTag,
      .laterAnswer:
      true
    default: false
    }
  }

  fileprivate func message(_ count: Int) -> String {
    switch self {
    case .fieldCount:
      "\(counted(count, "note")) left out whose fields do not fit the note type"
    case .invalidText: "\(counted(count, "note")) left out, with text that is not UTF-8"
    case .missingNoteType:
      "\(counted(count, "note")) left out, of a note type that is not in the package"
    case .noteWithoutCards: "\(counted(count, "note")) left out that no card is made from"
    case .imageOcclusion:
      "\(counted(count, "note")) left out, where parts of a picture are hidden"
    case .noContent: "\(counted(count, "card")) left out with nothing to read"
    case .orphanCard: "\(counted(count, "card")) left out, of a note that is not in the package"
    case .missingTemplate:
      "\(counted(count, "card")) left out for which the note type has no template"
    case .repeatedCard: "\(counted(count, "card")) left out that repeat another"
    case .missingDeletion:
      "\(counted(count, "card")) left out whose number is not in the cloze text"
    case .impossibleCard:
      "\(counted(count, "card")) taken without a schedule, since its values are impossible"
    case .impossibleAnswer: "\(counted(count, "answer")) left out with impossible values"
    case .laterAnswer:
      "\(counted(count, "answer")) left out, later than this computer's clock, with the schedules "
        + "that follow from \(count == 1 ? "it" : "them")"
    case .unknownCard: "\(counted(count, "answer")) left out, of cards that are not in the package"
    case .leftOutCard: "\(counted(count, "answer")) left out, of cards that are left out"
    case .missingDeck:
      "\(counted(count, "card")) put into Default, since the deck is not in the package"
    case .emptySide: "\(counted(count, "side")) without text; it is written as “(empty)”"
    case .noDeletion:
      "\(counted(count, "note")) of a cloze type in which nothing is hidden, kept as a question"
    case .changedTag:
      "\(counted(count, "tag")) with characters that a tag cannot have here, imported under another name"
    case .brokenNoteType: "\(counted(count, "note type")) left out with a damaged description"
    case .tooLong: "\(counted(count, "note")) left out with more text than a card can have"
    case .triggers: "\(counted(count, "trigger")) in the collection, not run"
    }
  }

  fileprivate var hint: String {
    switch self {
    case .missingDeletion, .noContent: "in Anki choose Tools > Empty Cards to see them"
    case .noDeletion: "look for a mistyped mark such as {{c1L::…}}, and correct it in the deck"
    case .changedTag: "search for them under the new name"
    case .imageOcclusion: "keep these in Anki"
    case .unknownCard: "Anki keeps the answers of cards that were deleted; nothing needs to be done"
    case .emptySide: "write what is missing into the deck"
    case .missingDeck: "move them after the import"
    case .triggers: "Anki does not write them; check where the package comes from"
    case .leftOutCard: "the cards are listed with the reason"
    // Anki's own check does not touch these.
    case .impossibleAnswer: "the other answers are imported; Anki cannot repair these either"
    case .laterAnswer: "make sure that the clocks are right, and import the package again later"
    case .tooLong: "split the note in Anki, then export again"
    case .brokenNoteType: "ask whoever made the package for another one"
    case .fieldCount, .invalidText, .missingNoteType, .noteWithoutCards, .orphanCard,
      .missingTemplate, .repeatedCard, .impossibleCard:
      "in Anki choose Tools > Check Database, then export again"
    }
  }
}
