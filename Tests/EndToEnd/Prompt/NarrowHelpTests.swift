import Testing

@Suite("Help in small windows")
struct NarrowHelpTests {
  @Test(
    "in 40 columns no line is broken by the terminal, and no word that fits a line by the program",
    arguments: [
      "--help", "review", "exam", "find", "import", "export", "stats", "config", "sync", "backup",
      "due",
      "schedule",
    ])
  func narrow(command: String) throws {
    let collection = try TestCollection()
    let terminal = try collection.open(command, "--help", columns: 40, rows: 15)
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.screen.wrappedLines == [])
    let wide = try collection.run(command, "--help").output
    let shown = Set(terminal.screen.text.split(whereSeparator: \.isWhitespace))
    for word in wide.split(whereSeparator: \.isWhitespace) where word.count <= 34 {
      #expect(shown.contains(word), "\(word)")
    }
  }

  @Test("at the prompt the list of commands fits the window, and names all of them")
  func prompt() throws {
    let collection = try TestCollection()
    let all = try collection.run("help").output.matches(of: /\n  ([a-z]+) {3,}\S/).map { $0.1 }
    for (columns, rows) in [(80, 24), (40, 15)] {
      let terminal = try collection.open(columns: columns, rows: rows)
      try terminal.waitFor("new> ")
      terminal.send("help\r")
      try terminal.waitForWords("leaves. rounds: 0 due")
      let text = terminal.screen.text
      let list = text[text.ranges(of: "> help\n").last!.upperBound...]
      let words = Set(list.split(whereSeparator: \.isWhitespace))
      for name in all { #expect(words.contains(name), "\(name)") }
      #expect(list.split(separator: "\n", omittingEmptySubsequences: false).count < rows)
      #expect(terminal.screen.wrappedLines == [])
    }
  }
}
