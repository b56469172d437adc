import JSON
import Journal
import SpacedRepetition
import Statistics
import Study
import Terminal

extension PolicyRace {
  /// Plays the same days under each policy, each from where its replay of the answers has the cards.
  init(
    _ collection: Collection, _ scope: StatsScope, habits: GradeHabits, today: Day,
    plan: Simulation.Plan
  ) {
    var settings = collection.settings
    var schedulers = [Scheduler(policy: .published), Scheduler(policy: .anki)]
    for retention in [0.75, 0.8, 0.85, 0.9, 0.95] {
      settings.desiredRetention = retention
      schedulers.append(.fsrs(settings.fsrs6))
    }
    let fsrs = collection.settings.fsrs6
    let byFSRS = collection.historyByFSRS
    let results = inParallel(schedulers) { scheduler -> Result in
      let history = collection.history(by: scheduler)
      var cards: [CardProgress] = []
      var memories: [Simulation.Memory] = []
      var newCards = 0
      for position in scope.cards {
        let id = collection.library.entries[position].id
        let record = history.record(of: id)
        if record.isSuspended { continue }
        if record.progress.isNew {
          newCards += 1
          continue
        }
        cards.append(record.progress)
        let known = byFSRS.record(of: id).progress
        memories.append(Simulation.Memory(fsrs.memory(of: known), last: known.lastReviewed))
      }
      let simulation = Simulation(
        cards, newCards: newCards, scheduler: scheduler, habits: habits, today: today, plan: plan,
        model: (fsrs, memories))
      return Result(simulation, scheduler)
    }
    self.init(results)
  }

  /// A row for each policy, and what FSRS would ask to know as much.
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

extension Simulation {
  /// Plays the cards of a scope from where they are now; suspended ones are left out,
  /// buried ones come back on their day.
  init(
    _ collection: Collection, _ scope: StatsScope, habits: GradeHabits, today: Day, plan: Plan
  ) {
    var cards: [CardProgress] = []
    var newCards = 0
    for position in scope.cards {
      let record = collection.record(of: collection.library.entries[position])
      if record.isSuspended { continue }
      if record.progress.isNew {
        newCards += 1
      } else {
        var progress = record.progress
        if let until = record.buriedUntil { progress.due = progress.due.map { max($0, until) } }
        cards.append(progress)
      }
    }
    self.init(
      cards, newCards: newCards, scheduler: collection.settings.scheduler, habits: habits,
      today: today, plan: plan)
  }
}
