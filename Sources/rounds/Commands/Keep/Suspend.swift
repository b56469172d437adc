import ArgumentParser
import Collection
import Journal
import SpacedRepetition

/// Suspends cards.
struct Suspend: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspend",
    abstract: "Suspend cards: leave them out of reviews.",
    discussion: """
      Takes card names or a search. Asks before it changes more than 10 cards, unless you add \
      --yes. One `undo` undoes all of it.

      Examples:  rounds suspend b-denial-vs-rejection
                 rounds suspend is:leech -tag:cpb
      """)

  @OptionGroup var selection: CardSelection
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    let wording = CardSelection.Wording(
      verb: "Suspend", done: "suspended", already: "suspended already")
    try selection.change(in: context, collection, wording) { collection, entry, _ in
      collection.record(of: entry).isSuspended ? nil : .suspend(entry.id)
    }
  }
}

/// Unsuspends cards.
struct Unsuspend: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "unsuspend",
    abstract: "Bring suspended cards back, with their schedule.",
    discussion: """
      Takes card names or a search, as `suspend` does.

      Example:  rounds unsuspend deck:modifiers
      """)

  @OptionGroup var selection: CardSelection
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    let wording = CardSelection.Wording(
      verb: "Unsuspend", done: "in the reviews again", already: "not suspended")
    try selection.change(in: context, collection, wording) { collection, entry, _ in
      collection.record(of: entry).isSuspended ? .unsuspend(entry.id) : nil
    }
  }
}

/// Buries cards until tomorrow.
struct Bury: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "bury",
    abstract: "Bury cards: leave them out until tomorrow.",
    discussion: """
      Takes card names or a search, as `suspend` does.

      Example:  rounds bury tag:anatomy
      """)

  @OptionGroup var selection: CardSelection
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    let wording = CardSelection.Wording(
      verb: "Bury", done: "buried until tomorrow", already: "buried already")
    try selection.change(in: context, collection, wording) { collection, entry, today in
      collection.record(of: entry).isBuried(on: today) ? nil : .bury(entry.id, until: today + 1)
    }
  }
}
