import Text

/// The roles of a table's columns.
package struct Columns: Hashable, Sendable {
  /// The role of each column; a role other than `ignored` and `why` occurs once.
  package let roles: [ColumnRole]
  /// The names of the columns, if the file has any.
  package let names: [String]
  /// The columns whose name means the same as an earlier one; they explain.
  private(set) var repeated: [Int] = []
  /// The labels of the texts in columns that explain, by column: `Etymology` of `Etymology: …`.
  private(set) var labels: [Int: String] = [:]

  /// Uses the given roles; further columns are ignored.
  package init(roles: [ColumnRole], names: [String], count: Int) {
    let missing = max(0, count - roles.count)
    self.roles = roles + Array(repeating: .ignored, count: missing)
    self.names = names
  }

  /// Derives the roles from the names of the columns and from fixed roles; open columns become
  /// front, back and, if the cells look like tags and nothing is named, tags.
  ///
  /// A named column without another role explains, under its name.
  ///
  /// - Parameters:
  ///   - rest: The role of columns without names.
  ///   - looksLikeTags: Whether the cells of a column, counted from 0, look like tags.
  init(
    count: Int, names: [String], fixed: [Int: ColumnRole], rest: ColumnRole,
    looksLikeTags: (Int) -> Bool
  ) {
    var choice = ColumnChoice(names.prefix(count), fixed: fixed)
    choice.chooseSides()
    // Among open columns, those with names come first.
    func isNamed(_ column: Int) -> Bool { column < names.count && !names[column].isEmpty }
    let open = ((0..<count).filter(isNamed) + (0..<count).filter { !isNamed($0) })
      .filter { choice.roles[$0] == nil }
    let missing = [ColumnRole.front, .back].filter { !choice.roles.values.contains($0) }
    for (column, role) in zip(open, missing) { choice.roles[column] = role }
    choice.fillSides()
    choice.explain()
    if names.isEmpty, fixed.isEmpty, rest == .ignored, count > 2, looksLikeTags(2) {
      choice.roles[2] = .tags
    }
    self.init(
      roles: (0..<count).map { choice.roles[$0] ?? rest }, names: names, count: count)
    repeated = choice.repeated.filter { roles[$0] == .why }
    labels = choice.labels
  }

  init(roles: [ColumnRole], names: [String], labels: [Int: String]) {
    self.roles = roles
    self.names = names
    self.labels = labels
  }

  /// Front, pronunciation and back: the three fields of Mnemosyne's text format.
  static let mnemosyne: Columns = {
    var columns = Columns(roles: [.front, .why, .back], names: [], count: 3)
    columns.labels = [1: "Pronunciation"]
    return columns
  }()

  /// The first column with this role.
  func index(of role: ColumnRole) -> Int? { roles.firstIndex(of: role) }

  var hasIgnored: Bool { roles.contains(.ignored) }

  /// A column's label in messages, counted from 0: "column 3 (“More Info”)".
  func label(_ column: Int) -> String {
    let name = column < names.count && !names[column].isEmpty ? " (“\(names[column])”)" : ""
    return "column \(column + 1)\(name)"
  }

  /// "column 1: front, column 2: back": the columns in use, in one sentence.
  var explanation: String {
    let used = roles.indices.filter { roles[$0] != .ignored }
    let shown = 20
    let more = used.count > shown ? ", \(counted(used.count - shown, "more column"))" : ""
    return used.prefix(shown).map { "\(label($0)): \(roles[$0].rawValue)" }
      .joined(separator: ", ") + more
  }
}
