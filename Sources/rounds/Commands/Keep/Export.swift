import ArgumentParser
import Collection
import Exchange
import Files
import Flashcards
import JSON
import Journal
import Screen
import Text

/// Exports decks.
struct Export: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Export decks as Markdown, tables, JSON, an Anki package or to print.",
    discussion: """
      Prints to standard output, or writes the file that you name. The file's ending or --format \
      decides the format. Everything but --safe and --anonymous reads back with `import`.

      apkg adds its cards to Anki or to a phone. colpkg is a whole collection: imported into \
      AnkiDroid, AnkiMobile or Anki it replaces everything there, so first bring home what you \
      answered there.

      gift is for Moodle and other learning platforms, quizlet the text that Quizlet imports, and \
      print a page of HTML that a browser prints as cards to cut and fold.

      More: rounds help leaving; rounds help phone

      Examples:  rounds export collection.colpkg
                 rounds export --format json --with-history --output all.jsonl
                 rounds export --format apkg --with-history --output all.apkg
      """)

  @Argument(
    help: "The file to write (default: standard output).", completion: .file())
  var file: String?
  @Option(help: ArgumentHelp("The deck (default: all); may be repeated.", valueName: "name"))
  var deck: [String] = []
  @Option(
    help: ArgumentHelp(
      "markdown (the default), csv, tsv, json, apkg, colpkg, gift, quizlet or print.",
      valueName: "format"))
  var format: String?
  @Flag(help: "Include answers and schedules (json and apkg; colpkg always has them).")
  var withHistory = false
  @Flag(help: "For spreadsheets: an apostrophe before what they take for a formula (csv, tsv).")
  var safe = false
  @Flag(help: "Only the answers, without any text, to share for research.")
  var anonymous = false
  @Option(
    help: ArgumentHelp(
      "Write to a file; - is standard output. Packages need a file.", valueName: "file"),
    completion: .file())
  var output: String?
  @Flag(help: "Overwrite the file if it exists.")
  var force = false
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
    let format = try checkedFormat()
    let name = file ?? output
    guard name != nil || !context.isOnTerminal else {
      throw Failure(
        .usage, "an export would run over the screen",
        hint: "name a file, such as: rounds export rounds.md; or - for the screen")
    }
    let target = try context.surroundings.outputTarget(name ?? "-", force: force)
    guard !format.isPackage || !target.isStandardOutput || name != nil && !context.isOnTerminal
    else {
      throw Failure(
        .usage, "a package cannot be printed",
        hint: "name a file with --output, such as --output rounds.\(format.rawValue)")
    }
    let collection = try context.read(collection)
    if anonymous {
      return try give(AnonymousLog(collection.history).bytes, to: target, context)
    }
    let whole = format == .colpkg ? try wholeCollection(collection) : nil
    let decks = try collection.decks(named: deck, takesSearches: false)
    let (exported, bytes) = try context.whileBusy {
      let exported = ExportedCollection(
        decks, of: collection, withPast: withHistory || whole != nil, at: context.clock.now,
        today: context.today(collection))
      guard whole == nil || exported.decks.contains(where: { !$0.deck.notes.isEmpty }) else {
        throw Failure(
          "there are no cards here, and a colpkg of nothing would empty the phone's collection",
          hint: "add or import cards first")
      }
      return (
        exported,
        format.isPackage
          ? try package(of: exported, whole)
          : Array(text(of: exported, format, collection).utf8)
      )
    }
    try give(bytes, to: target, context)
    let several = exported.decks.reduce(0) { $0 + $1.deck.notes.count(where: \.hasSeveralWordings) }
    if several > 0, let loss = format.loss(ofWordings: several) { context.note(loss) }
    if case .file = target, format.holdsHistory, !withHistory, whole == nil,
      !collection.history.events.isEmpty
    {
      context.note("Without answers and schedules; --with-history includes them.")
    }
    ExportedNotes.record(exported.decks.map(\.deck), of: try context.place(self.collection))
    if let whole { tell(exported, whole, context) }
  }

  /// Prints the export, or writes it to the named file.
  @MainActor
  private func give(_ bytes: [UInt8], to target: OutputTarget, _ context: Context) throws {
    do throws(FileError) {
      try context.write(bytes, to: target)
    } catch {
      throw StudyError.file(error)
    }
    if case .file(let name, _) = target { context.note("Written to \(name).") }
  }

  // MARK: What is requested

  /// The format, if it supports what is requested.
  private func checkedFormat() throws(Failure) -> ExportFormat {
    let chosen = try chosenFormat()
    guard !anonymous || deck.isEmpty && !withHistory && chosen == nil else {
      throw Failure(
        .usage, "--anonymous has its own format, and exports the answers to all cards",
        hint: "leave --format, --deck and --with-history out")
    }
    let format = chosen ?? .markdown
    guard !withHistory || format.holdsHistory else {
      throw Failure(
        .usage, "\(format.rawValue) holds cards and no history",
        hint: "use --format json or --format apkg")
    }
    guard format != .colpkg || deck.isEmpty else {
      throw Failure(
        .usage,
        "a colpkg replaces the whole collection of a phone, which would lose all decks but these",
        hint: "leave --deck out, or export an .apkg, which adds its decks to what is there")
    }
    guard !safe || format == .csv || format == .tsv else {
      throw Failure(
        .usage, "--safe is for tables, and \(format.rawValue) is not one",
        hint: "add --format csv or --format tsv, or leave --safe out")
    }
    return format
  }

  /// The format that the user chose, by its name or by the file's.
  private func chosenFormat() throws(Failure) -> ExportFormat? {
    if let file, let output {
      throw Failure(
        .usage, "\(file) and --output \(output) are two files to write",
        hint: "name one of them")
    }
    if let name = format {
      guard let format = ExportFormat(rawValue: name) else {
        throw Failure(
          .usage, "there is no format `\(name)`",
          hint: "the formats are "
            + ExportFormat.allCases.map(\.rawValue).joined(separator: ", "))
      }
      return format
    }
    if let output {
      // What it writes without --format is Markdown, but nobody means that by a package.
      return ExportFormat(ofFile: output).flatMap { $0.isPackage ? $0 : nil }
    }
    guard let file, file != "-", !anonymous else { return nil }
    guard let format = ExportFormat(ofFile: file) else {
      throw Failure(
        .usage, "the name of \(file) does not say its format",
        hint: "add --format, or an ending such as .md, .csv, .jsonl, .apkg or .colpkg")
    }
    return format
  }

  // MARK: Formats

  private func text(
    of exported: ExportedCollection, _ format: ExportFormat, _ collection: Collection
  ) -> String {
    let export = DeckExport(exported.decks.map(\.deck))
    switch format {
    case .markdown, .apkg, .colpkg: return export.markdown
    case .csv: return DelimitedWriter.csv(export.rows, disarmsFormulas: safe)
    case .tsv: return DelimitedWriter.tsv(export.rows, disarmsFormulas: safe)
    case .gift: return GIFTWriter().text(export.decks)
    case .quizlet: return QuizletWriter().text(export.decks)
    case .print: return PrintSheet().html(export.decks)
    case .json:
      let json = JSONExport(exported) { card in
        collection.library[card.id].map { CardReport($0, in: collection, on: exported.today).json }
          ?? [:]
      }
      return escapedForJSON(String(decoding: json.bytes, as: UTF8.self))
    }
  }

  private func package(
    of exported: ExportedCollection, _ whole: WholeCollection?
  ) throws(Failure) -> [UInt8] {
    do {
      return try AnkiPackageWriter(exported, replacing: whole).bytes()
    } catch {
      throw Failure("the package cannot be made: \(error.reason)")
    }
  }

  private func wholeCollection(_ collection: Collection) throws -> WholeCollection {
    do throws(FileError) {
      return try WholeCollection(collection)
    } catch {
      throw StudyError.file(error)
    }
  }

  /// Says what a collection package holds, and what importing it will do.
  @MainActor
  private func tell(
    _ exported: ExportedCollection, _ whole: WholeCollection, _ context: Context
  ) {
    let notes = exported.decks.lazy.flatMap(\.deck.notes)
    let actions = exported.past?.actions
    let answers = actions.map { $0.indices.count(where: $0.isReview) } ?? 0
    let media = whole.media.count
    context.note(
      "It holds all that is here: \(counted(exported.decks.count, "deck")), "
        + "\(counted(notes.reduce(0) { $0 + $1.faces.count }, "card")), "
        + counted(answers, "answer")
        + (media > 0 ? ", \(counted(media, "media file"))" : "") + ".")
    if !whole.leftOut.isEmpty {
      context.note(
        "Left out of the media, since Anki takes no such names: "
          + whole.leftOut.map { sanitized($0, keepNewlines: false) }.joined(separator: ", "))
    }
    context.note(
      "Importing it replaces everything in AnkiDroid, AnkiMobile or Anki: the decks, cards and "
        + "answers there are deleted. Bring home first what you answered there: "
        + "rounds help phone")
  }
}
