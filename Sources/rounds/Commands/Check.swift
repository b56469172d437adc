import ArgumentParser
import Flashcards
import JSON
import Journal
import Study

/// Looks for everything that is wrong.
struct Check: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Look for mistakes in decks, settings and journals.",
    discussion: """
      Without arguments checks the whole collection; with files or folders checks those decks \
      only. Lists every problem with its file, line and column, and what to do about it. Exits 1 \
      if there is an error, 0 if there are only warnings or nothing.
      """)

  @Argument(help: "Deck files or folders of them.", completion: .file(extensions: ["md"]))
  var paths: [String] = []
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func run(in context: Context) throws {
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

  private struct Findings {
    var diagnostics: [Diagnostic]
    var cards: Int
    var decks: Int
  }

  @MainActor
  private func checkFiles(_ context: Context) throws -> Findings {
    var library = Library()
    var diagnostics: [Diagnostic] = []
    for path in paths {
      let read = DeckFile.read(context.surroundings.absolute(path), isBuiltIn: false)
      guard !read.files.isEmpty || !read.diagnostics.isEmpty else {
        throw Failure(
          "there is no deck at \(path)", hint: "name a Markdown file, or a folder with some")
      }
      diagnostics += read.diagnostics
      for file in read.files { library.add(file) }
    }
    return Findings(
      diagnostics: diagnostics + library.diagnostics, cards: library.entries.count,
      decks: library.decks.count)
  }

  @MainActor
  private func checkCollection(_ context: Context) throws -> Findings {
    let collection = try Collection(
      reading: context.place(collection), at: context.clock.now)
    let problems = collection.problems
    for notice in problems.notices { context.note("rounds: \(notice)") }
    let orphans = collection.orphans
    if !orphans.isEmpty, !output.json {
      context.note(
        "\(counted(orphans.count, "history", plural: "histories")) without a card in any deck "
          + "(kept; `rounds relink NAME CARD` joins one with a card):")
      for id in orphans { context.note("  \(id)") }
    }
    return Findings(
      diagnostics: problems.diagnostics + problems.journal.map(\.diagnostic),
      cards: collection.library.entries.count, decks: collection.library.decks.count)
  }
}
