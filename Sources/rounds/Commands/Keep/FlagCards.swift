import ArgumentParser
import Collection
import Journal

/// Flags cards.
struct FlagCards: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "flag",
    abstract: "Set or remove the flag of cards.",
    discussion: """
      Takes the flag, 1 to 7 or none (0), then card names or a search, as `suspend` does. `find \
      flag:3` finds the cards again.

      Examples:  rounds flag 3 b-denial-vs-rejection
                 rounds flag none flag:3
      """)

  @Argument(help: "The flag: 1 to 7, or none.")
  var flag: String
  @OptionGroup var selection: CardSelection
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    let number = flag.lowercased() == "none" ? 0 : Int(flag)
    guard let number, 0...7 ~= number else {
      throw Failure(
        .usage, "`\(flag)` is not a flag", hint: "use 1 to 7, or none; the cards follow it")
    }
    let wording = CardSelection.Wording(
      verb: number == 0 ? "Remove the flag of" : "Flag",
      done: number == 0 ? "without a flag now" : "flagged \(number)",
      already: number == 0 ? "without a flag" : "flagged \(number) already")
    try selection.change(in: context, collection, wording) { collection, entry, _ in
      collection.record(of: entry).flag == number ? nil : .flag(entry.id, number)
    }
  }
}
