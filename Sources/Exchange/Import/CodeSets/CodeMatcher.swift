import Text

/// Finds the codes of one file that a selection means.
struct CodeMatcher {
  private let selection: CodeSelection
  private let system: CodeSystem
  /// The positions of each end of a range in the file, by its text.
  private var positions: [String: ClosedRange<Int>] = [:]

  init(_ selection: CodeSelection, system: CodeSystem, records: [CodeRecord]) {
    self.selection = selection
    self.system = system
    // In ICD-10-CM a range is everything between two codes in the book, where C7A follows C75 and
    // U07 follows Z99. Elsewhere it follows the order of the characters.
    // Lists of reason codes go from 9 to 10, places of service from 9 to 11.
    if system == .icd10CM || system.hasWholeCodes { findPositions(in: records) }
  }

  private mutating func findPositions(in records: [CodeRecord]) {
    let ends = Set(
      (selection.alternatives.joined() + selection.excluded).flatMap { term -> [String] in
        if case .range(let lower, let upper) = term { [lower, upper] } else { [] }
      })
    for end in ends {
      let isIn = { (record: CodeRecord) in
        system.hasWholeCodes ? record.code == end : record.code.hasPrefix(end)
      }
      guard let first = records.firstIndex(where: isIn),
        let last = records.lastIndex(where: isIn)
      else { continue }
      positions[end] = first...last
    }
  }

  /// Whether the selection takes the record at `index`; sampling comes later.
  func takes(_ record: CodeRecord, at index: Int) -> Bool {
    if !selection.takesSort(of: record) { return false }
    if selection.excluded.contains(where: { matches($0, record, index) }) { return false }
    return selection.alternatives.isEmpty
      || selection.alternatives.contains { takes($0, record, index) }
  }

  private func takes(_ terms: [CodeSelection.Term], _ record: CodeRecord, _ index: Int) -> Bool {
    var hasCodes = false
    var isInCodes = false
    for term in terms {
      if isOfDescription(term) {
        if !matches(term, record, index) { return false }
      } else {
        hasCodes = true
        isInCodes = isInCodes || matches(term, record, index)
      }
    }
    return !hasCodes || isInCodes
  }

  private func isOfDescription(_ term: CodeSelection.Term) -> Bool {
    switch term {
    case .words: true
    case .number: !system.hasCodesOfDigits
    case .range, .prefix, .modifiers: false
    }
  }

  /// Whether one term means the record at `index`.
  func matches(_ term: CodeSelection.Term, _ record: CodeRecord, _ index: Int) -> Bool {
    switch term {
    case .range(let lower, let upper):
      if record.isModifier { return false }
      if let first = positions[lower]?.lowerBound, let last = positions[upper]?.upperBound,
        first <= last
      {
        return (first...last).contains(index)
      }
      return record.code >= lower && (record.code < upper || record.code.hasPrefix(upper))
    case .prefix(let prefix):
      return isMeant(prefix, record)
    case .number(let number):
      return system.hasCodesOfDigits ? isMeant(number, record) : record.describes(number)
    case .modifiers: return record.isModifier
    case .words(let words, let isCapital):
      return record.describes(words)
        || (isCapital && record.isModifier && record.code.lowercased() == words)
        || (isCapital && isPCSCode(words) && record.code.lowercased().hasPrefix(words))
    }
  }
}

extension CodeMatcher {
  /// Whether a code or its beginning means a record.
  private func isMeant(_ code: String, _ record: CodeRecord) -> Bool {
    let isWhole = record.isModifier || system.hasWholeCodes && code.contains(where: \.isNumber)
    return isWhole ? record.code == code : record.code.hasPrefix(code)
  }

  /// Whether capital letters may be the beginning of a code: `GZF` is one in ICD-10-PCS.
  private func isPCSCode(_ word: String) -> Bool {
    system == .icd10PCS && (2...7).contains(word.utf8.count)
      && word.utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
      && !word.contains { "io".contains($0) }
  }
}

extension CodeRecord {
  /// Whether a description has `words`, which are lowercase, at the beginning of a word.
  fileprivate func describes(_ words: String) -> Bool {
    long.hasWords(words) || (!short.isEmpty && short != long && short.hasWords(words))
  }
}

extension String {
  fileprivate func hasWords(_ words: String) -> Bool {
    let words = Array(words.utf8)
    let text = Array(lowercased().utf8)
    guard let last = text.indices.last.map({ $0 + 1 - words.count }), last >= 0 else {
      return false
    }
    return (0...last).contains { start in
      (start == 0 || !text[start - 1].isOfWord)
        && text[start] == words[0] && text[start..<(start + words.count)].elementsEqual(words)
    }
  }
}

extension UInt8 {
  fileprivate var isOfWord: Bool {
    self >= 0x80 || isDigit || UInt8(ascii: "a")...UInt8(ascii: "z") ~= self
  }
}
