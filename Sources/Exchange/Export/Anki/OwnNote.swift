import Flashcards
import JSON
import Text

/// One of our notes in a package, read back from its fields.
///
/// Most fields speak for themselves. Where they do not, and for the lists of choices and orderings,
/// which appear in two fields, the original note is hidden next to the answer: a field that is
/// unchanged means what it meant, and one that was edited in Anki is parsed.
struct OwnNote {
  let kind: PackedNoteType
  /// HTML in the order of the kind's fields, without hidden data.
  let fields: [String]
  /// The note as it was written.
  let original: Note?
  /// The fields that it had then, without those from its deck.
  let originalFields: [String]?

  init(_ kind: PackedNoteType, _ fields: [String]) {
    self.kind = kind
    var data: [UInt8]?
    self.fields = fields.map { field in
      let (html, hidden) = HiddenData.split(field)
      data = data ?? hidden
      return MediaLink.unlinked(html)
    }
    original = data.flatMap(Self.note)
    originalFields = original.map { PackedNote.fields(of: $0, sourceOfDeck: nil) }
  }

  /// The note, named as in Anki; nil if its fields do not make one of our cards.
  /// - Parameter name: The name from the note's guid.
  func note(named name: CardID, tags: [String], of deck: OwnDeck?) -> Note? {
    guard let content else { return nil }
    var note = Note(content: content, details: details(of: deck), path: path)
    note.details.tags = ownTags(tags, of: deck)
    // A note whose name is derived from its text has no other.
    if note.id(of: note.faces[0]) != name { note.details.id = name }
    return note
  }

  // MARK: What is hidden

  /// The data to hide in a field next to its visible text; nothing if the fields say it all.
  ///
  /// The lists of a choice and an ordering appear in two fields, so only the original shows which
  /// of them was edited.
  /// - Parameters:
  ///   - name: The name by which Anki knows the note.
  ///   - tags: Its tags and the deck's.
  static func hidden(
    _ note: Note, _ kind: PackedNoteType, _ fields: [String], named name: CardID, tags: [String],
    of deck: OwnDeck
  ) -> String {
    // Anki sorts tags.
    let sorted = tags.sorted { $0.lowercased() < $1.lowercased() }
    let read = OwnNote(kind, fields).note(named: name, tags: sorted, of: deck)
    let saysDetails = read?.details == note.details && read?.path == note.path
    switch note.content {
    case .basic, .term, .cloze: if saysDetails, read?.content == note.content { return "" }
    case .choice, .ordering: break
    }
    if !saysDetails { return hidden(note) }
    var bare = Note(content: note.content)
    // The items of an ordering are shuffled by its name.
    bare.details.id = note.details.id
    return hidden(bare)
  }

  private static func hidden(_ note: Note) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    NoteLine.write(note, deck: "", to: &writer)
    writer.endObject()
    return HiddenData.html(writer.bytes)
  }

  private static func note(_ data: [UInt8]) -> Note? {
    var parser = JSONParser()
    return try? parser.parse(data) { view in try? NoteLine.read(view, line: 0) } ?? nil
  }

  // MARK: Fields

  private func place(of name: String) -> Int { kind.fields.firstIndex(of: name)! }

  func html(_ name: String) -> String { fields[place(of: name)] }

  /// The field as it was written.
  func originalHTML(_ name: String) -> String? { originalFields?[place(of: name)] }

  func isAsWritten(_ name: String) -> Bool { html(name) == originalHTML(name) }

  func text(_ html: String) -> String {
    if let text = CardText.text(of: html) { return text }
    // It was edited in Anki.
    var parser = HTMLText()
    return parser.text(of: html)
  }

  private func text(_ name: String, or original: String?) -> String? {
    if self.original != nil, isAsWritten(name) { return original }
    let text = text(html(name))
    return text.isEmpty ? nil : text
  }

  var path: [String] {
    if let original, isAsWritten("Heading") { return original.path }
    return html("Heading").split(separator: PackedNote.headingSeparator).map { heading in
      let (part, separator) = (PackedNote.separatorInHeading, PackedNote.headingSeparator)
      return text(String(heading).replacing(part, with: separator)).replacing("\n", with: " ")
    }.filter { !$0.isEmpty }
  }

  func details(of deck: OwnDeck?) -> Note.Details {
    let written = original?.details
    var details = Note.Details()
    details.also =
      if let written, isAsWritten("Also") { written.also } else {
        text(html("Also")).split(separator: "\n").map { $0.trimmed() }.filter { !$0.isEmpty }
      }
    // Anki asks the first wording; the others are on no field.
    details.otherWordings = written?.otherWordings ?? []
    details.hint = text("Hint", or: written?.hint)
    details.why = why
    details.source = source(of: deck)
    details.asOf = date("As of", &details)
    details.validUntil = date("Valid until", &details)
    return details
  }

  /// The explanation, without what the field says of wrong options below it.
  private var why: String? {
    let why = text("Why", or: original?.details.why)
    guard let original, !isAsWritten("Why"), let lines = why?.split(separator: "\n") else {
      return why
    }
    let said = original.whyNotLines.flatMap { $0.split(separator: "\n") }
    let kept = lines.filter { !said.contains($0) }.joined(separator: "\n")
    return kept.isEmpty ? nil : kept
  }

  private func source(of deck: OwnDeck?) -> String? {
    if let source = original?.details.source, isAsWritten("Source") { return source }
    let text = text(html("Source"))
    return text.isEmpty || text == deck?.source ? nil : text
  }

  /// A date; invalid text goes into the explanation, so that it is not lost.
  private func date(_ name: String, _ details: inout Note.Details) -> FactDate? {
    let text = text(html(name))
    if text.isEmpty { return nil }
    if let date = FactDate(text) { return date }
    details.addToWhy("\(name): \(text)")
    return nil
  }

  /// The tags that are not the deck's, in their original order; Anki sorts them.
  func ownTags(_ tags: [String], of deck: OwnDeck?) -> [String] {
    let written = original?.details.tags ?? []
    let added = tags.filter { !written.contains($0) && !(deck?.tags.contains($0) ?? false) }
    let order = deck?.tagOrder ?? []
    let known = order.filter(added.contains)
    return written.filter(tags.contains) + known + added.filter { !known.contains($0) }
  }
}

extension Note.Details {
  /// Adds the text of a field that no card shows: as the source if the field is named that and
  /// there is none yet; otherwise as a line of the explanation.
  mutating func add(_ text: String, from field: String) {
    if text.isEmpty { return }
    let firstWord = field.lowercased().prefix { $0.isLetter }
    if source == nil, ["source", "sources"].contains(firstWord) {
      source = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    } else {
      addToWhy("\(field): \(text)")
    }
  }

  /// Adds a line to the explanation.
  mutating func addToWhy(_ line: String) {
    why = why.map { "\($0)\n\(line)" } ?? line
  }
}
