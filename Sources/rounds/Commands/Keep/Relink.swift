import ArgumentParser
import Collection
import Flashcards
import Journal

/// Joins a card with the history of its earlier form.
struct Relink: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "relink",
    abstract: "Join a history with the card that it belongs to.",
    discussion: """
      When you edit a card, its history follows where that is certain. `rounds check` lists \
      histories without a card; this command joins one with its card.
      """)

  @Argument(help: "The history's name, as `rounds check` lists it.")
  var old: String
  @Argument(help: "The card's name, or the beginning of it.")
  var new: String
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    var writer = try context.writer(collection)
    let collection = try context.open(collection, writer: &writer)
    let old = CardID(old)
    let entry = try collection.entry(named: new)
    guard collection.history.knows(old) else {
      throw Failure(
        "no history has the name `\(old)`",
        hint: "`rounds check` lists the histories without a card")
    }
    guard !collection.library.contains(old) else {
      throw Failure(
        "`\(old)` is the name of a card that is still in a deck",
        hint: "only the history of a deleted card can be joined with another card")
    }
    guard !collection.history.isOne(old, entry.id) else {
      context.printWrapped("\(entry.id) has the history of \(old) already.")
      return
    }
    try writer.append(.relink(from: old, to: entry.id, byHand: true), at: context.clock.now)
    context.printWrapped("\(entry.id) has the history of \(old) now.")
  }
}
