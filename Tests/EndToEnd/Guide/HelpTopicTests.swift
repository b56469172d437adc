import Foundation
import Testing

@Suite("Topics of help")
struct HelpTopicTests {
  @Test("are the pages of the guide, each with its heading, and all in the guide's own list")
  func list() throws {
    let collection = try TestCollection()
    let listed = try collection.run("help", "guide")
    #expect(listed.succeeded)
    let rows = listed.output.split(separator: "\n").map { $0.split(separator: "\t") }
    let files = GuidePage.names.filter { $0 != "README.md" }
    #expect(rows.count == files.count)
    let index = try String(
      contentsOf: GuidePage.folder.appending(path: "README.md"), encoding: .utf8)
    for name in files {
      let text = try String(contentsOf: GuidePage.folder.appending(path: name), encoding: .utf8)
      let title = try #require(text.split(separator: "\n").first { $0.hasPrefix("# ") }).dropFirst(
        2)
      let row = try #require(rows.first { $0.last == title }, "\(name)")
      #expect(index.contains("](\(name))") && index.contains("`rounds help \(row[0])`"))
      let page = try collection.run("help", String(row[0]))
      #expect(page.succeeded && page.output.hasPrefix("# \(title)\n"))
    }
  }

  @Test("fit the window, and leave out what only a browser or a test needs")
  func layout() throws {
    let collection = try TestCollection()
    for width in [40, 80] {
      let page = try collection.run("help", "getting-started", environment: ["COLUMNS": "\(width)"])
      let lines = page.output.split(separator: "\n")
      #expect(lines.count > 100)
      #expect(lines.allSatisfy { $0.count <= width })
      #expect(!page.output.contains("<!--") && !page.output.contains(".md)"))
      let words = page.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("`rounds help exams`"))
    }
  }

  @Test(
    "are found by their beginning and in several words; commands go first",
    arguments: [
      (["getting", "started"], "# Getting started"), (["GETTING-STARTED"], "# Getting started"),
      (["sett"], "# Settings"), (["import"], "OVERVIEW:"), (["decks"], "# Decks"),
    ])
  func words(words: [String], beginning: String) throws {
    let collection = try TestCollection()
    let quoted = words.joined(separator: " ")
    let fromShell = try collection.shell("\"$ROUNDS\" help \(quoted)")
    #expect(fromShell.succeeded && fromShell.output.hasPrefix(beginning))
    let atPrompt = try collection.run(input: "help \(quoted)\n")
    #expect(atPrompt.output.hasSuffix(fromShell.output))
  }

  @Test("that are commands too say where the command's options are")
  func command() throws {
    let page = try TestCollection().run("help", "decks").output
    #expect(page.hasSuffix("The command's options: rounds decks --help\n"))
  }

  @Test("that do not fit the window go through the pager, and are printed where it fails")
  func pager() throws {
    let collection = try TestCollection()
    let terminal = try collection.open(
      "help", "searching", environment: ["PAGER": "sed s/Searching/Paged/"])
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.plainText.contains("Paged") && !terminal.plainText.contains("# Searching"))
    let without = try collection.open(
      "help", "searching", environment: ["PAGER": "no-such-program"])
    #expect(try without.waitForExit() == .exited(0))
    #expect(without.plainText.contains("This page shows how to find cards"))
  }
}
