import Files
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import TestSupport
import Testing

@testable import Collection
@testable import Study

@Suite("A search")
struct CardSearchTests {
  private static let decks = """
    ---
    name: Billing tasks
    tags: billing
    ---

    # Remittance advice

    Q: Which group code is the patient's?
    A: PR
    Tags: CPB denial
    Id: pr

    T: superbill
    D: Le résumé of an encounter
    Id: bill

    # Forms

    Q: Which form is the hospital's?
    - [ ] CMS-1500
    - [x] UB-04
    Valid until: 2026-02
    Id: form

    C: A claim is [rejected] or denied: see code E11.9
    Id: claim
    """

  /// Four notes: `pr` is mature, `bill` learning, `form` suspended, and `claim.1` young.
  private func withCards(_ body: (Collection) throws -> Void) throws {
    try withSandbox { sandbox in
      try sandbox.deck(Self.decks)
      try sandbox.deck(deck("one"), "other.md")
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 0)
      for day in [0, 1, 7, 22] { try writer.append(.answer("pr", .perfect, day: day), at: day) }
      try writer.append(.answer("bill", .blackout, day: 0), at: 30)
      try writer.append(.answer("claim.1", .hesitant, day: 4), at: 31)
      try writer.append(.answer("form", .hesitant, day: 0), at: 32)
      try writer.append(.suspend(CardID("form")), at: 33)
      try writer.append(.flag(CardID("claim.1"), 2), at: 34)
      try body(Collection(sandbox.place, writer: &writer, at: 40))
    }
  }

  private func found(_ query: String, on day: Day = today) throws -> [String] {
    var names: [String] = []
    try withCards { collection throws in
      names = try CardSearch(parsing: query).matches(in: collection, on: day).map {
        $0.card.id.text.count == 13 ? "one" : $0.card.id.text
      }
    }
    return names
  }

  private static let all = ["pr", "bill", "bill.reverse", "form", "claim.1", "one"]

  @Test(
    "finds cards by what it says",
    arguments: [
      ("", all), ("   ", all), ("superbill", ["bill", "bill.reverse"]),
      ("SUPERBILL", ["bill", "bill.reverse"]), ("resume", ["bill", "bill.reverse"]),
      ("RÉSUMÉ", ["bill", "bill.reverse"]), ("re\u{301}sume\u{301}", ["bill", "bill.reverse"]),
      ("which", ["pr", "form"]), ("which form", ["form"]), ("form which", ["form"]),
      ("\"form which\"", []), ("\"which form\"", ["form"]), ("cms-1500", ["form"]),
      ("remittance", ["pr", "bill", "bill.reverse"]), ("rejected", ["claim.1"]),
      ("E11.9", ["claim.1"]), ("denied:", ["claim.1"]), ("\"denied: see\"", ["claim.1"]),
      ("nothing", []),
      ("deck:billing", ["pr", "bill", "bill.reverse", "form", "claim.1"]),
      ("deck:\"billing tasks\" superbill", ["bill", "bill.reverse"]),
      ("deck:other", ["one"]), ("DECK:Other", ["one"]), ("deck:nowhere", []),
      ("deck:*task*", ["pr", "bill", "bill.reverse", "form", "claim.1"]),
      ("deck:billing deck:other", []),
      ("tag:cpb", ["pr"]), ("tag:CPB tag:denial", ["pr"]), ("tag:cp", []),
      ("tag:billing", ["pr", "bill", "bill.reverse", "form", "claim.1"]),
      ("id:bill", ["bill", "bill.reverse"]), ("id:bill.r", ["bill.reverse"]), ("id:x", []),
      ("is:new", ["bill.reverse", "one"]), ("is:learning", ["bill"]), ("is:young", ["claim.1"]),
      ("is:mature", ["pr"]), ("IS:Suspended", ["form"]), ("is:new deck:other", ["one"]),
    ])
  func finds(query: String, expected: [String]) throws {
    #expect(try found(query) == expected)
  }

  @Test("finds due cards, the overdue ones too, and neither new nor suspended ones")
  func due() throws {
    #expect(try found("is:due", on: today) == [])
    #expect(try found("is:due", on: today + 1) == ["bill"])
    #expect(try found("is:due", on: today + 5) == ["bill", "claim.1"])
    #expect(try found("is:due", on: today + 4000) == ["pr", "bill", "claim.1"])
  }

  @Test("reads a phrase in quotation marks as text, whatever it looks like")
  func phrase() throws {
    #expect(try found("\"is: learning\"") == [])
    #expect(try found("\"deck:other\"") == [])
  }

  @Test(
    "joins terms with or, turns them round with -, and groups them with parentheses",
    arguments: [
      ("superbill or rejected", ["bill", "bill.reverse", "claim.1"]),
      ("SUPERBILL OR rejected", ["bill", "bill.reverse", "claim.1"]),
      ("which and form", ["form"]),
      ("which form or rejected", ["form", "claim.1"]),
      ("which (form or group)", ["pr", "form"]),
      ("(form or group)which", ["pr", "form"]),
      ("(deck:other or (is:mature)) -nothing", ["pr", "one"]),
      ("-deck:billing", ["one"]), ("--deck:other", ["one"]),
      ("-(deck:other or which or superbill)", ["claim.1"]),
      ("which -form", ["pr"]), ("-\"which form\" which", ["pr"]),
      ("-", ["form"]), ("\"or\"", ["claim.1", "form"]),
    ])
  func combines(query: String, expected: [String]) throws {
    #expect(Set(try found(query)) == Set(expected))
  }

  // A reader that tried them one by one would never end.
  @Test("takes no longer for a pattern that can be read in 2 to the 60 ways")
  func linearPatterns() throws {
    try withSandbox { sandbox in
      try sandbox.deck("Q: \(String(repeating: "a", count: 60))\nA: x\nId: as\n")
      let collection = try Collection(reading: sandbox.place, at: 0)
      for (pattern, count) in [("^(a+)+$", 1), ("^(a+)+#$", 0), (#"(\w+\s?)+#"#, 0)] {
        let search = try CardSearch(parsing: "re:\"\(pattern)\"")
        #expect(search.matches(in: collection, on: today).count == count, "\(pattern)")
      }
    }
  }

  @Test(
    "finds cards by kind, tags, patterns and numbers",
    arguments: [
      ("kind:cloze", ["claim.1"]), ("kind:TERM", ["bill", "bill.reverse"]),
      ("kind:choice or kind:basic", ["pr", "form", "one"]),
      ("tag:bill*", ["pr", "bill", "bill.reverse", "form", "claim.1"]), ("tag:d*l", ["pr"]),
      ("-tag:*", ["one"]), ("ID:BILL", ["bill", "bill.reverse"]),
      (#"re:E\d+\.9"#, ["claim.1"]), (#"re:e1[01]\.\d$"#, ["claim.1"]),
      ("re:RESUME$", []), ("re:rés.m", ["bill", "bill.reverse"]),
      ("re:\"^le resume\"", ["bill", "bill.reverse"]),
      ("re:(group|hospital)", ["pr", "form"]), (#"re:"is \[""#, ["claim.1"]),
      ("prop:ivl>21", ["pr"]), ("prop:ivl<=1", ["bill", "claim.1", "form"]),
      ("prop:ivl=0", []), ("prop:ef>2.5", ["pr"]), ("prop:ef<=2.50", ["bill", "claim.1", "form"]),
      ("prop:reps>=4", ["pr"]), ("prop:reps<1", ["bill.reverse", "one"]),
      ("prop:lapses!=0", []), ("prop:due<=1", ["bill", "form"]), ("prop:due=5", ["claim.1"]),
      ("is:leech", []), ("is:flagged", ["claim.1"]), ("is:expired", ["form"]),
    ])
  func properties(query: String, expected: [String]) throws {
    #expect(Set(try found(query)) == Set(expected))
  }

  @Test("finds cards by when they were answered, today included, and with which grade")
  func rated() throws {
    let day = today + 7
    #expect(try found("rated:1", on: day) == ["pr"])
    #expect(try found("rated:3", on: day) == ["pr"])
    #expect(try found("rated:4", on: day) == ["pr", "claim.1"])
    #expect(try found("rated:8", on: day) == ["pr", "bill", "form", "claim.1"])
    #expect(try found("rated:8:0", on: day) == ["bill"])
    #expect(try found("rated:8:0..2", on: day) == ["bill"])
    #expect(try found("rated:8:3..4", on: day) == ["form", "claim.1"])
    // Answers later than the requested day do not count.
    #expect(try found("rated:8", on: today) == ["pr", "bill", "form"])
  }

  @Test("takes a card for added of which nothing is known from before")
  func added() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("old", "new"))
      // The deck file is new; one card was answered in 1970.
      try sandbox.answer("old", .hesitant)
      let collection = try sandbox.look()
      func found(_ query: String, _ day: Day) throws -> [String] {
        try CardSearch(parsing: query).matches(in: collection, on: day).map(\.card.question)
      }
      let stamp = try #require(try FileStamp.ofFile(collection.library.decks[0].file))
      let changed = Day(number: stamp.modified / 86_400_000_000_000)
      #expect(try found("added:3", changed) == ["new"])
      #expect(try found("-added:3", changed) == ["old"])
      #expect(try found("added:1", changed + 3) == [])
      #expect(try found("added:100000", changed) == ["old", "new"])
    }
  }

  @Test(
    "that cannot be understood says where, and what to write",
    arguments: [
      ("is:old", 4, "`is:old` is not a state", "write is:due, is:new, "),
      ("is:", 1, "nothing follows `is:`", "write a value right after the colon: is:due"),
      ("a is:suspend", 6, "`is:suspend` is not a state", "did you mean `is:suspended`?"),
      ("a \"b c", 3, "this quotation mark is not closed", "two quotation marks"),
      ("a (b", 3, "this `(` is not closed", "write `)`"),
      ("a b)", 4, "this `)` closes nothing", "delete it"),
      ("a ( )", 3, "there is nothing between these parentheses", "write a search between them"),
      ("a or", 3, "`or` needs a search on both of its sides", "\"or\" in quotation marks"),
      ("or a", 1, "`or` needs a search on both of its sides", "write both"),
      ("a or or b", 3, "`or` needs a search on both of its sides", "write both"),
      ("(or a)", 2, "`or` needs a search on both of its sides", "write both"),
      ("(a or) b", 4, "`or` needs a search on both of its sides", "write both"),
      ("a and", 3, "`and` needs a search on both of its sides", "write both"),
      ("a -or", 3, "nothing follows the `-`", "write after it what the cards should not have"),
      ("tags:x", 1, "there is no field `tags:`", "did you mean `tag:`?"),
      ("kind:clozes", 6, "there is no kind of card `clozes`", "did you mean `kind:cloze`?"),
      ("prop:ease<2", 6, "no card has a property `ease`", "prop:ef"),
      ("prop:ivl", 6, "`prop:ivl` compares `ivl` with nothing", "as in prop:ivl>=3"),
      ("prop:ivl>x", 6, "`x` is not a whole number", "write a number after `>`"),
      ("prop:ef<1.805", 6, "`1.805` is not an easiness", "as in prop:ef<1.8"),
      ("rated:0", 7, "`0` is not a number of days", "rated:7"),
      ("rated:7:6", 7, "`6` is neither a grade nor a range of grades", "rated:7:0..2"),
      ("rated:7:3..1", 7, "`3..1` is neither a grade nor a range of grades", "rated:7:0..2"),
      ("added:week", 7, "`week` is not a number of days", "added:7"),
      ("x re:[a", 6, "`[a` is not a regular expression: missing ]: [a", "quotation marks"),
    ])
  func errors(query: String, column: Int, message: String, hint: String) throws {
    let problem = #expect(throws: CardSearch.Problem.self) { try CardSearch(parsing: query) }
    #expect(problem?.message == message)
    #expect(problem?.column == column)
    #expect(problem?.hint.contains(hint) == true, "\(problem?.hint ?? "")")
    #expect(problem?.message.hasSuffix(".") == false && problem?.hint.hasSuffix(".") == false)
  }

  @Test("may name saved searches, which stand for themselves in parentheses")
  func saved() throws {
    let saved = ["weak": "prop:ef<2 or is:learning", "mine": "deck:billing @WEAK", "bad": "a or"]
    try withCards { collection throws in
      func found(_ query: String) throws -> [String] {
        try CardSearch(parsing: query, saved: saved).matches(in: collection, on: today)
          .map(\.card.id.text)
      }
      #expect(try found("@weak") == ["bill"])
      #expect(try found("@mine superbill") == ["bill"])
      #expect(try found("-@weak id:bill") == ["bill.reverse"])
      #expect(try found("\"@weak\"") == [])
    }
  }

  /// Saved searches, each naming the next one twice.
  private func doubling(_ count: Int) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: (0..<count).map { ("s\($0)", "(@s\($0 + 1) or @s\($0 + 1))") }
        + [("s\(count)", "is:due")])
  }

  @Test("may not name saved searches that come to more words or deeper than anybody writes")
  func expandingSearches() throws {
    #expect(try CardSearch(parsing: "@s0", saved: doubling(9)).terms.count == 512)
    for (saved, what) in [
      (doubling(15), "it has more than 10000 words"),
      (doubling(40), "more than 20 saved searches that name one another"),
      (
        Dictionary(uniqueKeysWithValues: (0..<100_000).map { ("s\($0)", "@s\($0 + 1)") }),
        "more than 20 saved searches that name one another"
      ),
    ] {
      let problem = #expect(throws: CardSearch.Problem.self) {
        _ = try CardSearch(parsing: "@s0", saved: saved)
      }
      #expect(problem?.message.hasSuffix(what) == true)
      #expect(problem?.column == 1)
    }
    // A chain of twenty is fine, whoever names them.
    let row = Dictionary(uniqueKeysWithValues: (0..<19).map { ("s\($0)", "@s\($0 + 1)") })
    _ = try CardSearch(parsing: "@s0", saved: row.merging(["s19": "is:due"]) { $1 })
  }

  @Test("that names saved searches is read in time that grows with its length")
  func savedTime() {
    let saved = ["a": (0..<2000).map { "x\($0)" }.joined(separator: " or ")]
    func text(_ count: Int) -> String {
      Array(repeating: "@a", count: count).joined(separator: " ")
    }
    expectLinear(text(2500), text(20_000)) { _ = try? CardSearch(parsing: $0, saved: saved) }
    func words(_ count: Int) -> [String: String] {
      ["a": Array(repeating: "x", count: count).joined(separator: " or ")]
    }
    expectLinear(words(1000), words(8000)) { _ = try? CardSearch(parsing: "@a", saved: $0) }
  }

  @Test(
    "that names a saved search that is not there, wrong or circular says so",
    arguments: [
      ("x @weka", 3, "no search is saved as `weka`", "did you mean `@weak`?"),
      ("@other", 1, "no search is saved as `other`", "`rounds find --saved` lists"),
      ("x @bad", 3, "in the saved search `@bad`: `or` needs a search on both", "write both"),
      ("@a", 1, "the saved search `@a` leads back to itself", "without `@b` in it"),
    ])
  func savedErrors(query: String, column: Int, message: String, hint: String) throws {
    let saved = ["weak": "is:due", "bad": "a or", "a": "@b", "b": "x @a"]
    let problem = #expect(throws: CardSearch.Problem.self) {
      try CardSearch(parsing: query, saved: saved)
    }
    #expect(problem?.message.contains(message) == true, "\(problem?.message ?? "")")
    #expect(problem?.hint.contains(hint) == true, "\(problem?.hint ?? "")")
    #expect(problem?.column == column)
  }

  @Test("tells decks and tags that are not there, and what may have been meant")
  func strangers() throws {
    try withCards { collection throws in
      func strangers(_ query: String) throws -> [String] {
        try CardSearch(parsing: query).strangers(in: collection.library)
          .map { "\($0.field)\($0.name) \($0.suggestions)" }
      }
      #expect(try strangers("deck:billing tag:cpb -tag:denial deck:oth*") == [])
      #expect(
        try strangers("deck:\"Biling tasks\" or tag:cpd") == [
          "deck:Biling tasks [\"Billing tasks\"]", "tag:cpd [\"CPB\"]",
        ])
    }
  }

  @Test("is read or refused, whatever is typed")
  func anyText() throws {
    var random = SeededGenerator(5)
    let pieces = [
      "(", ")", "-", "\"", "or", "and", " ", "is:", "due", "deck:", "prop:", "ef", "<", "1.8",
      "re:",
      "[a", "\\", "rated:", "7", ":", "..", "tag:", "*", "é", "\u{301}",
    ]
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...12, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random)! }.joined()
      do {
        _ = try CardSearch(parsing: text)
      } catch {
        #expect((1...max(1, text.count)).contains(error.column), "\(text)")
      }
    }
    let deep = String(repeating: "(", count: 50_000) + "a" + String(repeating: ")", count: 50_000)
    #expect(throws: CardSearch.Problem.self) { try CardSearch(parsing: deep) }
    _ = try CardSearch(parsing: String(repeating: "-", count: 100_000) + "a")
  }
}
