import ArgumentParser
import Flashcards
import Journal
import Study

/// Leaves a card out of the reviews.
struct Suspend: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspend",
    abstract: "Leave a card out of the reviews, with its history kept.")

  @Argument(help: "The card's name, or the beginning of it.")
  var card: String
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    try context.setSuspended(true, card, collection)
  }
}

/// Takes a suspended card up again.
struct Unsuspend: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "unsuspend",
    abstract: "Take a suspended card up again, where it stood.")

  @Argument(help: "The card's name, or the beginning of it.")
  var card: String
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    try context.setSuspended(false, card, collection)
  }
}

extension Context {
  fileprivate func setSuspended(
    _ isSuspended: Bool, _ card: String, _ options: CollectionOptions
  ) throws {
    var writer = try writer(options, backup: .meanwhile)
    let collection = try open(options, writer: &writer)
    let entry = try collection.entry(named: card)
    let id = entry.id
    guard collection.record(of: entry).isSuspended != isSuspended else {
      printWrapped("\(id) is \(isSuspended ? "suspended already" : "not suspended").")
      return
    }
    try writer.append(isSuspended ? .suspend(id) : .unsuspend(id), at: clock.now)
    printWrapped("\(id) is \(isSuspended ? "suspended" : "in the reviews again").")
  }
}
