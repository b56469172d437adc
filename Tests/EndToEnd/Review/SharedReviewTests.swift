import Foundation
import Testing

/// An open review while others change the collection.
@Suite("A review beside other programs")
struct SharedReviewTests {
  private func open(_ cards: Int = 4) throws -> (TestCollection, PseudoTerminal) {
    let collection = try TestCollection([:])
    try collection.write(SampleDecks.numbers(1...cards), to: "home/decks/numbers.md")
    return (collection, try begin(collection, at: 1))
  }

  private func begin(_ collection: TestCollection, at number: Int) throws -> PseudoTerminal {
    let terminal = try collection.open("review")
    try terminal.waitFor("What is number \(number)?")
    try terminal.waitFor("? keys")
    return terminal
  }

  private func end(_ terminal: PseudoTerminal) throws {
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test(
    "open or stopped, lets others add, suspend, import and undo, and follows them at the next card")
  func othersWrite() throws {
    let (collection, terminal) = try open()
    terminal.terminate(SIGSTOP)
    try collection.write("Q: What is imported?\nA: this\nId: imported\n", to: "more.md")
    for command in [
      "suspend n2", "add --deck numbers 'What is added?' 'that'",
      "import '\(collection.folder)/more.md'",
      "bury n3", "undo",
    ] {
      let result = try collection.shell("\"$ROUNDS\" \(command)")
      #expect(result.succeeded && result.errors == "", "\(command): \(result.errors)")
    }
    terminal.terminate(SIGCONT)
    terminal.send(" 4")
    // 2 is suspended; 3 is back.
    try terminal.waitFor("What is number 3?")
    terminal.send(" 4")
    try terminal.waitFor("What is number 4?")
    terminal.send(" 4")
    let rest = try terminal.waitFor { $0.contains("What is added?") || $0.contains("is imported?") }
    terminal.send(" 4")
    try terminal.waitFor(rest.contains("added") ? "What is imported?" : "What is added?")
    try end(terminal)
    #expect(try collection.answers().filter { $0.hasSuffix("learn") }.count == 4)
    #expect(try collection.run("check").succeeded)
  }

  @Test("two at once share the cards: none is asked twice, and no answer is lost")
  func twoReviews() throws {
    let (collection, first) = try open(6)
    let second = try begin(collection, at: 2)
    first.send(" 4")
    try first.waitFor("What is number 3?")
    second.send(" 4")
    try second.waitFor("What is number 4?")
    second.send(" 4")
    try second.waitFor("What is number 5?")
    first.send(" 4")
    try first.waitFor("What is number 6?")
    first.send(" 4")
    // Only the card on the second review's screen is left.
    #expect(try first.waitForExit() == .exited(0))
    try first.waitForWords("1 card left; another review shows it.")
    second.send(" 4")
    #expect(try second.waitForExit() == .exited(0))
    #expect(try collection.answers().sorted() == (1...6).map { "n\($0) 4 learn" })
    #expect(try collection.run("check").succeeded)
  }

  @Test("the last card is left to the review that shows it, and the drill goes on without it")
  func lastCardElsewhere() throws {
    let (collection, first) = try open(3)
    let second = try begin(collection, at: 2)
    first.send(" 1")
    try first.waitFor("What is number 3?")
    first.send(" 4")
    // The second shows number 2.
    try first.waitFor("Final drill.")
    #expect(first.screen.text.contains("What is number 1?"))
    first.send(" 4")
    #expect(try first.waitForExit() == .exited(0))
    second.send(" 4q")
    #expect(try second.waitForExit() == .exited(0))
    #expect(
      try collection.answers().sorted() == ["n1 1 learn", "n1 4 drill", "n2 4 learn", "n3 4 learn"])
  }

  @Test(
    "a card answered elsewhere while it is on the screen gets no second answer, and the learner is told"
  )
  func answeredElsewhere() throws {
    let (collection, terminal) = try open()
    terminal.send(" ")
    try terminal.waitFor("Enter=4")
    #expect(try collection.run("grade", "n1", "5").succeeded)
    terminal.send("1")
    try terminal.waitFor("What is number 2?")
    try terminal.waitForWords("n1 was answered in another terminal (grade 5); nothing was recorded")
    try end(terminal)
    #expect(try collection.answers() == ["n1 5 learn"])
  }

  @Test("a card that a killed review had on the screen is free")
  func killed() throws {
    let (collection, first) = try open()
    let second = try begin(collection, at: 2)
    first.terminate(SIGKILL)
    try first.waitForExit()
    for number in [3, 4, 1] {
      second.send(" 4")
      try second.waitFor("What is number \(number)?")
    }
    try end(second)
    #expect(try collection.answers() == ["n2 4 learn", "n3 4 learn", "n4 4 learn"])
  }

