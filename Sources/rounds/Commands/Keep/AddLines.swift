import Collection
import Exchange
import Files
import Flashcards
import JSON
import Journal
import Text

/// Adds cards that come as JSON Lines, and answers each line with one.
///
/// Line by line: what is a card is added, all of it as one change, and the rest is answered with what is
/// wrong with it. A script that sends everything again gets duplicates for what is there.
@MainActor
struct AddLines {
  private let context: Context
  private let options: CollectionOptions
  private let deck: String?
  private let isDryRun: Bool

  private struct Answer {
    var line: Int
    var status: String
    var members: JSONObject = [:]
    var note: Note?
    var deck: String?
  }

  private var answers: [Answer] = []
  /// The lines of this run by the names of their cards, with what they ask and answer.
  private var lines: [CardID: (number: Int, texts: [String])] = [:]

  /// - Parameter deck: The deck of cards whose lines name none.
  init(_ context: Context, _ options: CollectionOptions, deck: String?, isDryRun: Bool) {
    (self.context, self.options, self.deck, self.isDryRun) = (context, options, deck, isDryRun)
  }

  /// - Throws: ``Failure/reported`` if a card was not taken.
  mutating func run() throws {
    guard context.promptCollection == nil else {
      throw Failure(
        .usage, "the prompt reads standard input itself",
        hint: "run `rounds add --json` in the shell")
    }
    // Nobody waits for a slow pipe while the collection is locked.
    let bytes = try ImportSource.files(["-"], in: context.surroundings)[0].readAhead().bytes()
    if isDryRun {
      read(bytes, try context.read(options))
    } else {
      var writer = try context.writer(options)
      let collection = try context.open(options, writer: &writer)
      read(bytes, collection)
      try write(&writer, collection)
    }
    for answer in answers { context.print(object(answer)) }
    guard !answers.isEmpty else {
      throw Failure(
        .usage, "there is nothing to add",
        hint: "write a card a line to standard input: "
          + "{\"deck\": \"Claims\", \"question\": \"…\", \"answer\": \"…\"}")
    }
    if answers.contains(where: { ["problem", "conflict"].contains($0.status) }) {
      throw Failure.reported
    }
  }

  // MARK: Reading

