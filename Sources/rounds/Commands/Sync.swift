import ArgumentParser
import JSON
import Journal
import Safekeeping
import Study

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Brings several machines to the same state.
struct Sync: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Bring this collection and those on your other machines together, with git.",
    discussion: """
      The first time name a REMOTE: a private repository, or a folder on a disk or a stick, \
      which is made a repository if it is empty. Do the same on the other machines; from then on \
      `rounds sync` alone will do. Answers never conflict, however long a machine was offline and \
      whatever its clock said: what was learnt on any of them counts on all. Where two machines \
      changed the same lines of a deck, git's marks show both, and you choose.

      Nothing else of rounds uses the network. Pictures and sounds stay on each machine unless \
      you take their line out of the collection's .gitignore.

      Examples:  rounds sync git@example.org:me/rounds.git
                 rounds sync /media/stick/rounds
                 rounds sync
      """)

  @Argument(help: "The repository to sync with from now on.", completion: .directory)
  var remote: String?
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  /// How often another machine may have been quicker.
  private static let attempts = 5

  func run(in context: Context) throws {
    do {
      try sync(context)
    } catch let error as SyncError {
      throw Failure(error.message, hint: error.hint)
    }
  }

  @MainActor
  private func sync(_ context: Context) throws {
    let given = try remote.map { text in try Remote(text) { context.surroundings.absolute($0) } }
    // Opening also finishes what was cut off, and journals what follows from edited decks.
    let (machine, before) = try open(context)
    let folder = before.folder
    let git = Git(
      folder: folder.path, machine: machine.text, environment: context.surroundings.environment,
      mayAsk: isatty(2) == 1)
    let sync = CollectionSync(folder, git)
    let remote = try sync.connect(to: given)
    var decks: Set<String> = []
    var sent = 0
    var attempt = 0
    repeat {
      attempt += 1
      guard attempt <= Self.attempts else { throw SyncError.overtaken }
      try sync.fetch(remote)
      let merge = try merge(sync, remote, context)
      decks.formUnion(merge.decks)
      sent = try sync.unsent()
    } while try !sync.push(remote)
    var second = context
    // What is wrong was told when it was opened the first time.
    second.tellsProblems = before.problems.errorCount == 0
    let after = try open(second).collection
    let known = Set(before.history.events.map(\.id))
    let received = after.history.events.filter { !known.contains($0.id) }
    report(
      remote, received: received.count, machines: Set(received.map(\.id.device.own)).count,
      sent: sent, decks: decks.sorted(), context)
  }

  @MainActor
  private func open(_ context: Context) throws -> (machine: DeviceID, collection: Collection) {
    var writer = try context.writer(collection)
    let opened = try context.open(collection, writer: &writer)
    return (writer.device, opened)
  }

  @MainActor
  private func merge(
    _ sync: CollectionSync, _ remote: Remote, _ context: Context
  ) throws -> CollectionSync.Merge {
    let writer = try context.writer(collection)
    let merge = try sync.merge(remote, holding: writer)
    for name in merge.kept {
      context.note("rounds: \(name) was changed elsewhere too; this machine's version stays")
    }
    for name in merge.mended {
      context.note("rounds: \(name) had lost lines that were synced before; it has them again")
    }
    return merge
  }

  @MainActor
  private func report(
    _ remote: Remote, received: Int, machines: Int, sent: Int, decks: [String], _ context: Context
  ) {
    if output.json {
      context.print([
        "remote": .string(remote.shown), "received": .integer(received), "sent": .integer(sent),
        "decks": .array(decks.map { .string($0) }),
      ])
      return
    }
    let origin = received > 0 ? " from \(counted(machines, "machine"))" : ""
    context.printWrapped(
      "Synced with \(context.surroundings.displayed(remote.shown)): "
        + "\(counted(received, "event")) received\(origin), \(sent) sent"
        + (decks.isEmpty ? "." : "; \(counted(decks.count, "deck")) changed here:"))
    for deck in decks { context.printWrapped(deck, indent: "  ") }
  }
}
