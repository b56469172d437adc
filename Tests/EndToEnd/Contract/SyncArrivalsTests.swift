import Files
import Foundation
import Testing

@Suite("What a remote has in its tree")
struct SyncArrivalsTests {
  @Test(
    "is refused by name where it does not fit, takes nothing away, and the rest is synced",
    arguments: [
      ("rm -rf journal; echo x > journal", ["journal of the remote is not taken"]),
      ("rm -rf decks; echo x > decks", ["decks of the remote is not taken"]),
      (
        "rm -rf decks; ln -s /etc decks",
        ["decks of the remote is not taken: it is a symbolic link"]
      ),
      ("ln -sf /etc/passwd decks/d.md", ["decks/d.md of the remote is not taken"]),
      ("mkdir config.json; echo x > config.json/x", ["config.json of the remote is not taken"]),
      (
        "git init -q decks/sub; git -C decks/sub commit -q --allow-empty -m x; echo > .gitmodules",
        ["decks/sub of the remote is not taken", ".gitmodules of the remote"]
      ),
      ("echo '* eol=crlf' > decks/.gitattributes", ["decks/.gitattributes of the remote"]),
      (
        "mkdir -p .Cache imports Decks JOURNAL; echo evil > .Cache/device; echo x > imports/PENDING; "
          + "echo x > Decks/z.md; echo x > JOURNAL/x.jsonl; echo {} > Config.json",
        [
          ".Cache of the remote is not taken: each machine has its own", "imports/PENDING of the",
          "Decks of the remote", "JOURNAL of the remote", "Config.json of the remote",
        ]
      ),
      ("git mv decks tmp; git mv tmp Decks", ["Decks of the remote is not taken"]),
      (
        "echo '{' > config.json; echo 7 > exam.json",
        [
          "config.json of the remote is not taken: it is not a JSON object",
          "exam.json of the remote is not taken: it is not a JSON object",
        ]
      ),
      ("head -c 64000001 /dev/zero > decks/zeros.md", ["decks/zeros.md of the remote", "65 MB"]),
      ("head -c 256000001 /dev/zero > journal/zeros.jsonl", ["journal/zeros.jsonl of the remote"]),
    ])
  func misfits(script: String, words: [String]) throws {
    let machines = try TwoMachines()
    try machines.run(.desktop, "grade", "k1", "4")
    let before = machines.collection.files(in: "desktop").filter { !$0.hasPrefix(".git/") }
    try machines.push("echo '{}' > media.txt\n" + script)
    let result = try machines.run(.desktop, "sync")
    #expect(result.status == .exited(1) && result.output.contains("1 sent"), "\(result.errors)")
    for word in words { #expect(result.errors.contains(word), "\(result.errors)") }
    #expect(try machines.read(.desktop, "decks/d.md") == TwoMachines.deck)
    let after = machines.collection.files(in: "desktop").filter { !$0.hasPrefix(".git/") }
    #expect(Set(before).isSubset(of: after))
    #expect(
      Set(after).subtracting(before).filter { !$0.hasPrefix("backups") && !$0.hasPrefix(".") }
        == ["media.txt"])
    try machines.run(.laptop, "sync")
    #expect(try machines.answers(.laptop) == 1)
    #expect(try machines.read(.laptop, "decks/d.md") == TwoMachines.deck)
  }

