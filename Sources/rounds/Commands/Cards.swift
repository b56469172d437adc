import ArgumentParser
import Flashcards
import SpacedRepetition
import Study
import Terminal

/// Lists cards.
struct Cards: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "cards",
    abstract: "List cards, all or those that a search finds.",
    discussion: """
      `rounds find --help` tells how to search.

      Example:  rounds cards tag:cpb is:due "group code"
      """)

  @Argument(parsing: .allUnrecognized, help: "What to look for; without it, all cards.")
  var query: [String] = []
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func validate() throws {
    try SearchWords.refuseOptions(in: query, known: ["--json", "--collection", "--help"])
  }

  func run(in context: Context) throws {
    let collection = try context.read(collection)
    let search = try context.search(
      SearchWords.joined(query), saved: collection.settings.searches)
    let today = context.today(collection)
    let found = search.matches(in: collection, on: today)
    if output.json {
      for entry in found { context.print(CardReport(entry, in: collection, on: today).json) }
      return
    }
    let idWidth = min(28, found.map { displayWidth($0.id.text) }.max() ?? 0)
    for entry in found { printLine(entry, idWidth: idWidth, collection, today, context) }
    context.note(
      found.isEmpty ? "No card matches." : "\(counted(found.count, "card")).")
  }

  @MainActor
  private func printLine(
    _ entry: Library.Entry, idWidth: Int, _ collection: Collection, _ today: Day,
    _ context: Context
  ) {
    let record = collection.record(of: entry)
    let state = CardState(record, on: today)
    let due = record.progress.due.map { state == .suspended ? "-" : $0.description } ?? "-"
    let id = entry.id.text
    let head =
      id.padded(to: idWidth) + "  " + state.rawValue.padded(to: 10) + "  " + due.padded(to: 10)
      + "  "
    let question = sanitized(entry.card.question, keepNewlines: true)
      .split(separator: "\n").joined(separator: " ")
    let room = context.width - displayWidth(head)
    if room >= 20 {
      context.print(context.style(head, .dim) + fitted(question, to: room))
    } else {
      context.print(context.style(fitted(id + "  " + state.rawValue, to: context.width), .dim))
      context.print("  " + fitted(question, to: context.width - 2))
    }
  }
}

extension String {
  /// The text with spaces after it, up to `width` columns.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - displayWidth(self)))
  }
}
