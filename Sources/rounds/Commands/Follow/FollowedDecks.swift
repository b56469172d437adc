import Collection
import Exchange
import Flashcards
import Safekeeping
import SpacedRepetition
import Terminal
import Text

/// Brings the decks of a followed repository into the collection: lists what would change, asks, and
/// takes it as one step for `undo`.
@MainActor
struct FollowedDecks {
  /// What became of a repository's decks.
  enum Outcome {
    case unchanged, taken, declined
    /// There was nobody to ask.
    case listed
  }

  let context: Context
  let options: CollectionOptions
  /// Whether to take what came without asking.
  let yes: Bool

  /// - Parameter name: The first level of the decks' names.
  func bring(
    _ name: String, from repository: FollowedRepository?, at remote: Remote
  ) throws -> Outcome {
    let place = try context.place(options)
    let clone = DeckClone(
      of: name, in: place.folder, environment: context.surroundings.environment,
      mayAsk: context.terminal.isInteractive)
    let version = try clone.fetch(remote, branch: repository?.branch, since: repository?.commit)
    let files = FollowedFiles(version.decks, name)
    guard !files.contents.isEmpty else {
      if repository == nil { clone.remove() }
      throw Failure(
        "no cards found in \(remote.shown)",
        hint: repository == nil
          ? "it has \(counted(version.decks.files.count, "Markdown file")) and none with cards; "
            + "name another repository"
          : "your cards and their history stay; look at what became of the repository")
    }
    let collection = try context.read(options)
    let plan = try files.plan(into: collection, at: context.clock.now)
    tellAboutHistory(name, version, context)
    for left in version.decks.leftOut {
      context.note("rounds: \(left.path) is left out: \(left.reason)")
    }
    let taken = FollowedRepository(
      address: remote.address, branch: version.branch, commit: version.commit,
      taken: context.today(collection))
    guard !plan.isEmpty else {
      if repository?.commit != version.commit { tellRemarks(plan, in: collection, name) }
      context.printWrapped(
        "\(name): nothing new (\(short(version.commit)), \(counted(files.contents.count, "deck")))")
      if repository?.commit != version.commit { try save(taken, as: name) }
      return .unchanged
    }
    list(plan, files, in: collection, name)
    guard try isWanted(plan, name) else {
      if repository == nil { clone.remove() }
      return context.terminal.isInteractive ? .declined : .listed
    }
    try take(files, taken, as: name)
    return .taken
  }

  private func short(_ commit: String) -> String { String(commit.prefix(7)) }

  // MARK: What came

  private func tellAboutHistory(
    _ name: String, _ version: DeckClone.Version, _ context: Context
  ) {
    if version.isRewritten {
      context.printWrapped(
        "\(name): its history was rewritten since you took it last; the decks are compared by their "
          + "cards, so nothing of yours is lost")
    }
    for deck in version.deleted.prefix(10) {
      context.printWrapped(
        "\(name): \(deck) was deleted there; your cards and their history stay")
    }
    if version.deleted.count > 10 {
      context.printWrapped(
        "\(name): \(version.deleted.count - 10) more decks were deleted there, and stay here")
    }
  }

  private func reports(
    _ plan: ImportPlan, in collection: Collection, _ name: String
  ) -> [ImportReport] {
    plan.items.map { item in
      ImportReport(
        item, decksFolder: collection.folder.decks, isWritten: false, isDryRun: true,
        isOneOfMany: true, folder: name)
    }
  }

  /// Says what is wrong or stays as it is in files that bring nothing.
  private func tellRemarks(_ plan: ImportPlan, in collection: Collection, _ name: String) {
    for report in reports(plan, in: collection, name) where !report.isQuiet {
      report.tellProblems(in: context)
      report.print(in: context)
    }
  }

  private func list(
    _ plan: ImportPlan, _ files: FollowedFiles, in collection: Collection, _ name: String
  ) {
    let reports = reports(plan, in: collection, name)
    for report in reports { report.tellProblems(in: context) }
    func sum(_ count: (ImportPlan.Item) -> Int) -> Int { plan.items.reduce(0) { $0 + count($1) } }
    context.printWrapped(
      "\(name): \(counted(plan.items.count, "file")) with cards; "
        + "\(counted(sum(\.added), "note")) to add, \(sum(\.updated)) to update, "
        + "\(sum(\.unchanged)) unchanged")
    for report in reports where !report.isQuiet { report.print(in: context) }
    ImportReport.printQuiet(reports.filter(\.isQuiet), in: context)
    files.passedOver.print(in: context)
  }

  private func isWanted(_ plan: ImportPlan, _ name: String) throws -> Bool {
    if yes { return true }
    guard context.terminal.isInteractive else {
      context.note("rounds: nothing was taken, since nobody could be asked")
      context.note("add --yes to take it", indent: "  ")
      return false
    }
    guard case .line(let reply) = context.terminal.readLine(prompt: "Take this? [y/N] ") else {
      return false
    }
    let isWanted = ["y", "yes"].contains(reply.trimmed().lowercased())
    if !isWanted { context.printWrapped("Nothing was taken.") }
    return isWanted
  }

  // MARK: Taking it

  private func take(
    _ files: FollowedFiles, _ repository: FollowedRepository, as name: String
  ) throws {
    let now = context.clock.now
    var writer = try context.writer(options)
    let collection = try context.open(options, writer: &writer)
    // What was asked about is what was fetched; what the learner did meanwhile counts too.
    let plan = try files.plan(into: collection, at: now)
    if !plan.isEmpty { try writer.importing(files.source, plan.changes, plan.actions, at: now) }
    var settings = try SettingsFile(path: collection.folder.settings)
    try settings.set(repository, followedAs: name)
    let added = plan.items.reduce(0) { $0 + $1.added }
    let updated = plan.items.reduce(0) { $0 + $1.updated }
    let moved = plan.items.reduce(0) { $0 + $1.moved }
    context.printWrapped(
      "\(name) (\(short(repository.commit ?? ""))): \(counted(added, "note")) added, \(updated) updated"
        + (moved > 0 ? ", \(moved) moved" : "") + "; `undo` undoes it.")
  }

  private func save(_ repository: FollowedRepository, as name: String) throws {
    var writer = try context.writer(options)
    let collection = try context.open(options, writer: &writer)
    var settings = try SettingsFile(path: collection.folder.settings)
    try settings.set(repository, followedAs: name)
  }
}
