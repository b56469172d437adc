import TestSupport
import Testing

@testable import Flashcards

struct IdentityTests {
  @Test("SipHash-2-4 gives the values of its authors' paper")
  func sipHash() {
    let values: [UInt64] = [
      0x726f_db47_dd0e_0e31, 0x74f8_39c5_93dc_67fd, 0x0d6c_8009_d9a9_4f5a, 0x8567_6696_d7fb_7e2d,
      0xcf27_94e0_2771_87b7, 0x1876_5564_cd99_a68d, 0xcbc9_466e_58fe_e3ce, 0xab02_00f5_8b01_d137,
      0x93f5_f579_9a93_2462,
    ]
    let key: (UInt64, UInt64) = (0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908)
    for (length, value) in values.enumerated() {
      #expect(sipHash24((0..<length).map { UInt8($0) }, key: key) == value)
    }
    // The paper's own example: fifteen bytes.
    #expect(sipHash24((0..<15).map { UInt8($0) }, key: key) == 0xa129_ca61_49be_45e5)
  }

  @Test("SipHash-2-4 of pieces is that of the whole", arguments: 0..<20)
  func sipHashOfPieces(_ seed: Int) {
    var random = Random(seed: seed)
    let key: (UInt64, UInt64) = (0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908)
    let bytes = (0..<(1 + random.below(60))).map { _ in UInt8(random.below(256)) }
    var hash = SipHash24(key: key)
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + random.below(20))
      bytes[start..<end].withUnsafeBytes { hash.add($0) }
      start = end
    }
    #expect(hash.finished() == sipHash24(bytes, key: key))
  }

  private func sipHash24(_ bytes: [UInt8], key: (UInt64, UInt64)) -> UInt64 {
    var hash = SipHash24(key: key)
    bytes.withUnsafeBytes { hash.add($0) }
    return hash.finished()
  }

  @Test(
    "A card of each kind has the name it has always had",
    arguments: [
      ("Q: What is CO?\nA: Contractual obligation", ["eanrba7qjggrc"]),
      ("T: superbill\nD: The encounter form", ["ahhg6hj0rgdwz", "57d5pstjmhmka"]),
      ("C: [PR] is owed by the [patient]{who}.", ["12214s2p8s7zz", "e51d7svmpshhz"]),
      ("C: {{c1::a}} and {{c1::b}}", ["9rrfet15fw9fq"]),
      ("Q: Which?\n- [ ] CMS-1500\n- [x] UB-04", ["fqgv0tgh1qk5b"]),
      ("O: Which way?\n1. a\n2. b c\n3. d", ["d5pmgfsfndpbv"]),
      ("Q: a\nA: b\nId: my-card", ["my-card"]), ("T: a\nD: b\nId: x", ["x", "x.reverse"]),
      ("C: [a] [b]\nId: x", ["x.1", "x.2"]),
    ])
  func golden(_ card: String, _ ids: [String]) {
    #expect(read(card).deck.cards.map(\.id.text) == ids)
  }

  @Test("A name is the fields with their lengths before them, in lower-case base 32")
  func layout() {
    var bytes: [UInt8] = []
    for field in ["basic", "a b", "é"] {
      bytes += [UInt8(field.utf8.count), 0, 0, 0, 0, 0, 0, 0] + Array(field.utf8)
    }
    let hash = sipHash24(bytes, key: (0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908))
    let id = read("Q: a\n b\nA: e\u{301}").deck.cards.first?.id.text
    #expect(id.flatMap { UInt64(number($0)) } == hash)
    #expect(id?.count == 13)
  }

  private func number(_ base32: String) -> UInt64 {
    base32.reduce(0) { sum, digit in
      let digits = Array("0123456789abcdefghjkmnpqrstvwxyz")
      return sum << 5 | UInt64(digits.firstIndex(of: digit)!)
    }
  }

  @Test(
    "What is not asked does not change a card's name",
    arguments: [
      (
        "Q: a b\nA: c",
        "Q:  a \n\n  b\nA: c\nHint: h\nWhy: w\nTags: t\nAlso: x\nSource: s\nAs of: 2026"
      ),
      ("C: a [b] c", "C: a [b]{hint}\n  c"), ("C: a [b] [c]", "C: a {{c1::b}} {{c2::c}}"),
      ("Q: a\n- [ ] b\n- [x] c d\n- [ ] e", "Q: a\n* [X] c\n  d\n- [ ] e\n\n- [ ] b\nWhy: w"),
      ("O: a\n1. b\n2. c d\n3. e", "O:\n a\n\n1) b\n1) c\n   d\n\n1) e\nWhy: w"),
      ("T: a\nD: b", "# path\n\nT: a\nD:\nb"),
    ])
  func unaffected(_ first: String, _ second: String) {
    let ids = read(first).deck.cards.map(\.id)
    #expect(!ids.isEmpty)
    #expect(ids == read(second).deck.cards.map(\.id))
  }

  @Test("What is asked makes the name, down to the place of a border")
  func affected() {
    let decks = [
      "Q: a\nA: b", "Q: b\nA: a", "Q: A\nA: b", "Q: a b\nA: c", "Q: a\nA: b c", "Q: ab\nA: c",
      "Q: a\nA: bc", "T: a\nD: b", "T: b\nD: a", "C: a [b]", "C: [a] b", "C: [a b]", "C: [a] [b]",
      "C: {{c1::a}} {{c1::b}}", "C: {{c2::a}} {{c1::b}}", "Q: a\n- [x] b\n- [ ] c",
      "Q: a\n- [x] b\n- [x] c", "Q: a\n- [ ] b\n- [x] c", "Q: a\n- [x] b\n- [ ] c\n- [ ] d",
      "O: a\n1. b\n2. c\n3. d", "O: a\n1. c\n2. b\n3. d", "O: a\n1. b\n2. c\n3. d\n4. e",
    ]
    let ids = decks.flatMap { read($0).deck.cards.map(\.id) }
    #expect(ids.count == 26)
    #expect(Set(ids).count == ids.count)
    #expect(ContentHash(["ab", "c"]).value != ContentHash(["a", "bc"]).value)
    #expect(ContentHash(["a", ""]).value != ContentHash(["a"]).value)
  }

  @Test("The names that the parser hands on are those of the deck's cards", arguments: 0..<20)
  func handedOn(_ seed: Int) {
    var decks = NastyDecks(seed: seed)
    let printed = DeckPrinter().print(decks.deck())
    // Each note is repeated, so that the parser leaves some out.
    let result = read(printed + "\n---\n" + printed)
    #expect(result.names.flatMap { $0 } == result.deck.cards.map(\.id))
    #expect(result.names.map(\.count) == result.deck.notes.map(\.faces.count))
  }

  @Test("200,000 cards have 200,000 names")
  func noCollision() {
    var names: Set<CardID> = []
    for number in 0..<100_000 {
      names.insert(Note.basic("Which code is \(number)?", "\(number % 7)").id(of: .front))
      names.insert(Note.basic("Which code is \(number % 7)?", "no \(number)").id(of: .front))
    }
    #expect(names.count == 200_000)
  }

  @Test(
    "A name that a person gives is short and plain",
    arguments: [
      ("a", true), ("A-1_b.c", true), ("0", true), (String(repeating: "a", count: 64), true),
      ("", false),
      (String(repeating: "a", count: 65), false), ("-a", false), (".a", false), ("a b", false),
      ("é", false), ("a/b", false), ("a\u{301}", false), ("a:b", false),
    ])
  func validNames(_ name: String, _ isValid: Bool) {
    #expect(CardID.isValid(name) == isValid)
  }
}
