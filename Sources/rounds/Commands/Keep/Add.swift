import ArgumentParser
import Collection
import Flashcards
import JSON
import Terminal

/// Adds cards.
struct Add: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a card, or in a terminal one after another.",
    discussion: """
      Writes the card at the end of the deck, which is made if it is missing. Without --deck the \
      deck of the last card is used; without texts it asks for them. `undo` removes the card.

      With --json and without texts it takes cards from standard input, one object a line, and \
      answers each with one: rounds help scripts

      Kinds: basic (question, answer), term (term, definition: two cards), cloze (one text with \
      [blanks]), choice (question, options, a * before the right ones).

      Examples:  rounds add --deck Codes "Which form do hospitals use?" "UB-04"
                 rounds add --kind cloze "A claim that fails edits is [rejected]"
                 rounds add --kind choice "Who pays?" "*PR" "CO" "OA"
                 rounds add --json --dry-run < cards.jsonl
      """)

  @Argument(help: "Question and answer, or what the kind needs.")
  var texts: [String] = []
  @Option(help: ArgumentHelp("The deck.", valueName: "name"))
  var deck: String?
  @Option(help: ArgumentHelp("basic, term, cloze or choice.", valueName: "kind"))
  var kind = "basic"
  @Option(help: ArgumentHelp("Tags, separated by spaces.", valueName: "tags"))
  var tags: String?
  @Option(
    help: ArgumentHelp("Another wording of the question; may be repeated.", valueName: "text"))
  var wording: [String] = []
  @Option(help: ArgumentHelp("Another accepted answer; may be repeated.", valueName: "text"))
  var also: [String] = []
  @Option(help: ArgumentHelp("A hint.", valueName: "text"))
  var hint: String?
  @Option(help: ArgumentHelp("The explanation shown with the answer.", valueName: "text"))
  var why: String?
  @Option(help: ArgumentHelp("Where the fact comes from.", valueName: "text"))
  var source: String?
  @Flag(help: "With --json: answer each line from standard input, and write nothing.")
  var dryRun = false
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    if output.json, texts.isEmpty { return try addLines(context) }
    guard !dryRun else {
      throw Failure(
        .usage, "--dry-run is for cards from standard input",
        hint: "rounds add --json --dry-run < cards.jsonl")
    }
    guard let kind = Card.Kind(rawValue: kind.lowercased()), TypedCard.kinds.contains(kind) else {
      let names = TypedCard.kinds.map(\.rawValue)
      throw Failure(
        .usage, "there is no kind of card `\(kind)`",
        hint: didYouMean(kind, among: names) ?? "the kinds are \(names.joined(separator: ", "))")
    }
    if texts.isEmpty, context.terminal.isInteractive {
      var dialogue = AddDialogue(context, collection, kind: kind, details: details)
      return try dialogue.run(deck: deck)
    }
    guard let front = texts.first else {
      throw Failure(
        .usage, "there is nothing to add",
        hint: "write the texts of the card: rounds add --deck D \"question\" \"answer\"")
    }
    let card = TypedCard(
      kind: kind, front: front, back: Array(texts.dropFirst()), details: details)
    let note = try card.note()
    let found = try context.read(collection)
    guard let deck = deck ?? context.rememberedDeck(in: found) else {
      throw Failure(.usage, "no deck is named", hint: "name one: --deck NAME; it is made if needed")
    }
    let lookalikes = context.lookalikes(of: note, in: found)
    let added = try context.add(note, toDeck: deck, collection)
    for entry in lookalikes.prefix(3) {
      context.note(
        "rounds: \(entry.id) asks the same (\(context.place(of: entry, in: found)))")
    }
    try report(added, context)
  }

  @MainActor
  private func addLines(_ context: Context) throws {
    guard kind == "basic", tags == nil, also.isEmpty, wording.isEmpty,
      [hint, why, source] == [nil, nil, nil]
    else {
      throw Failure(
        .usage, "cards from standard input say themselves what they are",
        hint: "write kind, tags and the like into the lines; only --deck is for all of them")
    }
    var lines = AddLines(context, collection, deck: deck, isDryRun: dryRun)
    try lines.run()
  }

  private var details: Note.Details {
    var details = Note.Details()
    details.otherWordings = wording
    details.also = also
    details.hint = hint
    details.why = why
    details.source = source
    details.tags = (tags ?? "").split { $0.isWhitespace || $0 == "," }.map(String.init)
    return details
  }

  @MainActor
  private func report(_ added: AddedCards, _ context: Context) throws {
    guard output.json else {
      context.tell(added)
      guard context.isOnTerminal else { return }
      var quiet = context
      (quiet.tellsProblems, quiet.tellsNotices) = (false, false)
      return context.tellOthers(in: try quiet.read(collection), ofDecks: [added.deck.name])
    }
    let now = try context.read(collection)
    let today = context.today(now)
    for entry in added.cards {
      context.print(CardReport(entry, in: now, on: today).json)
    }
  }
}

extension Context {
  /// Reports where cards were added.
  func tell(_ added: AddedCards) {
    let ids = added.cards.map(\.card.id.text).joined(separator: ", ")
    let line = added.cards[0].card.note.line
    printWrapped(
      "Added \(ids) to \(added.isNewDeck ? "the new deck " : "")\(added.deck.name) "
        + "(\(surroundings.displayed(added.deck.file)):\(line)).")
    if added.isNewCopy {
      printWrapped(
        "Your copy is now used instead of the built-in deck; `undo` goes back to that.")
    }
  }
}
