import Foundation
import TestSupport
import Testing

/// A learner who presses anything: nothing crashes or hangs, and the journal stays valid.
@Suite("Random keys")
struct RandomKeysTests {
  /// Seconds for each seed: short here, ten minutes with ROUNDS_KEYS_SECONDS=600.
  private static let seconds =
    ProcessInfo.processInfo.environment["ROUNDS_KEYS_SECONDS"].flatMap(Double.init)
  private static let keys =
    [" ", "\r", "\t", "0", "1", "2", "3", "4", "5", "9", "a", "b", "c", "?", "x", "é", "日"]
    + ["u", "h", "f", "m", "s", "b", "B", "k", "r", "d", "i", "o", "l", "e", "+", "q"]
    + [
      "\u{1B}[A", "\u{1B}[B", "\u{1B}[5~", "\u{1B}[6~", "\u{1B}[H", "\u{1B}[F", "\u{1B}", "\u{7F}",
    ]
    + [
      "f3\r", "d4\r", "d\r", "\tanswer\r", "2 1 3\r", "\u{C}", "\u{12}", "\u{0}",
      "\u{1B}[200~x\u{1B}[201~",
    ]

  @Test("crash nothing, wedge nothing, and leave a journal that folds", arguments: 1...4)
  func random(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let size = [(80, 24), (40, 15), (24, 6), (120, 50)][seed % 4]
    let collection = try TestCollection(
      ["mixed.md": SampleDecks.mixed, "numbers.md": SampleDecks.numbers(1...40)],
      environment: ["EDITOR": "true", "BROWSER": "true"])
    if seed % 2 == 0 { try collection.run("config", "policy", "anki") }
    let end = Date(timeIntervalSinceNow: Self.seconds ?? 0)
    var rounds = 0
    repeat {
      rounds += 1
      let kind = [[], ["--cram"], ["--plain"], ["--new", "5"]][rounds % 4]
      let terminal = try PseudoTerminal(
        arguments: ["review"] + kind,
        environment: collection.environment.merging(
          ["TERM": rounds % 5 == 0 ? "dumb" : "xterm-256color"]) { $1 },
        columns: size.0, rows: size.1)
      for _ in 0..<60 {
        terminal.send(Self.keys.randomElement(using: &generator)!)
        if Int.random(in: 0..<20, using: &generator) == 0 {
          terminal.resize(columns: Int.random(in: 20...100, using: &generator), rows: 12)
        }
      }
      // Whatever is open, this leaves it in the end: a line, a page of help, the review. While an
      // editor runs, Ctrl-C goes to the editor, and after the review it ends the program as usual.
      var status: ExitResult?
      for _ in 0..<60 where status == nil {
        terminal.send("\u{3}")
        status = try? terminal.waitForExit(timeout: 1)
      }
      #expect(
        status == .exited(0) || status == .signalled(2), "\(terminal.unmatchedText.suffix(500))")
      #expect(terminal.hasFoundSettings)
    } while Date() < end
    let check = try collection.run("check")
    #expect(check.succeeded, "\(check.output) \(check.errors)")
    #expect(try collection.run("cards", "--json").succeeded)
    let before = try collection.run("cards", "--json").output
    try? FileManager.default.removeItem(atPath: collection.home + "/.cache/decks")
    #expect(try collection.run("cards", "--json").output == before)
  }
}
