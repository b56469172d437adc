import ArgumentParser
import Collection
import JSON
import Screen
import SpacedRepetition
import Study

/// Lists the decks with the work in each.
struct Decks: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "decks",
    abstract: "List the decks with their due and new cards, or follow those of others.",
    discussion: """
      `due` counts all cards that are due, also those that reviews-per-day puts off. The picture \
      shows the cards due on each of the next 14 days, today first.

      Decks that somebody keeps in a git repository can be followed: `decks add` takes them, \
      `decks update` brings what changes there.

      More: rounds help decks
      """,
    subcommands: [Add.self, Update.self, Followed.self, Remove.self])

  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    let collection = try context.read(collection)
    let today = context.today(collection)
    let rows = collection.library.decks.map { deck in
      DeckRow(deck, in: collection, today: today)
    }
    if output.json {
      for row in rows { context.print(row.json) }
      return
    }
    guard !rows.isEmpty else {
      context.note("No decks yet: put Markdown files into \(collection.folder.decks)")
      return
    }
    let page = context.chartPage
    // In a narrow window the name of the deck matters more, and programs do not read pictures.
    let hasRoom = page.width >= 60 && context.isOnTerminal
    context.printTable(
      ["deck", "cards", "due", "new"] + (hasRoom ? ["next 14 days"] : []),
      rows.map { row in
        [row.deck.name, "\(row.cards)", "\(row.due)", "\(row.new)"]
          + (hasRoom ? [sparkline(row.coming, usesBlocks: page.usesBlocks)] : [])
      })
    let counts = DueCounts(DayQueue(collection, on: today, options: .focused))
    if counts.dueBeyondLimit > 0 {
      context.note(
        "rounds: \(counts.dueText) today (\(counts.putOff.joined(separator: ", "))); "
          + "`backlog` spreads them"
      )
    }
  }
}

/// A deck and its counts.
private struct DeckRow {
  let deck: Library.LoadedDeck
  let cards: Int
  var due = 0
  var new = 0
  /// The cards due today or before, and on each of the following days.
  var coming = [Int](repeating: 0, count: 14)

  init(_ deck: Library.LoadedDeck, in collection: Collection, today: Day) {
    self.deck = deck
    cards = deck.cards.count
    for entry in collection.library.entries[deck.cards] {
      let record = collection.record(of: entry)
      if record.progress.isNew {
        new += record.isLeftOut(on: today) ? 0 : 1
      } else if let day = record.nextDue(from: today) {
        if day <= today { due += 1 }
        if day < today + coming.count { coming[max(0, day - today)] += 1 }
      }
    }
  }

  var json: JSONObject {
    [
      "name": .string(deck.name), "cards": .integer(cards), "new": .integer(new),
      "due": .integer(due), "file": .string(deck.file),
    ]
  }
}
