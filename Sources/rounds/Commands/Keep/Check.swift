import ArgumentParser
import Collection
import Files
import JSON
import Journal
import Safekeeping
import SpacedRepetition
import Study
import Text

/// Reports everything that is wrong.
struct Check: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Look for mistakes in decks, settings and journals.",
    discussion: """
      Checks the whole collection, or the files and folders that you name, and lists every \
      problem with its file, line and column, and what to do. Exits 1 if there is an error, 0 \
      if there are only warnings.
      """)

  @Argument(
    help: "Deck files, folders of them, or - for standard input.",
    completion: .file(extensions: ["md"]))
  var paths: [String] = []
  @Flag(help: "List only the cards whose `Valid until:` has passed.")
  var expired = false
  @Option(
    help: ArgumentHelp(
      "With --expired: those whose `Valid until:` passes before this day, such as your exam's.",
      valueName: "date"))
  var by: String?
  @Flag(
    help: """
      Restore lost journal lines from backups, and move damaged ones aside; nothing is deleted.
      """)
  var repair = false
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func validate() throws {
    guard let by else { return }
    guard expired else { throw ValidationError("--by goes with --expired") }
    guard Day(by) != nil else {
      throw ValidationError("“\(by)” is not a date; write one such as 2027-01-15")
    }
  }

  func run(in context: Context) throws {
    if repair { try mend(context) }
    let found = paths.isEmpty ? try checkCollection(context) : try checkFiles(context)
    for diagnostic in found.diagnostics {
      if output.json {
        context.printJSON(diagnostic)
      } else {
        context.note(diagnostic)
      }
    }
    let errors = found.diagnostics.count { $0.severity == .error }
    let warnings = found.diagnostics.count - errors
    if !output.json {
      context.printWrapped(
        "\(counted(found.cards, "card")) in \(counted(found.decks, "deck")): "
          + "\(counted(errors, "error")), \(counted(warnings, "warning")).")
    }
    if errors > 0 { throw Failure.reported }
  }

  /// Repairs journals and reports what was done.
  @MainActor
  private func mend(_ context: Context) throws {
    let folder = try context.place(collection).folder
    guard FileSystem.isFolder(folder.path) else { return }
    let writer = try context.writer(collection, backup: .never)
    func tell(_ file: String, _ done: String) {
      context.note("\(context.surroundings.displayed(file)): \(done)")
    }
    let mending = Mending(folder)
    for file in try mending.returnLostLines(holding: writer) {
      tell(FileSystem.join(folder.path, file), "lost lines are back from a backup")
    }
    for moved in try mending.moveDamageAside(at: context.clock.now, holding: writer) {
      let lines = [(moved.lines, "damaged line"), (moved.repeatedLines, "repeated line")]
        .filter { $0.0 > 0 }.map { counted($0.0, $0.1) }.joined(separator: " and ")
      tell(moved.file, "\(lines) moved to " + context.surroundings.displayed(moved.aside))
    }
    for lost in try mending.noteLosses(holding: writer) {
      let numbers = lost.numbers.map {
        $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)"
      }
      let count = lost.numbers.reduce(0) { $0 + $1.count }
      tell(
        lost.file,
        "notes that \(counted(count, "event")) of \(lost.device) \(count == 1 ? "is" : "are") "
          + "lost: \(numbers.joined(separator: ", "))")
    }
    try mending.forgetWhatIsDerived()
  }

  private struct Findings {
    var diagnostics: [Diagnostic]
    var cards: Int
    var decks: Int
  }

  @MainActor
  private func checkFiles(_ context: Context) throws -> Findings {
    var files: [DeckFile] = []
    var diagnostics: [Diagnostic] = []
    for path in paths {
      if path == "-" {
        files.append(try standardInput(context))
        continue
      }
      let read = DeckFile.read(context.surroundings.absolute(path), isBuiltIn: false)
      guard !read.files.isEmpty || !read.diagnostics.isEmpty else {
        throw Failure(
          "there is no deck at \(path)", hint: "name a Markdown file, or a folder with some")
      }
      diagnostics += read.diagnostics
      files += read.files
      if !path.lowercased().hasSuffix(".md"),
        !FileSystem.isFolder(context.surroundings.absolute(path)),
        Library(read.files).entries.isEmpty
      {
        context.note(
          "rounds: \(path) is not a Markdown deck; `import` reads files of other kinds")
      }
    }
    let library = Library(files)
    let today = context.today(try context.place(collection))
    return findings(diagnostics + library.diagnostics, library, today: today, context)
  }

  @MainActor
  private func standardInput(_ context: Context) throws -> DeckFile {
    guard context.promptCollection == nil else {
      throw Failure(
        .usage, "the prompt reads standard input itself", hint: "save it to a file, and check that")
    }
    do throws(FileError) {
      let bytes = try FileSystem.readFile("/dev/stdin", allowsPipes: true) { _ in
        DeckFile.sizeLimit
      }
      let name = "standard input"
      return DeckFile(path: name, relativePath: name, isBuiltIn: false, bytes: bytes)
    } catch {
      throw StudyError.file(error)
    }
  }

  /// The problems found while reading, and warnings about the cards themselves.
  @MainActor
  private func findings(
    _ read: [Diagnostic], _ library: Library, today: Day, _ context: Context
  ) -> Findings {
    let builtIn = context.surroundings.builtInDecks.map { $0 + "/" }
    let lint =
      expired
      ? library.expired(on: today, by: by.flatMap { Day($0) })
      : library.lint(on: today) { deck in
        deck.isBuiltIn || builtIn.map { deck.file.hasPrefix($0) } ?? false
      }
    return Findings(
      diagnostics: (expired ? [] : read) + lint, cards: library.entries.count,
      decks: library.decks.count)
  }

  @MainActor
  private func checkCollection(_ context: Context) throws -> Findings {
    let collection = try Collection(
      reading: context.place(collection), at: context.clock.now)
    let problems = collection.allProblems
    for notice in problems.notices { context.note("rounds: \(notice)") }
    let copies = collection.history.answerCopyCount
    if copies > 0, !output.json, !expired {
      context.note(
        "\(counted(copies, "answer")) in the journals \(copies == 1 ? "is a copy" : "are copies") "
          + "of another, since the same history was imported twice; each answer counts once")
    }
    let orphans = collection.orphans
    if !orphans.isEmpty, !output.json, !expired {
      context.note(
        "\(counted(orphans.count, "history", plural: "histories")) without a card in any deck "
          + "(kept; `rounds relink NAME CARD` joins one with a card):")
      for id in orphans { context.note("  \(id)") }
    }
    return findings(
      problems.diagnostics + (try journalProblems(collection)).map(\.diagnostic),
      collection.library, today: context.today(collection), context)
  }

  /// The problems of the journals as they are now: opening reads only what has been appended.
  private func journalProblems(_ collection: Collection) throws -> [JournalProblem] {
    do {
      return try JournalReader.read(collection.folder.journal).problems
    } catch {
      throw StudyError.journal(error)
    }
  }
}
