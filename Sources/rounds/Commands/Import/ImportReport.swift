import Exchange
import Files
import Flashcards
import JSON
import Screen
import Text

/// The report about the import of one file, as text and as JSON.
struct ImportReport {
  private let item: ImportPlan.Item
  private let decksFolder: String
  private let isWritten: Bool
  private let isDryRun: Bool
  /// Whether the file is one of many notes, which get a line or two each.
  private let isOneOfMany: Bool
  private let folder: String?

  /// The most problems of a file, and the most cards, that are listed individually.
  private static let mostProblems = 50
  private static let mostCards = 20
  /// The most things skipped for one reason that are listed individually.
  private static let mostAlike = 4

  /// - Parameters:
  ///   - decksFolder: The learner's folder of decks.
  ///   - isOneOfMany: Whether other files are imported with it; then it has a line or two.
  ///   - folder: The imported folder, which the lines do not repeat.
  init(
    _ item: ImportPlan.Item, decksFolder: String, isWritten: Bool, isDryRun: Bool,
    isOneOfMany: Bool, folder: String?
  ) {
    self.item = item
    self.decksFolder = decksFolder
    self.isWritten = isWritten
    self.isDryRun = isDryRun
    self.folder = folder
    self.isOneOfMany =
      isOneOfMany && [.markdown, .hashcards, .obsidian, .repeater].contains(item.format)
  }

  private var changesDecks: Bool { item.added + item.updated + item.moved > 0 }

  /// Remarks about single notes and about notes that are in another deck than in the file.
  private var remarks: [String] {
    item.notes.prefix(Self.mostCards)
      + item.decks.flatMap { $0.sentences(isWritten: isWritten) }
  }

  /// Whether the only thing to report of the file among others is that it has nothing new.
  var isQuiet: Bool {
    isOneOfMany && !changesDecks && item.skipped.isEmpty && item.diagnostics.isEmpty
      && item.reviews.added + item.placed + item.missing == 0 && remarks.isEmpty
  }

  /// Reports several files as a whole, before the lines of each.
  @MainActor
  static func printHeader(_ reports: [ImportReport], in context: Context) {
    guard let first = reports.first(where: \.isOneOfMany) else { return }
    let brief = reports.filter(\.isOneOfMany)
    let notes = first.counts(
      brief.reduce(0) { $0 + $1.item.added }, brief.reduce(0) { $0 + $1.item.updated },
      brief.reduce(0) { $0 + $1.item.unchanged })
    let decks = context.surroundings.displayed(first.decksFolder)
    context.printWrapped(
      (first.folder.map { "\(Self.shownFolder($0, in: context)): " } ?? "")
        + "\(counted(brief.count, "file")) with cards; \(notes); "
        + (first.isWritten ? "decks in \(decks)" : "nothing is written"))
  }

  /// Summarizes the files that have nothing new.
  @MainActor
  static func printQuiet(_ reports: [ImportReport], in context: Context) {
    guard !reports.isEmpty else { return }
    let notes = reports.reduce(0) { $0 + $1.item.unchanged }
    context.printWrapped(
      "\(counted(reports.count, "file")) as before: \(counted(notes, "note")) unchanged",
      indent: "  ")
  }

