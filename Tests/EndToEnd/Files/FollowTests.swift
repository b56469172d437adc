import Foundation
import Testing

/// Decks of a repository that others keep.
@Suite("Followed decks")
struct FollowTests {
  /// A collection, and a repository of decks beside it.
  private func started(_ files: String = Self.first) throws -> TestCollection {
    let collection = try TestCollection([:])
    try shell(collection, "git init -q -b main upstream; cd upstream; \(files); \(Self.commit)")
    return collection
  }

  private static let first = """
    mkdir -p Bio; printf 'Q: What is a cell?\\nA: The unit of life\\n\\nQ: Where is DNA?\\nA: In the \
    nucleus\\n' > Bio/Cells.md; printf '# About\\n\\nSome decks.\\n' > README.md; \
    printf 'Q: What pays?\\nA: Insurance\\nId: pays\\n' > money.md
    """
  private static let commit = "git add -A; git commit -q -m decks"

  @discardableResult
  private func shell(_ collection: TestCollection, _ script: String) throws -> String {
    let identity = [
      "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "A",
      "GIT_COMMITTER_EMAIL": "a@b", "GIT_CONFIG_GLOBAL": "/dev/null",
    ]
    let done = try collection.shell("set -e; cd \"$HOME\"; \(script)", environment: identity)
    #expect(done.succeeded, "\(done.errors)")
    return done.output
  }

  private func followed() throws -> TestCollection {
    let collection = try started()
    let added = try collection.run("decks", "add", collection.folder + "/upstream", "--yes")
    #expect(added.succeeded, "\(added.errors)")
    return collection
  }

