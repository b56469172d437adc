import ArgumentParser
import Collection
import Flashcards
import JSON
import Journal
import Screen
import SpacedRepetition
import Statistics
import Terminal
import Text

/// Shows one card with its schedule and history.
struct Show: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a card: both sides, details, schedule and history.",
    discussion: """
      --copy puts a part of the card into the clipboard of your terminal.

      Examples:  rounds show b-group-code-pr
                 rounds show b-group-code-pr --copy source
      """)

  @Argument(help: "The card's name, or the beginning of it.")
  var card: String
  @Option(help: ArgumentHelp("Copy the name, code, source, question or answer.", valueName: "part"))
  var copy: CopyChoice.Part?
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func validate() throws {
    if copy != nil, output.json {
      throw ValidationError("--copy shows nothing, so it takes no --json")
    }
  }

  func run(in context: Context) throws {
    let collection = try context.read(collection)
    let report = CardReport(
      try collection.entry(named: card), in: collection, on: context.today(collection))
    if let copy { return try self.copy(copy, of: report, context) }
    if output.json {
      var json = report.json
      let relearning = Relearning(of: report.entry.id, in: collection.history)
      json["recalledDays"] = .integer(relearning.recalledDays)
      json["relearnedDays"] = .integer(relearning.relearnedDays)
      context.print(json)
      return
    }
    printSides(report, context)
    context.print()
    printSchedule(report, context)
    let relearning = Relearning(of: report.entry.id, in: collection.history)
    if let words = relearning.words { context.printField("recalled", words) }
    if let memory = MemoryExplanation(
      report.entry.id, in: collection, on: context.today(collection))
    {
      return printMemory(memory, context)
    }
    printHistory(report, collection, context)
  }

  /// Puts a part of the card into the terminal's clipboard.
  @MainActor
  private func copy(
    _ part: CopyChoice.Part, of report: CardReport, _ context: Context
  ) throws(Failure) {
    guard context.terminal.isInteractive else {
      throw Failure(
        .usage, "--copy needs a terminal, whose clipboard it is", hint: "--json has the same texts")
    }
    let all = CopyChoice.all(of: report, isAnswered: true)
    guard let choice = all.first(where: { $0.part == part }) else {
      throw Failure("the card \(report.card.id) has no \(part.rawValue)")
    }
    context.printWrapped(context.copy(choice.text))
  }

  @MainActor
  private func printSides(_ report: CardReport, _ context: Context) {
    let card = report.card
    context.printField("card", "\(card.id), \(card.kind.rawValue)")
    context.printField("deck", report.place)
    context.printField(
      "file", "\(context.surroundings.displayed(report.deck.file)):\(card.note.line)",
      address: context.surroundings.address(ofFile: report.deck.file))
    context.print()
    context.printText(card.question) { context.style($0, .bold) }
    for option in card.options {
      context.printText("- [\(option.isCorrect ? "x" : " ")] \(option.text)")
      if let whyNot = option.whyNot { context.printText("Why not: \(whyNot)", indent: "      ") }
    }
    if card.kind == .ordering {
      for line in card.answer.split(separator: "\n") {
        context.printText(String(line), indent: "  ")
      }
    } else if card.options.isEmpty {
      context.printText(card.answer, indent: "  ")
    }
    context.print()
    let details = card.note.details
    for (place, wording) in card.wordings.enumerated().dropFirst() {
      context.printField("wording \(place + 1)", wording)
    }
    for also in details.also { context.printField("also", also) }
    if let hint = details.hint { context.printField("hint", hint) }
    if let why = details.why { context.printField("why", why) }
    if let source = report.source { context.printField("source", source) }
    if let date = details.asOf { context.printField("as of", "\(date)") }
    if let date = details.validUntil { context.printField("valid until", "\(date)") }
    if !report.tags.isEmpty {
      context.printField("tags", report.tags.joined(separator: ", "))
    }
  }

  @MainActor
  private func printSchedule(_ report: CardReport, _ context: Context) {
    let progress = report.record.progress
    context.printField("state", report.state.rawValue)
    if let day = report.record.buriedUntil, report.state == .buried {
      context.printField("buried", "until \(day)")
    }
    if report.record.flag > 0 { context.printField("flag", "\(report.record.flag)") }
    guard !progress.isNew else { return }
    let now = context.clock.now
    if let dueAt = progress.dueAt, dueAt > now {
      context.printField("due", "in \(minutesText(from: now, to: Int(dueAt)))")
    } else if let due = progress.due {
      context.printField("due", "\(due)")
    }
    if progress.state.interval > 0 {
      context.printField("interval", counted(progress.state.interval, "day"))
    }
    if progress.stepsLeft > 0 { context.printField("steps left", "\(progress.stepsLeft)") }
    // FSRS does not use them.
    if progress.memory == nil {
      context.printField("easiness", "\(progress.state.easiness)")
      context.printField("repetition", "\(progress.state.repetition)")
    }
    context.printField("lapses", "\(progress.lapses)" + (progress.isLeech ? ", a leech" : ""))
  }

  /// Prints the card's memory under FSRS, where that comes from, and the effect of each answer.
  @MainActor
  private func printMemory(_ memory: MemoryExplanation, _ context: Context) {
    context.print()
    for sentence in memory.sentences { context.printWrapped(sentence) }
    context.print()
    for line in memory.history(width: context.textWidth) { context.print(line) }
    context.print()
    context.print(context.style("An answer now", .dim))
    for choice in memory.choices {
      for line in wrapped(choice, width: context.textWidth, firstIndent: "  ", indent: "    ") {
        context.print(line)
      }
    }
  }

  @MainActor
  private func printHistory(
    _ report: CardReport, _ collection: Collection, _ context: Context
  ) {
    let history = collection.history
    let reviews = history.events(of: report.entry.id).compactMap { history.events.answer(at: $0) }
    guard !reviews.isEmpty else { return }
    context.print()
    for review in reviews {
      let change =
        review.kind.isScheduling
        ? "\(review.before.map(intervalText) ?? "new") → \(intervalText(review.after))"
        : review.kind.rawValue
      let wording = review.wording.map { "  wording \($0)" } ?? ""
      context.print("\(review.day)  grade \(review.grade.rawValue)  \(change)\(wording)")
    }
  }
}

extension Context {
  /// Prints a name and its value, the value wrapped beside the name.
  /// - Parameter address: What the value opens where it stands on one line.
  func printField(_ name: String, _ value: String, address: String? = nil) {
    let column = 13
    let value = sanitized(value)
    let style = style
    func linked(_ lines: [String]) -> [String] {
      guard let address, style.showsLinks, lines.count == 1 else { return lines }
      let text = lines[0].drop { $0 == " " }
      let indent = lines[0].prefix(lines[0].count - text.count)
      return [indent + Hyperlink.linked(String(text), to: address)]
    }
    // A path or a tag that does not fit next to the name has more room below it.
    if value.split(whereSeparator: \.isWhitespace).contains(where: {
      displayWidth(String($0)) > textWidth - column
    }) {
      print(style(name, .dim))
      let lines = wrappedWithLinks(
        value, width: textWidth, firstIndent: "  ", indent: "  ", style: style)
      for line in linked(lines) { print(line) }
      return
    }
    let lines = linked(wrappedWithLinks(value, width: max(10, textWidth - column), style: style))
    for (index, line) in lines.enumerated() {
      let head =
        index == 0 ? style(name.padded(to: column), .dim) : String(repeating: " ", count: column)
      print(head + line)
    }
  }
}
