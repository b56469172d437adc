import Text

/// How the first row of a table differs from the rows below it.
struct HeaderContrast {
  /// The columns that differ as cards hardly ever do: codes, addresses or another script under a
  /// word.
  private(set) var strong: Set<Int> = []
  /// How many differ as cards may: long texts or lowercase letters under a short word.
  private(set) var weak = 0
  /// Whether a cell occurs again in its column.
  private(set) var isRepeated = false
  /// Whether the rows below also name columns: then the table is about such words.
  private(set) var isOfNames = false
  /// Whether the first row looks like the rows below it: single lowercase words, or a word that
  /// means what it names. Then it may be one of a list of words.
  private(set) var isAlike = false
  /// The number of rows examined.
  let rows: Int

  init(_ cells: [String], below rows: [[String]]) {
    self.rows = rows.count
    guard !rows.isEmpty else { return }
    for (column, cell) in cells.enumerated() where !cell.isEmpty {
      let values = rows.compactMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil }
      let folded = cell.lowercased()
      if values.contains(where: { $0.lowercased() == folded }) { isRepeated = true }
      guard values.count > 1 || rows.count == 1 && values.count == 1 else { continue }
      switch ColumnContrast(cell, values) {
      case .strong where values.count > 1: strong.insert(column)
      case .strong: weak += 1
      case .weak: weak += 1
      case .none: break
      }
    }
    // Programmers name columns with identifiers; a list of identifiers has more than the first.
    let identifiers = cells.indices.filter { column in
      cells[column].isIdentifier
        && !rows.contains { column < $0.count && $0[column].isIdentifier }
    }
    if identifiers.count > 1 || cells.count > 2 { strong.formUnion(identifiers) }
    let named = rows.prefix(100).count { row in
      let filled = row.filter { !$0.isEmpty }
      return !filled.isEmpty && filled.allSatisfy { $0.utf8.count <= 60 && ColumnName($0).isKnown }
    }
    isOfNames = named > 1 && named * 5 >= min(rows.count, 100)
    let texts = rows.prefix(100).joined().filter { !$0.isEmpty }
    isAlike =
      cells.allSatisfy(\.isSmallWord) && texts.count(where: \.isSmallWord) * 5 >= texts.count * 4
      || cells.indices.contains { column in
        guard let key = ColumnName(cells[column]).concept?.key else { return false }
        return rows.prefix(100).contains { row in
          column < row.count && row[column].utf8.count <= 60
            && ColumnName(row[column]).concept?.key == key
        }
      }
  }
}

/// The difference between a cell of the first row and its column.
private enum ColumnContrast {
  case strong, weak, none

  init(_ cell: String, _ values: [String]) {
    func holds(_ share: Double, _ test: (String) -> Bool) -> Bool {
      Double(values.count(where: test)) >= share * Double(values.count)
    }
    let hasDigits =
      !cell.contains(where: \.isNumber) && holds(0.9) { $0.contains(where: \.isNumber) }
    let hasMedia = !cell.holdsMedium && holds(0.9, \.holdsMedium)
    let hasOtherScript =
      cell.utf8.allSatisfy { $0 < 0x80 } && values.count > 2
      && holds(0.95) {
        $0.unicodeScalars.contains { $0.value >= 0x370 && $0.properties.isAlphabetic }
      }
    if hasDigits || hasMedia || hasOtherScript {
      self = .strong
      return
    }
    let lengths = values.map(\.utf8.count).sorted()
    let isLong = lengths[lengths.count / 2] >= max(24, 3 * cell.utf8.count)
    let isSmall =
      cell.first?.isUppercase == true && values.count > 4
      && holds(0.95) { $0.first?.isLowercase == true }
    let isOfFew =
      values.count > 5 && Set(values.map { $0.lowercased() }).count * 3 <= values.count
    self = isLong || isSmall || isOfFew ? .weak : .none
  }
}

extension String {
  /// Whether it is one lowercase word.
  fileprivate var isSmallWord: Bool {
    !isEmpty && allSatisfy { $0.isLetter || $0 == "-" } && self == lowercased()
      && self != uppercased()
  }

  /// Whether its words are joined as programmers do: `memory_aid`, `PaymentRate`.
  fileprivate var isIdentifier: Bool {
    guard utf8.count > 3, utf8.allSatisfy({ $0 < 0x80 && $0 != .space }) else { return false }
    let inner = dropFirst().dropLast()
    if inner.contains("_"), !inner.contains(where: { ".:/()".contains($0) }) { return true }
    guard allSatisfy({ $0.isLetter || $0.isNumber }) else { return false }
    return zip(inner, inner.dropFirst()).contains { $0.isLowercase && $1.isUppercase }
  }

  /// Whether it contains a picture, a sound or an address.
  fileprivate var holdsMedium: Bool {
    if contains("://") || contains("[sound:") || contains("<img") { return true }
    let ends = [".mp3", ".png", ".jpg", ".jpeg", ".svg", ".gif", ".ogg", ".wav", ".webp", ".mp4"]
    return ends.contains { hasSuffix($0) }
  }
}
