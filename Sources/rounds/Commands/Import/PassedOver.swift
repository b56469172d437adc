import Exchange
import JSON
import Text

/// The files among several that an import skips because they hold no cards.
struct PassedOver {
  /// Why a file is skipped.
  enum Reason: Hashable {
    case cardless(Cardless)
    case table
    /// It has lines with `::` and no tag, among notes with the tag.
    case untagged
    /// It describes the project; the cards in it are examples, and this is their number.
    case aboutProject(cards: Int)
    /// It is not Markdown; only Markdown is read from a folder.
    case otherKind
    /// It is not text; the associated value says what it is.
    case foreign(String)
  }

  private(set) var files: [(name: String, reason: Reason, doubt: Diagnostic?)] = []

  /// Why a file among several is skipped; nil if it is not.
  static func reason(_ content: ImportedFile, _ source: ImportSource) -> Reason? {
    if let cardless = content.cardless { return .cardless(cardless) }
    if content.isMarkdownTable { return .table }
    let isNamed = content.decks.contains { $0.name != nil }
    guard source.place != nil, FileName(source.name).isAboutProject, !isNamed else { return nil }
    return .aboutProject(cards: content.decks.reduce(0) { $0 + $1.notes.count })
  }

  mutating func add(_ name: String, _ reason: Reason, doubt: Diagnostic? = nil) {
    files.append((name, reason, doubt))
  }

  /// The number of Markdown files.
  var notes: Int { files.count { $0.reason != .otherKind } }

  var isEmpty: Bool { files.isEmpty }

  /// What to do if no file is left.
  var hint: String {
    for file in files {
      if case .cardless(let cardless) = file.reason, cardless != .prose { return cardless.hint }
    }
    return Cardless.prose.hint
  }

  /// One object per file, with the members of an imported file.
  var objects: [JSONObject] {
    files.map { file in
      [
        "file": .string(file.name), "deck": .null,
        "format": file.reason == .otherKind ? .null : .string("markdown"),
        "decks": .array([]), "added": .integer(0), "updated": .integer(0),
        "unchanged": .integer(0), "conflicting": .integer(0),
        "skipped": .array([
          [
            "line": file.doubt.map { .integer($0.location.line) } ?? .null, "name": .null,
            "reason": .string(file.reason.text),
          ]
        ]),
        "reviews": .integer(0), "knownReviews": .integer(0), "schedules": .integer(0),
        "missing": .integer(0), "errors": .integer(0), "written": .bool(false),
      ]
    }
  }

  /// Prints a line for each reason, and one for the files that may have been meant to have cards.
  @MainActor
  func print(in context: Context) {
    var reasons: [Reason] = []
    for file in files where !reasons.contains(file.reason) { reasons.append(file.reason) }
    for reason in reasons {
      let names = files.filter { $0.reason == reason }.map(\.name)
      context.printWrapped(
        "\(reason.counted(names.count)) skipped\(shown(names, context))\(reason.advice)")
    }
    let doubts = files.compactMap(\.doubt)
    if let first = doubts.first {
      let places = doubts.prefix(5).map {
        "\(context.surroundings.displayed($0.location.file)):\($0.location.line)"
      }
      let more = doubts.count - places.count
      context.printWrapped(
        "some have lines that look like cards: \(places.joined(separator: ", "))"
          + (more > 0 ? " and \(more) more" : "") + " (the first: \(first.message))", indent: "  ")
    }
  }

  @MainActor
  private func shown(_ names: [String], _ context: Context) -> String {
    guard names.count <= 5 else { return " (--json lists them)" }
    return ": " + names.map(context.surroundings.displayed).joined(separator: ", ")
  }
}

extension PassedOver.Reason {
  /// The reason as a clause.
  var text: String {
    switch self {
    case .cardless(.prose): "no cards found"
    case .cardless(let other): other.hint
    case .table: "the file is a table, which is imported if it is named by itself"
    case .untagged: "the note has no tag #flashcards, though other notes have it"
    case .aboutProject: "the file describes the folder; name it by itself to import its cards"
    case .otherKind:
      "of a folder only Markdown files are read; name the file by itself to import it"
    case .foreign(let kind): "the file is \(kind)"
    }
  }

  fileprivate func counted(_ count: Int) -> String {
    switch self {
    case .cardless(.prose), .aboutProject(cards: 0):
      Text.counted(count, "note") + " without cards"
    case .cardless(.ki): Text.counted(count, "note") + " of ki"
    case .cardless(.obsidianToAnki): Text.counted(count, "note") + " of Obsidian_to_Anki"
    case .table: Text.counted(count, "table") + " in Markdown"
    case .untagged: Text.counted(count, "note") + " with `::` and without the tag #flashcards"
    case .aboutProject(let cards):
      Text.counted(count, "file") + " about the folder with \(Text.counted(cards, "card"))"
        + (count > 1 ? " each" : "")
    case .otherKind:
      Text.counted(count, "file") + (count == 1 ? " of another kind" : " of other kinds")
    case .foreign(let kind): Text.counted(count, "file") + " (\(kind))"
    }
  }

  /// What to do, with its separator from the sentence before; empty if there is nothing to do.
  fileprivate var advice: String {
    switch self {
    case .cardless(.prose), .aboutProject(cards: 0), .foreign: ""
    case .untagged: "; --format obsidian takes them all"
    case .cardless: "; in Anki choose File > Export, and import the .apkg file"
    case .otherKind: "; of a folder only Markdown is read: to import one, name it by itself"
    case .table, .aboutProject: "; to import one, name it by itself"
    }
  }
}
