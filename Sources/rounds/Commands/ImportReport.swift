import Exchange
import Flashcards
import JSON
import Journal
import Terminal

/// What there is to tell about the import of one file, as text and as JSON.
struct ImportReport {
  private let item: ImportPlan.Item
  private let decksFolder: String
  private let isWritten: Bool
  private let isDryRun: Bool

  /// The most problems of a file, and the most cards, that are told one by one.
  private static let mostProblems = 50
  private static let mostCards = 20

  /// - Parameter decksFolder: The learner's folder of decks.
  init(_ item: ImportPlan.Item, decksFolder: String, isWritten: Bool, isDryRun: Bool) {
    self.item = item
    self.decksFolder = decksFolder
    self.isWritten = isWritten
    self.isDryRun = isDryRun
  }

  private var changesDecks: Bool { item.added + item.updated + item.moved > 0 }

  /// Tells what is wrong with the file on standard error.
  @MainActor
  func tellProblems(in context: Context) {
    for diagnostic in item.diagnostics.prefix(Self.mostProblems) { context.note(diagnostic) }
    let rest = item.diagnostics.count - Self.mostProblems
    if rest > 0 { context.note("… and \(counted(rest, "problem")) more of the same file") }
  }

  var json: JSONObject {
    func counts(_ decks: [String: Int]) -> JSONValue {
      .array(
        decks.sorted { $0.key < $1.key }.map {
          ["deck": .string($0.key), "notes": .integer($0.value)]
        })
    }
    func path(_ part: ImportPlan.DeckPart) -> JSONValue {
      .string(FileSystem.join(decksFolder, part.relativePath))
    }
    return [
      "file": .string(item.file), "deck": item.decks.first.map(path) ?? .null,
      "format": .string(item.format.rawValue),
      "decks": .array(
        item.decks.map { part in
          [
            "name": .string(part.name), "file": path(part), "added": .integer(part.added.count),
            "updated": .integer(part.updated.count), "unchanged": .integer(part.unchanged),
            "moved": counts(part.moved), "elsewhere": counts(part.elsewhere),
            "deleted": .integer(part.deleted), "renamed": .integer(part.renamed),
          ]
        }),
      "added": .integer(item.added), "updated": .integer(item.updated),
      "unchanged": .integer(item.unchanged), "conflicting": .integer(item.conflicting),
      "skipped": .array(
        item.skipped.map { skipped in
          [
            "line": skipped.line.map { .integer($0) } ?? .null, "name": JSONValue(skipped.name),
            "reason": .string(skipped.reason),
          ]
        }),
      "reviews": .integer(item.reviews.added), "knownReviews": .integer(item.reviews.known),
      "schedules": .integer(item.placed), "missing": .integer(item.missing),
      "errors": .integer(item.diagnostics.count { $0.severity == .error }),
      "written": .bool(isWritten && (changesDecks || item.reviews.added + item.placed > 0)),
    ]
  }

  @MainActor
  func print(in context: Context) {
    let file = item.file
    func say(_ text: String) { context.printWrapped(sanitized("\(file): \(text)")) }
    for sentence in item.summary { say(sentence) }
    if isDryRun { printCards(in: context) }
    if item.decks.count > 1 {
      for part in item.decks {
        let path = context.surroundings.displayed(FileSystem.join(decksFolder, part.relativePath))
        let counts = counts(part.added.count, part.updated.count, part.unchanged)
        context.printWrapped(
          sanitized("\(part.name): \(counts)" + (part.isThere ? "; deck \(path)" : "")),
          indent: "  ")
      }
    }
    printSkipped(in: context)
    for sentence in item.notes.prefix(Self.mostCards) { say(sentence) }
    for part in item.decks { for sentence in sentences(on: part) { say(sentence) } }
    let path =
      item.decks.count == 1 && item.decks[0].isThere
      ? FileSystem.join(decksFolder, item.decks[0].relativePath) : nil
    say(
      counts(item.added, item.updated, item.unchanged) + ", \(item.skipped.count) skipped"
        + (path.map { "; deck \(context.surroundings.displayed($0))" } ?? "")
        + (isWritten ? "" : "; nothing is written"))
    let past = item.reviews.added + item.placed
    if past > 0 {
      say(
        "\(counted(item.reviews.added, "past answer")) and the schedules of "
          + "\(counted(item.placed, "card")) brought along")
    }
    if item.missing > 0 {
      say(
        "\(counted(item.missing, "note")) of the last import \(item.missing == 1 ? "is" : "are") "
          + "not in this file and \(item.missing == 1 ? "stays" : "stay")")
    }
  }

  /// Where notes of a deck are that are not in it as the file has it.
  private func sentences(on part: ImportPlan.DeckPart) -> [String] {
    func are(_ count: Int) -> String { count == 1 ? "is" : "are" }
    let moved = part.moved.sorted { $0.key < $1.key }.map { deck, count in
      isWritten
        ? "\(counted(count, "note")) moved from deck \(deck) to \(part.name), as in the file"
        : "\(counted(count, "note")) to move from deck \(deck) to \(part.name), as in the file"
    }
    let elsewhere = part.elsewhere.sorted { $0.key < $1.key }.map { deck, count in
      "\(counted(count, "note")) of \(part.name) \(are(count)) in deck \(deck) already and "
        + (count == 1 ? "stays there" : "stay there")
    }
    guard part.deleted > 0 else { return moved + elsewhere }
    return moved + elsewhere + [
      "\(counted(part.deleted, "note")) of \(part.name) that you deleted since the last import "
        + (part.deleted == 1 ? "stays" : "stay")
        + " deleted; to get \(part.deleted == 1 ? "it" : "them") back, import into another deck "
        + "with --deck"
    ]
  }

  private func counts(_ added: Int, _ updated: Int, _ unchanged: Int) -> String {
    isWritten
      ? "\(counted(added, "note")) added, \(updated) updated, \(unchanged) unchanged"
      : "\(counted(added, "note")) to add, \(updated) to update, \(unchanged) unchanged"
  }

  /// The notes that would be added and updated, by what they ask.
  @MainActor
  private func printCards(in context: Context) {
    for (sign, notes) in [
      ("+", item.decks.flatMap(\.added)), ("~", item.decks.flatMap(\.updated)),
    ] {
      for note in notes.prefix(Self.mostCards) {
        let question = Card(note: note, face: note.faces[0]).question
        let line = sanitized(question, keepNewlines: false)
        context.print("  \(sign) " + fitted(line, to: context.width - 4))
      }
      let rest = notes.count - Self.mostCards
      if rest > 0 { context.print("  \(sign) … and \(rest) more") }
    }
  }

  @MainActor
  private func printSkipped(in context: Context) {
    for skipped in item.skipped.prefix(Self.mostCards) {
      let place = [skipped.line.map { "line \($0)" }, skipped.name].compactMap(\.self)
        .joined(separator: ", ")
      context.printWrapped(
        sanitized("- skipped\(place.isEmpty ? "" : " \(place)"): \(skipped.reason)"), indent: "  ")
    }
    let rest = item.skipped.count - Self.mostCards
    if rest > 0 {
      context.printWrapped("- … and \(rest) more skipped; --json lists them all", indent: "  ")
    }
  }
}
