import Collection
import SpacedRepetition
import Study
import Terminal
import Text

/// The first question of the first start: what the learner is preparing for.
@MainActor
struct FocusQuestion {
  enum Reply {
    case focus(Focus)
    /// Something without an outline.
    case other
    /// A command that was typed instead.
    case command(String)
  }

  private let context: Context
  private let choice: KnownExams
  /// The outlines that match cards of the collection, and both of AAPC's exams.
  private let offers: [(name: String, focus: Focus)]

  private let commands: CommandTree

  init(_ context: Context, _ collection: Collection, _ commands: CommandTree) {
    self.context = context
    self.commands = commands
    let choice = KnownExams(context.surroundings, collection.folder)
    self.choice = choice
    let today = context.today(collection)
    offers = choice.values.compactMap { value in
      guard let outlines = (try? choice.outlines(of: value)) ?? nil, !outlines.isEmpty else {
        return nil
      }
      let focus = Focus(outlines)
      return focus.hasCards(in: collection, on: today) ? (value, focus) : nil
    }
  }

  /// Asks until there is an answer; skips the question if there is nothing to choose from.
  func ask() -> Reply {
    guard !offers.isEmpty else { return .other }
    let list = offers.enumerated().map { index, offer in
      "\(index + 1) \(offer.name == "terms" ? "just the terms" : offer.focus.title)"
    }
    context.printWrapped("What are you preparing for? \(list.joined(separator: " · "))")
    context.printWrapped("Type a number and Enter; Enter alone is something else.")
    while case .line(let line) = context.terminal.readLine(
      prompt: "1-\(offers.count)> ")
    {
      let answer = line.trimmed().lowercased()
      if answer.isEmpty || ["no", "n", "none"].contains(answer) { return .other }
      if let number = Int(answer), offers.indices.contains(number - 1) {
        return .focus(offers[number - 1].focus)
      }
      let names = answer == "both" ? "cpc,cpb" : answer.replacing(" and ", with: ",")
      if let outlines = (try? choice.outlines(of: names)) ?? nil, !outlines.isEmpty {
        return .focus(Focus(outlines))
      }
      let word = answer.prefix { !$0.isWhitespace }
      if commands.isCommand(word) {
        return .command(line.trimmed())
      }
      context.note("Type a number from 1 to \(offers.count), or press Enter for something else.")
    }
    return .other
  }
}
