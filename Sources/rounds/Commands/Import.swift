import ArgumentParser
import Exchange
import Flashcards
import JSON
import Journal
import Study
import Terminal

/// Brings decks in.
struct Import: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring in a deck: Markdown, CSV, TSV and their kin.",
    discussion: """
      Each file becomes a Markdown deck in the collection, or is added to the deck of that name; \
      cards that are there already are left alone. Delimiter and header are found from the \
      content and stated. If anything is wrong nothing is written, unless --keep-going takes the \
      good cards.

      Examples:  rounds import terms.csv
                 rounds import --dry-run --columns front,back,tags words.tsv
      """)

  @Argument(help: "The files.", completion: .file())
  var files: [String]
  @Option(help: ArgumentHelp("The deck's name (default: the file's name).", valueName: "name"))
  var deck: String?
  @Option(help: ArgumentHelp("markdown or delimited (default: found out).", valueName: "format"))
  var format: String?
  @Option(
    help: ArgumentHelp("comma, tab, semicolon or pipe (default: found out).", valueName: "name"))
  var delimiter: String?
  @Option(help: ArgumentHelp("yes or no: is the first row a header?", valueName: "answer"))
  var header: String?
  @Option(
    help: ArgumentHelp(
      "What each column is: front, back, tags, also, hint, why, source, id, ignored.",
      valueName: "list"))
  var columns: String?
  @Flag(help: "Say what would be done, and write nothing.")
  var dryRun = false
  @Flag(help: "Take the good cards of files with errors.")
  var keepGoing = false
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    let options = try parsedOptions(context)
    if dryRun {
      let plan = try plan(try context.read(collection), options, context)
      for item in plan { report(item, isWritten: false, context) }
      try refuseErrors(plan)
      return
    }
    var writer = try context.writer(collection)
    let collection = try context.open(collection, writer: &writer)
    let plan = try plan(collection, options, context)
    do {
      try refuseErrors(plan)
    } catch {
      for item in plan { report(item, isWritten: false, context) }
      throw error
    }
    for item in plan { try item.write() }
    for item in plan { report(item, isWritten: true, context) }
  }

  /// What becomes of one imported file.
  private struct Item {
    let file: String
    let imported: ImportedFile
    let merge: DeckMerge
    /// The deck file that is written.
    let path: String

    func write() throws(StudyError) {
      guard let bytes = merge.file else { return }
      do {
        if let folder = FileSystem.parent(of: path) { try FileSystem.makeFolder(folder) }
        try AtomicFile.write(bytes, to: path)
      } catch {
        throw .file(error)
      }
    }
  }

  @MainActor
  private func plan(
    _ collection: Collection, _ options: ImportOptions, _ context: Context
  ) throws -> [Item] {
    var plan: [Item] = []
    // Cards that an earlier file of this import brings are known to the later ones.
    var incoming: [CardID: Card] = [:]
    for file in files {
      let bytes = try Self.read(context.surroundings.absolute(file))
      try refuseJSON(bytes, file)
      let imported = ImportedFile(bytes, file: file, options: options)
      tell(imported.diagnostics, context)
      for var source in imported.decks {
        let name = deck ?? source.name ?? Self.stem(file)
        let path = Self.path(of: name, in: collection)
        let existing = try plan.last { $0.path == path }?.merge.file ?? Self.readIfThere(path)
        if deck != nil { source.original = nil }
        let merge = DeckMerge(source, name: name, existing: existing) {
          collection.library[$0]?.card ?? incoming[$0]
        }
        for note in merge.added {
          for face in note.faces { incoming[note.id(of: face)] = Card(note: note, face: face) }
        }
        plan.append(Item(file: file, imported: imported, merge: merge, path: path))
      }
    }
    return plan
  }

  /// Tells a file of JSON, such as an export, from a table whose cells happen to have braces.
  private func refuseJSON(_ bytes: [UInt8], _ file: String) throws(Failure) {
    let start = bytes.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    guard format == nil, [#"{""#, #"[{"#].contains(where: { start.starts(with: $0.utf8) }) else {
      return
    }
    throw Failure(
      "\(file) is JSON, which cannot be imported",
      hint: "import a Markdown deck or a table; `rounds export` writes both")
  }

  /// The most problems of a file that are told one by one.
  private static let mostProblems = 50

  @MainActor
  private func tell(_ diagnostics: [Diagnostic], _ context: Context) {
    for diagnostic in diagnostics.prefix(Self.mostProblems) { context.note(diagnostic) }
    let rest = diagnostics.count - Self.mostProblems
    if rest > 0 { context.note("… and \(counted(rest, "problem")) more of the same file") }
  }

  /// Nothing is written if anything is wrong, unless the user said otherwise.
  private func refuseErrors(_ plan: [Item]) throws(Failure) {
    guard !keepGoing, plan.contains(where: \.imported.hasErrors) else { return }
    throw Failure(
      "nothing was written, because of the errors above",
      hint: "mend the file, or take the good cards with --keep-going")
  }

  @MainActor
  private func report(_ item: Item, isWritten: Bool, _ context: Context) {
    let (file, imported, merge) = (item.file, item.imported, item.merge)
    if output.json {
      context.print([
        "file": .string(file), "deck": .string(item.path),
        "format": .string(imported.format.rawValue),
        "added": .integer(merge.added.count), "unchanged": .integer(merge.unchanged.count),
        "conflicting": .integer(merge.conflicting.count),
        "errors": .integer(imported.diagnostics.count { $0.severity == .error }),
        "written": .bool(isWritten && merge.file != nil),
      ])
      return
    }
    for sentence in imported.summary { context.printWrapped(sanitized("\(file): \(sentence)")) }
    for note in merge.conflicting {
      let id = note.id(of: note.faces[0])
      context.note(
        "\(file):\(note.line): the name `\(id)` belongs to a card with another text, which stays")
      context.note("  hint: edit that card (`rounds show \(id)`), or give the row another id")
    }
    guard merge.file != nil else {
      context.printWrapped(
        "\(file): nothing to add, \(counted(merge.unchanged.count, "note")) there already")
      return
    }
    let verb = isWritten ? "added" : "would be added"
    context.printWrapped(
      sanitized(
        "\(file): \(counted(merge.added.count, "note")) \(verb) to "
          + "\(context.surroundings.displayed(item.path)), \(merge.unchanged.count) there already"))
  }

  // MARK: Arguments

  @MainActor
  private func parsedOptions(_ context: Context) throws(Failure) -> ImportOptions {
    var options = ImportOptions(now: context.clock.now)
    if let format {
      guard let known = ImportFormat(rawValue: format) else {
        let formats = ImportFormat.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure(.usage, "there is no format `\(format)`", hint: "the formats are \(formats)")
      }
      options.format = known
    }
    if let delimiter {
      guard let known = Delimiter(named: delimiter) else {
        throw Failure(
          .usage, "there is no delimiter `\(delimiter)`",
          hint: "write comma, tab, semicolon or pipe")
      }
      options.delimiter = known
    }
    if let header {
      guard ["yes", "no"].contains(header) else {
        throw Failure(.usage, "`\(header)` is neither yes nor no", hint: "--header yes, or no")
      }
      options.header = header == "yes"
    }
    if let columns {
      options.columns = try columns.split(separator: ",").map { name throws(Failure) in
        guard let role = ColumnRole(rawValue: String(name)) else {
          let roles = ColumnRole.allCases.map(\.rawValue).joined(separator: ", ")
          throw Failure(.usage, "a column cannot be `\(name)`", hint: "columns are: \(roles)")
        }
        return role
      }
    }
    return options
  }

  // MARK: Files

  private static func read(_ path: String) throws(StudyError) -> [UInt8] {
    do {
      return try FileSystem.readFile(path)
    } catch {
      throw .file(error)
    }
  }

  private static func readIfThere(_ path: String) throws(StudyError) -> [UInt8]? {
    do {
      return try FileSystem.readFile(path)
    } catch {
      if error.isMissing { return nil }
      throw .file(error)
    }
  }

  private static func stem(_ file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// The deck file of that name: the learner's own if there is one, else a new one whose file name
  /// has nothing that a path could misread.
  private static func path(of name: String, in collection: Collection) -> String {
    let library = collection.library
    let own = library.decks(named: name).map { library.decks[$0] }
      .first { !$0.isBuiltIn && $0.name.lowercased() == name.lowercased() }
    if let own { return own.file }
    let clean = String(
      name.map { character in
        character == "/" || character == "\\" || character.unicodeScalars.contains { $0.value < 32 }
          ? "-" : character
      })
    let stem = clean.drop { $0 == "." || $0.isWhitespace }
    return FileSystem.join(collection.folder.decks, (stem.isEmpty ? "deck" : stem) + ".md")
  }
}
