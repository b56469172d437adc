import ArgumentParser
import Collection
import Exchange
import Files
import Flashcards
import JSON
import Screen

/// Exports decks.
struct Export: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Export decks as Markdown, tables, JSON, an Anki package or to print.",
    discussion: """
      Prints to standard output, or writes the file that --output names. Everything but --safe \
      and --anonymous reads back with `import`.

      gift is for Moodle and other learning platforms, quizlet the text that Quizlet imports, and \
      print a page of HTML that a browser prints as cards to cut and fold.

      More: rounds help leaving

      Examples:  rounds export --format json --with-history --output all.jsonl
                 rounds export --format apkg --with-history --output all.apkg
      """)

  @Option(help: ArgumentHelp("The deck (default: all); may be repeated.", valueName: "name"))
  var deck: [String] = []
  @Option(
    help: ArgumentHelp(
      "markdown, csv, tsv, json, apkg, gift, quizlet or print.", valueName: "format"))
  var format = Format.markdown.rawValue
  @Flag(help: "Include answers and schedules (json and apkg).")
  var withHistory = false
  @Flag(help: "For spreadsheets: an apostrophe before what they take for a formula (csv, tsv).")
  var safe = false
  @Flag(help: "Only the answers, without any text, to share for research.")
  var anonymous = false
  @Option(
    help: ArgumentHelp(
      "Write to a file; - is standard output. apkg needs it.", valueName: "file"),
    completion: .file())
  var output: String?
  @Flag(help: "Overwrite the file if it exists.")
  var force = false
  @OptionGroup var collection: CollectionOptions

  private enum Format: String, CaseIterable {
    case markdown, csv, tsv, json, apkg, gift, quizlet, print

    var holdsHistory: Bool { self == .json || self == .apkg }
  }

  func run(in context: Context) throws {
    let format = try checkedFormat()
    let target = try context.surroundings.outputTarget(output ?? "-", force: force)
    guard format != .apkg || !target.isStandardOutput || output != nil && !context.isOnTerminal
    else {
      throw Failure(
        .usage, "a package cannot be printed",
        hint: "name a file with --output, such as --output rounds.apkg")
    }
    let collection = try context.read(collection)
    if anonymous {
      return try give(AnonymousLog(collection.history).bytes, to: target, context)
    }
    let decks = try collection.decks(named: deck)
    let (exported, bytes) = try context.whileBusy {
      let exported = ExportedCollection(
        decks, of: collection, withPast: withHistory, at: context.clock.now,
        today: context.today(collection))
      return (
        exported,
        format == .apkg
          ? try package(of: exported, context) : Array(text(of: exported, format, collection).utf8)
      )
    }
    try give(bytes, to: target, context)
    ExportedNotes.record(exported.decks.map(\.deck), of: try context.place(self.collection))
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

  /// The format, if it supports what is requested.
  private func checkedFormat() throws(Failure) -> Format {
    guard let format = Format(rawValue: format) else {
      throw Failure(
        .usage, "there is no format `\(format)`",
        hint: "the formats are \(Format.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    guard !anonymous || deck.isEmpty && !withHistory && format == .markdown else {
      throw Failure(
        .usage, "--anonymous has its own format, and exports the answers to all cards",
        hint: "leave --format, --deck and --with-history out")
    }
    guard !withHistory || format.holdsHistory else {
      throw Failure(
        .usage, "\(format.rawValue) holds cards and no history",
        hint: "use --format json or --format apkg")
    }
    guard !safe || format == .csv || format == .tsv else {
      throw Failure(
        .usage, "--safe is for tables, and \(format.rawValue) is not one",
        hint: "add --format csv or --format tsv, or leave --safe out")
    }
    return format
  }

  private func text(
    of exported: ExportedCollection, _ format: Format, _ collection: Collection
  ) -> String {
    let export = DeckExport(exported.decks.map(\.deck))
    switch format {
    case .markdown, .apkg: return export.markdown
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

  @MainActor
  private func package(of exported: ExportedCollection, _ context: Context) throws(Failure)
    -> [UInt8]
  {
    do {
      return try AnkiPackageWriter(exported).bytes()
    } catch {
      throw Failure("the package cannot be made: \(error.reason)")
    }
  }
}
