import ArgumentParser
import Exchange
import Flashcards
import Journal
import Study
import Terminal

/// Brings decks in.
struct Import: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring in decks and their history from other programs and files.",
    discussion: """
      The format is found from the content and stated. Each deck becomes a Markdown deck in the \
      collection, or goes into the deck of that name. A file that is imported again changes \
      nothing; a newer version of it updates the cards, which keep their history. An import is \
      done as a whole or not at all: if a text file has an error nothing is written, unless \
      --keep-going takes the good cards. `rounds undo` takes it back.

      Examples:  rounds import --dry-run terms.csv
                 rounds import --columns front,back,tags words.tsv
                 rounds import collection.apkg
                 rounds import icd10cm-codes-2026.txt --select E08-E13
      """)

  @Argument(help: "The files, or folders of decks.", completion: .file())
  var files: [String]
  @Option(help: ArgumentHelp("The deck's name (default: as the file says).", valueName: "name"))
  var deck: String?
  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @Flag(help: "Say what would be done, and write nothing.")
  var dryRun = false
  @Flag(help: "Take the good cards of files with errors.")
  var keepGoing = false
  @Flag(help: "Unpack a package's pictures and sounds into the collection's folder media.")
  var media = false
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    if dryRun {
      let collection = try context.read(collection)
      let plan = try plan(collection, context)
      report(plan, in: collection, isWritten: false, context)
      try refuseErrors(plan)
      try reportErrors(plan)
      return
    }
    var writer = try context.writer(collection)
    let collection = try context.open(collection, writer: &writer)
    let plan = try plan(collection, context)
    do {
      try refuseErrors(plan)
    } catch {
      report(plan, in: collection, isWritten: false, context)
      throw error
    }
    if !plan.isEmpty {
      try writer.importing(files[0], plan.changes, plan.actions, at: context.clock.now)
    }
    report(plan, in: collection, isWritten: true, context)
    if media { try MediaUnpacking(into: collection.folder).run(files, context) }
    try reportErrors(plan)
  }

  /// The exit code of an import that took what was good of files with errors.
  private func reportErrors(_ plan: ImportPlan) throws(Failure) {
    if !keepGoing, plan.items.contains(where: \.hasErrors) { throw .reported }
  }

  @MainActor
  private func plan(_ collection: Collection, _ context: Context) throws -> ImportPlan {
    var contents: [(name: String, content: ImportedFile)] = []
    // A history goes to the cards of the decks beside it, so it is read after them.
    var histories: [(name: String, bytes: [UInt8])] = []
    for file in try ImportSource.files(files, in: context.surroundings) {
      let bytes = try file.bytes()
      if let foreign = ForeignFile(bytes, isText: reading.encoding != nil) {
        throw Failure("\(file.name) is \(foreign.kind)", hint: foreign.hint)
      }
      if ImportFormat(of: bytes).followsDecks {
        histories.append((file.name, bytes))
      } else {
        contents.append((file.name, try read(bytes, file.name, known: [], collection, context)))
      }
    }
    if !histories.isEmpty {
      let known =
        contents.flatMap { $0.content.decks.flatMap(\.notes) }
        + collection.library.decks.indices.flatMap { collection.library.deck(at: $0).notes }
      for (name, bytes) in histories {
        contents.append((name, try read(bytes, name, known: known, collection, context)))
      }
    }
    return try ImportPlan(contents, deck: deck, into: collection, at: context.clock.now)
  }

  @MainActor
  private func read(
    _ bytes: [UInt8], _ name: String, known: [Note], _ collection: Collection, _ context: Context
  ) throws -> ImportedFile {
    let bar = ProgressBar(
      "Reading \(name)", width: context.width, environment: context.surroundings.environment,
      stopwatch: { context.clock.stopwatch })
    defer { bar.finish() }
    var options = try reading.options(collection, context)
    options.known = known
    options.progress = { share in MainActor.assumeIsolated { bar.show(share) } }
    return ImportedFile(bytes, file: name, options: options)
  }

  /// Nothing is written if a file has an error that a user can mend there, unless the user said
  /// otherwise; of a package from another program the good cards are taken.
  private func refuseErrors(_ plan: ImportPlan) throws(Failure) {
    guard !keepGoing, plan.items.contains(where: { $0.hasErrors && $0.format.isMendable })
    else { return }
    throw Failure(
      "nothing was written, because of the errors above",
      hint: plan.items.contains { $0.added + $0.updated > 0 }
        ? "mend the file, or take the good cards with --keep-going" : "mend the file")
  }

  @MainActor
  private func report(
    _ plan: ImportPlan, in collection: Collection, isWritten: Bool, _ context: Context
  ) {
    for item in plan.items {
      let report = ImportReport(
        item, decksFolder: collection.folder.decks, isWritten: isWritten, isDryRun: dryRun)
      report.tellProblems(in: context)
      if output.json {
        context.print(report.json)
      } else {
        report.print(in: context)
      }
    }
  }
}

/// A file that the user names, or one within a folder.
struct ImportSource {
  /// The file as the user names it.
  let name: String
  private let path: String

  /// The files that a user's words name; of a folder all its Markdown files.
  static func files(
    _ names: [String], in surroundings: Surroundings
  ) throws -> [ImportSource] {
    try names.flatMap { name throws -> [ImportSource] in
      let path = surroundings.absolute(name)
      if name.hasPrefix("https://") || name.hasPrefix("http://"), !FileSystem.exists(path) {
        throw Failure(
          "\(name) is an address, and import reads files",
          hint: "download it first, such as with: curl -LO \(name)")
      }
      guard FileSystem.isFolder(path) else { return [ImportSource(name: name, path: path)] }
      let files: [String]
      do throws(FileError) {
        files = try FileSystem.listFiles(path).filter { $0.lowercased().hasSuffix(".md") }
      } catch {
        throw StudyError.file(error)
      }
      guard !files.isEmpty else {
        throw Failure(
          "\(name) is a folder without Markdown files",
          hint: "name the files, or a folder of .md files")
      }
      return files.map {
        ImportSource(name: FileSystem.join(name, $0), path: FileSystem.join(path, $0))
      }
    }
  }

  func bytes() throws(StudyError) -> [UInt8] {
    do {
      return try FileSystem.readFile(path)
    } catch {
      throw .file(error)
    }
  }
}
