import ArgumentParser
import Collection
import JSON
import Journal
import Posix
import Safekeeping
import Study
import Terminal
import Text

/// Brings several machines to the same state.
struct Sync: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Sync with your other machines through git.",
    discussion: """
      The first time, name a private repository or a folder; on the other machines too. From \
      then on `rounds sync` is enough. Answers never conflict. Where two machines changed the \
      same lines of a deck, marks show both, and everything else is synced. What cannot be \
      synced is named, and the exit code is 1.

      More: rounds help several-machines

      Examples:  rounds sync git@example.org:me/rounds.git
                 rounds sync /media/stick/rounds --create
      """)

  @Argument(help: "The repository to sync with from now on.", completion: .directory)
  var remote: String?
  @Flag(help: "Make the folder REMOTE if it is not there.")
  var create = false
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  /// The most attempts while other machines are faster.
  private static let attempts = 5

  func validate() throws {
    if create, remote == nil { throw ValidationError("--create needs a REMOTE") }
  }

  func run(in context: Context) throws {
    do {
      do {
        try sync(context)
      } catch let error as SyncError where error.mayComeOfDamage {
        let (machine, opened) = try open(context)
        let damaged = self.sync(of: machine, opened.folder, context)
        guard try replaceDamaged(damaged, connecting: given(context), context, after: error) else {
          throw error
        }
        try sync(context)
      }
    } catch let error as SyncError {
      guard !error.details.isEmpty else { throw error }
      context.note("rounds: \(error.message):")
      for line in error.details { context.note(line, indent: "  ") }
      context.note(error.hint, indent: "  ")
      throw Failure.reported
    }
  }

  @MainActor
  private func sync(_ context: Context) throws {
    let given = try given(context)
    // Opening also finishes what was cut off, and journals the effects of edited decks.
    let (machine, before) = try open(context)
    func ready() -> CollectionSync { self.sync(of: machine, before.folder, context) }
    try replaceDamaged(ready(), connecting: given, context)
    try prepare(ready(), context)
    let remote = try connect(ready(), to: given, context)
    // Some of the learner's settings apply only once there is a repository.
    let sync = ready()
    var outcome = CollectionSync.Merge()
    var sent = 0
    var attempt = 0
    repeat {
      attempt += 1
      guard attempt <= Self.attempts else { throw SyncError.overtaken }
      try context.whileBusy { try sync.fetch(remote) }
      let earlier = outcome
      outcome = try merge(sync, remote, context)
      outcome.add(earlier)
      sent = try sync.unsent()
    } while try !context.whileBusy { try sync.push(remote) }
    var second = context
    // The problems were reported when the collection was opened the first time.
    second.tellsProblems = before.allProblems.errorCount == 0
    let after = try open(second).collection
    let known = Set(before.history.events.map(\.id))
    let received = after.history.events.filter { !known.contains($0.id) }
    report(
      remote, received: received.count, machines: Set(received.map(\.id.device.own)).count,
      sent: sent, outcome, context)
    try tellWhatIsLeft(outcome, context)
  }

  @MainActor
  private func given(_ context: Context) throws -> Remote? {
    try remote.map { text in try Remote(text) { context.surroundings.absolute($0) } }
  }

  @MainActor
  private func sync(
    of machine: DeviceID, _ folder: CollectionFolder, _ context: Context
  ) -> CollectionSync {
    let git = Git(
      folder: folder.path, machine: machine.text, environment: context.surroundings.environment,
      mayAsk: isatty(2) == 1)
    return CollectionSync(folder, git)
  }

  @MainActor
  private func open(_ context: Context) throws -> (machine: DeviceID, collection: Collection) {
    var writer = try context.writer(collection)
    let opened = try context.open(collection, writer: &writer)
    return (writer.device, opened)
  }

  /// Replaces a damaged repository and reports it.
  @MainActor @discardableResult
  private func replaceDamaged(
    _ sync: CollectionSync, connecting remote: Remote?, _ context: Context,
    after error: SyncError? = nil
  ) throws -> Bool {
    let writer = try context.writer(collection)
    guard
      let aside = try sync.replaceDamaged(holding: writer, connecting: remote, after: error)
    else { return false }
    context.note(
      "rounds: the collection's git repository was damaged; a new one takes its place, no answer "
        + "is lost, and the old one is \(context.surroundings.displayed(aside))")
    return true
  }

  @MainActor
  private func prepare(_ sync: CollectionSync, _ context: Context) throws {
    let writer = try context.writer(collection)
    try sync.prepare(holding: writer)
  }

  /// Connects to the remote, and creates its folder if the learner agrees.
  @MainActor
  private func connect(
    _ sync: CollectionSync, to remote: Remote?, _ context: Context
  ) throws -> Remote {
    var create = create
    if let remote, remote.isMissingFolder, !create, isInteractive {
      let shown = context.surroundings.displayed(remote.shown)
      context.printWrapped("There is no folder \(shown). Make a new repository there? (y, n)")
      let reply = context.terminal.readLine(prompt: "make it?> ")
      if case .line(let answer) = reply { create = ["y", "yes"].contains(answer.lowercased()) }
    }
    return try sync.connect(to: remote, create: create)
  }

  private var isInteractive: Bool { isatty(0) == 1 && isatty(1) == 1 && !output.json }

  @MainActor
  private func merge(
    _ sync: CollectionSync, _ remote: Remote, _ context: Context
  ) throws -> CollectionSync.Merge {
    let writer = try context.writer(collection)
    let merge = try sync.merge(remote, holding: writer)
    for name in merge.kept {
      context.note(
        "rounds: \(name) differs on another machine; each machine keeps its own")
    }
    for name in merge.mended {
      context.note("rounds: \(name) had lost lines that were synced before; it has them again")
    }
    for lost in merge.returned {
      context.note(
        "rounds: the copy of \(lost.author) lacks \(counted(lost.lines, "line")) of "
          + "\(lost.journal); nothing is lost, and this sync sends all of it again")
    }
    return merge
  }

  /// Reports what could not be synced, if anything.
  @MainActor
  private func tellWhatIsLeft(_ merge: CollectionSync.Merge, _ context: Context) throws {
    guard !merge.isWhole else { return }
    for part in merge.leftOut { context.note(Failure(part.message, hint: part.hint)) }
    for part in merge.aside {
      context.note(
        Failure(
          "\(part.file) was changed here and on another machine, and cannot be merged",
          hint: "the other machine's version is \(part.other); keep what is right in both")
      )
    }
    if !merge.conflicts.isEmpty { throw SyncError.conflicts(merge.conflicts) }
    throw Failure.reported
  }

  @MainActor
  private func report(
    _ remote: Remote, received: Int, machines: Int, sent: Int, _ outcome: CollectionSync.Merge,
    _ context: Context
  ) {
    let decks = outcome.decks
    if output.json {
      context.print([
        "remote": .string(remote.shown), "received": .integer(received),
        "sent": .integer(sent), "decks": .array(decks.map { .string($0) }),
        "conflicts": .array(outcome.conflicts.map { .string("\($0.file):\($0.line)") }),
        "leftOut": .array(
          outcome.leftOut.map { ["file": .string($0.path), "reason": .string($0.message)] }),
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
