import Collection
import Flashcards
import Journal
import Screen
import SpacedRepetition
import Study
import Terminal
import Text

/// A review's reports: its progress, a leech, and the summary at the end.
extension ReviewLoop {
  /// Reports that a card is a leech, and offers to rewrite or suspend it right away.
  /// - Returns: False if the learner leaves.
  mutating func offerHelp(_ asked: Asked, _ answer: Answer) throws -> Bool {
    let card = asked.entry.id
    let lapses = session.collection.history.record(of: card).progress.lapses
    let isSuspended = answer.actions.count > 1
    screen.say(
      "\(card) was forgotten \(counted(lapses, "time")): a leech. Rewrite it, or split it into two cards."
        + (isSuspended ? " It is suspended: rounds unsuspend \(card)" : ""),
      .warning)
    let choices = [(ReviewCommand.edit, "rewrite")] + (isSuspended ? [] : [(.suspend, "suspend")])
    guard let command = input.command(of: choices, on: &screen) else { return true }
    return try obey(command, asked) != .leave
  }

  /// As many of the parts as fit on a line; the last ones matter least.
  static func fitted(_ parts: [String], _ width: Int) -> String {
    var parts = parts
    while parts.count > 1, displayWidth(parts.joined(separator: " · ")) > width {
      parts.removeLast()
    }
    return parts.joined(separator: " · ")
  }

  var progress: [String] {
    var parts: [String] = recorder.isReadOnly ? ["read-only"] : []
    if screen.isFull, !session.answers.isEmpty { parts.append("\(session.answers.count) done") }
    parts += remainingCounts
    let minutes = (context.clock.stopwatch - started) / 60_000
    if screen.isFull, minutes > 0 { parts.append("\(minutes) min") }
    return parts
  }

  /// How many cards the session still has, by kind, in words.
  var remainingCounts: [String] {
    let left = session.left
    if let drill = session.confusions {
      return [counted(drill.open.count, "pair") + " to tell apart"]
    }
    var parts =
      session.isPractice
      ? ["\(left.due) to practice"] : ["\(left.due) due", "\(left.new) new"]
    if left.steps > 0 { parts.append("\(left.steps) learning") }
    if left.drill > 0 { parts.append("\(left.drill) drill") }
    return parts
  }

  /// Reports what was done, what is left, and what is due tomorrow.
  func close(timeIsUp: Bool) {
    let reviews = session.answers.compactMap { event -> ReviewEvent? in
      if case .review(let review) = event.action { review } else { nil }
    }
    let scheduled = reviews.filter { $0.kind.isScheduling && !$0.isStep }
    let learned = scheduled.count { $0.kind == .learn }
    let right = scheduled.count(where: \.grade.isPass)
    let hasSteps = session.collection.history.hasSteps
    var sentences: [String] = []
    if timeIsUp { sentences.append("Time is up.") }
    let time = duration(context.clock.stopwatch - started)
    if recorder.isReadOnly {
      let answers =
        "\(counted(reviews.count, "answer")) in \(time), \(reviews.count(where: \.grade.isPass)) right. "
      context.printWrapped(
        (reviews.isEmpty ? "" : answers) + "Nothing was kept: the cards are as due as before.")
      return
    }
    if reviews.isEmpty {
      sentences.append("No card answered.")
    } else if session.isPractice {
      sentences.append(
        "Practiced: \(counted(reviews.count, "answer")) in \(time); "
          + "\(reviews.count(where: \.grade.isPass)) right. No schedule was changed.")
    } else {
      let more = reviews.count - scheduled.count
      sentences.append(
        "Done: \(scheduled.count - learned) reviewed, \(learned) learned, "
          + (hasSteps ? "\(counted(more, "further step"))" : "\(more) drilled") + " in "
          + "\(time); \(right) of \(scheduled.count) right.")
    }
    let left = session.left
    if session.isPractice {
      if left.due > 0 { sentences.append("Left in this practice: \(counted(left.due, "card")).") }
      if let drill = session.confusions, !drill.open.isEmpty {
        sentences.append("Left to tell apart: \(counted(drill.open.count, "pair")).")
      }
    } else if left.due + left.new + left.steps + left.drill > 0 {
      let parts = [
        (left.due, "due"), (left.new, "new"), (left.steps, "learning"), (left.drill, "to drill"),
      ]
      sentences.append(
        "Left in this review: "
          + parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ") + ".")
    }
    if session.current == nil, let next = session.nextStepAt {
      sentences.append(
        "The next of them comes in \(minutesText(from: context.clock.now, to: next)).")
    }
    sentences.append(
      "Due tomorrow: \(counted(session.dueCount(by: day + 1), "card"))\(session.dueScope).")
    context.printWrapped(sentences.joined(separator: " "))
    for line in confusionLines { context.printWrapped(line) }
    if let offer = TrainingOffer(session.collection, on: day).sentence() {
      context.printWrapped(offer)
    }
  }
}

extension Session {
  /// Of which cards ``dueCount(by:)`` speaks, where a learner with an exam may think of others.
  var dueScope: String {
    collection.focus == nil ? "" : isFocused ? " of your exam" : " in all decks"
  }
}
