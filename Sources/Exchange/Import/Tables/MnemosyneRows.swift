/// Rows with two or three fields, as in Mnemosyne's text format, where the third comes between the
/// others: front, pronunciation, back.
struct MnemosyneRows {
  /// The first row of three fields, if only the number of fields suggests that the second is a
  /// pronunciation; nil if they look like one.
  let doubtful: Int?

  /// Nil if the rows are of another kind.
  ///
  /// A remark after a card also makes a third field, and a card whose answer is a remark would be
  /// wrong: so if there are few such rows, they must contain what looks like a pronunciation. Tags,
  /// which repeat, are not backs.
  init?(_ content: DelimitedText, _ rows: Range<Int>, _ delimiter: Delimiter) {
    guard delimiter == .tab, content.format.rowEnd == .line else { return nil }
    var pairs = 0
    var first: Int?
    var sounds = 0
    var thirds: [String] = []
    for record in rows where !content.isBlank(record) {
      let range = content.fieldRange(record)
      switch range.count {
      case 2: pairs += 1
      case 3:
        let values = range.map { content.trimmedValue(content.fields[$0]) }
        if values[1].isPronunciation(of: values[0]) { sounds += 1 }
        thirds.append(values[2])
        first = first ?? record
      default: return nil
      }
    }
    guard pairs > 0, !thirds.isEmpty else { return nil }
    guard thirds.count == 1 || Set(thirds).count * 2 > thirds.count else { return nil }
    let looksSpoken = sounds * 2 > thirds.count
    guard looksSpoken || thirds.count > 1 && thirds.count * 3 >= thirds.count + pairs else {
      return nil
    }
    doubtful = looksSpoken ? nil : first
  }
}

extension String {
  /// Whether it looks like a pronunciation: in brackets or slashes, in phonetic signs, or in kana
  /// or Latin letters if the word is in neither.
  fileprivate func isPronunciation(of word: String) -> Bool {
    let pairs: [(Character, Character)] = [("[", "]"), ("/", "/"), ("\\", "\\"), ("⟨", "⟩")]
    if count > 2, pairs.contains(where: { first == $0.0 && last == $0.1 }) { return true }
    let scalars = unicodeScalars
    let isPhonetic = scalars.contains { scalar in
      switch scalar.value {
      case 0x250...0x2AF, 0x2B0...0x2FF, 0x1D00...0x1DBF: true
      default: false
      }
    }
    if isPhonetic { return true }
    let letters = scalars.filter(\.properties.isAlphabetic)
    let isForeign = word.unicodeScalars.contains {
      $0.value >= 0x370 && $0.properties.isAlphabetic && !($0.value >= 0x1E00 && $0.value < 0x2000)
    }
    guard isForeign, !letters.isEmpty else { return false }
    let isKana = letters.allSatisfy { (0x3041...0x30FF).contains($0.value) }
    let hasHan = word.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    if isKana { return hasHan }
    let isLatin = letters.allSatisfy {
      $0.value < 0x370 || (0x1E00..<0x1F00).contains($0.value)
    }
    // A translation has plain letters; tones and stresses are marked.
    return isLatin && letters.contains { $0.value >= 0x80 }
  }
}
