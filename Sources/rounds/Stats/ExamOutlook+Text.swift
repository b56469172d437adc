import Collection
import JSON
import Screen
import SpacedRepetition
import Statistics
import Text

extension ExamOutlook {
  // MARK: For people

  /// What is known on the day, and what more minutes per day would change.
  var lines: [String] {
    let what = areOfExams ? "of what the exam asks" : "of the cards"
    return [
      "On the day you will know about \(Self.text(simulation.all)) \(what)."
        + (answers < GradeHabits.answersForTrust
          ? " A rough guess, from \(answers == 0 ? "no answers" : counted(answers, "answer"))."
          : "")
    ] + relearningLines
      + more.map {
        "\($0.minutes) more minutes a day: \($0.newPerDay) new a day, "
          + "\(Self.text($0.known)) known on the day."
      }
  }

  /// How many cards were recalled on three days; nothing before any card was answered again.
  private var relearningLines: [String] {
    guard answers > 0, let later = simulation.recalled else { return [] }
    return [
      "Recalled on three days after the first, the goal: \(recalled.cards) of "
        + "\(counted(recalled.of, "card")) now, about \(Self.text(later)) by the exam."
    ]
  }

  /// `41 % (38–44 %)`.
  private static func text(_ share: ExamSimulation.Share) -> String {
    let (low, high) = (percent(share.interval.lowerBound), percent(share.interval.upperBound))
    return "\(percent(share.mean)) % (\(low)–\(high) %)"
  }

  private static func percent(_ share: Double) -> Int { Int((share * 100).rounded()) }

  /// The domains by what is known of them on the day, weakest first, and the reviews of each day.
  var charts: [Chart] { [domainsChart, daysChart] }

  private var domainsChart: Chart {
    let rows = zip(domains, simulation.domains).compactMap { domain, share in
      share.map { (domain, $0) }
    }.sorted { $0.1.mean < $1.1.mean }
    let exams = Set(domains.map(\.exam))
    return Chart(
      title: "Known on the day of the exam, the weakest first", unit: "", axis: "",
      sample: counted(rows.reduce(0) { $0 + $1.0.cards }, "card"),
      meaning: "Known: \(ExamSimulation.definition)",
      plot: .bars(
        rows.map { domain, share in
          Chart.Share(
            Self.short((exams.count > 1 ? domain.exam.map { "\($0): " } ?? "" : "") + domain.name),
            share.mean, share.interval, count: domain.cards)
        }))
  }

  /// A name that leaves room for its bar.
  private static func short(_ name: String) -> String {
    name.count > longestName ? name.prefix(longestName - 1) + "…" : name
  }

  private static let longestName = 32

  private var daysChart: Chart {
    let columns = simulation.days.enumerated().map { Chart.Column("\($0)", $1.reviews) }
    return Chart(
      title: "Reviews a day until the exam", unit: "reviews", axis: "days from today",
      sample: counted(Int(columns.reduce(0) { $0 + $1.value }.rounded()), "review"),
      meaning:
        "a card that you would forget by the exam comes once more before it, so that it is known"
        + " with a chance of \(exam.target) (config exam-target)",
      plot: .columns(columns, merging: .mean))
  }

  // MARK: For programs

  var json: JSONObject {
    func number(_ value: Double, _ digits: Double = 1000) -> JSONValue {
      .number((value * digits).rounded() / digits)
    }
    func share(_ share: ExamSimulation.Share) -> [JSONObject.Member] {
      let object: JSONObject = [
        "known": number(share.mean), "low": number(share.interval.lowerBound),
        "high": number(share.interval.upperBound),
      ]
      return object.members
    }
    func object(_ members: [JSONObject.Member]) -> JSONValue {
      .object(JSONObject(members.map { ($0.key, $0.value) }))
    }
    let head: JSONObject = ["target": number(exam.target), "answers": .integer(answers)]
    let recalledNow: JSONObject = [
      "goal": .integer(Relearning.goal), "cards": .integer(recalled.cards),
      "of": .integer(recalled.of),
    ]
    let tail: JSONObject = [
      "recalled": object(recalledNow.members + (simulation.recalled.map(share) ?? [])),
      "domains": .array(
        zip(domains, simulation.domains).map { domain, known in
          let head: JSONObject = [
            "exam": domain.exam.map { .string($0) } ?? .null, "domain": .string(domain.name),
            "weight": number(domain.weight), "cards": .integer(domain.cards),
          ]
          return object(head.members + (known.map(share) ?? []))
        }),
      "perDay": .array(
        simulation.days.enumerated().map { offset, day in
          [
            "day": JSONValue(today + offset), "reviews": number(day.reviews, 10),
            "learned": number(day.learned, 10), "minutes": number(day.minutes, 10),
          ]
        }),
      "more": .array(
        more.map {
          let head: JSONObject = [
            "minutes": .integer($0.minutes), "newPerDay": .integer($0.newPerDay),
          ]
          return object(head.members + share($0.known))
        }),
    ]
    return JSONObject(
      (head.members + share(simulation.all) + tail.members).map { ($0.key, $0.value) })
  }
}
