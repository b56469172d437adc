import ArgumentParser
import Collection
import Flashcards
import Text

/// Opens a deck in the learner's editor.
struct Edit: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Open a card or a deck in your editor.",
    discussion: """
      The editor is $VISUAL, else $EDITOR, else vi; it opens at the card's line. When you close \
      it, the command shows what has changed. Histories follow their cards. If the deck is built \
      in, you edit a copy of your own, which is used from then on.

      Examples:  rounds edit b-group-code-patient
                 rounds edit "Billing tasks"
      """)

  @Argument(help: "The card's or the deck's name, or the beginning of it.")
  var name: [String]
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    let found = try context.read(collection)
    let (deck, line) = try place(in: found)
    let changes = try context.edit(deck, line: line, of: found, collection).changes
    if changes.problems.contains(where: { $0.severity == .error }) { throw Failure.reported }
  }

  private func place(in collection: Collection) throws -> (Library.LoadedDeck, Int?) {
    let name = name.joined(separator: " ")
    if let entry = collection.library[CardID(name)] {
      return (collection.library.deck(of: entry), entry.card.note.line)
    }
    let decks = collection.library.decks(named: name)
    if decks.count == 1 { return (collection.library.decks[decks[0]], nil) }
    if decks.count > 1 {
      let names = decks.map { collection.library.decks[$0].relativePath }
      throw Failure(
        "`\(name)` names \(decks.count) decks",
        hint: "write which of them: \(names.joined(separator: ", "))")
    }
    if case .unknown = collection.library.look(up: name),
      !collection.orphans.contains(CardID(name))
    {
      let names =
        collection.library.decks.map(\.name) + collection.library.entries.map(\.card.id.text)
      throw Failure(
        "there is no card and no deck `\(name)`",
        hint: didYouMean(name, among: names)
          ?? "`rounds find` finds cards, `rounds decks` lists the decks")
    }
    let entry = try collection.entry(named: name)
    return (collection.library.deck(of: entry), entry.card.note.line)
  }
}