  /// Reports the problems of the file on standard error: of similar ones, the first few.
  @MainActor
  func tellProblems(in context: Context) {
    let (shown, rest) = Alike.firsts(of: item.diagnostics) { $0 == .error ? 10 : 3 }
    for diagnostic in shown.prefix(Self.mostProblems) { context.note(diagnostic) }
    for (first, lines) in rest {
      let file = context.surroundings.displayed(item.file)
      context.note(
        "\(file): \(counted(lines.count, first.severity.rawValue)) more like “\(first.message)”, on "
          + "\(lines.count == 1 ? "line" : "lines") \(Alike.list(lines))")
    }
    let more = shown.count - Self.mostProblems
    if more > 0 { context.note("… and \(counted(more, "problem")) more of the same file") }
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
    func say(_ text: String) { context.printWrapped(text, indent: "  ") }
    let path =
      item.decks.count == 1 && item.decks[0].isThere
      ? FileSystem.join(decksFolder, item.decks[0].relativePath) : nil
    let counts =
      counts(item.added, item.updated, item.unchanged) + ", \(item.skipped.count) skipped"
      + (path.map { "; deck \(context.surroundings.displayed($0))" } ?? "")
      + (isWritten ? "" : "; nothing is written")
    // The file's name appears once: before the first line.
    let lines = isOneOfMany ? [] : item.summary
    if isOneOfMany {
      let name = shownName(of: item.file, in: context)
      say("\(name): \(briefCounts)" + briefDeck(name))
    } else {
      let file = context.surroundings.displayed(item.file)
      context.printWrapped("\(file): \(lines.first ?? counts)")
    }
    for sentence in lines.dropFirst() { say(sentence) }
    if isDryRun { printCards(in: context) }
    if item.decks.count > 1 {
      for part in item.decks {
        let path = context.surroundings.displayed(FileSystem.join(decksFolder, part.relativePath))
        let counts = self.counts(part.added.count, part.updated.count, part.unchanged)
        say("\(part.name): \(counts)" + (part.isThere ? "; deck \(path)" : ""))
      }
    }
    printSkipped(in: context)
    for sentence in remarks { say(sentence) }
    if !lines.isEmpty { say(counts) }
    let past = [
      item.reviews.added > 0 ? counted(item.reviews.added, "past answer") : nil,
      item.placed > 0 ? "the schedules of \(counted(item.placed, "card"))" : nil,
    ].compactMap(\.self)
    if !past.isEmpty { say("\(past.joined(separator: " and ")) imported") }
    if item.missing > 0 {
      say(
        "\(counted(item.missing, "note")) of the last import \(item.missing == 1 ? "is" : "are") "
          + "not in this file and \(item.missing == 1 ? "stays" : "stay")")
    }
  }

  @MainActor
  private static func shownFolder(_ folder: String, in context: Context) -> String {
    let name = context.surroundings.displayed(folder)
    return name.isEmpty ? "." : name
  }

  /// A file's name as the user named it, without the imported folder.
  @MainActor
  private func shownName(of file: String, in context: Context) -> String {
    guard let folder, file.hasPrefix(folder + (folder.hasSuffix("/") ? "" : "/")) else {
      return context.surroundings.displayed(file)
    }
    return String(file.dropFirst(folder.count).drop { $0 == "/" })
  }

  /// The counts that are not 0.
  private var briefCounts: String {
    let counts = [
      (item.added, isWritten ? "added" : "to add"),
      (item.updated, isWritten ? "updated" : "to update"),
      (item.unchanged, "unchanged"), (item.skipped.count, "skipped"),
    ].filter { $0.0 > 0 }
    guard let first = counts.first else { return "nothing new" }
    return
      (["\(counted(first.0, "note")) \(first.1)"] + counts.dropFirst().map { "\($0.0) \($0.1)" })
      .joined(separator: ", ")
  }

  /// The deck, if its name differs from the file's.
  private func briefDeck(_ name: String) -> String {
    guard item.decks.count == 1, item.decks[0].isThere, item.decks[0].relativePath != name else {
      return ""
    }
    return "; deck \(item.decks[0].relativePath)"
  }

  private func counts(_ added: Int, _ updated: Int, _ unchanged: Int) -> String {
    isWritten
      ? "\(counted(added, "note")) added, \(updated) updated, \(unchanged) unchanged"
      : "\(counted(added, "note")) to add, \(updated) to update, \(unchanged) unchanged"
  }

