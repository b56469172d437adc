import Collection
import Flashcards
import Screen
import Terminal
import Text

/// Prompts for one card after another, shows each and adds it.
@MainActor
struct AddDialogue {
  private let context: Context
  private let options: CollectionOptions
  private var kind: Card.Kind
  private let details: Note.Details
  private var deck = ""
  private var count = 0
  /// The last added card.
  private var added: AddedCards?

  /// Thrown when the learner leaves.
  private struct Leaving: Error {}

  init(_ context: Context, _ options: CollectionOptions, kind: Card.Kind, details: Note.Details) {
    self.context = context
    self.options = options
    self.kind = kind
    self.details = details
  }

  mutating func run(deck name: String?) throws {
    defer { context.terminal.releaseTerminal() }
    do {
      deck = try name ?? askDeck()
      context.printWrapped(
        try
          "Cards for \(called(deck)). Another kind: /term, /cloze, /choice, /basic. /deck changes the deck. "
          + "End a line with \\ to go on in the next one. An empty line leaves.")
      while try addCard() {}
    } catch is Leaving {}
    context.printWrapped("\(counted(count, "card")) added.")
  }

  /// Prompts for one card.
  /// - Returns: Nil if the learner leaves.
  mutating func addOne(deck name: String) throws -> AddedCards? {
    defer { context.terminal.releaseTerminal() }
    deck = name
    do {
      context.printWrapped(
        "A card for \(deck). Another kind: /term, /cloze, /choice. /deck changes the deck. An empty "
          + "line goes back to the review.")
      while added == nil, try addCard() {}
    } catch is Leaving {}
    return added
  }

  private func askDeck() throws -> String {
    let collection = try context.read(options)
    let remembered =
      context.rememberedDeck(in: collection)
      ?? collection.library.decks.first { !$0.isBuiltIn }?.name
    let names = collection.library.decks.map(\.name)
    while true {
      let answer = try ask("deck\(remembered.map { " [\($0)]" } ?? "")", completing: names)
      if !answer.isEmpty { return answer }
      if let remembered { return remembered }
      context.note("Write the name of a deck; a new name makes a new deck. Ctrl-D leaves.")
    }
  }

  /// A deck's name; asks before creating a new deck, since a mistyped name would create one.
  private func called(_ name: String) throws -> String {
    try context.deckExists(name, options) ? name : "the new deck \(name)"
  }

  /// Prompts for a card.
  /// - Returns: False if the learner leaves.
  private mutating func addCard() throws -> Bool {
    var card = TypedCard(kind: kind, front: "", details: details)
    card.front = try ask(card.frontName)
    if card.front.isEmpty { return false }
    if card.front.hasPrefix("/"), try obey(card.front) { return true }
    switch kind {
    case .cloze: break
    case .choice:
      context.printWrapped("Options, a * before the right ones; an empty line ends them.")
      while case let option = try ask("option"), !option.isEmpty { card.back.append(option) }
    default:
      card.back = [try ask(kind == .term ? "definition" : "answer")]
    }
    let note: Note
    do {
      note = try card.note()
    } catch  where kind != .cloze && kind != .choice && card.back == [""] {
      context.note(
        Failure(error.message, hint: "nothing is added; write both, or leave with Ctrl-D"))
      return true
    } catch {
      context.note(error)
      return true
    }
    try confirm(note)
    return true
  }

  /// Obeys `/term` and similar lines.
  private mutating func obey(_ line: String) throws -> Bool {
    let words = line.dropFirst().split(separator: " ", maxSplits: 1).map(String.init)
    let word = words.first ?? ""
    if let other = TypedCard.kinds.first(where: { $0.rawValue == word }) {
      kind = other
      return true
    }
    if word == "deck" {
      deck = words.count > 1 ? words[1].trimmed() : try askDeck()
      context.printWrapped(try "Cards for \(called(deck)).")
      return true
    }
    if word == "quit" || word == "q" { throw Leaving() }
    let all = TypedCard.kinds.map(\.rawValue) + ["deck", "quit"]
    guard let meant = didYouMean(word, among: all) else { return false }
    context.note("rounds: there is no /\(word); \(meant)")
    return true
  }

