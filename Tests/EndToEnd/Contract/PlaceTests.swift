import Foundation
import Testing

/// The place of the collection, and what happens if it cannot be created.
@Suite("The collection's place")
struct PlaceTests {
  /// Answers a card with the given environment, and returns where the journal is.
  private func journals(
    _ collection: TestCollection, _ change: [String: String?], _ arguments: [String] = []
  ) throws -> [String] {
    var environment = collection.environment
    environment["ROUNDS_HOME"] = nil
    for (name, value) in change { environment[name] = value }
    let result = try Program.run(["grade", "form", "4"] + arguments, environment: environment)
    #expect(result.succeeded, "\(result.errors)")
    return collection.files(in: ".").filter { $0.hasSuffix(".jsonl") }
      .map { URL(fileURLWithPath: $0).deletingLastPathComponent().relativePath }
  }

  @Test("--collection comes before ROUNDS_HOME, that before XDG_DATA_HOME, that before HOME")
  func order() throws {
    let all: [(name: String, value: (TestCollection) -> String, place: String)] = [
      ("ROUNDS_HOME", { $0.folder + "/r" }, "r/journal"),
      ("XDG_DATA_HOME", { $0.folder + "/x" }, "x/rounds/journal"),
      ("HOME", { $0.folder + "/h" }, "h/.local/share/rounds/journal"),
    ]
    for start in all.indices {
      let collection = try TestCollection()
      let change = Dictionary(
        uniqueKeysWithValues: all[start...].map { ($0.name, Optional($0.value(collection))) })
      #expect(try journals(collection, change) == [all[start].place])
    }
    let collection = try TestCollection()
    let change = Dictionary(
      uniqueKeysWithValues: all.map { ($0.name, Optional($0.value(collection))) })
    let option = ["--collection", collection.folder + "/c"]
    #expect(try journals(collection, change, option) == ["c/journal"])
  }

  @Test("an empty variable is none, and a relative XDG_DATA_HOME is ignored as XDG asks")
  func unset() throws {
    let first = try TestCollection()
    #expect(
      try journals(first, ["ROUNDS_HOME": "", "XDG_DATA_HOME": ""])
        == [".local/share/rounds/journal"])
    let second = try TestCollection()
    #expect(try journals(second, ["XDG_DATA_HOME": "data"]) == [".local/share/rounds/journal"])
  }

  @Test("without any of them the program says what to do")
  func nowhere() throws {
    let collection = try TestCollection()
    var environment = collection.environment
    environment["ROUNDS_HOME"] = nil
    environment["HOME"] = nil
    for command in [["stats"], ["review"], ["grade", "form", "4"], []] {
      let result = try Program.run(command, environment: environment)
      #expect(result.status == .exited(1))
      #expect(result.output == "")
      #expect(result.errors.contains("HOME is not set"))
      #expect(result.errors.contains("--collection DIR"))
    }
    #expect(try Program.run(["--help"], environment: environment).succeeded)
    let named = try Program.run(
      ["stats", "--collection", collection.folder + "/c"], environment: environment)
    #expect(named.succeeded)
  }

  @Test("--collection holds for the whole prompt, and can be another for one command")
  func prompt() throws {
    let collection = try TestCollection()
    try collection.run(
      "--collection", collection.folder + "/c",
      input: "grade form 4\ngrade edits.1 5 --collection \(collection.folder)/d\n")
    let cards = { (name: String) in
      try collection.run("cards", "is:young", "--collection", collection.folder + "/" + name)
        .output.split(separator: "\t").first
    }
    #expect(try cards("c") == "form")
    #expect(try cards("d") == "edits.1")
    #expect(collection.files(in: "home") == [])
  }

  @Test("what is kept is for the learner alone")
  func permissions() throws {
    let collection = try TestCollection()
    for command in ["grade form 4", "config policy delphi"] {
      #expect(try collection.shell("umask 000; \"$ROUNDS\" \(command)").succeeded)
    }
    for name in ["."] + collection.files(in: "home") {
      let path = collection.home + "/" + name
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      let mode = try #require(attributes[.posixPermissions] as? Int)
      let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
      #expect(mode == (isFolder ? 0o700 : 0o600), "\(name)")
    }
  }

  @Test("a folder that cannot be written is looked at, and nothing else")
  func readOnly() throws {
    let collection = try TestCollection()
    try collection.run("grade", "form", "4")
    let before = collection.files(in: "home")
    defer { _ = try? collection.shell("chmod -R u+w \"$ROUNDS_HOME\"") }
    _ = try collection.shell("chmod -R a-w \"$ROUNDS_HOME\"")
    // The superuser may write everywhere, unless that capability is dropped.
    let unprivileged =
      geteuid() == 0
      ? "setpriv --inh-caps=-dac_override --bounding-set=-dac_override -- \"$ROUNDS\""
      : "\"$ROUNDS\""
    // An edited deck is followed, although that cannot be saved.
    let edited = SampleDecks.mixed.replacing("superbill", with: "bill")
    try collection.write(edited, to: "decks/mixed.md")
    for command in [
      "stats", "decks", "cards", "show form", "check", "export", "review --read-only",
    ] {
      let result = try collection.shell("\(unprivileged) \(command)")
      #expect(result.succeeded, "\(command): \(result.errors)")
      #expect(!result.output.isEmpty)
    }
    for command in ["grade form 4", "review", "undo", "suspend form", "config policy delphi"] {
      let result = try collection.shell("\(unprivileged) \(command)")
      #expect(result.status == .exited(1), "\(command)")
      #expect(result.output == "")
      #expect(result.errors.contains("Permission denied"), "\(result.errors)")
    }
    #expect(collection.files(in: "home") == before)
    #expect(try collection.answers() == ["form 4 learn"])
  }
}
