import ArgumentParser
import Collection
import Exchange
import Flashcards
import Study
import Terminal
import Text

/// Imports decks.
struct Import: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import decks and history from other programs and files.",
    discussion: """
      The format is found from the content. An import is done as a whole or not at all. The same \
      file again changes nothing; a newer version updates its cards, which keep their history. \
      `undo` undoes it.

      More: rounds help importing

      Examples:  rounds import --dry-run terms.csv
                 rounds import collection.apkg
                 rounds import icd10cm-codes-2026.txt --select E08-E13
      """)

  @Argument(
    help: "The files, folders of decks, or - for standard input.", completion: .file())
  var files: [String]
  @Option(help: ArgumentHelp("The deck's name (default: as the file says).", valueName: "name"))
  var deck: String?
  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @Flag(help: "Show what it would do, and write nothing.")
  var dryRun = false
  @Flag(help: "Import the good cards of files with errors.")
  var keepGoing = false
  @Flag(
    inversion: .prefixedNo,
    help: "Unpack a package's pictures and sounds, or not (default: where pictures are shown).")
  var media: Bool?
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    // An import happens at one moment, however long it takes.
    let now = context.clock.now
    if files.contains("-"), media == true || context.promptCollection != nil {
      throw Failure(
        .usage,
        media == true
          ? "--media needs the package as a file" : "the prompt reads standard input itself",
        hint: "save it to a file, and import that")
    }
    let sources = try ImportSource.files(files, in: context.surroundings)
      .map { try $0.readAhead() }
    let editions = try CodeEditions(reading, of: files, context)
    if dryRun {
      let collection = try context.read(collection)
      let (plan, passedOver) = try plan(sources, editions, collection, at: now, context)
      report(plan, passedOver, in: collection, isWritten: false, context)
      try refuseErrors(plan)
      try reportErrors(plan)
      return
    }
    var writer = try context.writer(collection)
    let collection = try context.open(collection, writer: &writer)
    let (plan, passedOver) = try plan(sources, editions, collection, at: now, context)
    do {
      try refuseErrors(plan)
    } catch {
      report(plan, passedOver, in: collection, isWritten: false, context)
      throw error
    }
    if !plan.isEmpty {
      let name = files[0] == "-" ? "standard input" : files[0]
      try writer.importing(name, plan.changes, plan.actions, at: now)
    }
    report(plan, passedOver, in: collection, isWritten: true, context)
    if context.isOnTerminal, !output.json, collection.focus != nil {
      let now = try collection.reopened(&writer, at: now)
      context.tellOthers(in: now, ofDecks: Set(plan.items.flatMap { $0.decks.map(\.name) }))
    }
    if takesMedia(collection, context) {
      // A rejected package leaves nothing behind.
      let taken = plan.items.filter { !$0.decks.isEmpty }.map(\.file)
      try MediaUnpacking(into: collection.folder, isAsked: media == true).run(
        sources.filter { taken.contains($0.name) }, context)
    }
    try reportErrors(plan)
  }

  /// Whether pictures and sounds are unpacked: where they can be shown, unless the learner says.
  @MainActor
  private func takesMedia(_ collection: Collection, _ context: Context) -> Bool {
    media ?? (!files.contains("-") && context.mayShowPictures(of: collection))
  }

  /// Sets the exit code of an import that took the valid parts of files with errors.
  private func reportErrors(_ plan: ImportPlan) throws(Failure) {
    if !keepGoing, plan.items.contains(where: \.hasErrors) { throw .reported }
  }

  @MainActor
  private func plan(
    _ sources: [ImportSource], _ editions: CodeEditions, _ collection: Collection, at now: Int,
    _ context: Context
  ) throws -> (ImportPlan, PassedOver) {
    var contents: [(name: String, content: ImportedFile)] = []
    // A history belongs to the cards of the decks next to it, so it is read after them.
    var histories: [(name: String, bytes: [UInt8])] = []
    var passedOver = PassedOver()
    for file in sources {
      let bytes = try file.bytes()
      let isText = reading.encoding != nil || reading.format != nil
      if let foreign = ForeignFile(bytes, file: file.name, isText: isText) {
        guard file.place != nil else {
          throw Failure("\(file.name) is \(foreign.kind)", hint: foreign.hint)
        }
        passedOver.add(file.name, .foreign(foreign.kind))
      } else if ImportFormat(of: bytes, file: file.name).followsDecks {
        histories.append((file.name, bytes))
      } else {
        var content = try read(
          bytes, file.name, known: [], collection, editions, at: now, context)
        content.place = file.place ?? (file.isNameless ? ImportSource.namelessDeck : nil)
        // A single file with an error of its own is a deck that has to be fixed.
        let isOne = sources.count == 1
        let isCardless = content.cardless != nil && content.doubt?.severity != .error
        if let reason = PassedOver.reason(content, file), !isOne || isCardless {
          passedOver.add(file.name, reason, doubt: content.doubt)
          if isOne { content.diagnostics.dropLast().forEach(context.note) }
        } else {
          contents.append((file.name, content))
        }
      }
    }
    for name in ImportSource.others(files, in: context.surroundings) {
      passedOver.add(name, .otherKind)
    }
    // If the plugin's tag is in use, a note without it has no cards.
    if contents.contains(where: { $0.content.format == .obsidian && !$0.content.isUntagged }) {
      for (name, content) in contents where content.isUntagged && content.place != nil {
        passedOver.add(name, .untagged)
      }
      contents.removeAll { $0.content.isUntagged && $0.content.place != nil }
    }
    if contents.isEmpty, histories.isEmpty {
      if output.json {
        passedOver.objects.forEach(context.print)
      } else if passedOver.files.count > 1 {
        passedOver.print(in: context)
      }
      throw Failure("no cards found in \(files.joined(separator: ", "))", hint: passedOver.hint)
    }
    if !histories.isEmpty {
      let known =
        contents.flatMap { $0.content.decks.flatMap(\.notes) }
        + collection.library.decks.indices.flatMap { collection.library.deck(at: $0).notes }
      for (name, bytes) in histories {
        contents.append((name, try read(bytes, name, known: known, collection, at: now, context)))
      }
    }
    let plan = try ImportPlan(contents, deck: deck, into: collection, at: now)
    return (plan, passedOver)
  }

  @MainActor
  private func read(
    _ bytes: [UInt8], _ name: String, known: [Note], _ collection: Collection,
    _ editions: CodeEditions = CodeEditions(), at now: Int, _ context: Context
  ) throws -> ImportedFile {
    let bar = ProgressBar(
      "Reading \(name)", width: context.width, environment: context.surroundings.environment,
      stopwatch: { context.clock.stopwatch })
    defer { bar.finish() }
    var options = try reading.options(collection, at: now, context)
    options.context.known = known
    if let since = editions.since {
      options.format = options.format ?? .codes
      options.codes.since = since
      options.codes.conversion = editions.conversion
    }
    options.context.unpacksMedia = takesMedia(collection, context) && !dryRun
    options.context.progress = { share in MainActor.assumeIsolated { bar.show(share) } }
    return ImportedFile(bytes, file: name, options: options)
  }

  /// Writes nothing if a file has an error that a user can fix there, unless the user said
  /// otherwise; the valid cards of another program's package are imported.
  private func refuseErrors(_ plan: ImportPlan) throws(Failure) {
    guard !keepGoing, plan.items.contains(where: { $0.hasErrors && $0.format.isMendable })
    else { return }
    throw Failure(
      "nothing was written, because of the errors above",
      hint: plan.items.contains { $0.added + $0.updated > 0 }
        ? "fix the file, or take the good cards with --keep-going"
        : reading.since == nil && plan.items.contains { $0.format != .json }
          ? "fix the file" : nil)
  }

  @MainActor
  private func report(
    _ plan: ImportPlan, _ passedOver: PassedOver, in collection: Collection, isWritten: Bool,
    _ context: Context
  ) {
    let reports = plan.items.map { item in
      ImportReport(
        item, decksFolder: collection.folder.decks, isWritten: isWritten, isDryRun: dryRun,
        isOneOfMany: plan.items.count + passedOver.notes > 1, folder: folder)
    }
    for report in reports { report.tellProblems(in: context) }
    if output.json {
      for object in reports.map(\.json) + passedOver.objects { context.print(object) }
      return
    }
    ImportReport.printHeader(reports, in: context)
    for report in reports where !report.isQuiet { report.print(in: context) }
    ImportReport.printSummaries(reports.filter { !$0.isQuiet }, in: context)
    ImportReport.printQuiet(reports.filter(\.isQuiet), in: context)
    passedOver.print(in: context)
  }

  /// The imported folder, if there is exactly one.
  private var folder: String? { files.count == 1 ? files[0] : nil }
}
