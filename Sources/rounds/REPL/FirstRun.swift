import Collection
import Files
import Screen
import SpacedRepetition
import Study
import Terminal
import Text

/// The first start of the prompt: explains what this is, and asks for the exam and its date.
@MainActor
struct FirstRun {
  private let context: Context
  private let collection: Collection
  private let commands: CommandTree

  init(_ context: Context, _ collection: Collection, _ commands: CommandTree) {
    self.context = context
    self.collection = collection
    self.commands = commands
  }

  /// Whether the collection is still unused, and the greeting was not shown yet.
  static func isNow(_ collection: Collection) -> Bool {
    func exists(_ path: String) -> Bool { ((try? FileStamp.ofFile(path)) ?? nil) != nil }
    return collection.history.events.isEmpty && !exists(collection.folder.settings)
      && !exists(mark(of: collection))
  }

  private static func mark(of collection: Collection) -> String {
    FileSystem.join(collection.folder.cache, "greeted")
  }

  /// Whether the whole greeting, with the meanings of the grades, would scroll out of the window.
  private var isSmall: Bool { context.terminal.height * min(80, context.terminal.width) < 1600 }

  /// Greets and asks.
  /// - Returns: A command that was typed instead of an answer.
  func greet() throws -> String? {
    context.printWrapped(
      "Welcome to rounds. You see a question, recall the answer, check it, and grade yourself:")
    func words(_ grades: [Grade]) -> String {
      grades.reversed().map { "\($0.rawValue) \($0.word)" }.joined(separator: ", ")
    }
    context.printWrapped(
      "\(words(Grade.allCases.filter(\.isPass))): right, it comes back later.", indent: "  ")
    context.printWrapped(
      "\(words(Grade.allCases.filter { !$0.isPass })): wrong, it starts again.", indent: "  ")
    if !isSmall { context.printWrapped("\(FinalDrill<Int>.rule)", indent: "  ") }
    context.print()
    offerDecks()
    let answer = try askForFocus()
    remember()
    return answer
  }

  /// Asks what the learner is preparing for, then for the date.
  /// - Returns: A command that was typed instead of an answer.
  private func askForFocus() throws -> String? {
    switch FocusQuestion(context, collection, commands).ask() {
    case .command(let line): return line
    case .other: return try askForExam()
    case .focus(let focus):
      try set("exam", to: focus.setting)
      return try askForExam(focus)
    }
  }

  private func offerDecks() {
    let decks = collection.library.decks
    guard let first = decks.first else {
      return context.printWrapped(
        "There are no decks yet: `add` makes cards, `import FILE` brings yours in.")
    }
    let size =
      "\(counted(collection.library.entries.count, "card")) in \(counted(decks.count, "deck"))"
    if isSmall {
      context.printWrapped(
        "\(size): `review` starts, `decks` lists them, `help` the commands, `quit` leaves.")
      return context.print()
    }
    context.printWrapped("\(size) are here:")
    // That many fit a window of 24 lines with the rest of the greeting.
    let shown = decks.count > 12 ? 6 : decks.count
    let names =
      decks.prefix(shown).map(\.name)
      + (shown < decks.count ? ["and \(decks.count - shown) more: `decks` lists them"] : [])
    for line in wrapped(
      sanitized(names.joined(separator: " · "), keepNewlines: false),
      width: context.proseWidth, firstIndent: "  ", indent: "  ")
    {
      context.print(line)
    }
    context.printWrapped(
      "`review` starts with all of them, `review \(first.name)` with one. `add` makes cards of "
        + "your own, `import FILE` brings them in, `help` lists the commands, `quit` leaves.")
    context.print()
  }

  /// Asks until there is a date, a command, or no answer.
  private func askForExam(_ focus: Focus? = nil) throws -> String? {
    context.printWrapped(
      focus.map { "The date of \($0.title)? Enter for none." }
        ?? "Do you study for an exam? Its date, or Enter for none.")
    let today = context.today(collection)
    while case .line(let line) = context.terminal.readLine(prompt: "YYYY-MM-DD> ") {
      let answer = line.trimmed()
      if answer.isEmpty || ["no", "n", "none"].contains(answer.lowercased()) { return nil }
      let word = answer.prefix { !$0.isWhitespace }
      if commands.isCommand(word) { return answer }
      guard let day = ExamDate.day(answer) else {
        context.note("Write the date as in \(today + 90), or press Enter for none.")
        continue
      }
      if let fault = ExamDate.fault(of: day.description, today: today) {
        context.note("\(fault); write a date in the future, or press Enter for none.")
        continue
      }
      try set("exam-date", to: day.description)
      return try offerRate(until: day, today: today, focus)
    }
    return nil
  }

  private func set(_ name: String, to value: String) throws {
    guard let key = Settings.key(named: name) else { return }
    var file = try SettingsFile(path: collection.folder.settings)
    _ = try file.set(key, to: value)
  }

  /// The most new cards per day that Enter alone confirms.
  private static let manageableRate = 100

  /// Reports how many cards per day the exam requires, and offers to set that if it is more.
  /// - Returns: A command that was typed instead of an answer.
  private func offerRate(until exam: Day, today: Day, _ focus: Focus?) throws -> String? {
    let perDay = collection.settings.newPerDay
    let cards = focus?.count(in: collection, on: today) ?? collection.library.entries.count
    let plan = StudyPlan(
      newCards: cards, perDay: perDay, learnedToday: 0, today: today, exam: exam)
    let start = "\(focus?.title ?? "Exam") in \(counted(plan.daysLeft, "day"))"
    guard let needed = plan.neededPerDay, needed > perDay, needed <= 9999 else {
      let last = plan.uncovered == 0 && cards > 0 ? plan.lastNew : nil
      context.printWrapped(
        (last.map {
          "\(start): at \(perDay) new cards a day you will have seen all \(cards) by \($0)."
        } ?? "\(start).") + " `plan` shows how you stand.")
      return nil
    }
    context.printWrapped(
      "\(start): \(needed) new cards a day cover all \(cards); the setting is \(perDay).")
    let isManageable = needed <= Self.manageableRate
    let question = "Set \(needed) a day? \(isManageable ? "[Y/n]" : "[y/N]") "
    guard case .line(let line) = context.terminal.readLine(prompt: question) else { return nil }
    let answer = line.trimmed().lowercased()
    if ["y", "yes"].contains(answer) || (answer.isEmpty && isManageable) {
      try set("new-per-day", to: "\(needed)")
    } else if !["", "n", "no"].contains(answer) {
      return line.trimmed()
    }
    context.printWrapped("`plan` shows how you stand, `config new-per-day N` changes the number.")
    return nil
  }

  private func remember() {
    // If this cannot be saved, the learner is greeted again.
    try? FileSystem.makeFolder(collection.folder.cache)
    try? AtomicFile.write([], to: Self.mark(of: collection))
  }
}