  private mutating func read(_ bytes: [UInt8], _ collection: Collection) {
    var questions: [String: CardID] = [:]
    for entry in collection.library.entries {
      for key in entry.card.wordings.map(searchKey) where questions[key] == nil {
        questions[key] = entry.card.id
      }
    }
    var start = bytes.startIndex
    var number = 0
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: .lineFeed) ?? bytes.endIndex
      number += 1
      var line = bytes[start..<end]
      if line.last == .carriageReturn { line.removeLast() }
      start = min(end + 1, bytes.endIndex)
      guard line.contains(where: { !$0.isSpace }) else { continue }
      switch CardLine.read(Array(line), number: number) {
      case .other(let reason):
        answers.append(
          Answer(line: number, status: "ignored", members: ["reason": .string(reason)]))
      case .problem(let problem):
        fail(number, problem.message, hint: problem.hint, column: problem.column)
      case .card(let card): take(card, number, collection, &questions)
      }
    }
  }

  /// What a card asks and answers: the names that it would have without `Id:`, and other wordings.
  private static func texts(of note: Note) -> [String] {
    Note(content: note.content).names.map(\.text) + note.details.otherWordings
  }

  private mutating func take(
    _ card: CardLine, _ number: Int, _ collection: Collection,
    _ questions: inout [String: CardID]
  ) {
    guard let deck = card.deck ?? deck, deck.contains(where: { !$0.isWhitespace }) else {
      fail(number, "no deck is named", hint: "write \"deck\": \"NAME\", or pass --deck NAME")
      return
    }
    let names = card.note.names
    let texts = Self.texts(of: card.note)
    if let name = names.first(where: { lines[$0] != nil }), let earlier = lines[name] {
      let isSame = earlier.texts == texts
      answers.append(
        Answer(
          line: number, status: isSame ? "duplicate" : "conflict",
          members: [
            "id": .string(name.text), "ofLine": .integer(earlier.number),
            "message": .string(
              isSame
                ? "line \(earlier.number) has this card already"
                : "line \(earlier.number) has a card of this name with another text"),
          ]))
      return
    }
    if let known = names.lazy.compactMap({ collection.library[$0] }).first {
      let isSame = Self.texts(of: known.card.note) == texts
      let home = collection.library.deck(of: known)
      answers.append(
        Answer(
          line: number, status: isSame ? "duplicate" : "conflict",
          members: [
            "id": .string(known.card.id.text), "deck": .string(home.name),
            "file": .string(home.file),
            "message": .string(
              isSame ? "this card is there already" : "a card of this name has another text"),
          ]))
      return
    }
    for name in names { lines[name] = (number, texts) }
    var notes = lint(card.note, collection)
    for face in card.note.faces {
      for key in Card(note: card.note, face: face).wordings.map(searchKey) {
        if let other = questions[key], !names.contains(other) {
          notes.append((message: "\(other) asks the same", hint: "ask for what differs"))
        } else {
          questions[key] = card.note.id(of: face)
        }
      }
    }
    answers.append(
      Answer(
        line: number, status: "added",
        members: [
          "id": .string(names[0].text), "cards": .array(names.map { .string($0.text) }),
          "deck": .string(deck),
          "lint": .array(
            notes.map { .object(["message": .string($0.message), "hint": .string($0.hint)]) }),
        ], note: card.note, deck: deck))
  }

  private mutating func fail(_ line: Int, _ message: String, hint: String, column: Int = 1) {
    answers.append(
      Answer(
        line: line, status: "problem",
        members: [
          "column": .integer(column), "message": .string(message), "hint": .string(hint),
        ]))
  }

  /// What `rounds check` would say of a card by itself.
  private func lint(_ note: Note, _ collection: Collection) -> [(message: String, hint: String)] {
    let bytes = DeckPrinter().bytes(of: Deck(notes: [note]))
    let library = Library([
      DeckFile(path: "card.md", relativePath: "card.md", isBuiltIn: false, bytes: bytes)
    ])
    return library.lint(on: context.today(collection)) { _ in false }.map { ($0.message, $0.hint) }
  }

  // MARK: Writing

  /// Writes the new cards of all decks as one change.
  private mutating func write(_ writer: inout Writer, _ collection: Collection) throws {
    var edits: [RelativePath: DeckEdit] = [:]
    var targets: [String: (path: RelativePath, bytes: [UInt8], isNew: Bool, isBuiltIn: Bool)] = [:]
    for index in answers.indices {
      guard var note = answers[index].note, let deck = answers[index].deck else { continue }
      let target = try targets[deck] ?? context.target(named: deck, in: collection)
      targets[deck] = target
      var edit = edits[target.path] ?? DeckEdit(target.bytes)
      // Without headings of its own it goes under the deck's last one.
      if note.path.isEmpty { note.path = edit.notes.last?.path ?? [] }
      edit.append([note])
      edits[target.path] = edit
    }
    guard !edits.isEmpty else { return }
    let count = answers.count { $0.note != nil }
    try writer.editing(
      "\(counted(count, "note")) added from standard input",
      DeckChanges(edits.mapValues { $0.bytes() }), at: context.clock.now)
    let now = try context.open(options, writer: &writer)
    for index in answers.indices {
      guard let note = answers[index].note else { continue }
      guard let entry = now.library[note.names[0]] else {
        answers[index] = Answer(
          line: answers[index].line, status: "problem",
          members: [
            "column": .integer(1),
            "message": .string("the card cannot be read back from its deck"),
            "hint": .string(
              "`rounds check` lists what is wrong; `rounds undo` takes the cards out"),
          ])
        continue
      }
      answers[index].members["file"] = .string(now.library.deck(of: entry).file)
    }
  }

  private func object(_ answer: Answer) -> JSONObject {
    var object: JSONObject = [
      "line": .integer(answer.line), "status": .string(answer.status),
      "written": .bool(answer.status == "added" && !isDryRun),
    ]
    for member in answer.members.members { object[member.key] = member.value }
    return object
  }
}
