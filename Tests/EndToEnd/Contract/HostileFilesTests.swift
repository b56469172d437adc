import Files
import Foundation
import Testing

/// Content that others wrote into a shared collection.
@Suite("Hostile journals, names and remotes")
struct HostileFilesTests {
  private static let hostile = "x\u{1B}[2J\u{1B}]0;t\u{7}\u{202E}\u{200B}\u{9B}31m\u{8}"

  private func line(_ members: String) -> String {
    members + ",\"crc\":\"\(CRC32C.hexadecimal(of: members))\"}\n"
  }

  private func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      let hex = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    }.joined()
  }

  private func isTame(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n"
        || scalar.properties.generalCategory != .control
          && scalar.properties.generalCategory != .format
    }
  }

  @Test("reach no terminal and no output raw, and become no path")
  func everything() throws {
    let collection = try TestCollection()
    let name = escaped(Self.hostile)
    let evil =
      line(#"{"rounds":"journal","version":1,"device":"evil","created":1"#)
      + line(
        #"{"n":1,"at":5,"event":"review","card":"\#(name)","grade":4,"day":"2026-06-29","took":1,"#
          + #""kind":"learn","before":null,"after":1,"by":"\#(name)""#)
      + line(#"{"n":2,"at":6,"event":"import","source":"\#(name)/../../../x","events":0"#)
      + line(#"{"n":3,"at":7,"event":"suspend","card":"../../\#(name)""#)
      + line(#"{"n":4,"at":7,"event":"undo","device":"../../etc","of":1"#)
      + "\(Self.hostile)\n"
    try collection.write(evil, to: "home/journal/evil.jsonl")
    try collection.write("Q: q\(Self.hostile)?\nA: a\n", to: "home/decks/d\(Self.hostile).md")
    try collection.write("{}\n", to: "home/journal/\(Self.hostile).jsonl")
    for command in [
      "check", "cards", "decks", "stats", "undo", "undo", "undo", "backup make", "backup list",
      "check --repair", "sync", "sync $REMOTE --create", "sync",
    ] {
      let result = try collection.shell(
        "\"$ROUNDS\" " + command.replacing("$REMOTE", with: "\"$REMOTE\""),
        environment: ["REMOTE": collection.folder + "/r" + Self.hostile.filter { $0 != "/" }])
      // Tabs separate the columns of a list.
      #expect(
        isTame(result.output.replacing("\t", with: " ")),
        "\(command): \(result.output.debugDescription)")
      #expect(isTame(result.errors), "\(command): \(result.errors.debugDescription)")
    }
    let outside = collection.files(in: ".").filter {
      !$0.hasPrefix("home") && !$0.hasPrefix("decks")
    }
    #expect(outside == [])
  }

  @Test("a repository's files that are links lead nowhere")
  func links() throws {
    let collection = try TestCollection()
    try collection.write("untouched\n", to: "victim.md")
    let script = """
      set -e
      git init -q --bare remote
      git clone -q remote evil 2>/dev/null
      cd evil
      git checkout -q -b main
      mkdir decks
      ln -s "$HOME/victim.md" decks/mixed.md
      ln -s "$HOME" journal
      git add .
      git -c user.name=e -c user.email=e@e commit -q -m evil
      git push -q origin main
      """
    let made = try Program.run(
      ["-c", "cd \"$HOME\"; " + script], environment: collection.environment,
      executable: "/bin/sh")
    #expect(made.succeeded, "\(made.errors)")
    _ = try collection.run("sync", collection.folder + "/remote")
    _ = try collection.run("grade", "form", "4")
    #expect(try collection.read("victim.md") == "untouched\n")
    #expect(!collection.files(in: ".").contains { $0.hasSuffix(".jsonl") && !$0.contains("/") })
  }
}
