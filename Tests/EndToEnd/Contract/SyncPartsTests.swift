import Foundation
import Testing

@Suite("Sync goes on with everything else")
struct SyncPartsTests {
  private static let conflict = """
    Q: q1
    <<<<<<< this machine
    A: desktop
    =======
    A: laptop
    >>>>>>> another machine
    Id: k1
    """

  @Test("answers and other decks reach the others while a deck is in conflict")
  func conflict() throws {
    let machines = try TwoMachines()
    try machines.edit(.laptop, "A: a1", to: "A: laptop")
    try machines.edit(.desktop, "A: a1", to: "A: desktop")
    try machines.run(.laptop, "sync")
    try machines.run(.desktop, "grade", "k2", "4")
    try machines.write(.desktop, "Q: n\nA: n\nId: n1\n", to: "decks/new.md")
    for sent in [1, 0] {
      let result = try machines.run(.desktop, "sync")
      #expect(result.status == .exited(1) && result.output.contains("\(sent) sent"))
      #expect(result.errors.contains("decks/d.md:2"), "\(result.errors)")
    }
    #expect(try machines.read(.desktop, "decks/d.md").hasPrefix(Self.conflict))
    let received = try machines.run(.laptop, "sync")
    #expect(received.succeeded && received.output.contains("1 event received"))
    #expect(try machines.read(.laptop, "decks/new.md") == "Q: n\nA: n\nId: n1\n")
    // Nobody else sees the marks, and both can continue.
    try machines.edit(.laptop, "A: a3", to: "A: third")
    try machines.run(.laptop, "grade", "k1", "3")
    try machines.run(.laptop, "sync")
    #expect(try machines.run(.desktop, "sync").status == .exited(1))
    #expect(try machines.answers(.desktop) == 2)
    #expect(try machines.read(.desktop, "decks/d.md").contains("A: third"))
    let settled = TwoMachines.deck.replacing("A: a1", with: "A: both")
      .replacing("A: a3", with: "A: third")
    try machines.write(.desktop, settled, to: "decks/d.md")
    #expect(try machines.run(.desktop, "sync").succeeded)
    try machines.run(.laptop, "sync")
    #expect(try machines.read(.laptop, "decks/d.md") == settled)
  }

  @Test("what an import brought into a deck in conflict does not count as deleted elsewhere")
  func importInConflict() throws {
    let machines = try TwoMachines()
    let table = "front,back,id\nq1,a1,n1\nq2,a2,n2\n"
    let file = machines.collection.folder + "/v.csv"
    try machines.collection.write(table, to: "v.csv")
    try machines.run(.laptop, "import", file)
    for machine in [TwoMachines.Name.laptop, .desktop] { try machines.run(machine, "sync") }
    for machine in [TwoMachines.Name.laptop, .desktop] {
      try machines.edit(machine, "A: a1", to: "A: \(machine)", in: "v.md")
      try machines.run(machine, "sync")
    }
    let newer = table.replacing("a2", with: "a2 new") + "q3,a3,n3\n"
    try machines.collection.write(newer, to: "v.csv")
    try machines.run(.desktop, "import", file)
    #expect(try machines.run(.desktop, "sync").status == .exited(1))
    try machines.run(.laptop, "sync")
    try machines.run(.laptop, "import", file)
    let deck = try machines.read(.laptop, "decks/v.md")
    #expect(deck.contains("A: laptop") && deck.contains("A: a2 new") && deck.contains("A: a3"))
    // Once the deck is gone, the copy that the import kept goes too.
    let settled = deck.replacing("A: laptop", with: "A: both")
    try machines.write(.desktop, settled, to: "decks/v.md")
    #expect(try machines.run(.desktop, "sync").succeeded)
    try machines.run(.laptop, "sync")
    #expect(try machines.read(.laptop, "decks/v.md") == settled)
    let result = try machines.run(.laptop, "import", file)
    #expect(result.output.contains("0 notes added, 0 updated, 3 unchanged"))
  }

