import Foundation
import Testing

/// `suspend` and similar commands with several cards and with searches.
@Suite("Commands that change many cards")
struct ManyCardsTests {
  private func collection(_ cards: Int = 14) throws -> TestCollection {
    try TestCollection([
      "numbers.md": SampleDecks.numbers(1...cards) + "\nQ: Apart?\nA: yes\nId: apart\nTags: odd\n"
    ])
  }

  private func found(_ search: String, _ collection: TestCollection) throws -> [String] {
    try collection.run("find", search, "--json").objects().compactMap { $0["id"] as? String }
  }

  @Test(
    "take several names, change each card once, and are one step for undo",
    arguments: [
      (["suspend"], "is:suspended", "2 cards are suspended."),
      (["bury"], "is:buried", "2 cards are buried until tomorrow."),
      (["flag", "3"], "flag:3", "2 cards are flagged 3."),
      (["due", "--on", "tomorrow"], "prop:due=1", "2 cards are due on 2026-06-30."),
      (["due", "--on", "2026-07-02"], "prop:due=3", "2 cards are due on 2026-07-02."),
      (["due", "--on", "5"], "prop:due=5", "2 cards are due on 2026-07-04."),
    ])
  func several(command: [String], search: String, message: String) throws {
    let collection = try collection()
    let words = command.joined(separator: " ")
    let result = try collection.shell("echo n1 n2 n1 | xargs \"$ROUNDS\" \(words)")
    #expect(result.succeeded && result.errors == "", "\(result.errors)")
    #expect(result.output == "\(message) `rounds undo` undoes this.\n")
    #expect(try found(search, collection) == ["n1", "n2"])
    let again = try collection.shell("\"$ROUNDS\" \(words) n1")
    #expect(again.succeeded && again.output.contains("already"))
    #expect(try collection.run("undo").output.contains("2 cards"))
    #expect(try found(search, collection) == [])
  }

  @Test("unsuspend, flag none and reset go back, and say which cards were so already")
  func back() throws {
    let collection = try collection()
    for command in ["suspend n1 n2", "flag 4 n1 n2", "grade n1 4"] {
      #expect(try collection.shell("\"$ROUNDS\" \(command)").succeeded)
    }
    #expect(
      try collection.run("unsuspend", "n1", "n3").output
        == "1 card is in the reviews again. 1 more card is not suspended.\n")
    #expect(
      try collection.run("flag", "none", "flag:4").output.hasPrefix("2 cards are without a flag"))
    #expect(try collection.run("reset", "n1", "n2").output.contains("1 more card is new."))
    #expect(try found("is:new", collection).count == 14)
  }

  @Test("take a search, and ask before they change more than ten cards")
  func asking() throws {
    let collection = try collection()
    let few = try collection.run("suspend", "tag:odd")
    #expect(few.output == "apart is suspended.\n")
    let terminal = try collection.open("suspend", "deck:numbers")
    try terminal.waitFor("Suspend 14 cards? [y/N] ")
    // Nobody waits while the question is open.
    #expect(try collection.run("bury", "n3").succeeded)
    terminal.send("\r")
    try terminal.waitFor("Nothing was changed.")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(try found("is:suspended", collection) == ["apart"])
    let willing = try collection.open("suspend", "deck:numbers")
    try willing.waitFor("[y/N] ")
    willing.send("y\r")
    try willing.waitForWords("14 cards are suspended. 1 more card is suspended already.")
    #expect(try willing.waitForExit() == .exited(0))
    #expect(try found("is:suspended", collection).count == 15)
    #expect(try collection.run("undo").output == "Undone: suspension of 14 cards.\n")
  }

  @Test("refuse more than ten cards without a terminal, with the number, unless --yes is given")
  func scripts() throws {
    let collection = try collection()
    for command in ["suspend", "bury", "flag 3", "due --on tomorrow"] {
      let refused = try collection.shell("\"$ROUNDS\" \(command) deck:numbers")
      #expect(refused.status == .exited(2) && refused.output == "", "\(command)")
      #expect(refused.errors.contains("15 cards") && refused.errors.contains("--yes"), "\(command)")
      #expect(try collection.run("history").output.contains("nothing to undo"))
      let done = try collection.shell("\"$ROUNDS\" \(command) deck:numbers --yes")
      #expect(done.succeeded && done.output.contains("15 cards"), "\(command): \(done.errors)")
      #expect(try collection.run("undo").succeeded)
    }
  }

  @Test(
    "take no mistyped name for a search, change nothing if one of the names is wrong, and say so")
  func mistakes() throws {
    let collection = try collection()
    let typo = try collection.run("suspend", "n1", "apartt")
    #expect(typo.status == .exited(1) && typo.errors.contains("did you mean `apart`?"))
    let text = try collection.run("suspend", "number")
    #expect(text.status == .exited(1))
    #expect(text.errors.contains("keeps its quotation marks: '\"number\"'"))
    #expect(try collection.run("suspend", "tag:od").errors.contains("`tag:odd`"))
    #expect(try collection.run("suspend", "tag:od").status == .exited(1))
    #expect(try collection.run("suspend").status == .exited(2))
    #expect(try collection.run("flag", "9", "n1").errors.contains("`9` is not a flag"))
    #expect(try collection.run("due", "n1").errors.contains("--on"))
    let past = try collection.run("due", "--on", "2020-01-01", "n1")
    #expect(past.status == .exited(2) && past.errors.contains("is not a day from today on"))
    #expect(try collection.run("suspend", "\"Apart\"").output == "apart is suspended.\n")
    #expect(try collection.run("undo").succeeded)
    #expect(try found("is:suspended", collection) == [])
  }

  @Test("an empty word, as an unset variable of a shell gives it, is no card and not every card")
  func emptyWord() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...12)])
    for command in ["suspend", "bury", "reset", "flag 3", "due --on tomorrow"] {
      for words in ["''", "' '", "n1 ''"] {
        let result = try collection.shell("\"$ROUNDS\" \(command) \(words) --yes")
        #expect(result.status == .exited(2), "\(command) \(words): \(result)")
        #expect(result.errors.contains("no card is named"))
      }
    }
    #expect(try collection.run("history").output.contains("nothing to"))
  }

  @Test("find flag:3 and its like find by flag; an unknown field is named with the nearest one")
  func flags() throws {
    let collection = try collection()
    #expect(try collection.run("flag", "3", "n1", "n2").succeeded)
    #expect(try collection.run("flag", "7", "n3").succeeded)
    #expect(try found("flag:3", collection) == ["n1", "n2"])
    #expect(try found("flag:any", collection) == ["n1", "n2", "n3"])
    #expect(try found("flag:none", collection).count == 12)
    #expect(try found("flag:0", collection).count == 12)
    let wrong = try collection.run("find", "flag:8")
    #expect(wrong.status == .exited(2) && wrong.errors.contains("`8` is not a flag"))
    let near = try collection.run("find", "flga:3")
    #expect(near.status == .exited(2) && near.errors.contains("did you mean `flag:`?"))
    let far = try collection.run("find", "foo:bar")
    #expect(far.status == .exited(2) && far.errors.contains("the fields are deck:, tag:"))
    // A quoted text, a time or an address is a text.
    for text in ["\"foo:bar\"", "10:30", "https://example.org", "Note: see"] {
      let result = try collection.run("find", text)
      #expect(result.errors.contains("No card matches"), "\(text): \(result)")
    }
  }
}
