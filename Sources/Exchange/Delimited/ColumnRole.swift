/// What the cells of a column are to a card.
package enum ColumnRole: String, CaseIterable, Hashable, Sendable {
  /// The question.
  case front
  /// The answer.
  case back
  /// Tags, separated by spaces or commas.
  case tags
  /// Further accepted answers, one a line.
  case also
  case hint
  /// The explanation that is shown after the answer; several columns may be parts of it.
  case why
  case source
  /// The name that the row keeps when its text changes.
  case id
  /// The deck that the row goes into, its levels parted by `::`.
  case deck
  /// Anki's name for the sort of note that the row is.
  case notetype
  case ignored

  /// The role that a column's name tells, whatever its case; nil if the name is not known.
  ///
  /// A name may give several words: `Abbreviation/Shorthand` is known because `abbreviation` is.
  package init?(columnName: String) {
    let words = columnName.lowercased().split(separator: "/").map { $0.trimmed() }
    guard let role = words.lazy.compactMap({ Self.byName[$0] }).first else { return nil }
    self = role
  }

  private static let byName: [String: ColumnRole] = {
    let names: [ColumnRole: [String]] = [
      .front: ["front", "question", "prompt", "term", "word", "abbreviation", "acronym", "code"],
      .back: ["back", "answer", "response", "definition", "meaning", "translation", "description"],
      .tags: ["tags", "tag"],
      .also: ["also", "synonyms", "alternatives"],
      .hint: ["hint", "hints"],
      .why: ["why", "explanation", "notes", "note", "extra", "more info", "comment", "comments"],
      .source: ["source", "reference"],
      .id: ["id", "guid"],
      .deck: ["deck"],
      .notetype: ["notetype", "note type"],
    ]
    var byName: [String: ColumnRole] = [:]
    for (role, words) in names {
      for word in words { byName[word] = role }
    }
    return byName
  }()

  /// Whether a row of cells names columns: it names a front and a back, or nothing but known columns.
  static func areColumnNames(_ cells: [String]) -> Bool {
    let roles = cells.map { ColumnRole(columnName: $0) }
    if roles.contains(.front), roles.contains(.back) { return true }
    return cells.count > 1 && roles.allSatisfy { $0 != nil }
  }
}
