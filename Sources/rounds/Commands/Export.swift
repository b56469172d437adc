import ArgumentParser
import Exchange
import Flashcards
import JSON
import Journal
import SpacedRepetition
import Study
import Terminal

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Takes decks out.
struct Export: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Take decks out: Markdown, CSV, TSV or JSON Lines.",
    discussion: """
      Prints on standard output, or writes the file that --output names. Markdown and the table \
      formats read back with `rounds import`; JSON has each card with its schedule, as \
      `rounds cards --json` prints it. The journal itself is plain text already: copy the \
      collection's folder to keep everything.
      """)

  @Option(help: ArgumentHelp("The deck (default: all); may be repeated.", valueName: "name"))
  var deck: [String] = []
  @Option(help: ArgumentHelp("markdown, csv, tsv or json.", valueName: "format"))
  var format = Format.markdown.rawValue
  @Option(
    help: ArgumentHelp("Write to a file, which must not exist.", valueName: "file"),
    completion: .file())
  var output: String?
  @OptionGroup var collection: CollectionOptions

  private enum Format: String, CaseIterable {
    case markdown, csv, tsv, json
  }

  func run(in context: Context) throws {
    guard let format = Format(rawValue: format) else {
      throw Failure(
        .usage, "there is no format `\(format)`",
        hint: "the formats are \(Format.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    let collection = try context.read(collection)
    let chosen = try collection.decks(named: deck) ?? Set(collection.library.decks.indices)
    let text = text(of: chosen.sorted(), format, collection, context.today(collection))
    guard let output else {
      // A pipe or a file gets the decks as they are, a terminal nothing that it would obey.
      context.terminal.write(isatty(1) == 1 ? sanitized(text) : text)
      return
    }
    try write(text, to: context.surroundings.absolute(output))
    context.note("Written to \(output).")
  }

  private func text(
    of chosen: [Int], _ format: Format, _ collection: Collection, _ today: Day
  ) -> String {
    let library = collection.library
    let export = DeckExport(chosen.map { library.deck(at: $0) })
    switch format {
    case .markdown: return export.markdown
    case .csv: return DelimitedWriter.csv(export.rows)
    case .tsv: return DelimitedWriter.tsv(export.rows)
    case .json:
      return chosen.flatMap { library.entries[library.decks[$0].cards] }
        .map { CardReport($0, in: collection, on: today).json.line + "\n" }.joined()
    }
  }

  private func write(_ text: String, to path: String) throws {
    guard (try? FileStamp.ofFile(path)) == .some(nil) else {
      throw Failure("\(path) is there already", hint: "name another file, or move that one away")
    }
    do {
      try AtomicFile.write(Array(text.utf8), to: path, mode: 0o644)
    } catch {
      throw StudyError.file(error)
    }
  }
}
