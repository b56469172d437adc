/// Whether the first row of a table names its columns.
///
/// A card that is swallowed as a header is worse than a header that becomes a card: so a row counts
/// as a header only if its words name the two sides of cards, or if it names something and differs
/// from the rows below it as a header does.
struct HeaderRow {
  enum Verdict {
    case header
    /// It looks like a header, but may be a card.
    case doubtful
    case row
  }

  private let cells: [String]
  private let names: [ColumnName]
  /// The indices of the cells that are not empty.
  private let filled: [Int]
  private let contrast: HeaderContrast
  /// The second of two cells that say the same in two languages.
  private let translations: Set<Int>

  /// - Parameters:
  ///   - cells: The first row.
  ///   - rows: Some of the rows below it.
  init(_ cells: [String], below rows: [[String]]) {
    // Spreadsheets write empty columns after the last one.
    let width = ([cells] + rows).reduce(0) { width, row in
      max(width, (row.lastIndex { !$0.isEmpty } ?? -1) + 1)
    }
    let cells = Array(cells.prefix(width))
    self.cells = cells
    filled = cells.indices.filter { !cells[$0].isEmpty }
    let names = cells.map { $0.utf8.count > 60 ? ColumnName("") : ColumnName($0) }
    self.names = names
    contrast = HeaderContrast(cells, below: rows)
    var translations: Set<Int> = []
    for later in filled {
      let isTranslation = filled.contains { earlier in
        earlier < later && names[earlier].isSame(as: names[later])
      }
      if isTranslation { translations.insert(later) }
    }
    self.translations = translations
  }

  /// Whether the names by themselves make the row a header, whatever is below it.
  static func namesSides(_ cells: [String]) -> Bool {
    HeaderRow(cells, below: []).namesSides || BankColumns(cells) != nil
  }

  var verdict: Verdict {
    if BankColumns(cells) != nil { return .header }
    guard filled.count > 1, cells.count - filled.count <= 1 + cells.count / 4 else { return .row }
    if namesSides { return contrast.isOfNames && !isPlain ? .doubtful : .header }
    guard isShapedLikeNames, !contrast.isOfNames else { return .row }
    if filled.count == 2, !translations.isEmpty {
      // `Diagnosis,Diagnose`: a list of words rarely begins with two in capitals.
      return filled.allSatisfy { cells[$0].first?.isUppercase ?? false } && !contrast.isRepeated
        ? .doubtful : .row
    }
    var verdict = filled.count == 2 ? verdictOfTwo : verdictOfMany
    // `capital,country` may be two words that mean nearly the same.
    if verdict == .header, !known.contains(where: \.isCore), contrast.isAlike, !differs {
      verdict = .doubtful
    }
    // A word that occurs again in its column is part of the table.
    let isOfTable = contrast.isRepeated || !translations.isEmpty && known.count < 3
    guard isOfTable else { return verdict }
    return verdict == .header && translations.isEmpty ? .doubtful : .row
  }

  // MARK: What is named

  private var known: [ColumnConcept] {
    let columns = filled.filter {
      !translations.contains($0) && !isDoubtfulLanguage($0) && names[$0].isKnown
        && !(names[$0].isNumbered && names[$0].concept?.side != .detail)
    }
    var known = columns.compactMap { names[$0].concept }
    // With a structure and a function, the function is the other side; it has a description, too.
    if known.count > 1, let side = known.first?.side, known.allSatisfy({ $0.side == side }) {
      for (place, column) in columns.enumerated() {
        if let other = names[column].concepts.first(where: { $0.side != side }),
          names[column].words.count == 1
        {
          known[place] = other
          break
        }
      }
    }
    return known
  }

  /// Whether a column's name is a language only next to others, like `it` and `no`.
  private func isDoubtfulLanguage(_ column: Int) -> Bool {
    names[column].isDoubtfulLanguage
      && !filled.contains {
        names[$0].concept?.side == .language && !names[$0].isDoubtfulLanguage
      }
  }