  @Test("undo in another terminal brings the card back, and u undoes what this review did")
  func undo() throws {
    let (collection, terminal) = try open(3)
    terminal.send(" 4")
    try terminal.waitFor("What is number 2?")
    #expect(try collection.run("undo").succeeded)
    terminal.send(" 4")
    try terminal.waitFor("What is number 3?")
    terminal.send(" 4")
    try terminal.waitFor("What is number 1?")
    #expect(try collection.run("suspend", "n2").succeeded)
    terminal.send("u")
    try terminal.waitFor("What is number 3?")
    try end(terminal)
    #expect(
      try collection.answers() == [
        "n1 4 learn", "undo", "n2 4 learn", "n3 4 learn", "suspend", "undo",
      ])
  }

  @Test("a deck edited in another program is read before the next card")
  func editedDeck() throws {
    let (collection, terminal) = try open()
    let text = try collection.read("home/decks/numbers.md")
    try collection.write(
      text.replacing("What is number 2?", with: "Which number is 2?"), to: "home/decks/numbers.md")
    terminal.send(" 4")
    try terminal.waitFor("Which number is 2?")
    // While the file is missing, answers are recorded anyway.
    unlink(collection.home + "/decks/numbers.md")
    terminal.send(" 4")
    try terminal.waitFor("What is number 3?")
    try end(terminal)
    #expect(try collection.answers() == ["n1 4 learn", "n2 4 learn"])
  }

  @Test("settings that cannot be read any more keep no answer from being recorded")
  func brokenSettings() throws {
    let (collection, terminal) = try open()
    try collection.write("{ \"new-per-day\": ", to: "home/config.json")
    terminal.send(" ")
    try terminal.waitFor("Enter=4")
    terminal.send("4")
    try terminal.waitFor("What is number 2?")
    try end(terminal)
    #expect(try collection.answers() == ["n1 4 learn"])
    #expect(try collection.run("check").errors.contains("config.json:1:"))
  }

  @Test("sync works while a review is open, and what it brings is followed")
  func sync() throws {
    let machines = try TwoMachines()
    let terminal = try machines.collection.open("review")
    try terminal.waitFor("q1")
    #expect(try machines.run(.desktop, "grade", "k1", "4").succeeded)
    #expect(try machines.run(.desktop, "sync").succeeded)
    #expect(try machines.run(.laptop, "sync").succeeded)
    terminal.send(" ")
    try terminal.waitFor("Enter=4")
    terminal.send("1")
    try terminal.waitFor("q2")
    try terminal.waitForWords("k1 was answered in another terminal (grade 4)")
    try end(terminal)
  }

  @Test("a adds a card to the deck of the one on the screen, and u takes it out again")
  func adding() throws {
    let (collection, terminal) = try open()
    terminal.send("a")
    try terminal.waitFor("question> ")
    terminal.send("What is new?\r")
    try terminal.waitFor("answer> ")
    terminal.send("this\r")
    try terminal.waitFor("add?> ")
    terminal.send("\r")
    try terminal.waitFor("0 due · 5 new")
    try terminal.waitFor("What is number 1?")
    try terminal.waitFor("to Numbers.")
    #expect(try collection.read("home/decks/numbers.md").hasSuffix("Q: What is new?\nA: this\n"))
    terminal.send("a")
    try terminal.waitFor("question> ")
    terminal.send("\u{3}")
    try terminal.waitFor("No card was added.")
    terminal.send("u")
    try terminal.waitFor("0 due · 4 new")
    try terminal.waitFor("Undone: card added to Numbers")
    try end(terminal)
    #expect(try !collection.read("home/decks/numbers.md").contains("What is new?"))
  }

  @Test("a second terminal cannot go on with an exam that is open in the first")
  func exam() throws {
    let cards = (1...4).map {
      "Q: Question \($0)?\n- [x] yes\n- [ ] no\nTags: cpc domain-icd\nId: c\($0)\n"
    }
    let collection = try TestCollection(["codes.md": cards.joined(separator: "\n")])
    let terminal = try collection.open("exam", "cpc", "--questions", "3")
    try terminal.waitFor("1 of 3")
    let other = try collection.open("exam", "cpc", "--questions", "3")
    try other.waitForWords("the exam is open in another terminal")
    #expect(try other.waitForExit() == .exited(1))
    #expect(try collection.run("suspend", "c4").succeeded)
    terminal.send("\u{3}")
    #expect(try terminal.waitForExit() == .exited(0))
  }
}