  /// Shows the card, reads its details, and adds it.
  private mutating func confirm(_ note: Note) throws {
    var note = note
    show(note)
    let collection = try context.read(options)
    for entry in context.lookalikes(of: note, in: collection).prefix(3) {
      context.note(
        "rounds: \(entry.id) asks the same (\(context.place(of: entry, in: collection)))")
    }
    context.printWrapped(
      "Enter adds the card, n leaves it out; to add a detail, write e.g. `hint two letters` (or why, also, source, tags, wording)."
    )
    while true {
      let answer = try ask("add?")
      switch answer.lowercased() {
      case "", "y", "yes":
        do {
          let cards = try context.add(note, toDeck: deck, options)
          context.tell(cards)
          added = cards
          count += 1
        } catch let failure as Failure {
          context.note(failure)
        } catch let error as StudyError where error.leavesJournal || error.isOfWritingOnly {
          // The typed text is still there: the learner may fix the folder and try again.
          context.note(Failure(error))
          continue
        }
        return
      case "n", "no": return context.printWrapped("Left out.")
      default:
        if note.take(answer) {
          show(note)
        } else {
          context.note(
            "Press Enter to add the card, write n to leave it out, or a detail with its text, such as: "
              + "hint two letters")
        }
      }
    }
  }

  private func show(_ note: Note) {
    let style = context.style
    func show(_ text: String, indent: String) {
      for line in rendered(
        markdown: text, width: context.proseWidth, firstIndent: indent, indent: indent, style: style
      ) {
        context.print(line)
      }
    }
    context.print()
    for face in note.faces {
      let card = Card(note: note, face: face)
      show(card.question, indent: "  ")
      if card.options.isEmpty { show(card.answer, indent: "    ") }
      for option in card.options {
        context.printText("  - [\(option.isCorrect ? "x" : " ")] \(option.text)")
      }
    }
    let details = note.details
    for (name, text) in [
      ("wordings", note.takesWordings ? details.otherWordings.joined(separator: "; ") : ""),
      ("also", details.also.joined(separator: "; ")), ("hint", details.hint ?? ""),
      ("why", details.why ?? ""), ("source", details.source ?? ""),
      ("tags", details.tags.joined(separator: " ")),
    ] where !text.isEmpty {
      context.printField("  " + name, text)
    }
    context.print()
  }

  /// Prompts for a text; a line that ends with `\` continues on the next.
  private func ask(_ prompt: String, completing names: [String] = []) throws -> String {
    var text = ""
    var prompt = context.style(prompt, .dim) + "> "
    while true {
      let result = context.terminal.readLine(
        prompt: prompt,
        completing: { request in
          names.filter { $0.lowercased().hasPrefix(request.word.lowercased()) }
        }, completesWords: false)
      guard case .line(let line) = result else { throw Leaving() }
      guard line.hasSuffix("\\") else { return (text + line).trimmed() }
      text += line.dropLast() + "\n"
      prompt = context.style("…", .dim) + "> "
    }
  }
}

extension Note {
  /// Reads a detail from a line such as `hint two letters`, or another wording of a question; false
  /// if it is neither.
  fileprivate mutating func take(_ line: String) -> Bool {
    let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2, parts[0].lowercased().filter({ $0 != ":" }) == "wording",
      takesWordings, details.otherWordings.count + 1 < Note.mostWordings
    else { return details.take(line) }
    details.otherWordings.append(parts[1])
    return true
  }
}

extension Note.Details {
  /// Reads a detail from a line such as `hint two letters`; false if it is not one.
  fileprivate mutating func take(_ line: String) -> Bool {
    let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return false }
    switch parts[0].lowercased().filter({ $0 != ":" }) {
    case "hint": hint = parts[1]
    case "why": why = parts[1]
    case "also": also.append(parts[1])
    case "source": source = parts[1]
    case "tags", "tag":
      tags += parts[1].split { $0.isWhitespace || $0 == "," }.map(String.init)
    default: return false
    }
    return true
  }
}
