import ArgumentParser
import Collection
import Flashcards
import JSON
import SpacedRepetition
import Statistics
import Study
import Text

/// Answers a card without a review.
struct GradeCard: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Answer a card without a review, for scripts.",
    discussion: """
      The answer counts as one of today's reviews and moves the card's schedule, whether it was \
      due or not.

      \(Grade.allCases.map { "\($0.rawValue)  \($0.meaning)" }.joined(separator: "\n"))
      """)

  @Argument(help: "The card's name, or the beginning of it.")
  var card: String
  @Argument(help: "The grade, 0 to 5.")
  var grade: String
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    guard let number = Int(grade), let grade = Grade(rawValue: number) else {
      throw Failure(.usage, "`\(grade)` is not a grade", hint: "a grade is a number from 0 to 5")
    }
    var writer = try context.writer(collection, backup: .meanwhile)
    var collection = try context.open(collection, writer: &writer)
    let entry = try collection.entry(named: card)
    let before = collection.record(of: entry).progress
    let now = context.clock.now
    let today = context.today(collection)
    collection.measureRecall(on: today)
    let answer = collection.answer(entry.id, grade, took: nil, on: today, at: now, isAsked: false)
    for event in try writer.append(answer.actions, at: now) { collection.take(event) }
    let after = collection.record(of: entry).progress
    if output.json {
      context.print([
        "id": .string(entry.id.text),
        "grade": .integer(grade.rawValue),
        "intervalBefore": before.isNew ? .null : .integer(before.state.interval),
        "interval": .integer(after.state.interval),
        "due": JSONValue(after.due),
      ])
    } else {
      context.printWrapped(
        "\(entry.id): grade \(grade.rawValue), next in \(Self.next(after, from: now))"
          + (answer.isLeech
            ? "; a leech, forgotten \(counted(after.lapses, "time"))"
              + (answer.actions.count > 1 ? ", suspended" : "") : ""))
    }
  }

  private static func next(_ progress: CardProgress, from now: Int) -> String {
    if let dueAt = progress.dueAt { return minutesText(from: now, to: Int(dueAt)) }
    guard let due = progress.due, let last = progress.lastReviewed else { return "a moment" }
    return "\(counted(due - last, "day")), due \(due)"
  }
}
