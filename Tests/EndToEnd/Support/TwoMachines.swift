import Foundation
import Testing

/// Two machines of one learner that have synced once: `laptop` and `desktop`, with a repository
/// `remote.git` between them, all in one folder, which is also the home folder.
final class TwoMachines {
  enum Name: String {
    case laptop = "home"
    case desktop
  }

  let collection: TestCollection

  static let deck = "Q: q1\nA: a1\nId: k1\n\nQ: q2\nA: a2\nId: k2\n\nQ: q3\nA: a3\nId: k3\n"

  /// - Parameters:
  ///   - script: Git commands to run first, in the folder of both.
  ///   - address: The remote as a learner writes it; nil for its path.
  init(_ script: String = "", address: String? = nil) throws {
    collection = try TestCollection([:])
    guard !script.isEmpty || address != nil else {
      try copyPrepared()
      return
    }
    try collection.write(Self.deck, to: "home/decks/d.md")
    try shell("git init -q --bare -b main remote.git\n" + script)
    let address = address ?? remote
    for machine in [Name.laptop, .desktop] {
      let result = try run(machine, "sync", address)
      #expect(result.succeeded, "\(script): \(result.errors)")
    }
  }

  /// Two machines without a script of their own, made once.
  // They are only read.
  private nonisolated(unsafe) static let prepared = Result { try TwoMachines("true") }

  private func copyPrepared() throws {
    let folder = try Self.prepared.get().collection.folder
    try shell(
      """
      cp -a '\(folder)/.' .
      sed -i "s|\(folder)|$PWD|g" home/.git/config desktop/.git/config
      """)
  }

  var remote: String { collection.folder + "/remote.git" }

  /// Runs a script in the folder, as a user with a name for git.
  @discardableResult
  func shell(_ script: String) throws -> Program.Output {
    let result = try collection.shell("set -e\ncd \"$HOME\"\n" + script, environment: Self.author)
    #expect(result.succeeded, "\(script): \(result.errors)")
    return result
  }

  private static let author = [
    "GIT_AUTHOR_NAME": "somebody", "GIT_AUTHOR_EMAIL": "s@example.org",
    "GIT_COMMITTER_NAME": "somebody", "GIT_COMMITTER_EMAIL": "s@example.org",
  ]

  @discardableResult
  func run(
    _ machine: Name, _ arguments: String..., environment: [String: String] = [:]
  ) throws -> Program.Output {
    try run(machine, arguments, environment: environment)
  }

  @discardableResult
  func run(
    _ machine: Name, _ arguments: [String], environment: [String: String] = [:]
  ) throws -> Program.Output {
    var environment = collection.environment.merging(environment) { $1 }
    environment["ROUNDS_HOME"] = collection.folder + "/" + machine.rawValue
    return try Program.run(arguments, environment: environment)
  }

  func read(_ machine: Name, _ path: String) throws -> String {
    try collection.read(machine.rawValue + "/" + path)
  }

  func write(_ machine: Name, _ text: String, to path: String) throws {
    try collection.write(text, to: machine.rawValue + "/" + path)
  }

  /// Changes a deck like an editor.
  func edit(_ machine: Name, _ text: String, to other: String, in deck: String = "d.md") throws {
    let path = "decks/" + deck
    try write(machine, try read(machine, path).replacing(text, with: other), to: path)
  }

  /// The answers in all journals of a machine, each line of a journal counted once.
  func answers(_ machine: Name) throws -> Int {
    let folder = machine.rawValue + "/journal"
    return try collection.files(in: folder).filter { $0.hasSuffix(".jsonl") }.map { name in
      Set(try collection.read(folder + "/" + name).split(separator: "\n"))
        .count { $0.contains(#""event":"review""#) }
    }.reduce(0, +)
  }

  /// Replaces the contents of the remote with what a script makes of a clone of it.
  func push(_ script: String) throws {
    try shell(
      """
      rm -rf clone; git clone -q remote.git clone; cd clone
      \(script)
      git -c core.attributesFile=/dev/null add -A -f .
      git commit -q -m evil
      git push -q origin HEAD:main
      """)
  }

  /// Makes the remote point to a tree that no work tree could have: the script prints the entries
  /// to add to the existing tree.
  func pushTree(_ entries: String) throws {
    try shell(
      """
      rm -rf clone; git clone -q remote.git clone; cd clone
      blob=$(echo x | git hash-object -w --stdin)
      tree=$( { git ls-tree HEAD; \(entries); } | git mktree)
      git push -q origin $(git commit-tree -p HEAD -m evil $tree):main
      """)
  }
}
