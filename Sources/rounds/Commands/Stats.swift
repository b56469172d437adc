import ArgumentParser
import SpacedRepetition
import Statistics
import Study
import Terminal

/// Tells how the learning goes.
struct Stats: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Show what is known, what is coming and how much is remembered.")

  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    let collection = try context.read(collection)
    let summary = StatsSummary(collection, today: context.today(collection))
    if output.json {
      context.print(summary.json)
    } else {
      summary.print(in: context)
    }
  }
}

extension StatsSummary {
  @MainActor
  func print(in context: Context) {
    let style = context.style
    context.print(style("Cards", .bold))
    for (state, count) in states { context.printField("  \(state.rawValue)", "\(count)") }
    context.print()
    context.print(style("Today, \(today)", .bold))
    context.printField("  reviewed", counted(tally.reviewed, "card"))
    context.printField("  learned", counted(tally.learned, "new card"))
    context.printField("  drilled", counted(tally.drilled, "answer"))
    context.printField("  right", share(tally.passed, tally.learned + tally.reviewed))
    context.printField("  time", duration(tally.milliseconds))
    context.print()
    context.print(style("Due in the next \(Self.forecastDays) days", .bold))
    if forecast.overdue > 0 { context.printField("  overdue", "\(forecast.overdue)") }
    for (offset, count) in forecast.days(Self.forecastDays).enumerated() {
      context.printField("  \(offset == 0 ? "today" : "\(today + offset)")", "\(count)")
    }
    context.print()
    context.print(style("Retention of the last 30 days", .bold))
    context.printField("  young", share(month.young.passed, month.young.total))
    context.printField("  mature", share(month.mature.passed, month.mature.total))
    context.printField("  all", share(month.all.passed, month.all.total))
    context.printWrapped("Retention: \(Retention.definition).", indent: "  ") { style($0, .dim) }
  }

  /// `87.5 %, 7 of 8`.
  private func share(_ part: Int, _ whole: Int) -> String {
    guard whole > 0 else { return "no answers yet" }
    let permille = (part * 2000 + whole) / (2 * whole)
    return "\(permille / 10).\(permille % 10) %, \(part) of \(whole)"
  }
}

/// `12 s`, `3 min`, `1 h 5 min`.
func duration(_ milliseconds: Int) -> String {
  let seconds = (milliseconds + 500) / 1000
  let minutes = (seconds + 30) / 60
  return switch seconds {
  case ..<60: "\(seconds) s"
  case ..<3600: "\(minutes) min"
  default: "\(minutes / 60) h \(minutes % 60) min"
  }
}
