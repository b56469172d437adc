import ArgumentParser
import Collection
import JSON
import Screen
import SpacedRepetition
import Statistics

/// Reports learning statistics.
struct Stats: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Show how well you remember and what is coming.",
    discussion: """
      Without a word, one screen shows how well you remember, what is coming, where you are weak \
      and whether you will be ready. With a word, it shows that picture and its definition.

      More: rounds help statistics

      Examples:  rounds stats
                 rounds stats retention --deck billing
                 rounds stats --json --days 31
      """)

  @Argument(
    help: ArgumentHelp("What to show as a picture.", valueName: "picture"))
  var picture: StatsPicture?
  @OptionGroup(title: "Which cards and days") var scope: StatsScopeOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    let collection = try context.read(collection)
    let today = context.today(collection)
    let summary = StatsSummary(
      collection, try StatsScope(scope, in: collection, on: today), today: today)
    if output.json {
      var json = summary.json
      if picture == .memory || collection.settings.policy == .fsrs {
        json["memory"] = .object(MemoryReport(collection, summary.scope, on: today).json)
      }
      if picture == .confusions {
        ConfusionReport(collection, summary.scope, on: today).add(to: &json)
      }
      context.print(json)
    } else if picture == .confusions {
      let report = ConfusionReport(collection, summary.scope, on: today)
      context.print(report.lines(context.chartPage).joined(separator: "\n"))
    } else {
      context.print(lines(summary, context.chartPage).joined(separator: "\n"))
    }
  }

  private func lines(_ summary: StatsSummary, _ page: ChartPage) -> [String] {
    guard let picture else { return StatsDigest(summary, page).lines }
    return Array(summary.charts(picture).map { $0.lines(page) }.joined(separator: [""]))
  }
}

extension Context {
  /// The page for charts: the window, or 80 columns if there is none.
  var chartPage: ChartPage {
    ChartPage(
      width: min(width, 120), textWidth: isOnTerminal ? nil : textWidth,
      usesBlocks: ChartPage.canShowBlocks(surroundings.environment), style: style)
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