  /// Whether a front and a back are named, or two languages.
  private var namesSides: Bool {
    if filled.count == 2, !translations.isEmpty { return false }
    let core = known.filter(\.isCore)
    if core.count(where: { $0.side == .language }) > 1 { return true }
    let fronts = core.contains { $0.side == .front }
    let backs = core.contains { $0.side == .back }
    let subjects = known.filter { $0.side != .detail && !$0.isCore }
    if filled.count == 2 {
      // Question and answer; code and diagnosis; word and German; range and description.
      return fronts && backs
        || core.contains { $0.side == .language } && (fronts || backs)
        || fronts && subjects.contains { $0.side == .back }
        || backs && subjects.contains { $0.side == .front }
        || contrast.rows > 0 && filled.map { cells[$0].lowercased() } == ["q", "a"]
    }
    return fronts && backs
      || core.contains { $0.side == .language } && (fronts || backs) && known.count > 2
  }

  /// Whether every cell could be a name: short, not a sentence, not a number, not an address.
  private var isShapedLikeNames: Bool {
    filled.allSatisfy { column in
      let cell = cells[column]
      guard cell.utf8.count <= 60, !cell.contains("<"), !cell.contains("://"),
        !cell.contains("{{"), cell.contains(where: \.isLetter)
      else { return false }
      return cell.split(whereSeparator: \.isWhitespace).count <= 5
        && !(cell.last == "." && cell.contains(" ")) && cell.last != "!"
    }
  }

  // MARK: Verdicts

  private var verdictOfTwo: Verdict {
    let known = known
    let sides = Set(known.map(\.side))
    if known.count == 2 {
      if sides == [.front, .back], contrast.rows > 1 { return .header }
      // Sentence and translation.
      if sides == [.detail, .back], known.contains(where: { $0.key == "example" }),
        known.contains(where: \.isCore), contrast.rows > 1
      {
        return .header
      }
      // Word and sentences; number and word.
      let isVaried = sides.count == 2 && known.contains(where: \.isCore)
      if differs, isVaried || !contrast.strong.isEmpty { return .header }
      return isVaried ? .doubtful : .row
    }
    if isStrong { return .header }
    if known.count == 1 { return differs && known[0].isCore ? .doubtful : .row }
    return contrast.strong.isEmpty ? .row : .doubtful
  }

  private var verdictOfMany: Verdict {
    let known = known
    let sides = Set(known.map(\.side))
    let isVaried = sides.count > 1
    if known.count == filled.count, isVaried { return .header }
    if known.count > 1, known.count * 2 >= filled.count, isVaried, differs { return .header }
    if isStrong || known.count > 1 && !contrast.strong.isEmpty { return .header }
    // `Card,Deck,Tags`.
    let isLikely =
      known.count == filled.count || known.count * 2 > filled.count || known.count > 1 && isVaried
      || !contrast.strong.isEmpty
    return isLikely ? .doubtful : .row
  }

  private var differs: Bool { contrast.weak > 0 || !contrast.strong.isEmpty }

  /// Whether a named column differs from what is below it, or several columns do.
  private var isStrong: Bool {
    contrast.strong.contains { names[$0].isKnown }
      || contrast.strong.count > 1 && contrast.rows > 4
  }

  /// Whether a front and a back are named explicitly.
  private var isPlain: Bool {
    known.contains { $0.rank >= 95 && $0.side == .front }
      && known.contains { $0.rank >= 95 && $0.side == .back }
  }
}

extension ColumnName {
  /// Whether two names are one word in two languages, which may be the first card of a list of
  /// words: `question` and `Frage`.
  fileprivate func isSame(as other: ColumnName) -> Bool {
    if words == other.words { return true }
    // A second "word" in "word" and "word audio" is not a translation.
    if !Set(words).isDisjoint(with: other.words) { return false }
    return concepts.contains { mine in
      other.concepts.contains { $0.key == mine.key && !($0.isEnglish && mine.isEnglish) }
    }
  }
}
