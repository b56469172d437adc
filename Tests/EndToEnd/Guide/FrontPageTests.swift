import Foundation
import Testing

/// README.md is read first, and mostly alone.
@Suite("The README")
struct FrontPageTests {
  private let text: String

  init() throws {
    text = try String(
      contentsOf: GuidePage.folder.appending(path: "../../README.md"), encoding: .utf8)
  }

  @Test("is read in one sitting")
  func length() {
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 170)
  }

  @Test("has a deck whose cards are as many as it says, without a mistake")
  func deck() throws {
    let start = try #require(text.firstRange(of: "```markdown\n")?.upperBound)
    let end = try #require(text[start...].firstRange(of: "\n```")?.lowerBound)
    let collection = try TestCollection([:])
    try collection.write(String(text[start..<end]) + "\n", to: "home/decks/remittance.md")
    let check = try collection.run("check")
    #expect(check.output + check.errors == "5 cards in 1 deck: 0 errors, 0 warnings.\n")
    #expect(text.contains("these five cards are there"))
  }

  @Test("names commands that there are")
  func commands() throws {
    let collection = try TestCollection()
    let help = try collection.run("--help").output
    let named = Set(text.matches(of: /\brounds ([a-z]+)\b/).map { String($0.1) })
      .subtracting(["is", "binary", "help"])
    #expect(named.isSuperset(of: ["review", "import", "export", "stats", "add", "sync"]))
    for name in named { #expect(help.contains("\n  \(name) "), "\(name)") }
  }
}
