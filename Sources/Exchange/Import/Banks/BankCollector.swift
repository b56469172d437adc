import Flashcards
import Text

/// Collects what a bank of questions brings: notes by deck, and what is said of the others.
struct BankCollector {
  private let file: String
  private let format: ImportFormat
  private(set) var decks: [ImportedDeck] = []
  private var places: [String?: Int] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  private var skipped: [ImportedFile.Skipped] = []
  private var unlisted = 0
  private(set) var notes = 0
  /// Where each content is.
  private var seen: [Int: (deck: Int, note: Int)] = [:]
  private var names: Set<CardID> = []
  private(set) var errors = 0
  /// What was skipped on purpose, by the reason.
  private var passedOver: [(reason: String, count: Int)] = []
  /// The most messages that are listed.
  private static let most = 1000

  init(file: String, _ format: ImportFormat, _ diagnostics: [Diagnostic] = []) {
    self.file = file
    self.format = format
    self.diagnostics = diagnostics
  }

  /// Takes a note.
  /// - Parameter deck: The name of its deck; nil for that of the file.
  mutating func add(_ note: Note, deck: String? = nil) {
    guard Self.isSound(note.content) else {
      return passOver(
        line: note.line, "a card with an empty side, or a cloze that no deck can hold")
    }
    let place = places[deck] ?? decks.count
    if place == decks.count {
      places[deck] = place
      decks.append(ImportedDeck(name: deck, frontMatter: .init(name: deck), notes: []))
    }
    var note = note
    let key = note.content.hashValue
    if let known = seen[key], decks[known.deck].notes[known.note].content == note.content,
      known.deck == place
    {
      let first = decks[known.deck].notes[known.note].line
      return passOver(
        line: note.line, first > 0 ? "it repeats line \(first)" : "it repeats another")
    }
    seen[key] = (place, decks[place].notes.count)
    // A name that came before is not this note's.
    if let id = note.details.id, !names.insert(id).inserted { note.details.id = nil }
    decks[place].notes.append(note)
    notes += 1
  }

  /// Makes a card of a question, or says why it is none.
  mutating func add(
    _ question: BankQuestion, deck: String? = nil, _ diagnostic: (String, String) -> Diagnostic
  ) {
    do throws(BankQuestion.Fault) {
      add(try question.note(), deck: deck)
    } catch {
      refuse(diagnostic(error.reason, error.hint))
    }
  }

  /// Whether each side has something that can be seen, and a deck can hold it.
  private static func isSound(_ content: Note.Content) -> Bool {
    func hasInk(_ text: String) -> Bool { text.contains { !$0.isWhitespace } }
    switch content {
    case .basic(let front, let back), .term(let front, let back):
      return hasInk(front) && hasInk(back)
    case .choice(let question, _): return hasInk(question)
    case .ordering(let question, let items): return hasInk(question) && items.allSatisfy(hasInk)
    case .cloze(let cloze):
      guard cloze.isWithinLimits, !cloze.groups.isEmpty,
        cloze.deletions.allSatisfy({ hasInk($0.text) })
      else { return false }
      // Marks of another notation in its text would change what is hidden.
      let printed = DeckPrinter().bytes(of: Deck(notes: [Note(content: content)]))
      return DeckParser.parse(printed, file: "").deck.notes.map(\.names)
        == [Note(content: content).names]
    }
  }

  /// Reports an error, for which something is left out.
  mutating func refuse(_ diagnostic: Diagnostic) {
    errors += 1
    skipped.append(.init(line: diagnostic.location.line, reason: diagnostic.message))
    report(diagnostic)
  }

  mutating func report(_ diagnostic: Diagnostic) {
    if diagnostics.count < Self.most {
      diagnostics.append(diagnostic)
    } else {
      unlisted += 1
    }
  }

  /// Lists what no card is made of, which is as it should be.
  mutating func passOver(line: Int?, name: String? = nil, _ reason: String) {
    skipped.append(.init(line: line, name: name, reason: reason))
    if let index = passedOver.firstIndex(where: { $0.reason == reason }) {
      passedOver[index].count += 1
    } else {
      passedOver.append((reason, 1))
    }
  }

  /// All that the file brings.
  /// - Parameter kind: What the file is.
  func imported(_ kind: String, further: [String] = []) -> ImportedFile {
    var diagnostics = diagnostics.sorted { $0.location < $1.location }
    if unlisted > 0 {
      diagnostics.append(
        Diagnostic(
          location: SourceLocation(file: file, line: 1), severity: .error,
          message: "\(counted(unlisted, "further message")), not listed",
          hint: "fix what is listed and import again", sourceLine: ""))
    }
    if notes == 0, diagnostics.isEmpty {
      diagnostics.append(
        Diagnostic(
          location: SourceLocation(file: file, line: 1), severity: .error,
          message: passedOver.isEmpty
            ? "no questions found" : "no question here can become a card",
          hint: passedOver.first.map { "all are left out: \($0.reason)" }
            ?? "export it again from the program that made it", sourceLine: ""))
    }
    var summary = ["\(kind): \(counted(notes, "note"))"]
    if errors > 0 { summary[0] += ", \(errors) left out because of errors" }
    summary += passedOver.map { "\($0.count) left out: \($0.reason)" }
    summary += further
    return ImportedFile(
      format: format, decks: decks, diagnostics: diagnostics,
      skipped: skipped.sorted { $0.line ?? 0 < $1.line ?? 0 }, summary: summary)
  }

  /// A deck's name of the levels of a category, as `$course$/top/Coding/CPT`; nil if nothing is left.
  static func deck(category: String) -> String? {
    let levels = category.split(separator: "/").map { $0.trimmed() }.filter {
      !$0.isEmpty && $0.lowercased() != "top" && !($0.hasPrefix("$") && $0.hasSuffix("$"))
        && !["$course$", "$system$", "$module$"].contains($0)
    }
    return levels.isEmpty ? nil : levels.joined(separator: "::")
  }
}

/// Texts of banks, which may be HTML.
struct BankText: ~Copyable {
  private var html = HTMLText()

  /// A text as it is, unless it has tags that HTML knows.
  mutating func text(_ text: String, isHTML: Bool? = nil) -> String {
    let trimmed = text.trimmed()
    if isHTML ?? Self.hasMarkup(trimmed) { return html.text(of: trimmed) }
    return trimmed
  }

  private static func hasMarkup(_ text: String) -> Bool {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
      return false
    }
    let bytes = Array(text.utf8)
    let found = bytes.markup(in: 0..<bytes.count)
    if found.firstTag != nil { return !found.hasBareBracket && !found.isTagsOnly }
    return ["&nbsp;", "&lt;", "&gt;", "&amp;", "&quot;", "&#39;"].contains { text.contains($0) }
  }
}
