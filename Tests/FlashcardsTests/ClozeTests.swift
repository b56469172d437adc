import Testing

@testable import Flashcards

struct ClozeTests {
  @Test(
    "Brackets are read as hashcards reads them",
    arguments: [
      ("[a] b", "a b", ["a"]), ("a [b] [c]", "a b c", ["b", "c"]),
      ("[a [b] c]", "a b c", ["b"]), ("a] [b] [c", "a b c", ["b"]),
      ("![alt](src) [b]", "![alt](src) b", ["b"]),
      ("[see ![x](y)]", "see ![x](y)", ["see ![x](y)"]),
      ("! [b]", "! b", ["b"]), ("\\[a\\] [b]", "[a] b", ["b"]), ("[\\[b\\]]", "[b]", ["[b]"]),
      ("\\\\[a] [b]", "\\[a b", ["b"]), ("\\alpha [b]", "\\alpha b", ["b"]),
      ("![open [a]", "![open [a]", []), ("é[ü]", "éü", ["ü"]),
    ])
  func brackets(_ text: String, _ solution: String, _ deletions: [String]) {
    let cloze = ClozeParser().parse(text).cloze
    #expect(cloze.solution == solution)
    #expect(cloze.deletions.map(\.text) == deletions)
    #expect(cloze.groups == Array(1..<(deletions.count + 1)))
  }

  @Test(
    "Hints stand in braces or after a second pair of colons, and an empty one is none",
    arguments: [
      ("[a]{b} c", "b", "[b] c"), ("[a]{} c", nil, "[…] c"), ("[a]\\{b} c", nil, "[…]{b} c"),
      ("[a]\\\\{b}", nil, "[…]\\{b}"), ("[a] {b}", nil, "[…] {b}"),
      ("{{c1::a::b}} c", "b", "[b] c"), ("{{c1::a::}} c", nil, "[…] c"),
      ("{{c1::a::b::c}}", "b::c", "[b::c]"),
    ])
  func hints(_ text: String, _ hint: String?, _ question: String) {
    let (cloze, problems) = ClozeParser().parse(text)
    #expect(problems.isEmpty)
    #expect(cloze.deletions.map(\.hint) == [hint])
    #expect(cloze.question(group: 1) == question)
  }

  @Test(
    "A backslash before a numbered deletion makes it literal; two are a backslash",
    arguments: [
      ("\\{{c1::a}} [b]", "{{c1::a}} b", ["b"]), ("\\{{c1::a}} {{c2::b}}", "{{c1::a}} b", ["b"]),
      ("\\\\{{c1::a}}", "\\a", ["a"]), ("\\\\\\{{c1::a}} {{c2::b}}", "\\{{c1::a}} b", ["b"]),
      ("\\{{x}} {{c1::a}}", "\\{{x}} a", ["a"]),
      ("{{c1::\\frac}} \\alpha", "\\frac \\alpha", ["\\frac"]),
      ("{{c0::a}} [b]", "{{c0::a}} b", ["b"]), ("{{c1:a}} [b]", "{{c1:a}} b", ["b"]),
      ("{{c12345::a}} [b]", "{{c12345::a}} b", ["b"]), ("{{{c1::a}}}", "{a}", ["a"]),
    ])
  func numbered(_ text: String, _ solution: String, _ deletions: [String]) {
    let (cloze, problems) = ClozeParser().parse(text)
    #expect(problems.isEmpty)
    #expect(cloze.solution == solution)
    #expect(cloze.deletions.map(\.text) == deletions)
  }

  @Test(
    "A deletion of several numbers is hidden by a card for each",
    arguments: [
      ("{{c1,2::a}} {{c2::b}}", ["[…] b", "[…] […]"]), ("{{c2,1::a::h}} b", ["[h] b", "[h] b"]),
      ("{{c1,1::a}} b", ["[…] b"]), ("{{c3,10,4::a}}", ["[…]", "[…]", "[…]"]),
      ("[a] {{c1,::b}}", ["[…] {{c1,::b}}"]), ("[a] {{c1,0::b}}", ["[…] {{c1,0::b}}"]),
      ("[a] \\{{c1,2::b}}", ["[…] {{c1,2::b}}"]), ("[a] {{c,1::b}}", ["[…] {{c,1::b}}"]),
    ])
  func severalNumbers(_ text: String, _ questions: [String]) {
    let (cloze, problems) = ClozeParser().parse(text)
    #expect(problems.isEmpty)
    #expect(cloze.groups.map(cloze.question) == questions)
    let printed = ClozePrinter().print(cloze)
    #expect(ClozeParser().parse(printed).cloze == cloze)
    let names = Note(content: .cloze(cloze)).names
    #expect(Set(names).count == questions.count)
  }

  @Test("hashcards knows neither hints nor numbers")
  func hashcards() {
    let cloze = ClozeParser(isHashcards: true).parse("[a]{b} {{c1::x}} \\{{c1::y}}").cloze
    #expect(cloze.solution == "a{b} {{c1::x}} \\{{c1::y}}")
    #expect(cloze.deletions.count == 1)
  }
}