  /// Prints the notes that would be added and updated, by their questions.
  @MainActor
  private func printCards(in context: Context) {
    for (sign, notes) in [
      ("+", item.decks.flatMap(\.added)), ("~", item.decks.flatMap(\.updated)),
    ] {
      for note in notes.prefix(Self.mostCards) {
        let question = Card(note: note, face: note.faces[0]).question
        let line = sanitized(question, keepNewlines: false)
        context.print("  \(sign) " + fitted(line, to: context.textWidth - 4))
      }
      let rest = notes.count - Self.mostCards
      if rest > 0 { context.print("  \(sign) … and \(rest) more") }
    }
  }

  /// Prints the summaries of many files, each distinct sentence once.
  @MainActor
  static func printSummaries(_ reports: [ImportReport], in context: Context) {
    var counts: [String: Int] = [:]
    var firsts: [(key: String, sentence: String)] = []
    for report in reports where report.isOneOfMany {
      // The first sentence states the kind of file.
      for sentence in report.item.summary.dropFirst() {
        let key = Alike.pattern(sentence)
        if counts[key] == nil { firsts.append((key, sentence)) }
        counts[key, default: 0] += 1
      }
    }
    for (key, sentence) in firsts {
      let others = counts[key]! - 1
      context.printWrapped(
        sentence + (others > 0 ? "; likewise in \(counted(others, "other file"))" : ""))
    }
  }

  /// Prints what is skipped, with one line for a reason that many have.
  @MainActor
  private func printSkipped(in context: Context) {
    var groups: [[ImportedFile.Skipped]] = []
    var places: [String: Int] = [:]
    for skipped in item.skipped {
      let key = Alike.pattern(skipped.reason)
      if let place = places[key] {
        groups[place].append(skipped)
      } else {
        places[key] = groups.count
        groups.append([skipped])
      }
    }
    for group in groups.prefix(Self.mostCards) {
      let hasLines = group.allSatisfy { $0.line != nil }
      let shown = group.count > Self.mostAlike ? (hasLines ? 1 : Self.mostAlike) : group.count
      for skipped in group.prefix(shown) {
        let place = [skipped.line.map { "line \($0)" }, skipped.name].compactMap(\.self)
          .joined(separator: ", ")
        let what = place.isEmpty ? "" : " \(place)"
        context.printWrapped("- skipped\(what): \(skipped.reason)", indent: "  ")
      }
      if group.count > shown {
        let lines = group.dropFirst(shown).compactMap(\.line)
        context.printWrapped(
          "- … and \(group.count - shown) more skipped like it"
            + (hasLines ? ", on lines \(Alike.list(lines))" : "; --json lists them all"),
          indent: "  ")
      }
    }
    let rest = groups.dropFirst(Self.mostCards).reduce(0) { $0 + $1.count }
    if rest > 0 {
      context.printWrapped("- … and \(rest) more skipped; --json lists them all", indent: "  ")
    }
  }
}

extension ImportPlan.DeckPart {
  /// The places of notes that are not in the same deck as in the file.
  fileprivate func sentences(isWritten: Bool) -> [String] {
    func stay(_ count: Int, _ what: String = "") -> String {
      (count == 1 ? "stays" : "stay") + what
    }
    let moved = moved.sorted { $0.key < $1.key }.map { deck, count in
      "\(counted(count, "note")) \(isWritten ? "moved" : "to move") from deck \(deck) to \(name), "
        + "as in the file"
    }
    let elsewhere = elsewhere.sorted { $0.key < $1.key }.map { deck, count in
      "\(counted(count, "note")) of \(name) \(count == 1 ? "is" : "are") in deck \(deck) already "
        + "and \(stay(count, " there"))"
    }
    guard deleted > 0 else { return moved + elsewhere }
    return moved + elsewhere + [
      "\(counted(deleted, "note")) of \(name) that you have deleted or rewritten here "
        + "\(stay(deleted, " so")); to get \(deleted == 1 ? "it" : "them") back, import into "
        + "another deck with --deck"
    ]
  }
}
