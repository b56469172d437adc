import Foundation
import Testing

@Suite("Pasted text")
struct PastedTextTests {
  private static let paste = "\u{1B}[200~ 4\r\n 4 4r\neolq\u{3}\u{1B}[201~"

  private func collection() throws -> TestCollection {
    try TestCollection(["numbers.md": SampleDecks.numbers(1...3)])
  }

  @Test("does nothing at a question and at a grade, and says so", arguments: [false, true])
  func outsideOfLines(isPlain: Bool) throws {
    let collection = try collection()
    let terminal = try collection.open(
      "review", "--new", "3", isPlain ? "--plain" : "--new-only")
    try terminal.waitFor("Space show")
    terminal.send(Self.paste)
    try terminal.waitFor("Pasted text counts only in a line: Tab opens one.")
    try terminal.waitFor("Space show")
    terminal.send(" ")
    try terminal.waitFor("Enter=4")
    terminal.send(Self.paste)
    try terminal.waitFor("Pasted text counts only in a line that is being typed.")
    terminal.send("5")
    try terminal.waitFor("What is number 2?")
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(try collection.answers() == ["n1 5 learn"])
  }

  @Test("is text in a line: newlines become spaces, and what would be a key is left out")
  func inLines() throws {
    let collection = try collection()
    let terminal = try collection.open("review")
    try terminal.waitFor("Space show")
    terminal.send("\t")
    try terminal.waitFor("answer: ")
    terminal.send("It \u{1B}[200~is\r\n1\u{3}\u{4}\u{1B}[A\t!\n\u{1B}[201~?\u{7F}")
    try terminal.waitFor("It is 1[A !?")
    terminal.send("\u{15}\u{1B}[200~It is 1!\r\u{1B}[201~\r")
    try terminal.waitFor("Right.")
    terminal.send("q")
    try terminal.waitForExit()
  }

  @Test("a long one arrives whole")
  func long() throws {
    let collection = try collection()
    let terminal = try collection.open("review", "--plain")
    try terminal.waitFor("Space show")
    let text = String(repeating: "claims ", count: 600) + "end"
    terminal.send("\t\u{1B}[200~\(text)\u{1B}[201~\r")
    try terminal.waitForWords("claims end”.")
    terminal.send("q")
    try terminal.waitForExit()
  }

  @Test("at the prompt waits for Enter")
  func prompt() throws {
    let collection = try collection()
    let terminal = try collection.open()
    try terminal.waitFor("new> ")
    terminal.send("\u{1B}[200~due\nstats\n\u{1B}[201~")
    try terminal.waitFor("due stats")
    terminal.send("\u{15}quit\r")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(!terminal.plainText.contains("Due today"))
  }

  /// Whether paste marks are switched off each time after they were switched on.
  private func marks(_ terminal: PseudoTerminal) -> [Character] {
    String(decoding: terminal.transcript, as: UTF8.self).matches(of: /\u{1B}\[\?2004([hl])/).map {
      $0.1.first!
    }
  }

  @Test(
    "is marked by the terminal while keys are read, and no longer",
    arguments: ["q", "\u{3}", "term", "usr1", "alrm"])
  func switching(end: String) throws {
    let collection = try collection()
    let terminal = try collection.open("review")
    try terminal.waitFor("Space show")
    #expect(marks(terminal) == ["h"])
    switch end {
    case "term": terminal.terminate(SIGTERM)
    case "usr1": terminal.terminate(SIGUSR1)
    case "alrm": terminal.terminate(SIGALRM)
    default: terminal.send(end)
    }
    try terminal.waitForExit()
    #expect(marks(terminal) == ["h", "l"])
    #expect(terminal.hasFoundSettings)
  }

  @Test("is the editor's own affair, and a dumb terminal is not asked to mark it")
  func editor() throws {
    let collection = try TestCollection(environment: ["EDITOR": "echo editing; read line; true"])
    let terminal = try collection.open("review")
    try terminal.waitFor("Space show")
    terminal.send("e")
    try terminal.waitFor("editing")
    #expect(marks(terminal) == ["h", "l"])
    terminal.send("\r")
    try terminal.waitFor("Nothing was changed.")
    #expect(marks(terminal) == ["h", "l", "h"])
    terminal.send("q")
    try terminal.waitForExit()
    let dumb = try collection.open("review", environment: ["TERM": "dumb"])
    try dumb.waitFor("Space show")
    #expect(marks(dumb).isEmpty)
  }
}
