import JSON
import Screen
import SpacedRepetition
import Statistics
import Text

extension PolicyRace {
  /// A row for each policy, and the reviews that FSRS would need to know as much.
  func lines(_ page: ChartPage, _ plan: Simulation.Plan) -> [String] {
    let rows = results.map { result in
      let name =
        result.retention.map { "fsrs at \(FSRSText.decimals($0, 2))" } ?? result.policy.rawValue
      return name.padded(to: 14) + FSRSText.decimals(result.answers, 1).padded(to: 9)
        + FSRSText.decimals(result.minutes, 1).padded(to: 9) + FSRSText.decimals(result.known, 0)
    }
    let equal = results.filter { $0.retention == nil }.compactMap { result -> String? in
      guard result.answers > 0, let fsrs = fsrs(knowing: result.known) else { return nil }
      let change = Int(((fsrs.answers / result.answers - 1) * 100).rounded())
      let words = change == 0 ? "as many" : "\(abs(change)) % \(change < 0 ? "fewer" : "more")"
      return
        "To know as much as with \(result.policy.rawValue), FSRS would ask \(words) answers, at"
        + " \(FSRSText.decimals(fsrs.retention, 2))."
    }
    return wrapped(
      "\(counted(plan.days, "day")) with \(plan.newPerDay) new cards a day, by policy",
      width: page.textWidth
    ).map { page.style($0, .bold) }
      + [
        page.style(
          "policy".padded(to: 14) + "answers".padded(to: 9) + "minutes".padded(to: 9) + "known",
          .dim)
      ] + rows + [""] + equal.flatMap { wrapped($0, width: page.textWidth) }
      + wrapped(
        "Answers and minutes are a day's mean; known = cards remembered on the last day. Whether a"
          + " card is remembered follows from its memory as FSRS has it, which favors FSRS.",
        width: page.textWidth
      ).map { page.style($0, .dim) }
  }

  var json: JSONObject {
    [
      "policies": .array(
        results.map { result in
          [
            "policy": .string(result.policy.rawValue),
            "retention": result.retention.map { .number($0) } ?? .null,
            "answers": .number(result.answers), "minutes": .number(result.minutes),
            "reached": result.reached.map { .number($0) } ?? .null,
            "known": .number(result.known),
          ]
        })
    ]
  }
}