  @Test("a journal of a newer version is named and left where it is; all machines go on")
  func newerJournal() throws {
    let machines = try TwoMachines()
    let line = #"{"rounds":"journal","version":99,"device":"new-0000"}"#
    try machines.push("mkdir -p journal; echo '\(line)' > journal/new-0000.jsonl")
    for machine in [TwoMachines.Name.desktop, .laptop, .desktop, .laptop] {
      #expect(try machines.run(machine, "grade", "k1", "4").succeeded)
      let result = try machines.run(machine, "sync")
      #expect(result.status == .exited(1) && result.output.contains("1 sent"), "\(result.errors)")
      #expect(
        result.errors.contains(
          "journal/new-0000.jsonl of the remote is not taken: it has format 99"))
      #expect(!machines.collection.files(in: machine.rawValue).contains("journal/new-0000.jsonl"))
    }
    #expect(try machines.answers(.laptop) == 4)
    #expect(
      try machines.shell("git -C remote.git show main:journal/new-0000.jsonl").output.contains("99")
    )
  }

  @Test("a broken file of settings here is named and not sent, and everything else is synced")
  func brokenSettings() throws {
    let machines = try TwoMachines()
    try machines.run(.laptop, "config", "new-per-day", "7")
    try machines.run(.laptop, "sync")
    try machines.run(.desktop, "sync")
    try machines.write(.desktop, "{", to: "config.json")
    try machines.run(.desktop, "grade", "k1", "4")
    let result = try machines.run(.desktop, "sync")
    #expect(result.status == .exited(1) && result.output.contains("1 sent"), "\(result.errors)")
    #expect(result.errors.contains("config.json is not synced: it is not a JSON object"))
    #expect(try machines.read(.desktop, "config.json") == "{")
    #expect(try machines.run(.laptop, "sync").succeeded)
    #expect(try machines.read(.laptop, "config.json").contains("7"))
    #expect(try machines.answers(.laptop) == 1)
  }

  @Test("a name as long as names can be goes through, and keeps nothing else from doing so")
  func longNames() throws {
    let machines = try TwoMachines()
    let names = [250, 252, 255].map { String(repeating: "n", count: $0 - 3) + ".md" }
    for name in names {
      try machines.write(.laptop, "Q: \(name.count)\nA: a\n", to: "decks/" + name)
    }
    let graded = try machines.run(.laptop, "grade", "k1", "4")
    #expect(graded.succeeded && graded.errors.isEmpty, "\(graded.errors)")
    for machine in [TwoMachines.Name.laptop, .desktop] {
      let result = try machines.run(machine, "sync")
      #expect(result.succeeded && result.errors.isEmpty, "\(result.errors)")
      #expect(try machines.answers(machine) == 1)
    }
    for name in names {
      #expect(try machines.read(.desktop, "decks/" + name) == "Q: \(name.count)\nA: a\n")
    }
  }

  @Test("folders without end are not listed to their end")
  func bomb() throws {
    let machines = try TwoMachines()
    try machines.run(.desktop, "grade", "k1", "4")
    try machines.pushTree(
      """
      t=$(git mktree < /dev/null)
      for level in 1 2 3 4 5 6 7 8 9 10; do
        t=$(for name in 0 1 2 3 4 5 6 7 8 9; do printf "040000 tree $t\\t$name\\n"; done | git mktree)
      done
      printf "040000 tree $t\\tbomb\\n"
      """)
    let result = try machines.collection.shell(
      "ROUNDS_HOME=\"$HOME/desktop\" timeout -s KILL 60 \"$ROUNDS\" sync")
    #expect(
      result.status == .exited(1) && result.errors.contains("has more than 64 MB of file names"))
    #expect(try machines.run(.desktop, "grade", "k1", "4").succeeded)
  }

  @Test("notes that two machines have added to one deck both stay, without a conflict")
  func addedNotes() throws {
    let machines = try TwoMachines()
    try machines.run(.laptop, "add", "--deck", "d", "left?", "l")
    try machines.run(.desktop, "add", "--deck", "d", "right?", "r")
    for machine in [TwoMachines.Name.laptop, .desktop, .laptop] {
      let result = try machines.run(machine, "sync")
      #expect(result.succeeded, "\(result.errors)")
    }
    let text = try machines.read(.laptop, "decks/d.md")
    #expect(
      text.contains("Q: left?") && text.contains("Q: right?") && text.hasPrefix(TwoMachines.deck))
    #expect(try machines.read(.desktop, "decks/d.md") == text)
    #expect(try machines.run(.laptop, "check").output.contains("0 errors, 0 warnings"))
    // A change of the same line in one note is a conflict as before.
    try machines.write(.laptop, text + "Hint: one\n", to: "decks/d.md")
    try machines.write(.desktop, text + "Hint: two\n", to: "decks/d.md")
    try machines.run(.laptop, "sync")
    #expect(try machines.run(.desktop, "sync").errors.contains("decks/d.md"))
  }

  @Test("names that no file may have lead nowhere")
  func names() throws {
    let machines = try TwoMachines()
    try machines.pushTree(
      """
      inner=$(printf "100644 blob $blob\\tconfig\\n" | git mktree); \
      printf "040000 tree $inner\\t.git\\n040000 tree $inner\\t..\\n040000 tree $inner\\t.GIT\\n"
      """)
    let config = try machines.read(.desktop, ".git/config")
    let result = try machines.run(.desktop, "sync")
    #expect(result.status == .exited(1) && result.errors.contains("../config of the remote"))
    #expect(try machines.read(.desktop, ".git/config") == config)
    #expect(!machines.collection.files(in: ".").contains("config"))
  }

  @Test("ignore files and attributes of a remote bend nothing")
  func rules() throws {
    let machines = try TwoMachines()
    try machines.push(
      """
      printf '/journal\\n*\\n' > .gitignore
      printf '* working-tree-encoding=UTF-16 eol=crlf\\n' > .gitattributes
      git config core.attributesFile /dev/null
      git update-index --add --cacheinfo 100644,$(git hash-object -w --no-filters .gitattributes),.gitattributes
      git commit -q -m rules; git push -q origin HEAD:main; git rm -q --cached .gitattributes; \
      git reset -q --hard
      """)
    for machine in [TwoMachines.Name.laptop, .desktop, .laptop] {
      try machines.run(machine, "grade", "k1", "4")
      #expect(try machines.run(machine, "sync").succeeded)
    }
    #expect(try machines.answers(.laptop) == 3)
    for machine in [TwoMachines.Name.laptop, .desktop] {
      #expect(try machines.run(machine, "check").output.contains("0 errors, 0 warnings"))
    }
  }

  @Test(
    "lines of a journal that somebody removed come back, with a word about whose copy lacks them")
  func removedLines() throws {
    let machines = try TwoMachines()
    for card in ["k1", "k2", "k3"] { try machines.run(.desktop, "grade", card, "4") }
    try machines.run(.desktop, "sync")
    try machines.push("for file in journal/*; do sed -i 1q $file; done")
    let result = try machines.run(.desktop, "sync")
    #expect(
      result.errors.contains("the copy of somebody lacks 3 lines of journal/"), "\(result.errors)")
    #expect(result.output.contains("3 sent"))
    #expect(try machines.run(.desktop, "sync").errors == "")
    #expect(try machines.answers(.desktop) == 3)
    try machines.push("rm journal/*")
    try machines.run(.desktop, "sync")
    try machines.run(.laptop, "sync")
    #expect(try machines.answers(.laptop) == 3 && machines.answers(.desktop) == 3)
  }

  @Test("a line in place of another one is a second event, and both count")
  func forgedLine() throws {
    let machines = try TwoMachines()
    try machines.run(.desktop, "grade", "k1", "4")
    try machines.run(.desktop, "sync")
    let name = try #require(
      machines.collection.files(in: "desktop/journal").first { file in
        (try? machines.read(.desktop, "journal/" + file).contains("review")) == true
      })
    let lines = try machines.read(.desktop, "journal/" + name).split(separator: "\n")
    let real = try #require(lines.last { $0.contains("review") })
    let content = real.replacing("\"grade\":4", with: "\"grade\":0")
    let end = try #require(content.range(of: ",\"crc\":"))
    let members = String(content[..<end.lowerBound])
    let forged = members + ",\"crc\":\"\(CRC32C.hexadecimal(of: members))\"}"
    try machines.collection.write(forged + "\n", to: "forged")
    try machines.push(
      "grep -v '\"grade\":4' 'journal/\(name)' > x; cat x ../forged > 'journal/\(name)'; rm x")
    let result = try machines.run(.desktop, "sync")
    #expect(result.errors.contains("lacks 1 line"), "\(result.errors)")
    let text = try machines.read(.desktop, "journal/" + name)
    #expect(text.contains(real) && text.contains(forged))
    let shown = try machines.run(.desktop, "show", "k1").output
    #expect(shown.contains("  grade 4") && shown.contains("  grade 0"), "\(shown)")
  }
}
