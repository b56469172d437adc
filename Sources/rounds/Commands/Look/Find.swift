import ArgumentParser
import Collection
import Flashcards
import JSON
import SpacedRepetition
import Study
import Text

/// Lists all cards or those that a search finds, and saves searches by name.
struct Find: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "List cards that a search finds, and save searches.",
    discussion: """
      Words and "phrases" must be in the card; fields narrow the search: deck:NAME, tag:TAG, \
      id:BEGINNING, kind:cloze, flag:3, is:due (new, learning, relearning, young, mature, \
      suspended, buried, leech, flagged, expired), prop:ivl>21 (ef, lapses, reps, due), rated:7, \
      rated:7:0..2, added:7, re:PATTERN, @SAVED. `or` takes either side, - negates, parentheses \
      group. `cards` is another name for this command.

      More: rounds help searching

      Examples:  rounds find 'tag:cpb "group code" -is:suspended'
                 rounds find --save weak 'prop:ef<1.8 or is:leech'
                 rounds find is:leech | cut -f 1
      """,
    aliases: ["cards"])

  @Argument(parsing: .allUnrecognized, help: "What to look for; without it, all cards.")
  var search: [String] = []
  @Option(help: ArgumentHelp("Save the search under this name.", valueName: "name"))
  var save: String?
  @Flag(help: "List the saved searches.")
  var saved = false
  @Option(help: ArgumentHelp("Delete a saved search.", valueName: "name"))
  var forget: String?
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func validate() throws {
    try SearchWords.refuseOptions(
      in: search, known: ["--save", "--saved", "--forget", "--json", "--collection", "--help"])
    let asked = (save == nil ? 0 : 1) + (saved ? 1 : 0) + (forget == nil ? 0 : 1)
    if asked > 1 { throw ValidationError("--save, --saved and --forget do not go together") }
    if saved || forget != nil, !search.isEmpty {
      throw ValidationError("--saved and --forget take no search")
    }
    if save != nil, search.isEmpty {
      throw ValidationError("--save NAME needs a search: rounds find --save weak 'prop:ef<1.8'")
    }
  }

  func run(in context: Context) throws {
    if saved { return try list(context) }
    if let forget { return try remove(forget, context) }
    let collection = try context.read(collection)
    let text = SearchWords.joined(search)
    let search = try context.search(text, saved: collection.settings.searches)
    let today = context.today(collection)
    let found = search.matches(in: collection, on: today)
    if let save {
      let count = found.isEmpty ? "no card matches now" : "\(counted(found.count, "card")) now"
      return try keep(text, as: save, count, context)
    }
    if output.json {
      for entry in found { context.print(CardReport(entry, in: collection, on: today).json) }
    } else if !found.isEmpty {
      printTable(found.map { CardReport($0, in: collection, on: today) }, context)
      context.note("\(counted(found.count, "card")).")
    }
    guard !found.isEmpty else {
      context.tellStrangers(search, in: collection)
      context.note("No card matches.")
      throw Failure.reported
    }
  }

  // MARK: Cards

  @MainActor
  private func printTable(_ cards: [CardReport], _ context: Context) {
    let columns = [
      TableColumn(title: "card", leastWidth: 28),
      TableColumn(title: "state", rank: 1),
      TableColumn(title: "due", rank: 2),
      TableColumn(title: "ivl", isNumber: true, rank: 4),
      TableColumn(title: "ef", isNumber: true, rank: 5),
      TableColumn(title: "deck", leastWidth: 12, rank: 3),
      TableColumn(title: "question", leastWidth: 24),
    ]
    context.printTable(
      columns,
      cards.map { card in
        let progress = card.record.progress
        return [
          card.card.id.text, card.state.rawValue,
          card.state == .suspended ? "-" : progress.due.map { "\($0)" } ?? "-",
          progress.isNew ? "-" : intervalText(progress.state.interval),
          progress.isNew ? "-" : "\(progress.state.easiness)", card.deck.name,
          card.card.question.split(whereSeparator: \.isNewline).joined(separator: " "),
        ]
      })
  }

  // MARK: Saved searches

  @MainActor
  private func keep(
    _ text: String, as name: String, _ count: String, _ context: Context
  ) throws {
    guard CardSearch.isValid(name: name) else {
      throw Failure(
        .usage, "`\(name)` cannot be the name of a search",
        hint: "use up to 40 letters, digits, - and _")
    }
    var file = try settings(context)
    let old = file.settings.searches[name]
    var searches = file.settings.searches
    searches[name] = text
    // A search that names itself is detected before it is saved.
    _ = try context.search("@\(name)", saved: searches)
    try file.set(search: name, to: text)
    let change = old.map { $0 == text ? "was saved already" : "replaces: \($0)" }
    context.note("rounds: @\(name) \(change ?? "is saved") (\(count))")
  }

  @MainActor
  private func remove(_ name: String, _ context: Context) throws {
    var file = try settings(context)
    let name = name.hasPrefix("@") ? String(name.dropFirst()) : name
    guard let text = file.settings.searches[name] else {
      throw Failure(
        "no search is saved as `\(name)`",
        hint: didYouMean(name, among: file.settings.searches.keys.sorted())
          ?? "`rounds find --saved` lists those that are")
    }
    try file.set(search: name, to: nil)
    context.printWrapped("@\(name) is deleted; it was: \(text)")
  }

  @MainActor
  private func list(_ context: Context) throws {
    let searches = try settings(context).settings.searches.sorted { $0.key < $1.key }
    if output.json {
      for (name, text) in searches {
        context.print(["name": .string(name), "search": .string(text)])
      }
    } else if searches.isEmpty {
      context.note("No search is saved; `rounds find --save NAME SEARCH` saves one.")
    } else {
      context.printTable(
        [TableColumn(title: "name"), TableColumn(title: "search", leastWidth: 10)],
        searches.map { ["@" + $0.key, $0.value] })
    }
  }

  @MainActor
  private func settings(_ context: Context) throws -> SettingsFile {
    let file = try SettingsFile(path: try context.place(collection).folder.settings)
    for diagnostic in file.diagnostics { context.note(diagnostic) }
    return file
  }
}
