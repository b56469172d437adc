import ArgumentParser
import Collection
import Flashcards
import JSON
import Journal
import Safekeeping
import Screen
import SpacedRepetition
import Study
import Text

/// Undoes the last action.
struct Undo: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Undo the last answer, import, edit or other change.",
    discussion: """
      Works after a restart too. Call it again to undo the change before. Nothing is erased: the \
      journal keeps the change and notes that it no longer counts.
      """)

  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    var writer = try context.writer(collection)
    let collection = try context.open(collection, writer: &writer)
    let events = collection.history.lastDone
    guard let last = events.last else {
      throw Failure(
        "there is nothing to undo", hint: "everything that can be undone was undone already")
    }
    var edited: [String] = []
    if case .imported = last.action {
      edited = try writer.undoImport(
        last, of: collection.history, at: context.clock.now)
    } else {
      try writer.append(events.map { .undo($0.id) }, at: context.clock.now)
    }
    let (what, card) = events.described
    if output.json {
      context.print(["undone": .string(what), "id": JSONValue(card)])
    } else {
      context.printWrapped("Undone: \(what)\(card.map { " of \($0)" } ?? "").")
    }
    if events.areExam {
      context.note("rounds: its report is still there: rounds exam --report")
    }
    for file in edited {
      let what =
        switch file {
        case "config.json": "settings that you changed"
        case "exam.json": "the exam that you went on with"
        default: "cards of \(file) that you edited"
        }
      context.note("rounds: \(what) after that stay\(file == "exam.json" ? "s" : "")")
    }
  }
}

/// Lists what can be undone.
struct Done: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "List what `undo` would undo, the last first.",
    discussion: """
      Each line is one call of `undo`: answers, imports, edits, suspended, buried and flagged \
      cards, new days, relinks.
      """)

  @Option(help: ArgumentHelp("How many.", valueName: "n"))
  var limit = 20
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func validate() throws {
    try checkOption("--limit", limit, 1...Int.max)
  }

  func run(in context: Context) throws {
    let collection = try context.read(collection)
    let done = collection.history.done(atMost: limit)
    if done.isEmpty, !output.json { context.printWrapped("There is nothing to undo.") }
    for (index, events) in done.enumerated() {
      guard let last = events.last else { continue }
      let (what, card) = events.described
      let day = Clock.studyDay(at: last.at, rolloverHour: collection.settings.rolloverHour)
      if output.json {
        context.print([
          "undo": .integer(index + 1), "what": .string(what), "id": JSONValue(card),
          "at": .integer(last.at), "device": .string(last.id.device.text),
        ])
      } else {
        let done = what + (card.map { " of \($0)" } ?? "")
        guard context.isOnTerminal else {
          context.printRows([["\(index + 1)", "\(day)", done]])
          continue
        }
        let text = "\(index + 1)".padded(to: 4) + "\(day)  " + done
        // A small window has no room for the columns of number and day.
        let indent = String(repeating: " ", count: context.width < 60 ? 4 : 16)
        for line in wrapped(
          sanitized(text, keepNewlines: false), width: context.proseWidth, indent: indent)
        {
          context.print(line)
        }
      }
    }
  }
}

extension [Event] {
  /// The action, and its card.
  fileprivate var described: (what: String, card: String?) {
    switch last?.action {
    case .review(let review) where areExam:
      ("the exam of \(review.day) (\(counted(count, "answer")))", nil)
    case .review(let review):
      ("\(review.kind.label)grade \(review.grade.rawValue) on \(review.day)", review.card.text)
    case .suspend where count > 1: ("suspension of \(count) cards", nil)
    case .unsuspend where count > 1: ("end of the suspension of \(count) cards", nil)
    case .flag where count > 1: ("flags of \(count) cards", nil)
    case .bury where count > 1: ("burial of \(count) cards", nil)
    case .suspend(let card): ("suspension", card.text)
    case .unsuspend(let card): ("end of the suspension", card.text)
    case .relink(let old, let new, _): ("relink from \(old)", new.text)
    case .schedule where count > 1: ("new days of \(count) cards", nil)
    case .schedule(let schedule):
      (schedule.phase == .new ? "reset" : "rescheduling", schedule.card.text)
    case .flag(let card, _): ("flag", card.text)
    case .bury(let card, _): ("burial", card.text)
    case .imported(let what) where what.isEdit: (what.source, nil)
    case .imported(let what): ("\(what.isRestore ? "restore" : "import") of \(what.source)", nil)
    case .trial(let trial): ("start of the trial of \(trial.words)", nil)
    case .trialEnd: ("end of the trial", nil)
    case .undo, .unlink, nil: ("change", nil)
    }
  }
}

extension ReviewKind {
  /// The label before the grade of an answer that changes no schedule; exams count as practice.
  fileprivate var label: String {
    switch self {
    case .drill: "final drill, "
    case .practice: "practice, "
    case .learn, .review, .relearn, .early: ""
    }
  }
}
