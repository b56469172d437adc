import ArgumentParser
import Collection
import SpacedRepetition

/// Makes cards new again.
struct Reset: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset",
    abstract: "Make cards new again, and keep their history.",
    discussion: """
      Takes card names or a search, as `suspend` does. The answers stay in the journal and in \
      the statistics; the schedule starts over.

      Example:  rounds reset tag:cpt-2027
      """)

  @OptionGroup var selection: CardSelection
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    let wording = CardSelection.Wording(
      verb: "Reset", done: "new again, with the history kept", already: "new")
    try selection.change(in: context, collection, wording) { collection, entry, _ in
      collection.record(of: entry).progress.isNew ? nil : collection.reset(entry.id)
    }
  }
}
