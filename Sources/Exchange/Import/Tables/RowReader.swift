import Flashcards
import Text

/// Makes notes from the records of a table, and reports the problems of the others.
struct RowReader: ~Copyable {
  private(set) var decks: [ImportedDeck]
  var reports: RowReports
  var tally = RowTally()

  let content: DelimitedText
  private let columnCount: Int
  let columns: Columns
  /// How the keys of questions with options are read; nil where the rows are none.
  private let bank: BankKeys?
  private let header: AnkiTextHeader
  let markup: Bool
  var cells: RowText
  var repeated: RepeatedRows
  private var textFaults: ArraySlice<TextFault>
  var lineOfID: [String: Int] = [:]
  /// The rows that repeat a line: how many, and the line of the first.
  var repeats: [Int: (rows: Int, first: Int)] = [:]
  private var deckOfName: [String: Int] = [:]
  private var tagsOfCell: [String: [String]] = [:]
  private var kindOfType: [String: AnkiNoteKind] = [:]
  var line = 1
  /// The columns that messages about a row point at.
  let place: (front: Int, back: Int?, id: Int?)

  /// The placeholder for a side without text in an Anki export.
  static let emptySide = "(empty)"
  /// The number of bytes in a field beyond which a missing quote is likely.
  private static let longField = 1 << 16

  /// The roles of a row with two fields, if they differ from the first two.
  var rolesOfPairs: [ColumnRole]?
  /// The number of rows of each unknown note type.
  var unknownTypes: [String: Int] = [:]

  /// - Parameters:
  ///   - isHTML: Whether the cells are HTML.
  ///   - markup: Whether some cells have tags although they are not read as HTML.
  init(
    _ content: DelimitedText, _ columns: Columns, _ header: AnkiTextHeader, file: String,
    columnCount: Int, isHTML: Bool, markup: Bool, bank: BankKeys? = nil
  ) {
    self.bank = bank
    self.content = content
    self.columns = columns
    self.header = header
    self.markup = markup
    self.columnCount = columnCount
    reports = RowReports(content.text, file: file)
    cells = RowText(content, isHTML: isHTML)
    repeated = RepeatedRows(most: content.count)
    textFaults = content.text.faults[...]
    place = (
      columns.index(of: .front) ?? 0, columns.index(of: .back) ?? columns.index(of: .key),
      columns.index(of: .id)
    )
    decks = [ImportedDeck(name: header.deck, frontMatter: .init(name: header.deck), notes: [])]
    if columns.index(of: .deck) == nil { decks[0].notes.reserveCapacity(content.count) }
  }

  /// Takes the next record of the file.
  mutating func add(_ record: Int) {
    let range = content.range(record)
    line = content.text.lines.line(at: range.lowerBound, from: line)
    if content.isBlank(record) {
      tally.blank += 1
      return
    }
    let fields = content.fields[content.fieldRange(record)]
    while let fault = textFaults.first, fault.offset < range.lowerBound { textFaults.removeFirst() }
    if let fault = textFaults.first, fault.offset < range.upperBound {
      leaveOut("it cannot be read as text")
      return
    }
    guard hasExpectedColumns(fields, range), var note = note(fields) else { return }
    let deck = deck(fields)
    guard isNewID(note, fields), isNew(note, in: deck, fields) else { return }
    note.line = line
    noteIgnoredCells(fields)
    decks[deck].notes.append(note)
    tally.read += 1
  }

  /// Counts a record that could not be read because of its quotes.
  mutating func addUnreadable(at offset: Int) {
    tally.bad += 1
    reports.skip(line: content.text.lines.line(at: offset), "its quote is never closed")
  }

  private mutating func leaveOut(_ reason: String) {
    tally.bad += 1
    reports.skip(line: line, reason)
  }

  // MARK: Columns

