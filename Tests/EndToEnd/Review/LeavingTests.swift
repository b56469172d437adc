import Foundation
import Testing

/// Every way out of the program restores the terminal.
@Suite("Leaving")
struct LeavingTests {
  /// The places from which a learner can leave, and the keys that lead there from the first
  /// question.
  enum Place: CaseIterable {
    case question, choice, hint, grade, typedAnswer, typedLetters

    func walk(_ terminal: PseudoTerminal) throws {
      try terminal.waitFor("Tab type")
      switch self {
      case .question: break
      case .hint:
        terminal.send("h")
        try terminal.waitFor("Tab type")
      case .grade:
        terminal.send(" ")
        try terminal.waitFor("Enter=4")
      case .choice:
        terminal.send(" 4")
        try terminal.waitFor("a-c choose")
      case .typedAnswer:
        terminal.send("\t")
        try terminal.waitFor("answer: ")
        terminal.send("half an ans")
        try terminal.waitFor("half an ans")
      case .typedLetters:
        terminal.send(" 4")
        try terminal.waitFor("a-c choose")
        terminal.send("b")
        try terminal.waitFor("letters: b")
      }
    }

    /// The answers given on the way.
    var answers: [String] {
      switch self {
      case .choice, .typedLetters: ["first 4 learn"]
      default: []
      }
    }
  }

  private static let deck = """
    Q: What comes first?
    A: This.
    Hint: it is here
    Id: first

    Q: Which are code sets?
    - [x] ICD-10-CM
    - [x] CPT
    - [ ] UB-04
    Id: sets

    """

  @Test(
    "q, Ctrl-C and Ctrl-D leave the review with all answers kept and the terminal as it was",
    arguments: Place.allCases, ["q", "\u{3}", "\u{4}"])
  func review(place: Place, key: String) throws {
    let collection = try TestCollection(["deck.md": Self.deck])
    let terminal = try collection.open("review")
    try place.walk(terminal)
    #expect(!terminal.isAsAShellLeavesIt)
    let isTyping = place == .typedAnswer || place == .typedLetters
    switch key {
    // In a line, q is a normal letter, and Ctrl-D deletes unless the line is empty.
    case "q" where isTyping: terminal.send("\u{15}q\r")
    case "\u{4}" where isTyping: terminal.send("\u{15}\u{4}")
    case "\u{3}" where isTyping:
      // The first Ctrl-C returns from the line to the question, the second leaves the review.
      terminal.send(key)
      try terminal.waitFor("? keys")
      terminal.send(key)
    default: terminal.send(key)
    }
    try terminal.waitForWords("Due tomorrow: \(place.answers.count) card")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.hasFoundSettings)
    #expect(try collection.answers() == place.answers)
    #expect(terminal.screen.lines.last == "")
  }

  @Test(
    "a signal ends the review with the terminal as it was",
    arguments: Place.allCases, [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
  func signals(place: Place, signal: Int32) throws {
    let collection = try TestCollection(["deck.md": Self.deck])
    let terminal = try collection.open("review")
    try place.walk(terminal)
    #expect(!terminal.isAsAShellLeavesIt)
    terminal.terminate(signal)
    #expect(try terminal.waitForExit() == .signalled(signal))
    #expect(terminal.hasFoundSettings)
    #expect(try collection.answers() == place.answers)
  }

  @Test("Ctrl-C gives up the prompt's line and stays; Ctrl-D, quit, exit and q leave")
  func prompt() throws {
    let collection = try TestCollection(["deck.md": Self.deck])
    for exit in ["\u{4}", "quit\r", "exit\r", "q\r"] {
      let terminal = try collection.open()
      try terminal.waitFor("rounds: 0 due, 2 new> ")
      terminal.send("sta\u{3}")
      try terminal.waitFor("sta^C")
      try terminal.waitFor("rounds: 0 due, 2 new> ")
      // The interrupted line is gone: Ctrl-D finds an empty one.
      terminal.send(exit)
      #expect(try terminal.waitForExit() == .exited(0))
      #expect(terminal.hasFoundSettings)
    }
  }

  @Test("leaving a review that was begun at the prompt leads back to the prompt")
  func reviewFromPrompt() throws {
    let collection = try TestCollection(["deck.md": Self.deck])
    let terminal = try collection.open()
    for (round, key) in ["q", "\u{3}", "\u{4}"].enumerated() {
      try terminal.waitFor("rounds: 0 due, 2 new> ")
      terminal.send("review\r")
      try terminal.waitFor("Tab type")
      if round == 2 {
        terminal.send(" 4")
        try terminal.waitFor("a-c choose")
      }
      terminal.send(key)
      try terminal.waitFor("Due tomorrow")
    }
    try terminal.waitFor("rounds: 0 due, 1 new> ")
    terminal.send("quit\r")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.hasFoundSettings)
    #expect(try collection.answers() == ["first 4 learn"])
  }

  @Test("SIGTERM and SIGHUP at the prompt put the terminal back", arguments: [SIGTERM, SIGHUP])
  func signalsAtThePrompt(signal: Int32) throws {
    let collection = try TestCollection()
    let terminal = try collection.open()
    try terminal.waitFor("new> ")
    terminal.send("half a li")
    try terminal.waitFor("half a li")
    terminal.terminate(signal)
    #expect(try terminal.waitForExit() == .signalled(signal))
    #expect(terminal.hasFoundSettings)
  }
}
