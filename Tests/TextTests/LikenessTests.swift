import Testing
import Text

@Suite("Likeness of words")
struct LikenessTests {
  @Test(
    "words are alike that begin each other or differ by a letter or two",
    arguments: [
      ("statz", "stats", true), ("STATS", "stats", true), ("rev", "review", true),
      ("reviews", "review", true), ("hlep", "help", true), ("delfi", "delphi", true),
      ("fnd", "find", true), ("fnd", "undo", false), ("r", "review", false), ("", "a", false),
      ("é", "e", false), ("résumé", "resume", true), ("abc", "xyz", false),
      ("abcdef", "abxyef", true), ("abcdef", "axyzef", false), ("decks", "due", false),
    ])
  func alike(word: String, name: String, expected: Bool) {
    #expect(isLike(word, name) == expected)
  }

  @Test("the most like name comes first, and the beginning of a long name is enough")
  func order() {
    #expect(names(like: "card", among: ["cards", "card", "xyz"]) == ["card", "cards"])
    #expect(names(like: "mixd", among: ["Mixed cards", "Other"]) == ["Mixed cards"])
    #expect(names(like: "ab", among: ["abe", "abd", "abc", "abf"]) == ["abc", "abd", "abe"])
  }

  @Test("a name that several things have is suggested once")
  func repeated() {
    #expect(names(like: "cpx", among: ["cpb", "cpc", "cpb"]) == ["cpb", "cpc"])
    #expect(names(like: "claim", among: ["claims", "claims"]) == ["claims"])
  }
}
