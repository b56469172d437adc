import ArgumentParser
import Collection
import JSON
import Safekeeping
import Screen
import Text

extension Decks {
  /// Follows a repository of decks.
  struct Add: RoundsCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Follow the decks of a git repository.",
      discussion: """
        Lists the decks, and takes them if you agree. They come below the name: the repository's \
        Bio/Cells.md is the deck NAME::Bio::Cells. Nothing of the repository is run, and nothing \
        is written outside your decks. `rounds decks update` brings what changes there.

        Example:  rounds decks add https://github.com/somebody/decks
        """)

    @Argument(help: "The repository: an address, or a folder.", completion: .directory)
    var address: String
    @Option(help: ArgumentHelp("The decks' name (default: the repository's).", valueName: "name"))
    var name: String?
    @Flag(help: "Take the decks without asking.")
    var yes = false
    @OptionGroup var collection: CollectionOptions

    func run(in context: Context) throws {
      try reportingFollowErrors(context) {
        let remote: Remote
        do {
          remote = try Remote(address) { context.surroundings.absolute($0) }
        } catch let error as SyncError {
          throw FollowError.sync(error)
        }
        let name = name ?? Self.name(of: remote.address)
        guard FollowedRepository.isValid(name: name) else {
          throw Failure(
            .usage, "`\(name)` cannot be the name of decks",
            hint: "choose one with --name: up to 60 letters, digits, spaces, - and _")
        }
        let followed = try context.read(collection).settings.followed
        if let other = followed.keys.first(where: { $0.lowercased() == name.lowercased() }) {
          throw Failure(
            .usage, "you follow \(other) already, from \(followed[other].shownAddress)",
            hint: "fetch it with `rounds decks update`, or choose another --name")
        }
        let decks = FollowedDecks(context: context, options: collection, yes: yes)
        if try decks.bring(name, from: nil, at: remote) == .listed { throw Failure.onlyListed }
      }
    }

    /// The last part of an address without `.git`.
    private static func name(of address: String) -> String {
      let parts = address.split(whereSeparator: { "/:".contains($0) })
      let last = parts.last { $0 != ".git" } ?? ""
      return String(last.hasSuffix(".git") ? last.dropLast(4) : last)
    }
  }

  /// Brings what changed in followed repositories.
  struct Update: RoundsCommand {
    static let configuration = CommandConfiguration(
      commandName: "update",
      abstract: "Fetch followed decks, and take what changed.",
      discussion: """
        Lists what changed, and takes it if you agree. Cards keep their history when they are \
        reworded or moved there, and what you edited yourself stays. `undo` undoes it. Without a \
        terminal it only lists and exits with 4, unless you add --yes.
        """)

    @Argument(help: "The names (default: all that you follow).") var names: [String] = []
    @Flag(help: "Take what changed without asking.")
    var yes = false
    @OptionGroup var collection: CollectionOptions

    func run(in context: Context) throws {
      let followed = try context.read(collection).settings.followed
      let chosen = try names.map { try followed.name($0) }
      guard !followed.isEmpty else {
        throw Failure(
          "you follow no decks yet", hint: "rounds decks add ADDRESS follows a repository")
      }
      let decks = FollowedDecks(context: context, options: collection, yes: yes)
      var (isListed, hasFailed) = (false, false)
      for name in chosen.isEmpty ? followed.keys.sorted() : chosen {
        // One that cannot be reached keeps nobody from the others.
        do {
          try reportingFollowErrors(context) {
            guard let repository = followed[name] else { return }
            let remote: Remote
            do {
              remote = try Remote(repository.address) { $0 }
            } catch let error as SyncError {
              throw FollowError.sync(error)
            }
            if try decks.bring(name, from: repository, at: remote) == .listed { isListed = true }
          }
        } catch let failure as Failure where failure.kind == .data {
          context.note(failure)
          hasFailed = true
        }
      }
      if hasFailed { throw Failure.reported }
      if isListed { throw Failure.onlyListed }
    }
  }

  /// Lists followed repositories.
  struct Followed: RoundsCommand {
    static let configuration = CommandConfiguration(
      commandName: "followed", abstract: "List the repositories whose decks you follow.")

    @OptionGroup var output: OutputOptions
    @OptionGroup var collection: CollectionOptions

    func run(in context: Context) throws {
      let followed = try context.read(collection).settings.followed.sorted { $0.key < $1.key }
      if output.json {
        for (name, repository) in followed {
          var json: JSONObject = ["name": .string(name)]
          json["address"] = .string(repository.shownAddress)
          json["branch"] = .string(repository.branch)
          json["commit"] = JSONValue(repository.commit)
          json["taken"] = JSONValue(repository.taken)
          context.print(json)
        }
        return
      }
      guard !followed.isEmpty else {
        return context.printWrapped(
          "You follow no decks yet. rounds decks add ADDRESS follows a repository.")
      }
      context.printTable(
        ["name", "taken", "version", "address"],
        followed.map { name, repository in
          [
            name, repository.taken.map { "\($0)" } ?? "never",
            String((repository.commit ?? "").prefix(7)),
            context.surroundings.displayed(repository.shownAddress),
          ]
        })
    }
  }

  /// Ends following a repository.
  struct Remove: RoundsCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Stop following decks; they stay, with their history.")

    @Argument(help: "The name, as in rounds decks followed.") var name: String
    @OptionGroup var collection: CollectionOptions

    func run(in context: Context) throws {
      var writer = try context.writer(collection)
      let opened = try context.open(collection, writer: &writer)
      let name = try opened.settings.followed.name(name)
      var settings = try SettingsFile(path: opened.folder.settings)
      try settings.set(nil, followedAs: name)
      DeckClone(of: name, in: opened.folder, environment: [:], mayAsk: false).remove()
      context.printWrapped(
        "\(name) is no longer followed. Its decks stay, with their history; they are yours now.")
    }
  }
}

/// Runs what fetches decks, with its errors worded for the learner.
@MainActor
private func reportingFollowErrors(_ context: Context, _ body: () throws -> Void) throws {
  do {
    try body()
  } catch let error as FollowError {
    guard !error.details.isEmpty else { throw Failure(error) }
    context.note("rounds: \(error.message):")
    for line in error.details { context.note(line, indent: "  ") }
    context.note(error.hint, indent: "  ")
    throw Failure.reported
  }
}

extension FollowedRepository {
  /// The address without secrets, which somebody may have written into the file.
  fileprivate var shownAddress: String { Remote.shown(address) }
}

extension FollowedRepository? {
  fileprivate var shownAddress: String { self?.shownAddress ?? "" }
}

extension [String: FollowedRepository] {
  /// A followed repository's name, without regard to case.
  fileprivate func name(_ text: String) throws(Failure) -> String {
    if let name = keys.first(where: { $0.lowercased() == text.lowercased() }) { return name }
    throw Failure(
      "you follow nothing called `\(text)`",
      hint: didYouMean(text, among: keys.sorted())
        ?? "`rounds decks followed` lists what you follow")
  }
}
