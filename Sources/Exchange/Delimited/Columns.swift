/// Which column is what to a card.
package struct Columns: Hashable, Sendable {
  /// The role of each column; a role other than `ignored` and `why` is given once.
  package let roles: [ColumnRole]
  /// The names of the columns, where the file gives any.
  package let names: [String]
  /// The columns whose name a column before them has too, which are ignored.
  private(set) var repeated: [Int] = []

  /// Takes the roles as they are given; further columns are ignored.
  package init(roles: [ColumnRole], names: [String], count: Int) {
    let missing = max(0, count - roles.count)
    self.roles = roles + Array(repeating: .ignored, count: missing)
    self.names = names
  }

  /// Finds the roles from the names of the columns and from what is fixed already; what is left
  /// open becomes front, back and, where the cells look like tags and nothing is named, tags.
  ///
  /// - Parameters:
  ///   - rest: what all other columns are.
  ///   - looksLikeTags: whether the cells of a column, counted from 0, look like tags.
  init(
    count: Int, names: [String], fixed: [Int: ColumnRole], rest: ColumnRole,
    looksLikeTags: (Int) -> Bool
  ) {
    var found = fixed
    var taken = Set(fixed.values)
    var repeated: [Int] = []
    for (column, name) in names.enumerated() where found[column] == nil {
      guard let role = ColumnRole(columnName: name) else { continue }
      if role == .why || taken.insert(role).inserted {
        found[column] = role
      } else {
        found[column] = .ignored
        repeated.append(column)
      }
    }
    let open = (0..<count).filter { found[$0] == nil }
    let missing = [ColumnRole.front, .back].filter { !found.values.contains($0) }
    for (column, role) in zip(open, missing) { found[column] = role }
    if names.isEmpty, fixed.isEmpty, rest == .ignored, count > 2, looksLikeTags(2) {
      found[2] = .tags
    }
    self.init(roles: (0..<count).map { found[$0] ?? rest }, names: names, count: count)
    self.repeated = repeated
  }

  /// The first column with this role.
  func index(of role: ColumnRole) -> Int? { roles.firstIndex(of: role) }

  var hasIgnored: Bool { roles.contains(.ignored) }

  /// How messages call a column, counted from 0: "column 3 (“More Info”)".
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