  @Test(
    "what cannot be synced is named, and the rest goes through",
    arguments: [
      (
        "git init -q desktop/decks/shared; printf 'Q: s\\nA: s\\n' > desktop/decks/shared/s.md",
        "decks/shared is not synced: it is a git repository of its own"
      ),
      (
        "mv desktop/decks elsewhere; ln -s \"$HOME/elsewhere\" desktop/decks",
        "decks is not synced: it is a symbolic link"
      ),
      (
        "echo > victim.md; ln -s \"$HOME/victim.md\" desktop/decks/link.md",
        "decks/link.md is not synced: it is a symbolic link"
      ),
      (
        "head -c 65000000 /dev/zero > desktop/decks/large.txt",
        "decks/large.txt is not synced: it has 65 MB, and sync takes up to 64 MB"
      ),
      ("mkfifo desktop/decks/pipe.txt", "decks/pipe.txt is not synced: it is not a file"),
    ])
  func leftOut(script: String, words: String) throws {
    let machines = try TwoMachines()
    try machines.shell(script)
    try machines.edit(.laptop, "A: a2", to: "A: second")
    try machines.run(.laptop, "sync")
    try machines.run(.desktop, "grade", "k1", "4")
    for sent in [1, 0] {
      let result = try machines.run(.desktop, "sync")
      #expect(result.status == .exited(1) && result.output.contains("\(sent) sent"))
      #expect(result.errors.contains(words), "\(result.errors)")
    }
    #expect(try machines.run(.laptop, "sync").succeeded)
    #expect(try machines.answers(.laptop) == 1)
    #expect(machines.collection.files(in: "home/decks") == ["d.md"])
  }

  @Test("a folder of decks that was out of sync for a while comes back with the edits of all")
  func comesBack() throws {
    let machines = try TwoMachines()
    try machines.shell("mv desktop/decks elsewhere; ln -s \"$HOME/elsewhere\" desktop/decks")
    try machines.edit(.laptop, "A: a1", to: "A: first")
    try machines.run(.laptop, "sync")
    try machines.run(.desktop, "sync")
    try machines.edit(.desktop, "A: a3", to: "A: third")
    #expect(try machines.run(.desktop, "sync").status == .exited(1))
    try machines.shell("rm desktop/decks; mv elsewhere desktop/decks")
    let result = try machines.run(.desktop, "sync")
    #expect(result.succeeded, "\(result.errors)")
    try machines.run(.laptop, "sync")
    for machine in [TwoMachines.Name.laptop, .desktop] {
      let deck = try machines.read(machine, "decks/d.md")
      #expect(deck.contains("A: first") && deck.contains("A: third"), "\(deck)")
    }
  }

  @Test("two versions of a deck that is no text both stay, and are named")
  func noText() throws {
    let machines = try TwoMachines()
    for (machine, letter) in [(TwoMachines.Name.laptop, "l"), (.desktop, "d")] {
      try machines.write(machine, "\(letter)\0\n", to: "decks/odd.md")
    }
    try machines.run(.laptop, "sync")
    let result = try machines.run(.desktop, "sync")
    #expect(result.status == .exited(1) && result.errors.contains("decks/odd.md"))
    try machines.run(.laptop, "sync")
    for machine in [TwoMachines.Name.laptop, .desktop] {
      #expect(try machines.read(machine, "decks/odd.md") == "d\0\n")
      #expect(try machines.read(machine, "decks/odd.from-another-machine.md") == "l\0\n")
    }
  }

  @Test("a deck in the place of a folder of decks stays a deck beside it")
  func deckAndFolder() throws {
    let machines = try TwoMachines()
    try machines.write(.laptop, "Q: file?\nA: f\nId: f\n", to: "decks/x.md")
    try machines.write(.desktop, "Q: folder?\nA: g\nId: g\n", to: "decks/x.md/y.md")
    try machines.run(.laptop, "sync")
    let result = try machines.run(.desktop, "sync")
    #expect(result.errors.contains("decks/x.from-another-machine.md"), "\(result.errors)")
    try machines.run(.laptop, "sync")
    for machine in [TwoMachines.Name.laptop, .desktop] {
      #expect(try machines.run(machine, "cards").errors.contains("5 cards"))
      #expect(try machines.run(machine, "grade", "f", "4").succeeded)
    }
  }

  @Test("what is no part of a collection is not taken along, and stays as it is")
  func others() throws {
    let machines = try TwoMachines()
    try machines.write(.laptop, "private\n", to: "diary.txt")
    try machines.push("echo hello > notes.txt; ln -s /etc link")
    try machines.run(.laptop, "sync")
    try machines.run(.desktop, "sync")
    #expect(!machines.collection.files(in: "desktop").contains("diary.txt"))
    #expect(try machines.read(.desktop, "notes.txt") == "hello\n")
    #expect(!machines.collection.files(in: "desktop").contains("link"))
    let names = try machines.shell("git -C remote.git ls-tree -r --name-only main").output
    #expect(names.contains("link\n"))
  }
}
