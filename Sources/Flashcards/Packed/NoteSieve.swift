/// A first look at packed notes for a text, so that few of them have to be unpacked.
///
/// It goes by the longest part of the text in ASCII that is spelled in one way only. A note that it
/// lets pass may still have none; a note that it holds back has none.
package struct NoteSieve: Sendable {
  /// With the bit set that tells small letters from capitals; other characters that become alike
  /// by it are told apart by the second look.
  private let word: [UInt8]
  /// Which lists of headings have the text.
  private let lists: [Bool]

  /// - Returns: Nil if the text has no letter or other character to go by.
  package init?(for text: SoughtText, in notes: PackedNotes) {
    guard let letters = text.surestLetters else { return nil }
    word = letters.map { $0 | 0x20 }
    notes.touch()
    lists = notes.lists.map { list in list.contains { text.isFound(in: $0) } }
  }

  /// Whether a card of a note may have the text in its question, its answer or its headings.
  /// - Complexity: Linear in the note's size.
  package func letsPass(_ index: Int, of notes: PackedNotes) -> Bool {
    let path = notes.head(of: index).path
    return lists[path] || notes.hasText(index, where: mayHold)
  }

  /// Whether a text may have the word. In a text that is not of ASCII alone, an accent may stand
  /// between its letters, or a character for another.
  private func mayHold(_ text: UnsafeRawBufferPointer) -> Bool {
    // Without a branch in the loop, the compiler makes it look at many bytes at once.
    if text.reduce(0, |) >= 0x80 { return true }
    guard text.count >= word.count else { return false }
    let first = word[0]
    let second = word.count > 1 ? word[1] : nil
    for start in 0...(text.count - word.count) where text[start] | 0x20 == first {
      if let second, text[start + 1] | 0x20 != second, text[start + 1] != Self.hyphen { continue }
      if holds(text, from: start) { return true }
    }
    return false
  }

  private static let hyphen = UInt8(ascii: "-")

  private func holds(_ text: UnsafeRawBufferPointer, from start: Int) -> Bool {
    var place = start
    for letter in word {
      while place > start, place < text.count, text[place] == Self.hyphen { place += 1 }
      guard place < text.count, text[place] | 0x20 == letter else { return false }
      place += 1
    }
    return true
  }
}
