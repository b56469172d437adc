import Flashcards
import Journal
import SpacedRepetition
import Study
import Terminal

/// The first time that somebody opens the prompt: says what this is, and asks for the exam.
@MainActor
struct FirstRun {
  private let context: Context
  private let collection: Collection

  init(_ context: Context, _ collection: Collection) {
    self.context = context
    self.collection = collection
  }

  /// Whether nothing was done with a collection yet, and nobody greeted.
  static func isNow(_ collection: Collection) -> Bool {
    func exists(_ path: String) -> Bool { ((try? FileStamp.ofFile(path)) ?? nil) != nil }
    return collection.history.events.isEmpty && !exists(collection.folder.settings)
      && !exists(mark(of: collection))
  }

  private static func mark(of collection: Collection) -> String {
    FileSystem.join(collection.folder.cache, "greeted")
  }

  /// Whether the whole greeting would run out of the window at the top, with what the grades mean.
  private var isSmall: Bool { context.terminal.height < 20 }

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
    let answer = try askForExam()
    remember()
    return answer
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
    for line in wrapped(
      sanitized(decks.map(\.name).joined(separator: " · "), keepNewlines: false),
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
  private func askForExam() throws -> String? {
    context.printWrapped("Do you study for an exam? Its date, or Enter for none.")
    let today = context.today(collection)
    while case .line(let line) = context.terminal.readLine(prompt: "YYYY-MM-DD> ") {
      let answer = line.trimmed
      if answer.isEmpty || ["no", "n", "none"].contains(answer.lowercased()) { return nil }
      let word = answer.prefix { !$0.isWhitespace }
      if (Rounds.commandNames + ["quit", "exit", "q"]).contains(String(word)) { return answer }
      guard let day = Day(answer) else {
        context.note("Write the date as in \(today + 90), or press Enter for none.")
        continue
      }
      guard day > today else {
        context.note(
          "\(day) is \(day == today ? "today" : "past"); write a day to come, or press Enter for none."
        )
        continue
      }
      try keep(day)
      return nil
    }
    return nil
  }

  private func keep(_ day: Day) throws {
    guard let key = Settings.key(named: "exam-date") else { return }
    var file = try SettingsFile(path: collection.folder.settings)
    _ = try file.set(key, to: day.description)
    context.printWrapped("Noted. `plan` shows whether you will have met all cards by then.")
  }

  private func remember() {
    // Who cannot keep that is greeted again.
    try? FileSystem.makeFolder(collection.folder.cache)
    try? AtomicFile.write([], to: Self.mark(of: collection))
  }
}
