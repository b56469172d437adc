import ArgumentParser
import Collection
import Flashcards
import Journal
import SpacedRepetition
import Study
import Terminal
import Text

/// The cards that a command changes: named individually, or found by a search.
struct CardSelection: ParsableArguments {
  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp(
      "Names of cards or their beginnings, or a search.", valueName: "card"))
  var cards: [String] = []
  @Flag(help: "Change more than 10 cards without asking.")
  var yes = false

  /// The most cards that are changed without asking.
  static let mostUnasked = 10

  /// A command's words for the cards that it changes.
  struct Wording {
    /// The verb, as in `Suspend 12 cards?`.
    let verb: String
    /// The text after the cards, as in `Put 12 cards on 2026-12-01?`.
    var rest = ""
    /// The new state, as in `b-1 is suspended.`
    let done: String
    /// The words for a card that was in that state before.
    let already: String
  }

  func validate() throws {
    try SearchWords.refuseOptions(
      in: cards, known: ["--yes", "--on", "--all", "--collection", "--help"])
  }

  /// Journals a command's action for each of the cards, all together, so that one undo reverts it.
  ///
  /// Before more than ten cards are changed, the learner is asked; without a terminal, `--yes` is
  /// required.
  /// - Parameter action: The action for a card; nil if nothing has to change.
  @MainActor
  func change(
    in context: Context, _ options: CollectionOptions, _ wording: Wording,
    _ action: (Collection, Library.Entry, _ today: Day) -> Action?
  ) throws {
    // The question is asked before the lock is taken, so that nobody waits for the answer.
    var chosen: [CardID]?
    if !yes, cards.count > Self.mostUnasked || !cards.allSatisfy(Self.isPlain) {
      let collection = try context.read(options)
      let today = context.today(collection)
      let entries = try entries(in: collection, on: today, context)
      chosen = entries.map(\.id)
      let count = entries.count { action(collection, $0, today) != nil }
      if count > Self.mostUnasked, try !isWanted(count, wording, context) {
        return context.printWrapped("Nothing was changed.")
      }
    }
    var writer = try context.writer(options, backup: .meanwhile)
    let collection = try context.open(options, writer: &writer)
    let today = context.today(collection)
    let entries =
      try chosen.map { $0.compactMap(collection.entry(of:)) }
      ?? entries(in: collection, on: today, context)
    let changes = entries.map { ($0.id, action(collection, $0, today)) }
    try writer.append(changes.compactMap(\.1), at: context.clock.now)
    tell(changes.filter { $0.1 != nil }.map(\.0), of: changes.map(\.0), wording, context)
  }

  @MainActor
  private func isWanted(_ count: Int, _ wording: Wording, _ context: Context) throws -> Bool {
    let cards = counted(count, "card")
    guard context.terminal.isInteractive else {
      throw Failure(
        .usage, "this would \(wording.verb.lowercased()) \(cards)\(wording.rest)",
        hint: "add --yes to do it; `rounds find` lists what a search finds")
    }
    guard
      case .line(let reply) = context.terminal.readLine(
        prompt: "\(wording.verb) \(cards)\(wording.rest)? [y/N] ")
    else { return false }
    return ["y", "yes"].contains(reply.trimmed().lowercased())
  }

  @MainActor
  private func tell(
    _ changed: [CardID], of all: [CardID], _ wording: Wording, _ context: Context
  ) {
    func subject(_ count: Int, _ noun: String = "card") -> String {
      all.count == 1 ? "\(all[0]) is" : "\(counted(count, noun)) \(count == 1 ? "is" : "are")"
    }
    let rest = all.count - changed.count
    var sentences: [String] = []
    if !changed.isEmpty { sentences.append("\(subject(changed.count)) \(wording.done).") }
    if rest > 0 {
      sentences.append(
        "\(subject(rest, changed.isEmpty ? "card" : "more card")) \(wording.already).")
    }
    if changed.count > 1 { sentences.append("`rounds undo` undoes this.") }
    context.printWrapped(sentences.joined(separator: " "))
  }

  // MARK: Which cards

  /// The named or found cards, in the order of the words or of the decks.
  @MainActor
  private func entries(
    in collection: Collection, on today: Day, _ context: Context
  ) throws -> [Library.Entry] {
    // A shell turns an unset variable into an empty word, which must not mean every card.
    guard !cards.isEmpty, cards.allSatisfy({ !$0.allSatisfy(\.isWhitespace) }) else {
      throw Failure(
        .usage, "no card is named", hint: "name cards, or write a search, such as tag:cpb or @weak")
    }
    if cards.allSatisfy({ Self.isPlain($0) || collection.library.contains(CardID($0)) }) {
      var seen: Set<CardID> = []
      return try cards.map { try named($0, in: collection) }.filter { seen.insert($0.id).inserted }
    }
    let search = try context.search(
      SearchWords.joined(cards), saved: collection.settings.searches)
    let found = search.matches(in: collection, on: today)
    guard !found.isEmpty else {
      context.tellStrangers(search, in: collection)
      throw Failure("no card matches")
    }
    return found
  }

  private func named(_ word: String, in collection: Collection) throws(Failure) -> Library.Entry {
    do throws(Failure) {
      return try collection.entry(named: word)
    } catch {
      let search = "a text to search for keeps its quotation marks: '\"\(word)\"'"
      let hint = error.hint.map { $0.hasSuffix("?") ? "\($0) (\(search))" : "\($0); \(search)" }
      throw Failure(error.message, hint: hint ?? search)
    }
  }

  /// Whether a word can only be the name of a card, and not a part of a search: a mistyped name
  /// must not change the cards that happen to contain it.
  private static func isPlain(_ word: String) -> Bool {
    !word.isEmpty && !["or", "and"].contains(word.lowercased())
      && !word.contains { $0.isWhitespace || "\":()".contains($0) }
      && !word.hasPrefix("-") && !word.hasPrefix("@")
  }
}