  /// Reports a row with too many or too few columns; false if something is missing or would be
  /// lost.
  private mutating func hasExpectedColumns(
    _ fields: ArraySlice<DelimitedText.Field>, _ range: Range<Int>
  ) -> Bool {
    if fields.count == columnCount || fields.count == 2 && rolesOfPairs != nil { return true }
    let counts = "\(columnCount) expected, \(fields.count) found"
    let delimiter = content.format.delimiter.name
    if fields.count > columnCount {
      let surplus = fields.dropFirst(columnCount)
      let isEmpty = surplus.allSatisfy { content.isEmpty($0) }
      reports.report(
        isEmpty ? .warning : .error, at: surplus[surplus.startIndex].place,
        "too many columns: \(counts)" + (isEmpty ? "; the surplus ones are empty" : ""),
        hint: isEmpty
          ? "remove the \(delimiter)s at the end of the row"
          : delimiter == "tab"
            ? "name the columns, such as --columns front,back,why, or remove the last one"
            : "put quotes around a field that holds a \(delimiter)")
      if !isEmpty { leaveOut("it has too many columns: \(counts)") }
      return isEmpty
    }
    let isEnough = fields.count > max(place.front, place.back ?? 0)
    reports.report(
      isEnough ? .warning : .error, at: range.upperBound, "too few columns: \(counts)",
      hint: isEnough
        ? "the missing ones are taken as empty" : "separate the columns with a \(delimiter)")
    if !isEnough { leaveOut("it has too few columns: \(counts)") }
    return isEnough
  }

  private mutating func noteIgnoredCells(_ fields: ArraySlice<DelimitedText.Field>) {
    guard columns.hasIgnored else { return }
    for (column, field) in fields.enumerated() where column < columns.roles.count {
      if columns.roles[column] == .ignored, !content.isEmpty(field) {
        tally.ignoredCells[column, default: 0] += 1
      }
    }
  }

  // MARK: Notes

  private mutating func note(_ fields: ArraySlice<DelimitedText.Field>) -> Note? {
    var (front, back) = ("", "")
    var kind = header.noteType.map(AnkiNoteKind.init(noteType:))
    var details = Note.Details()
    var further: [String] = []
    var options = BankCells()
    let roles = fields.count == 2 ? rolesOfPairs ?? columns.roles : columns.roles
    for (column, (field, role)) in zip(fields, roles).enumerated() {
      warnIfLong(field, role)
      switch role {
      case .front: front = cells.text(field)
      case .back: back = cells.text(field)
      case .option: options.options.append(cells.text(field))
      case .wrong: options.wrong += wrong(field)
      case .options: options.options = BankKeys.listed(cells.text(field))
      case .key: options.key = cells.text(field)
      case .tags: details.tags = tags(content.trimmedValue(field))
      case .wordings: details.otherWordings = Note.wordings(ofCell: cells.text(field))
      case .also:
        details.also = cells.text(field).split(whereSeparator: \.isNewline).map { $0.trimmed() }
          .filter { !$0.isEmpty }
      case .hint: details.hint = optional(field)
      case .why: further.append(explanation(field, column))
      case .source:
        details.source = optional(field).map {
          $0.split(whereSeparator: \.isNewline).joined(separator: "\n")
        }
      case .id:
        let name = content.trimmedValue(field)
        if !name.isEmpty { details.id = CardID(imported: name) }
      case .notetype:
        let name = content.trimmedValue(field)
        if !name.isEmpty { kind = self.kind(name) }
      case .deck, .ignored: break
      }
    }
    if columns.index(of: .tags) == nil { details.tags = header.tags }
    var isReversed = kind == .reversed
    if kind == .optionallyReversed, !further.isEmpty { isReversed = !further.removeFirst().isEmpty }
    guard !front.isEmpty else {
      refuse("the front is empty", hint: "write one, or remove the row", fields, place.front)
      return nil
    }
    if let bank {
      further.removeAll(where: \.isEmpty)
      if !further.isEmpty { details.why = further.joined(separator: "\n") }
      if options.key.isEmpty { options.key = back }
      return choice(front, options, details, bank, fields)
    }
    guard let content = content(front, back, kind, isReversed, fields) else { return nil }
    if case .cloze = content { further.insert(back, at: 0) }
    further.removeAll(where: \.isEmpty)
    if !further.isEmpty {
      details.why = further.joined(separator: "\n")
      if header.isPresent { tally.explained += 1 }
    }
    let note = Note(content: content, details: details)
    return note.hasSoundWordings ? note : withoutWordings(note, fields)
  }

