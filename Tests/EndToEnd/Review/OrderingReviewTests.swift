import Testing

/// Orderings: the order is typed, and the answer shows how much of it was right.
@Suite("Orderings in a review")
struct OrderingReviewTests {
  private static let items = ["charge capture", "scrubbing", "adjudication", "posting"]
  private static let deck = """
    O: Put the way of a claim in order.
    1. charge capture
    2. scrubbing
    3. adjudication
    4. posting
    Why: The payer decides on a clean claim.
    Id: way

    """

  /// The numbers before the items, in the right order of the items.
  private static func numbers(_ shown: String) throws -> [Int] {
    let lines = shown.split(separator: "\n")
    return try items.map { item in
      let line = try #require(lines.first { $0.hasPrefix("  ") && $0.hasSuffix("  " + item) })
      return try #require(line.dropFirst(2).first?.wholeNumberValue)
    }
  }

  private static func shownNumbers(_ collection: TestCollection) throws -> [Int] {
    try numbers(collection.run(input: "review\nq\nquit\n").output)
  }

  @Test("show the items with numbers in another order, the same all day")
  func shown() throws {
    let collection = try TestCollection(["way.md": Self.deck])
    let numbers = try Self.shownNumbers(collection)
    #expect(numbers.sorted() == [1, 2, 3, 4])
    #expect(numbers != [1, 2, 3, 4])
    #expect(try Self.shownNumbers(collection) == numbers)
  }

  @Test("propose 4 for the right order, whether it is typed with spaces or without")
  func right() throws {
    for separator in ["", " ", ", "] {
      let collection = try TestCollection(["way.md": Self.deck])
      let typed = try Self.shownNumbers(collection).map(String.init).joined(separator: separator)
      let output = try collection.run(input: "review\n\(typed)\n\nq\nquit\n").output
      #expect(
        output.contains(
          "right: 1  charge capture\nright: 2  scrubbing\nright: 3  adjudication\n"
            + "right: 4  posting\n  Right.\n"))
      #expect(output.contains("  Why     The payer decides on a clean claim.\n"))
      #expect(try collection.answers().first == "way 4 learn")
    }
  }

  @Test(
    "mark what is at its place and tell where the rest was put, by what share of pairs is right")
  func partlyRight() throws {
    let cases: [([Int], String, Int)] = [
      (
        [0, 2, 1, 3],
        "right: 1  charge capture\nwrong: 2  scrubbing (yours: 3)\n"
          + "wrong: 3  adjudication (yours: 2)\nright: 4  posting\n  Partly right: 5 of 6 pairs in the right order.\n",
        3
      ),
      (
        [1, 0, 3, 2],
        "wrong: 4  posting (yours: 3)\n  Partly right: 4 of 6 pairs in the right order.\n", 2
      ),
      (
        [3, 2, 1, 0],
        "wrong: 4  posting (yours: 1)\n  Wrong: 0 of 6 pairs in the right order.\n", 1
      ),
    ]
    for (order, text, grade) in cases {
      let collection = try TestCollection(["way.md": Self.deck])
      let numbers = try Self.shownNumbers(collection)
      let typed = order.map { "\(numbers[$0])" }.joined(separator: " ")
      let output = try collection.run(input: "review\n\(typed)\n\nq\nquit\n").output
      #expect(output.contains(text), "\(output)")
      #expect(try collection.answers().first == "way \(grade) learn")
    }
  }

  @Test("say what is wrong with a line that is no order, and ask again")
  func faults() throws {
    let collection = try TestCollection(["way.md": Self.deck])
    let result = try collection.run(input: "review\n1 2 3\n12345\nabc\n\n\nquit\n")
    for fault in ["4 is missing", "there is no 5", "“abc” is not a number"] {
      #expect(
        result.errors.contains(
          "no order: \(fault); write each number from 1 to 4 once, in the right order"))
    }
    // An empty line shows the right order without a verdict.
    #expect(result.output.contains("\n  1  charge capture\n  2  scrubbing\n"))
    #expect(try collection.answers() == ["way 4 learn"])
  }

  @Test("open the line with the first digit on a terminal")
  func keys() throws {
    let collection = try TestCollection(["way.md": Self.deck])
    let numbers = try Self.shownNumbers(collection).map(String.init)
    let terminal = try collection.open("review")
    try terminal.waitFor("1-4 order")
    terminal.send(numbers[0])
    try terminal.waitFor("order: " + numbers[0])
    terminal.send("\r")
    try terminal.waitFor("missing; write each number from 1 to 4 once")
    terminal.send(numbers.joined() + "\r")
    try terminal.waitFor("Right.")
    try terminal.waitFor("Enter=4")
    terminal.send("\r")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(try collection.answers() == ["way 4 learn"])
  }

  @Test("have their items in the right order in what is shown of a card, and a kind of their own")
  func report() throws {
    let collection = try TestCollection(["way.md": Self.deck])
    #expect(
      try collection.run("show", "way").output.contains(
        "  1. charge capture\n  2. scrubbing\n  3. adjudication\n  4. posting\n"))
    let json = try collection.run("cards", "--json").output
    #expect(json.contains("\"kind\":\"ordering\""))
    #expect(
      json.contains(
        "\"answer\":\"1. charge capture\\n2. scrubbing\\n3. adjudication\\n4. posting\""))
  }
}
