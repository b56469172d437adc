import Exchange
import Flashcards
import TestSupport
import Testing
import Text

@Suite("Another program's text, however large,")
struct PeerSizeTests {
  @Test(
    "is read in linear time",
    arguments: [
      "::", ":::", "a::b ", "a::b", "`", "`` ` ", "`a::b` ", "==", "==a==", "== a", "==a;;b",
      "**1;;", "**a ", "{{a ", "{{1::", "{{", "==a==^[", "#flashcards ", "#", "<!--SR:!", "<!--",
      "<!--SR:!2024-08-16,51,230--> ", "?", "[", "![", "\\[", "a ", "{{1;;a}} ", "^",
    ], [ImportFormat.obsidian, .repeater, nil])
  func longLine(piece: String, format: ImportFormat?) {
    let line = String(repeating: piece, count: 60_000 / piece.utf8.count)
    #expect(seconds("#flashcards\n\nC: \(line)x**}}==\n", format) < 20)
  }

  @Test(
    "is read in linear time line by line",
    arguments: [
      "<!--", "<!--SR:", "<!--SR:!2024-08-16,51,230-->", "```", "~~~", "a::b", "==a==", "?", "??",
      "a\n?", "#flashcards/a", "# a", "Q:", "C: [a", "---", "> [!sr|card-metadata]", "a\n?\nb\n",
      "`````\n````", "std::vector<int>",
    ], [ImportFormat.obsidian, .repeater, nil])
  func manyLines(piece: String, format: ImportFormat?) {
    let text = "#flashcards\n" + String(repeating: piece + "\n", count: 6_000)
    #expect(seconds(text, format) < 20)
  }

  @Test("is read though it has a megabyte in a line and 100,000 openings")
  func megabyte() {
    let line = String(repeating: "==abc;;d ", count: 100_000)
    let time = seconds(
      "#flashcards\n\(line)\n" + String(repeating: "<!--\n", count: 100_000), .obsidian)
    #expect(time < 120)
  }

  /// The time to read a text.
  private func seconds(_ text: String, _ format: ImportFormat?) -> Double {
    let time = ContinuousClock().measure { _ = read(text, format) }
    return Double(time.components.seconds)
  }

  @Test(
    "never ends the program, whatever its bytes are",
    arguments: 0..<UInt64(Torture.times(60, long: 200)))
  func noise(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "::", ":::", "?", "??", "==", ";;", "1", "`", "```", "\n", "\n\n", "\r", "\r\n", " ", "#",
      "#flashcards",
      "/a", "<!--", "-->", "<!--SR:!", "2024-08-16,51,230", "fsrs,", "!", ",", "[", "]", "\\", "{{",
      "}}",
      "Q:", "A:", "C:", "---", "- ", "^[", "[^1]", "é", "🩺", "\u{0301}", "\0", "ahs",
      "{\"cards\":[", "> ",
    ]
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0..<80, using: &random) {
      bytes += Array(pieces.randomElement(using: &random)!.utf8)
      if Int.random(in: 0..<40, using: &random) == 0 {
        bytes.append(.random(in: 0...255, using: &random))
      }
    }
    for format in [ImportFormat.obsidian, .repeater, .hashcards, nil] {
      var options = ImportOptions()
      options.format = format
      let file = ImportedFile(bytes, file: "f", options: options)
      let lines = bytes.count { $0 == 10 || $0 == 13 } + 1
      #expect(file.diagnostics.allSatisfy { 1...lines ~= $0.location.line })
      #expect(file.diagnostics.allSatisfy { !$0.message.hasSuffix(".") && !$0.hint.hasSuffix(".") })
    }
  }
}
