import Collection
import Files
import Flashcards
import Journal
import SpacedRepetition
import Study
import Testing
import Text

@testable import Safekeeping

@Suite("Machines that sync over git")
struct SyncTests {
  @Test("three machines with wrong clocks, offline for weeks, come to one state")
  func threeMachines() throws {
    let machines = try Machines()
    machines.skew("laptop", by: -86_400_000)
    machines.skew("phone", by: 3_600_000)
    for machine in ["laptop", "desktop", "phone"] {
      try machines.sync(machine, with: machines.remote)
    }
    for day in 0..<21 {
      try machines.answer("laptop", "a", day % 3 == 0 ? .incorrect : .perfect, day: day)
      // The same card on two machines on the same day.
      if day % 2 == 0 { try machines.answer("desktop", "a", .hesitant, day: day) }
      if day % 4 == 0 { try machines.answer("phone", "b", .hesitant, day: day) }
    }
    try machines.sync("phone")
    try machines.sync("laptop")
    // An undo of an event from another machine.
    try machines.undo("laptop")
    try machines.sync("desktop")
    try machines.sync("laptop")
    try machines.sync("phone")
    try machines.sync("desktop")
    let state = try machines.state("laptop")
    #expect(try machines.state("desktop") == state)
    #expect(try machines.state("phone") == state)
    #expect(try machines.look("phone").history.events.count == 21 + 11 + 6 + 1)
    for machine in ["laptop", "desktop", "phone"] { #expect(try machines.problems(machine) == []) }
    #expect(try !machines.sync("laptop").isNews)
  }

  @Test("a machine that is another's copy is told apart, takes a new name, and no answer is lost")
  func clone() throws {
    let machines = try Machines()
    try machines.sync("laptop", with: machines.remote)
    try machines.answer("laptop", "a", .hesitant)
    try machines.sync("laptop")
    try copyFolder(machines.home("laptop"), to: machines.home("copy"))
    let name = try machines.open("laptop") { writer, _ in writer.device }
    #expect(try machines.open("copy") { writer, _ in writer.device } == name)
    // Both write under one name, and the copy undoes its own event.
    try machines.answer("laptop", "a", .perfect, day: 1)
    try machines.answer("copy", "b", .incorrect, day: 1)
    try machines.answer("copy", "b", .hesitant, day: 2)
    try machines.undo("copy")
    try machines.sync("laptop")
    try machines.sync("copy")
    try machines.sync("laptop")
    let names = try ["laptop", "copy"].map { try machines.open($0) { writer, _ in writer.device } }
    #expect(Set(names).count == 2 && !names.contains(name))
    #expect(try machines.state("laptop") == machines.state("copy"))
    let history = try machines.look("laptop").history
    #expect(history.events.count == 5)
    #expect(history.record(of: CardID("a")).progress.reviews == 2)
    #expect(history.record(of: CardID("b")).progress.reviews == 1)
    for machine in ["laptop", "copy"] { #expect(try machines.problems(machine) == []) }
    try machines.answer("copy", "b", .perfect, day: 3)
    try machines.sync("copy")
    try machines.sync("laptop")
    #expect(try machines.state("laptop") == machines.state("copy"))
  }

  @Test("a deck that was changed in two places is left to the learner, and answers go on")
  func conflictingDecks() throws {
    let machines = try Machines()
    try machines.write("Q: x\nA: old\nId: x\n", to: "laptop/decks/my.md")
    try machines.sync("laptop", with: machines.remote)
    try machines.sync("desktop", with: machines.remote)
    #expect(try machines.read("desktop/decks/my.md") == "Q: x\nA: old\nId: x\n")
    try machines.write("Q: x\nA: mine\nId: x\n", to: "laptop/decks/my.md")
    try machines.answer("laptop", "x", .perfect)
    try machines.write("Q: x\nA: yours\nId: x\n", to: "desktop/decks/my.md")
    try machines.answer("desktop", "b", .perfect)
    try machines.sync("laptop")
    let place = SourceLocation(file: "decks/my.md", line: 2, column: 1)
    for _ in 0..<2 {
      #expect(throws: SyncError.conflicts([place])) { try machines.sync("desktop") }
    }
    // The other machine's answer is here already, and there may be more.
    #expect(try machines.look("desktop").history.events.count == 2)
    try machines.answer("desktop", "b", .perfect, day: 1)
    try machines.write("Q: x\nA: both\nId: x\n", to: "desktop/decks/my.md")
    try machines.sync("desktop")
    try machines.sync("laptop")
    #expect(try machines.read("laptop/decks/my.md") == "Q: x\nA: both\nId: x\n")
    #expect(try machines.state("laptop") == machines.state("desktop"))
  }

  @Test(
    "machines that sync with two remotes by turns bring their decks together without a conflict")
  func twoRemotes() throws {
    let machines = try Machines()
    let (one, two) = (machines.remote, machines.remote + "-2")
    try machines.write("Q: x\nA: old\nId: x\n", to: "laptop/decks/x.md")
    try machines.sync("laptop", with: one)
    try machines.sync("laptop", with: two)
    try machines.sync("desktop", with: one)
    try machines.write("Q: x\nA: new\nId: x\n", to: "laptop/decks/x.md")
    try machines.sync("laptop", with: two)
    try machines.write("Q: y\nA: y\nId: y\n", to: "desktop/decks/y.md")
    try machines.sync("desktop", with: one)
    // Each merges what the other has sent to the other remote.
    try machines.sync("laptop", with: one)
    try machines.sync("desktop", with: two)
    try machines.write("Q: x\nA: newest\nId: x\n", to: "laptop/decks/x.md")
    try machines.sync("laptop", with: two)
    try machines.sync("desktop", with: one)
    try machines.sync("desktop", with: two)
    try machines.sync("laptop", with: two)
    for machine in ["laptop", "desktop"] {
      #expect(try machines.read("\(machine)/decks/x.md") == "Q: x\nA: newest\nId: x\n")
      #expect(try machines.read("\(machine)/decks/y.md") == "Q: y\nA: y\nId: y\n")
    }
  }

  @Test("a journal that lost lines gets them back, and no other machine loses them")
  func damage() throws {
    let machines = try Machines()
    try machines.sync("laptop", with: machines.remote)
    for day in 0..<5 { try machines.answer("laptop", "a", .perfect, day: day) }
    try machines.sync("laptop")
    try machines.sync("desktop", with: machines.remote)
    let name = try machines.open("laptop") { writer, _ in writer.device }
    let path = "laptop/journal/\(name).jsonl"
    let whole = try machines.read(path)
    let lines = whole.split(separator: "\n")
    try machines.write(lines.prefix(3).joined(separator: "\n") + "\n", to: path)
    #expect(try machines.sync("laptop").mended == ["journal/\(name).jsonl"])
    #expect(try machines.read(path) == whole)
    try FileSystem.removeFile(machines.root + "/" + path)
    try machines.sync("laptop")
    #expect(try machines.state("laptop") == machines.state("desktop"))
    #expect(try machines.look("laptop").history.events.count == 5)
  }

  @Test("settings that differ keep this machine's, and what is each machine's own stays there")
  func settings() throws {
    let machines = try Machines()
    try machines.write("{\"new-per-day\": 5}\n", to: "laptop/config.json")
    try machines.write("{\"new-per-day\": 7}\n", to: "desktop/config.json")
    try machines.write("x", to: "laptop/media/heart.png")
    try machines.sync("laptop", with: machines.remote)
    #expect(
      try machines.sync("desktop", with: machines.remote).kept
        == ["new-per-day in config.json"])
    #expect(try machines.look("desktop").settings.newPerDay == 7)
    try machines.sync("laptop")
    #expect(try machines.look("laptop").settings.newPerDay == 5)
    let names = try machines.git("desktop").run("ls-files", "-z").names
    #expect(names.allSatisfy { !$0.hasPrefix(".cache") && !$0.hasPrefix("media") && $0 != ".lock" })
    #expect(names.contains("config.json") && names.contains(".gitignore"))
  }

  @Test("reports of exams go along")
  func exams() throws {
    let machines = try Machines()
    try machines.answer("laptop", "a", .perfect)
    try machines.write("{}", to: "laptop/exams/2026-06-29-cpc-1.json")
    try machines.sync("laptop", with: machines.remote)
    try machines.sync("desktop", with: machines.remote)
    #expect(try machines.read("desktop/exams/2026-06-29-cpc-1.json") == "{}")
  }

  @Test("a machine's own files in a repository are refused by name, and the rest is synced")
  func ownFiles() throws {
    let machines = try Machines()
    try machines.answer("laptop", "a", .perfect)
    try machines.sync("laptop", with: machines.remote)
    try machines.git("laptop").run("add", "--force", "--", ".cache")
    try machines.git("laptop").run("commit", "--quiet", "--message", "by hand")
    try machines.git("laptop").run("push", "--quiet", "origin", "HEAD")
    let device = try machines.open("desktop") { writer, _ in writer.device }
    let merge = try machines.sync("desktop", with: machines.remote)
    #expect(merge.leftOut.map(\.path) == [".cache"])
    #expect(merge.leftOut.map(\.reason) == [.machinesOwn])
    #expect(try machines.read("desktop/.cache/device") == "\(device)\n")
    #expect(try machines.look("desktop").history.events.count == 1)
    // They are gone from the repository, but still on the machine that they come from.
    try machines.sync("laptop")
    #expect(try machines.sync("desktop").leftOut == [])
    let names = try machines.git("laptop").run("ls-files", "-z").names
    #expect(!names.contains(".cache/device"))
    #expect(FileSystem.exists(machines.home("laptop") + "/.cache/device"))
  }

  @Test(
    "an address that could be an option or a program is refused",
    arguments: ["--upload-pack=x", "-x", "ext::sh -c x", "fd::17", "", "a\nb", "a\u{202E}b"])
  func hostileRemote(text: String) {
    #expect(throws: SyncError.unsuitableRemote(text)) { try Remote(text) { $0 } }
  }

  @Test(
    "an address is taken as git takes it, and shown without its password",
    arguments: [
      ("git@example.org:me/rounds.git", "git@example.org:me/rounds.git"),
      ("https://me:secret@example.org/r.git", "https://example.org/r.git"),
      ("https://TOKEN@example.org/r.git", "https://example.org/r.git"),
      ("HTTPS://u:p@ss:pw@example.org:8443/a@b", "HTTPS://example.org:8443/a@b"),
      ("https://u:pa/ss@example.org/r.git", "https://example.org/r.git"),
      ("https://example.org:8443/@me/r.git", "https://example.org:8443/@me/r.git"),
      ("ssh://git@example.org/r.git", "ssh://git@example.org/r.git"),
      ("ssh://git:secret@example.org/r.git", "ssh://git@example.org/r.git"),
      ("https://example.org/r.git", "https://example.org/r.git"), ("stick", "/here/stick"),
      ("/a:b/c", "/a:b/c"),
      ("https://h.example/x?private_token=SECRET", "https://h.example/x?…"),
      ("https://h.example/x#SECRET", "https://h.example/x?…"),
      ("http://SECRET@h.example:1/x#SECRET", "http://h.example:1/x?…"),
      ("https:/u:SECRET@h.example/x", "https:/h.example/x"),
      ("https://u:SEC'RET @h.example/x", "https://h.example/x"),
      ("git://SECRET@h.example/x", "git://h.example/x"),
      ("u:SECRET@h.example:x", "u@h.example:x"),
      ("ssh://u:SECRET@h.example/x?SECRET", "ssh://u@h.example/x?…"),
      ("file:///a#b", "file:///a#b"),
    ])
  func remotes(text: String, shown: String) throws {
    let remote = try Remote(text) { $0.hasPrefix("/") ? $0 : "/here/" + $0 }
    #expect(remote.shown == shown)
  }

  @Test("what git says of an address is shown without its password or token")
  func complaints() throws {
    let said =
      "fatal: unable to access 'https://TOKEN@h.example/r.git/': bad\n"
      + "error: cannot lock ssh://u:secret@h.example/x and http://a:b@h.example\n"
    let gist = GitText.gist(said)
    #expect(gist.contains("'https://h.example/r.git/'") && gist.contains("ssh://u@h.example/x"))
    for secret in ["TOKEN", "secret", "a:b"] { #expect(!gist.contains(secret), "\(gist)") }
    let remote = try Remote("https://u:SEC'RET @h.example/x?SECRET") { $0 }
    let error = SyncError(
      of: remote, "fatal: unable to access '\(remote.address)/': URL rejected: \(remote.address)")
    #expect(!error.message.contains("SEC") && !error.message.contains("RET"), "\(error.message)")
    for (address, said) in [
      ("git://SECRET@h.example/x", "fatal: unable to look up SECRET@h.example (port 9418)"),
      (
        "u:SECRET@h.example:x", "fatal: 'SECRET@h.example:x' does not appear to be a git repository"
      ),
    ] {
      let error = SyncError(of: try Remote(address) { $0 }, said)
      #expect(!error.message.contains("SECRET") && error.message.contains("h.example"))
    }
    #expect(!SyncError.unsuitableRemote("-https://u:SECRET @h").message.contains("SECRET"))
  }

  @Test("a remote that does not answer takes the place of none; a known one keeps its path")
  func mistypedRemote() throws {
    let machines = try Machines()
    let nowhere = machines.root + "/no/such/folder"
    #expect(throws: SyncError.self) { try machines.sync("laptop", with: nowhere) }
    #expect(throws: SyncError.noRemote) { try machines.sync("laptop") }
    try machines.sync("laptop", with: machines.remote)
    #expect(throws: SyncError.self) { try machines.sync("laptop", with: nowhere) }
    try machines.write("", to: "file")
    #expect(throws: SyncError.unsuitableRemote(machines.root + "/file")) {
      try machines.sync("laptop", with: machines.root + "/file")
    }
    try machines.answer("laptop", "a", .hesitant)
    try machines.sync("laptop")
    try machines.sync("desktop", with: machines.remote)
    #expect(try machines.look("desktop").history.events.count == 1)
    #expect(try machines.connect("laptop").address == machines.remote)
  }

  @Test(
    "what git says of a remote is told in words of what to do",
    arguments: [
      ("fatal: unable to access 'x': Could not resolve host: example.org", "cannot be reached"),
      ("git@example.org: Permission denied (publickey).\nfatal: Could not read", "let you in"),
      ("fatal: repository 'https://example.org/x/' not found", "no repository"),
      (
        """
        ssh: Could not resolve hostname example.org: Name or service not known\r
        fatal: Could not read from remote repository.

        Please make sure you have the correct access rights
        and the repository exists.
        """, "reached: ssh: Could not resolve hostname example.org: Name or service not known"
      ),
      (
        """
        git@example.org: Permission denied (publickey).\r
        fatal: Could not read from remote repository.

        Please make sure you have the correct access rights
        """, "let you in: git@example.org: Permission denied (publickey)"
      ),
      (
        "fatal: detected dubious ownership in repository at '/media/stick/r.git'\nTo add an",
        "belongs to another user"
      ),
    ])
  func messages(said: String, tells: String) throws {
    let error = SyncError(of: try Remote("x:y") { $0 }, said)
    #expect(error.message.contains(tells))
    #expect(!error.hint.isEmpty && !error.message.hasSuffix("."))
    #expect(!error.message.contains("correct access rights"))
    if said.contains("dubious") {
      #expect(error.hint.contains("safe.directory /media/stick/r.git"))
    }
  }

  @Test("what a remote says in several lines stays in lines")
  func lines() throws {
    let said = """
      remote: The quota is used up.        \r
      remote: Ask the office; they raise it.        \r
      To x:y
       ! [remote rejected] main -> main (pre-receive hook declined)
      error: failed to push some refs to 'x:y'
      """
    let error = SyncError(of: try Remote("x:y") { $0 }, said)
    #expect(error.message == "x:y refused what was sent")
    #expect(
      error.details == [
        "The quota is used up.", "Ask the office; they raise it.", "pre-receive hook declined",
      ])
  }

  @Test("a folder that has files and no repository is named as such")
  func notEmpty() throws {
    let machines = try Machines()
    try machines.write("x", to: "remote/file")
    #expect(throws: SyncError.notEmpty(machines.remote)) {
      try machines.sync("laptop", with: machines.remote)
    }
    #expect(FileSystem.exists(machines.remote + "/file"))
    #expect(!FileSystem.exists(machines.home("laptop") + "/.git"))
  }
}

/// Copies a folder with its contents.
private func copyFolder(_ path: String, to copy: String) throws {
  try FileSystem.makeFolder(copy)
  for name in try FileSystem.names(in: path) {
    let (from, to) = (path + "/" + name, copy + "/" + name)
    if FileSystem.isFolder(from) {
      try copyFolder(from, to: to)
    } else {
      try AtomicFile.write(FileSystem.readFile(from), to: to)
    }
  }
}
