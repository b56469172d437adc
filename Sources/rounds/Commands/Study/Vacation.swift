import ArgumentParser
import SpacedRepetition
import Study
import Text

/// Keeps days free of due cards.
struct Vacation: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "vacation",
    abstract: "Spread the cards of a vacation over the days around it.",
    discussion: """
      A card that is due in the vacation moves before or after it, whichever is nearer. A card \
      keeps its interval. One `undo` undoes all of it.

      Answers that you give until then may put cards into the vacation again: run this once more \
      on the day before you leave.

      Examples:  rounds vacation 2026-08-01 2026-08-14
                 rounds vacation tomorrow 7 --dry-run
      """)

  @Argument(help: "Its first day: a date, today or tomorrow.")
  var from: String
  @Argument(help: "Its last day, or how many days it has.")
  var to: String
  @OptionGroup var spreading: SpreadingOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    try spreading.carryOut(in: context, collection, json: output.json) { collection, today, tense in
      let days = try days(today: today)
      let plan = Spreading.vacation(collection, days, today: today)
      let length = counted(days.upperBound - days.lowerBound + 1, "day")
      let vacation = "The vacation from \(days.lowerBound) to \(days.upperBound) (\(length))"
      guard !plan.moves.isEmpty else { return (plan, "\(vacation) has no cards.") }
      let early = plan.moves.count { $0.to < days.lowerBound }
      return (
        plan,
        "\(vacation) \(tense.verb("has", "had")) \(counted(plan.moves.count, "card")): "
          + "\(early) \(tense.verb("come", "now come")) before it, "
          + "\(plan.moves.count - early) after it."
      )
    }
  }

  private func days(today: Day) throws -> ClosedRange<Day> {
    let words = ["today": today, "tomorrow": today + 1]
    guard let first = words[from] ?? Day(from) else {
      throw Failure(
        .usage, "`\(from)` is not a day", hint: "write a date such as \(today + 1), or tomorrow")
    }
    guard first >= today else {
      throw Failure(.usage, "\(first) is over", hint: "a vacation begins today or later")
    }
    let last: Day
    if let count = Int(to) {
      guard 1...SpreadingOptions.longest ~= count else {
        throw Failure(
          .usage, "a vacation cannot have \(count) days",
          hint: "write a number from 1 to \(SpreadingOptions.longest)")
      }
      last = first + (count - 1)
    } else if let day = Day(to) {
      last = day
    } else {
      throw Failure(
        .usage, "`\(to)` is neither a day nor a number of days",
        hint: "write a date such as \(first + 6), or a number such as 7")
    }
    guard last >= first, last - first < SpreadingOptions.longest else {
      throw Failure(
        .usage, "a vacation cannot go from \(first) to \(last)",
        hint: "it ends on its first day or later, within \(SpreadingOptions.longest) days")
    }
    return first...last
  }
}
