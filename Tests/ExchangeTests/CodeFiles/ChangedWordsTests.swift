import Testing

@testable import Exchange

@Suite("Changed words")
struct ChangedWordsTests {
  @Test(
    "are marked in both texts",
    arguments: [
      ("a b c", "a b c", "a b c", "a b c"),
      (
        "Lump, not sorted", "Lump, not elsewhere sorted", "Lump, not sorted",
        "Lump, not **elsewhere** sorted"
      ),
      ("one two three", "one 2 three", "one **two** three", "one **2** three"),
      ("a b c d", "a x y d", "a **b c** d", "a **x y** d"),
      ("left eye", "right ear", "**left eye**", "**right ear**"),
      ("a", "", "**a**", ""), ("", "", "", ""),
      ("5 * 6", "5 * 7", "5 \\* **6**", "5 \\* **7**"),
      ("a b a b", "b a b a", "**a** b a b", "b a b **a**"),
    ])
  func marked(old: String, new: String, before: String, after: String) {
    let changed = ChangedWords(from: old, to: new)
    #expect(changed.old == before)
    #expect(changed.new == after)
  }

  @Test("of texts that are much too long are everything between what is the same at the ends")
  func long() {
    let words = (0..<5000).map { "w\($0)" }
    let old = (["a"] + words + ["z"]).joined(separator: " ")
    let new = (["a"] + words.reversed() + ["z"]).joined(separator: " ")
    let changed = ChangedWords(from: old, to: new)
    #expect(changed.new == "a **\(words.reversed().joined(separator: " "))** z")
  }
}
