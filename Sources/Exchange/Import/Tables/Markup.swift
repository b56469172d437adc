import Text

/// How much of a table's cells is HTML.
struct Markup {
  /// The number of rows with a tag.
  private(set) var rows = 0
  /// The offset of the first tag.
  private(set) var first: Int?
  /// Whether something contradicts HTML: a `<` that opens no tag, or a cell of tags alone.
  private var hasCounterexample = false

  /// The value for a file that states its own markup.
  static let none = Markup()

  private init() {}

  /// Scans the cells of the columns in use.
  /// - Complexity: Linear; nearly free if the text has no `<`.
  init(_ content: DelimitedText, _ columns: Columns, records: Range<Int>) {
    let bytes = content.text.utf8
    guard bytes.holds(UInt8(ascii: "<")) else { return }
    for record in records {
      let fields = content.fields[content.fieldRange(record)]
      var hasTag = false
      for (field, role) in zip(fields, columns.roles) where role.mayHoldMarkup {
        let cell = bytes.markup(in: field.start..<field.end)
        guard cell.hasBareBracket || cell.firstTag != nil else { continue }
        if cell.hasBareBracket || cell.isTagsOnly { hasCounterexample = true }
        if let tag = cell.firstTag {
          hasTag = true
          first = min(first ?? tag, tag)
        }
      }
      if hasTag { rows += 1 }
    }
  }

  /// Whether the cells are consistently HTML, though the file does not say so.
  var isConsistent: Bool { rows > 0 && !hasCounterexample }
}

extension ColumnRole {
  fileprivate var mayHoldMarkup: Bool {
    switch self {
    case .front, .back, .option, .wrong, .options, .key, .wordings, .also, .hint, .why, .source:
      true
    case .tags, .id, .deck, .notetype, .ignored: false
    }
  }
}
