import Exchange
import Testing

@Suite("The format of another program's text")
struct PeerFormatTests {
  @Test(
    "is told by what only that program knows",
    arguments: [
      // Obsidian's plugin
      ("#flashcards\n\nQuestion::Answer\n", ImportFormat.obsidian),
      ("#flashcards/a/b\nfront\n?\nback\n", .obsidian),
      ("---\ntags: [flashcards, x]\n---\nThe ==mark==\n", .obsidian),
      ("---\ntags:\n  - flashcards/x\n---\nThe ==mark==\n", .obsidian),
      ("a::b\n<!--SR:!2024-08-16,51,230-->\n", .obsidian),
      ("# Terms\n\na::b\nc:::d\n", .obsidian), ("front\n?\nback\n", .obsidian),
      ("Some prose\n\nfront\n??\nback\n", .obsidian),
      ("S: pain\nO: swelling\n\na::b\nc::d\n", .obsidian),
      ("S: cough\nO: 1. fever::38\nP: rest::fluids\n\nterm::meaning\n", .obsidian),
      // repeater
      ("term :: meaning\n\nQ: a\nA: b\n", .repeater),
      ("C: a [b]\n---\nterm :: meaning\n", .repeater),
      // hashcards
      ("{\n  \"cards\": [\n    {\n      \"hash\": \"00\"", .hashcards),
      ("\u{FEFF}{\"cards\":[],\"sessions\":[]}", .hashcards),
      ("{\"sessions\":[{\"sessionId\":1}],\"cards\":[]}", .hashcards),
      // general decks
      ("Q: a\nA: b\n", .markdown), ("---\nname = \"x\"\n---\nC: [a]\n", .markdown),
      ("Q: what is a::b?\nA: x :: y\n", .markdown), ("Q: a\nA: b\nWhy: x\n\nc :: d\n", .markdown),
      ("O: Put in order.\n1. a::b\n2. c::d\n3. e\n", .markdown),
      ("O: Steps\n\n1) x::y\n2) z::w\n", .markdown),
      ("#flashcards\n\nQ: a\nA: b\n", .markdown), ("T: a\nD: b\n\nc :: d\n", .markdown),
      // tables
      ("front,back,tags\na::b,c,#flashcards\n", .delimited), ("a,b::c\nd,e\nf,g\n", .delimited),
      ("a\tb\n?\tc\n", .delimited), ("{\"rounds\":\"export\"}", .json), ("{\"cards\":[]}", .json),
      ("12:30::5\n", .delimited), ("std::vector<int>\n", .delimited),
      ("see https://x/a::b\n", .delimited),
    ])
  func detection(text: String, expected: ImportFormat) {
    #expect(ImportFormat(of: Array(text.utf8)) == expected)
  }

  @Test(
    "is the one that the user names", arguments: [ImportFormat.hashcards, .repeater, .obsidian])
  func named(format: ImportFormat) {
    #expect(read("Q: a\nA: b\n", format).format == format)
  }

  @Test("named as hashcards leaves all but its tags as text")
  func hashcardsDeck() {
    let text = "Q: a\nA: b\nWhy: not\n# 1\n"
    let file = read(text, .hashcards)
    #expect(file.written == ["a => b\nWhy: not\n# 1"])
    // The same text would be a different deck to us.
    #expect(file.decks[0].original == nil)
    let told = "---\nname = \"x\"\n---\n" + text
    #expect(read(told, .hashcards).decks[0].original == Array(told.utf8))
  }
}
