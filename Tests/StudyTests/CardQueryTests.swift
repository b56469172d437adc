import Flashcards
import Journal
import SpacedRepetition
import Study
import Testing

@Suite("A query")
struct CardQueryTests {
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
      try body(Collection(sandbox.place, writer: &writer, at: 40))
    }
  }

  private func found(_ query: String, on day: Day = today) throws -> [String] {
    var names: [String] = []
    try withCards { collection in
      names = try CardQuery(query).matches(in: collection, on: day).map {
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
      ("deck:other", ["one"]), ("DECK:Other", ["one"]), ("deck:nowhere", []), ("deck:", []),
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

  @Test("that cannot be understood says what to write")
  func errors() throws {
    let state = #expect(throws: CardQuery.Failure.self) { try CardQuery("is:old") }
    #expect(state?.message == "`is:old` is not a state")
    #expect(
      state?.hint
        == "write is:due, is:new, is:learning, is:relearning, is:young, is:mature, is:suspended, "
        + "is:buried")
    let quote = #expect(throws: CardQuery.Failure.self) { try CardQuery("a \"b c") }
    #expect(quote?.message == "a quotation mark in the query is not closed")
    #expect(throws: CardQuery.Failure.self) { try CardQuery("is:") }
  }
}
