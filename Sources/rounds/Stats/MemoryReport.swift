import Collection
import JSON
import Screen
import SpacedRepetition
import Statistics
import Text

/// The memory of cards under FSRS, whatever schedules them.
struct MemoryReport {
  /// The stability, difficulty and present recall of each answered card.
  private let cards: [(memory: MemoryState, recall: Double)]
  private let fsrs: FSRS6
  private let isFitted: Bool

  init(_ collection: Collection, _ scope: StatsScope, on day: Day) {
    let fsrs = collection.settings.fsrs6
    let history = collection.historyByFSRS
    self.fsrs = fsrs
    isFitted = collection.settings.fsrs != nil
    cards = scope.cards.compactMap { position in
      let entry = collection.library.entries[position]
      let progress = history.record(of: entry.id).progress
      guard case .fsrs(let own) = history.scheduler(of: entry.id) else { return nil }
      return own.memory(of: progress).map { ($0, own.recall(of: progress, on: day)) }
    }
  }

  /// The number of answered cards expected to be remembered now.
  var known: Double { cards.reduce(0) { $0 + $1.recall } }

  var charts: [Chart] { [recallChart, stabilityChart, difficultyChart, retentionChart] }

  var json: JSONObject {
    func rounded(_ number: Double, _ scale: Double) -> JSONValue {
      .number((number * scale).rounded() / scale)
    }
    func quartiles(_ numbers: [Double]) -> JSONValue {
      let sorted = numbers.sorted()
      guard !sorted.isEmpty else { return .null }
      return .array(
        (1...3).map { rounded(sorted[min(sorted.count - 1, sorted.count * $0 / 4)], 10_000) })
    }
    return [
      "cards": .integer(cards.count), "known": rounded(known, 10),
      "isFitted": .bool(isFitted), "desiredRetention": .number(fsrs.options.desiredRetention),
      "stability": quartiles(cards.map(\.memory.stability)),
      "difficulty": quartiles(cards.map(\.memory.difficulty)),
      "recall": quartiles(cards.map(\.recall)),
      "retentions": .array(
        costs.map {
          [
            "retention": .number($0.retention), "answersPerDay": rounded($0.answers, 100),
            "known": StatsSummary.share($0.known),
          ]
        }),
      "definition": .string(Self.definition),
    ]
  }

  private static let definition =
    "by FSRS, of the cards that were answered: known = sum of the chances to remember each today;"
    + " stability in days, difficulty from 1 to 10 and recall today = first quartile, median, third"
    + " quartile; retentions = answers a day to the cards as they are, if each waited until its chance"
    + " falls to the retention, and the share that would be known on an average day"

  private var sample: String {
    "\(FSRSText.decimals(known, 0)) of \(counted(cards.count, "card")) known"
  }

  private var parameters: String { isFitted ? "fitted to your answers" : "standard parameters" }

  private var recallChart: Chart {
    var columns = (0..<10).map { Chart.Column("\($0 * 10)", 0) }
    for card in cards { columns[min(9, Int(card.recall * 10))].value += 1 }
    return Chart(
      title: "Recall now", unit: "cards", axis: "chance in percent, 10 in one column",
      sample: sample,
      meaning: "Recall: the chance by FSRS (\(parameters)) that a card is remembered today; known ="
        + " their sum over all answered cards", plot: .columns(columns))
  }

  private var stabilityChart: Chart {
    let bounds: [(String, ClosedRange<Double>)] = [
      ("<1", 0...1), ("1", 1...3), ("3", 3...7), ("7", 7...14), ("14", 14...30), ("30", 30...90),
      ("90", 90...180), ("180", 180...365), ("365", 365...40_000),
    ]
    let columns = bounds.map { label, range in
      Chart.Column(
        label,
        Double(
          cards.count {
            $0.memory.stability >= range.lowerBound && $0.memory.stability < range.upperBound
          }))
    }
    let median = cards.map(\.memory.stability).sorted().dropFirst(cards.count / 2).first ?? 0
    return Chart(
      title: "Stability", unit: "cards", axis: "days, from",
      sample: "median \(FSRSText.days(median)) days",
      meaning: "Stability: the days after which the chance to remember a card falls to 90 %",
      plot: .columns(columns))
  }