  @Test("are listed, and taken only where somebody agrees; then they are decks below the name")
  func add() throws {
    let collection = try started()
    let upstream = collection.folder + "/upstream"
    let listed = try collection.run("decks", "add", upstream)
    #expect(listed.status == .exited(4))
    #expect(listed.output.contains("upstream: 2 files with cards; 3 notes to add"))
    #expect(listed.output.contains("+ What is a cell?"))
    #expect(listed.errors.contains("add --yes"))
    #expect(collection.files(in: "home/decks") == [])
    #expect(try collection.run("decks", "followed").output.contains("follow no decks"))

    let taken = try collection.run("decks", "add", upstream, "--yes", "--name", "School")
    #expect(taken.output.contains(": 3 notes added, 0 updated; `undo` undoes it."))
    #expect(
      collection.files(in: "home/decks").filter { $0.hasSuffix(".md") }
        == ["School/Bio/Cells.md", "School/money.md"])
    #expect(try collection.run("decks").output.contains("School::Bio::Cells"))
    let rows = try collection.run("decks", "followed", "--json").objects()
    #expect(rows.map { $0["name"] as? String } == ["School"])
    #expect(rows[0]["branch"] as? String == "main")
    #expect(try collection.run("decks", "add", upstream, "--name", "school").status == .exited(2))
    #expect(try collection.run("undo").succeeded)
    #expect(collection.files(in: "home/decks").filter { $0.hasSuffix(".md") } == [])
  }

  @Test("keep their history, and the learner's edits, when they change there")
  func update() throws {
    let collection = try followed()
    let cell = try #require(
      collection.run("find", "cell?", "--json").objects().first?["id"] as? String)
    #expect(try collection.run("grade", cell, "4").succeeded)
    #expect(try collection.run("grade", "pays", "4").succeeded)
    // Edited here; reworded, moved and added there.
    let deck = try collection.read("home/decks/upstream/Bio/Cells.md")
    try collection.write(
      deck.replacing("In the nucleus", with: "In the nucleus, mostly"),
      to: "home/decks/upstream/Bio/Cells.md")
    try shell(
      collection,
      """
      cd upstream; sed -i 's/What is a cell?/What is a living cell?/' Bio/Cells.md
      git mv money.md Billing.md; printf '\\nQ: New?\\nA: Yes\\n' >> Bio/Cells.md; \(Self.commit)
      """)
    let listed = try collection.run("decks", "update")
    #expect(listed.status == .exited(4), "\(listed.output)\(listed.errors)")
    #expect(try !collection.read("home/decks/upstream/Bio/Cells.md").contains("New?"))
    let taken = try collection.run("decks", "update", "--yes")
    #expect(taken.succeeded, "\(taken.errors)")
    #expect(taken.output.contains("1 note added, 1 updated, 1 moved"), "\(taken.output)")
    let now = try collection.read("home/decks/upstream/Bio/Cells.md")
    #expect(now.contains("What is a living cell?") && now.contains("In the nucleus, mostly"))
    let studied = try collection.run("find", "is:young", "--json").objects()
    #expect(
      Set(studied.compactMap { $0["question"] as? String })
        == ["What is a living cell?", "What pays?"])
    #expect(
      studied.first { $0["id"] as? String == "pays" }?["deck"] as? String == "upstream::Billing")
    let again = try collection.run("decks", "update", "UPSTREAM")
    #expect(again.succeeded && again.output.contains("upstream: nothing new"), "\(again.output)")
  }

  @Test("that are deleted or rewritten there stay here, and it is said")
  func deleted() throws {
    let collection = try followed()
    try shell(
      collection,
      """
      cd upstream; git checkout -q --orphan other; git rm -qf money.md
      printf 'Q: Where is RNA?\\nA: Everywhere\\n' > Bio/More.md; \(Self.commit)
      git branch -M main
      """)
    let taken = try collection.run("decks", "update", "--yes")
    #expect(taken.succeeded, "\(taken.errors)")
    #expect(taken.output.contains("history was rewritten"))
    #expect(taken.output.contains("money.md was deleted there; your cards and their history stay"))
    #expect(try collection.read("home/decks/upstream/money.md").contains("What pays?"))
    let removed = try collection.run("decks", "remove", "upstream")
    #expect(removed.output.contains("no longer followed. Its decks stay"))
    #expect(collection.files(in: "home/.cache/followed") == [])
    #expect(try collection.read("home/decks/upstream/Bio/More.md").contains("RNA"))
    #expect(try collection.run("decks", "update").errors.contains("you follow no decks yet"))
  }

  @Test("that stay as they are here, or cannot be read there, are named though nothing is new")
  func remarks() throws {
    let collection = try followed()
    let deck = try collection.read("home/decks/upstream/Bio/Cells.md")
    try collection.write(
      deck.replacing("In the nucleus", with: "In the nucleus, mostly"),
      to: "home/decks/upstream/Bio/Cells.md")
    try shell(
      collection, "cd upstream; sed -i 's/In the nucleus/In the core/' Bio/Cells.md; \(Self.commit)"
    )
    let conflict = try collection.run("decks", "update", "--yes")
    #expect(conflict.output.contains("nothing new"), "\(conflict.output)")
    #expect(conflict.output.contains("skipped"), "\(conflict.output)")
    #expect(
      try collection.read("home/decks/upstream/Bio/Cells.md").contains("In the nucleus, mostly"))
    // Said once, as long as nothing else comes.
    #expect(try !collection.run("decks", "update", "--yes").output.contains("skipped"))
    try shell(
      collection,
      """
      cd upstream; printf '\\nQ: broken\\n' >> Bio/Cells.md; git rm -qf money.md; \(Self.commit)
      """)
    let broken = try collection.run("decks", "update", "--yes")
    #expect(broken.errors.contains("Cells.md:"), "\(broken.output)\(broken.errors)")
    #expect(broken.output.contains("money.md was deleted there"), "\(broken.output)")
  }

  @Test("of another machine are known by sync, and fetched for itself")
  func otherMachine() throws {
    let collection = try followed()
    try shell(collection, "git init -q --bare remote.git")
    #expect(try collection.run("sync", collection.folder + "/remote.git").succeeded)
    let other = ["ROUNDS_HOME": collection.folder + "/laptop"]
    #expect(
      try collection.run("sync", collection.folder + "/remote.git", environment: other).succeeded)
    #expect(collection.files(in: "laptop/.cache/followed") == [])
    let same = try collection.run("decks", "update", environment: other)
    #expect(same.succeeded && same.output.contains("nothing new"), "\(same.output)\(same.errors)")
    #expect(!collection.files(in: "laptop/.cache/followed").isEmpty)
  }

  @Test(
    "what cannot be followed is refused with what to do, and nothing is kept of it",
    arguments: [
      ("git init -q empty", "empty", "is empty"),
      (
        "git init -q p; cd p; echo hi > README.md; git add -A; git commit -q -m x", "p",
        "no cards found"
      ),
      ("true", "nowhere", "there is no folder"),
      ("mkdir plain; echo x > plain/x", "plain", "there is no repository"),
      ("true", "https://me:secret@example.invalid/decks.git", "has a password or a token in it"),
      ("true", "ext::sh -c id", "is not the address of a repository"),
    ])
  func refused(script: String, address: String, says: String) throws {
    let collection = try TestCollection([:])
    try shell(collection, script)
    let given = address.contains(":") ? address : collection.folder + "/" + address
    let result = try collection.run("decks", "add", given, "--yes", "--name", "X")
    #expect(result.status == .exited(1))
    #expect(result.errors.contains(says), "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count >= 2 && !result.errors.contains("secret"))
    #expect(try collection.run("decks", "followed", "--json").output == "")
  }

  @Test("one that is gone, or whose branch is gone, keeps nobody from the others")
  func gone() throws {
    let collection = try followed()
    try shell(collection, "cp -r upstream second")
    #expect(
      try collection.run("decks", "add", collection.folder + "/second", "--yes").succeeded)
    try shell(collection, "cd upstream; git branch -m main trunk")
    let result = try collection.run("decks", "update")
    #expect(result.status == .exited(1))
    #expect(result.errors.contains("has no branch main any more; it has trunk"))
    #expect(result.errors.contains("rounds decks remove upstream"))
    #expect(result.output.contains("second: nothing new"), "\(result.output)")
    try shell(collection, "rm -rf upstream")
    #expect(try collection.run("decks", "update", "upstream").errors.contains("no folder"))
    let noGit = try collection.run(
      "decks", "update", "second", environment: ["PATH": collection.folder])
    #expect(noGit.errors.contains("no git on this machine") && noGit.errors.contains("install git"))
  }
}
