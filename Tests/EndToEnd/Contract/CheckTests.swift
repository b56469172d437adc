import Files
import Foundation
import Testing

@Suite("rounds check")
struct CheckTests {
  private static let broken = """
    Q: What is asked twice?

    Q: Which has an answer?
    A: This one.
    ---
    A: An answer to nothing.
    """

  /// A collection whose decks cause no warnings.
  private func soundCollection() throws -> TestCollection {
    try TestCollection([
      "mixed.md": SampleDecks.mixed.replacing("Valid until: 2026-01", with: "Valid until: 2036-01")
    ])
  }

  @Test("it is silent on standard error and exits 0 where everything is well")
  func clean() throws {
    let collection = try soundCollection()
    #expect(
      try collection.run("check")
        == Program.Output(
          status: .exited(0), output: "6 cards in 1 deck: 0 errors, 0 warnings.\n", errors: ""))
    #expect(
      try collection.run("check", "--json")
        == Program.Output(status: .exited(0), output: "", errors: ""))
  }

  @Test("errors go to standard error with place, line, caret and hint, all in one run; exit 1")
  func errors() throws {
    let collection = try soundCollection()
    try collection.write(Self.broken, to: "home/decks/broken.md")
    let result = try collection.run("check")
    #expect(result.status == .exited(1))
    #expect(result.output == "7 cards in 2 decks: 2 errors, 0 warnings.\n")
    #expect(
      result.errors == """
        ~/home/decks/broken.md:1:1: error: this question has no answer
            Q: What is asked twice?
            ^
          hint: add a line `A:` with the answer, or a task list of options
        ~/home/decks/broken.md:6:1: error: `A:` without a `Q:` before it
            A: An answer to nothing.
            ^
          hint: write `Q:` and the question on the line above

        """)
    // The valid cards can be studied anyway, with a notice about the others.
    let decks = try collection.run("decks")
    #expect(decks.succeeded)
    #expect(decks.errors == "rounds: 2 problems found; `rounds check` lists them\n")
    #expect(try collection.run("cards", "deck:broken").output.contains("Which has an answer?"))
  }

  @Test("--json prints each problem as an object on standard output")
  func json() throws {
    let collection = try soundCollection()
    try collection.write(Self.broken, to: "home/decks/broken.md")
    let result = try collection.run("check", "--json")
    #expect(result.status == .exited(1))
    #expect(result.errors == "")
    let file = collection.home + "/decks/broken.md"
    #expect(
      result.output == #"{"file":"\#(file)","line":1,"column":1,"severity":"error","#
        + #""message":"this question has no answer","#
        + #""hint":"add a line `A:` with the answer, or a task list of options"}"# + "\n"
        + #"{"file":"\#(file)","line":6,"column":1,"severity":"error","#
        + #""message":"`A:` without a `Q:` before it","#
        + #""hint":"write `Q:` and the question on the line above"}"# + "\n")
  }

  @Test("warnings are told and are no reason to fail")
  func warnings() throws {
    let collection = try soundCollection()
    try collection.write("q: looks like a tag\n\nQ: Who?\nA: Me\n", to: "home/decks/warn.md")
    let result = try collection.run("check")
    #expect(result.succeeded)
    #expect(result.output == "7 cards in 2 decks: 0 errors, 1 warning.\n")
    #expect(result.errors.contains("warn.md:1:1: warning: "))
  }

  @Test("--expired lists the cards whose last day has passed, and only these")
  func expired() throws {
    let collection = try TestCollection()
    try collection.write(Self.broken, to: "home/decks/broken.md")
    let result = try collection.run("check", "--expired")
    #expect(result.succeeded)
    #expect(result.output == "7 cards in 2 decks: 0 errors, 1 warning.\n")
    #expect(result.errors.contains("warning: this fact was valid until 2026-01\n"))
    #expect(result.errors.contains("    Q: Wie heißt die Ärztekammer?\n"))
    let early = try collection.run("check", "--expired", "--json", now: "2026-01-31T12:00:00Z")
    #expect(early.succeeded && early.output == "")
  }

  @Test("named files and folders are checked without a collection")
  func paths() throws {
    let collection = try soundCollection()
    try collection.write(Self.broken, to: "elsewhere/broken.md")
    let good = try collection.run("check", collection.builtInDecks)
    #expect(good.succeeded)
    #expect(good.output == "6 cards in 1 deck: 0 errors, 0 warnings.\n")
    let bad = try collection.run("check", collection.folder + "/elsewhere/broken.md")
    #expect(bad.status == .exited(1))
    #expect(bad.output == "1 card in 1 deck: 2 errors, 0 warnings.\n")
    let missing = try collection.run("check", collection.folder + "/nowhere.md")
    #expect(missing.status == .exited(1))
    #expect(missing.errors.contains("there is no deck at"))
    #expect(collection.files(in: "home") == [])
  }

  @Test("a torn last line of a journal is reported, cut off into a file beside it, and told once")
  func tornTail() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...3)])
    try collection.run(input: "grade n1 4\ngrade n2 5\n")
    let name = try #require(collection.files(in: "home/journal").first)
    let whole = try collection.read("home/journal/" + name)
    try collection.write(String(whole.dropLast(40)), to: "home/journal/" + name)
    let torn = try collection.run("check")
    #expect(torn.status == .exited(1))
    #expect(torn.errors.contains("the last line is not finished"))
    let next = try collection.run("grade", "n3", "4")
    #expect(next.succeeded)
    #expect(next.errors.contains("rounds: "))
    #expect(try collection.answers() == ["n1 4 learn", "n3 4 learn"])
    #expect(collection.files(in: "home/journal").count == 2)
    let after = try collection.run("check")
    #expect(after.succeeded)
    #expect(after.errors == "")
  }

  @Test("a line overwritten by another is told, comes back from a backup, else is noted as lost")
  func overwrittenLine() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...9)])
    try collection.run(input: "grade n1 4\ngrade n2 5\ngrade n3 3\nbackup make\ngrade n4 4\n")
    let name = "home/journal/" + (try #require(collection.files(in: "home/journal").first))
    let whole = try collection.read(name)
    var lines = whole.split(separator: "\n")
    lines[2] = lines[1]
    let damaged = lines.joined(separator: "\n") + "\n"
    try collection.write(damaged, to: name)
    let told = try collection.run("check")
    #expect(told.status == .exited(1))
    #expect(told.output == "9 cards in 1 deck: 1 error, 1 warning.\n")
    #expect(told.errors.contains("~/\(name):3:1: warning: the line repeats event 1 of "))
    #expect(told.errors.contains("~/\(name):4:1: error: event 2 of "))
    #expect(told.errors.contains(" is missing before this line\n"))
    let mended = try collection.run("check", "--repair")
    #expect(mended.succeeded, "\(mended.errors)")
    #expect(mended.errors == "~/\(name): lost lines are back from a backup\n")
    #expect(try collection.read(name) == whole)
    // Lines that no backup has are lost, and reported once.
    try FileManager.default.removeItem(atPath: collection.home + "/backups")
    try collection.write(damaged, to: name)
    let lost = try collection.run("check", "--repair")
    #expect(lost.succeeded, "\(lost.errors)")
    #expect(lost.errors.contains("~/\(name): 1 repeated line moved to ~/\(name).damaged-1\n"))
    #expect(lost.errors.contains("~/\(name).lost: notes that 1 event of "))
    #expect(lost.errors.hasSuffix(" is lost: 2\n"))
    #expect(try collection.run("check").errors == "")
    #expect(try collection.run("grade", "n2", "5").errors == "")
    #expect(
      try collection.answers() == ["n1 4 learn", "n3 3 learn", "n4 4 learn", "n2 5 learn"])
  }

  @Test("this machine's journal of a newer format takes no answers and is left untouched")
  func newerFormat() throws {
    let collection = try soundCollection()
    try collection.run("grade", "form", "4")
    let name = try #require(collection.files(in: "home/journal").first)
    let newer = try collection.read("home/journal/" + name)
      .replacing(#""version":1,"#, with: #""version":99,"#)
    // The header's own checksum, as a newer version would write it.
    let header = try #require(newer.split(separator: "\n").first)
    let body = try #require(header.split(separator: #","crc""#).first)
    let sum = CRC32C.hexadecimal(of: String(body))
    let text = newer.replacing(header, with: body + #","crc":"\#(sum)"}"#)
    try collection.write(text, to: "home/journal/" + name)
    for command in [["check"], ["grade", "form", "5"], ["review"]] {
      let result = try Program.run(command, environment: collection.environment)
      #expect(result.status == .exited(1))
      #expect(result.errors.contains("99"))
    }
    #expect(try collection.run("stats").succeeded)
    #expect(try collection.read("home/journal/" + name) == text)
    // Another machine's journal is named, and answers go on.
    try collection.write(text, to: "home/journal/other-0000.jsonl")
    try FileManager.default.removeItem(atPath: collection.home + "/journal/" + name)
    for command in [["grade", "form", "5"], ["grade", "form", "4"], ["due"]] {
      let result = try Program.run(command, environment: collection.environment)
      #expect(result.succeeded && result.errors.contains("1 problem found"), "\(result.errors)")
    }
    let check = try collection.run("check").errors
    #expect(check.contains("other-0000.jsonl:1:1: error: the journal has format 99"), "\(check)")
    #expect(try collection.read("home/journal/other-0000.jsonl") == text)
  }

  @Test("the built-in decks are without a fault")
  func builtInDecks() throws {
    let collection = try soundCollection()
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let result = try collection.run("check", root.appendingPathComponent("Decks").path)
    #expect(result.succeeded)
    #expect(result.errors == "")
    #expect(result.output.hasSuffix(" 0 errors, 0 warnings.\n"))
  }
}

/// The checksum of journal lines, bit by bit: not the program's own algorithm.
enum CRC32C {
  static func hexadecimal(of text: String) -> String {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in text.utf8 {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0x82F6_3B78 : sum >> 1 }
    }
    let digits = String(~sum, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