  private var difficultyChart: Chart {
    let sorted = cards.sorted { $0.memory.difficulty < $1.memory.difficulty }
    let names = ["easiest fifth", "second", "third", "fourth", "hardest fifth"]
    let rows = names.enumerated().map { index, name -> Chart.Share in
      let part = sorted[sorted.count * index / 5..<sorted.count * (index + 1) / 5]
      let mean = part.isEmpty ? nil : part.reduce(0) { $0 + $1.recall } / Double(part.count)
      let stability = part.map(\.memory.stability).sorted().dropFirst(part.count / 2).first
      return Chart.Share(
        name, mean, mean.map { $0...$0 }, count: part.count,
        remark: stability.map { "stability \(FSRSText.days($0)) d" } ?? "")
    }
    return Chart(
      title: "Recall now, by difficulty", unit: "", axis: "", sample: counted(cards.count, "card"),
      meaning:
        "Difficulty is a rank: only how cards compare says something, not how near to 10 they"
        + " are; stability = the middle one of the fifth", plot: .bars(rows))
  }

  /// What each desired retention would cost in answers a day, and the mean share that would be known
  /// with it; nil without cards.
  private var costs: [(retention: Double, answers: Double, known: Double?)] {
    [0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97].map { retention in
      var (answers, known) = (0.0, 0.0)
      for card in cards {
        let interval = fsrs.days(card.memory.stability, retention: retention)
        answers += 1 / Double(interval)
        // The mean of the curve up to the interval, by Simpson's rule.
        let middle = fsrs.recall(card.memory.stability, after: Double(interval) / 2)
        let end = fsrs.recall(card.memory.stability, after: Double(interval))
        known += (1 + 4 * middle + end) / 6
      }
      return (retention, answers, cards.isEmpty ? nil : known / Double(cards.count))
    }
  }

  /// The cost and benefit of each desired retention.
  private var retentionChart: Chart {
    let rows = costs.map { retention, answers, mean -> Chart.Share in
      return Chart.Share(
        FSRSText.decimals(retention, 2), mean, mean.map { $0...$0 }, count: cards.count,
        remark: "\(FSRSText.decimals(answers, 0)) a day")
    }
    return Chart(
      title: "What a desired retention costs", unit: "", axis: "",
      sample: "now set to \(FSRSText.decimals(fsrs.options.desiredRetention, 2))",
      meaning:
        "Cost: the answers a day to your cards as they are now, if each waited until its chance"
        + " falls to the retention; shown is the share of them that is known on an average day;"
        + " `rounds config desired-retention` sets it, now"
        + " \(FSRSText.decimals(fsrs.options.desiredRetention, 2))", plot: .bars(rows))
  }
}

extension StatsSummary {
  /// FSRS's expectations of the answers, compared with what happened.
  var fsrsCalibrationCharts: [Chart] {
    let log = AnswerLog(ReviewColumns(collection, scope))
    let calibration = FSRSCalibration(log, collection.settings.fsrs6)
    func chart(_ title: String, _ groups: [FSRSCalibration.Group], _ meaning: String) -> Chart {
      let rows = groups.filter { $0.answers.total > 0 }.map { group in
        Self.share(
          group.name, group.answers,
          remark: group.expected.map { "expected \(StatsDigest.percent($0))" } ?? "")
      }
      return Chart(
        title: title, unit: "", axis: "", sample: counted(log.items.count, "answer"),
        meaning: meaning, plot: .bars(rows))
    }
    let hard =
      switch calibration.misusesHard {
      case true?:
        "you seem to press hard for cards that you did not remember: after it far fewer are"
          + " remembered than FSRS expects; a card that was not remembered is a failure, 0 to 2"
      case false?: "hard is used for cards that were remembered, as it should be"
      case nil: "too few answers to tell whether hard is used for cards that were not remembered"
      }
    return [
      chart(
        "Recall, expected and reached", calibration.byChance,
        "Calibration: the share right, with its 95 % interval, and the mean chance that FSRS gave;"
          + " answers on a later day than the one before, with the parameters of today"),
      chart(
        "By maturity", calibration.byMaturity, "Maturity: mature = interval of 21 days or more"),
      chart(
        "By lateness", calibration.byLateness,
        "Lateness: a little late = by half the interval at the most; late answers count as what they"
          + " are"),
      chart("By the answer before", calibration.byLastButton, "Hard: " + hard),
    ]
  }
}