  private mutating func content(
    _ front: String, _ back: String, _ kind: AnkiNoteKind?, _ isReversed: Bool,
    _ fields: ArraySlice<DelimitedText.Field>
  ) -> Note.Content? {
    var back = back
    if ClozeText.holdsUnreadMark(front) {
      reports.report(
        .warning, at: fields[fields.startIndex + place.front].place,
        "a mark of a cloze cannot be read; it is kept as text",
        hint: "write {{c1::…}} around what is asked for, with a number from 1 and two colons")
    }
    if kind == nil || kind == .cloze, let text = ClozeText(front) {
      if text.isSimplified {
        reports.report(
          .warning, at: fields[fields.startIndex + place.front].place,
          "a deletion inside another is not asked for by itself",
          hint: "write the deletions side by side")
      }
      tally.clozes += 1
      return .cloze(text.cloze)
    }
    if back.isEmpty {
      guard header.isExport, kind != .cloze, let column = place.back else {
        let reason =
          kind == .cloze ? "the text has no deletion that can be read" : "the back is empty"
        let hint =
          kind == .cloze
          ? "write {{c1::…}} around what is asked for" : "write one, or remove the row"
        refuse(reason, hint: hint, fields, kind == .cloze ? place.front : place.back ?? 0)
        return nil
      }
      back = Self.emptySide
      reports.report(
        .warning, at: fields[fields.startIndex + column].place,
        "the back is empty; the answer reads “\(Self.emptySide)”",
        hint: "write one in the card's deck")
    }
    if isReversed {
      tally.reversed += 1
      return .term(term: front, definition: back)
    }
    return .basic(question: front, answer: back)
  }

  /// Leaves out the row because of a problem in a cell.
  mutating func refuse(
    _ reason: String, hint: String, _ fields: ArraySlice<DelimitedText.Field>, _ column: Int
  ) {
    let index = min(fields.startIndex + column, fields.endIndex - 1)
    reports.report(.error, at: fields[index].place, reason, hint: hint)
    leaveOut(reason)
  }

  /// An explanation from a cell, labeled with its column's name.
  private mutating func explanation(_ field: DelimitedText.Field, _ column: Int) -> String {
    let text = cells.text(field)
    guard !text.isEmpty, let label = columns.labels[column] else { return text }
    return "\(label): \(text)"
  }

  /// The wrong options of a cell, several where there are separators of lists in it.
  private mutating func wrong(_ field: DelimitedText.Field) -> [String] {
    let text = cells.text(field)
    guard columns.roles.count(where: { $0 == .wrong }) == 1 else { return [text] }
    return text.contains(where: { $0.isNewline || ";|".contains($0) })
      ? BankKeys.listed(text) : [text]
  }

  private mutating func optional(_ field: DelimitedText.Field) -> String? {
    let text = cells.text(field)
    return text.isEmpty ? nil : text
  }

  private mutating func warnIfLong(_ field: DelimitedText.Field, _ role: ColumnRole) {
    let length = field.end - field.start
    guard length > Self.longField, role != .ignored else { return }
    reports.report(
      .warning, at: field.place, "this field is \(length) bytes long",
      hint:
        "check whether a quote before it should have closed earlier; nobody learns a card this long"
    )
  }

  /// Reports what is known only after all rows are read.
  mutating func finish() {
    reportRepeated()
    for (type, rows) in unknownTypes.sorted(by: { ($0.value, $1.key) > ($1.value, $0.key) }) {
      tally.unknownTypes.append((type, rows))
    }
  }

  // MARK: What rows share

  /// The tags in a cell after those of the header; few cells differ, and rows with the same cell
  /// share their tags.
  private mutating func tags(_ cell: String) -> [String] {
    if let known = tagsOfCell[cell] { return known }
    let tags = header.tags + tagList(cell).filter { !header.tags.contains($0) }
    if tagsOfCell.count < 10_000 { tagsOfCell[cell] = tags }
    return tags
  }

  private mutating func kind(_ noteType: String) -> AnkiNoteKind {
    if unknownTypes[noteType] != nil { unknownTypes[noteType]! += 1 }
    if let known = kindOfType[noteType] { return known }
    if !AnkiNoteKind.isKnown(noteType) { unknownTypes[noteType] = 1 }
    let kind = AnkiNoteKind(noteType: noteType)
    kindOfType[noteType] = kind
    return kind
  }

  /// The deck for a row, as an index into ``decks``.
  private mutating func deck(_ fields: ArraySlice<DelimitedText.Field>) -> Int {
    guard let column = columns.index(of: .deck), column < fields.count else { return 0 }
    let name = content.trimmedValue(fields[fields.startIndex + column])
    guard !name.isEmpty, name != header.deck else { return 0 }
    if let known = deckOfName[name] { return known }
    deckOfName[name] = decks.count
    decks.append(ImportedDeck(name: name, frontMatter: .init(name: name), notes: []))
    return decks.count - 1
  }
}
