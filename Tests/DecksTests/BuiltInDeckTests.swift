import Collection
import Flashcards
import Study
import Testing
import Text

@Suite("The built-in decks")
struct BuiltInDeckTests {
  private let library = BuiltInDecks.library

  private var notes: [Note] {
    var seen: Set<Int> = []
    return library.entries.filter { seen.insert($0.note).inserted }.map(\.card.note)
  }

  @Test(
    "hold enough cards about each of the three subjects",
    arguments: [("billing-tasks/", 700), ("coding-systems/", 700), ("certification-facts/", 100)])
  func counts(folder: String, least: Int) {
    let cards = library.entries.count { library.deck(of: $0).relativePath.hasPrefix(folder) }
    #expect(cards >= least)
    #expect(library.entries.count >= 1_500)
  }

  @Test("have no mistakes, and no doubts on the day they were checked")
  func clean() {
    #expect(library.diagnostics.map(\.message) == [])
    let doubts = library.lint(on: BuiltInDecks.checked, needsSource: \.isBuiltIn)
    #expect(doubts.map { "\($0.location.file):\($0.location.line): \($0.message)" } == [])
  }

  @Test("name every card, and tell every card's source")
  func namesAndSources() {
    #expect(notes.filter { $0.details.id == nil }.map(\.line) == [])
    #expect(notes.filter { $0.details.source == nil }.map(\.line) == [])
  }

  // Counts instead of shares: the exam decides how many cases are multiple choices, and a share
  // would demand a term or a cloze with each new case.
  @Test(
    "ask in every way",
    arguments: [
      (Card.Kind.choice, 800), (.basic, 350), (.term, 160), (.cloze, 150), (.ordering, 40),
    ])
  func kinds(kind: Card.Kind, least: Int) {
    #expect(library.entries.count { $0.card.kind == kind } >= least)
  }

  @Test("have orderings of three to seven items, which a small window can show")
  func orderings() {
    for card in library.entries.map(\.card) where card.kind == .ordering {
      #expect((3...7).contains(card.items.count), "\(card.id)")
    }
  }

  @Test("ask nothing that yes or no answers, and nothing by exception")
  func wording() {
    for entry in library.entries {
      let answer = entry.card.answer.lowercased().split { !$0.isLetter }.first
      #expect(answer != "yes" && (answer != "no" || entry.card.answer.count > 3))
      let question = entry.card.question.lowercased()
      for phrase in ["which of these is not", "which is not", "all of the following except"] {
        #expect(!question.contains(phrase), "\(entry.card.id)")
      }
    }
  }

  @Test("give every choice one right option")
  func choices() {
    for entry in library.entries where !entry.card.options.isEmpty {
      #expect(entry.card.options.count(where: \.isCorrect) == 1, "\(entry.card.id)")
      #expect(entry.card.options.count >= 3, "\(entry.card.id)")
    }
  }

  @Test("date what ends: a fact with a last day tells of when it is")
  func dates() {
    for note in notes {
      guard let until = note.details.validUntil else { continue }
      #expect(until.lastDay >= BuiltInDecks.checked)
      if let asOf = note.details.asOf { #expect(asOf.firstDay <= until.lastDay) }
    }
  }

  @Test("carry an exam's tag at every card about billing and coding")
  func examTags() {
    for entry in library.entries {
      #expect(
        library.tags(of: entry).contains { $0 == "cpc" || $0 == "cpb" || $0 == "certification" }
          || library.deck(of: entry).relativePath.hasPrefix("coding-systems/"),
        "\(entry.card.id)")
    }
  }

  @Test("ask for no code by its description and describe no five-digit code")
  func noDescriptors() {
    for entry in library.entries {
      let card = entry.card
      let texts =
        [card.question, card.answer, card.note.details.why ?? "", card.note.details.hint ?? ""]
        + card.options.map(\.text) + card.items
      for text in texts { #expect(Self.descriptor(in: text) == nil, "\(card.id): \(text)") }
      // A bare code as an answer asks for the meaning of its descriptor; form numbers are not
      // codes.
      if card.answer.wholeMatch(of: /\d{5}/) != nil {
        #expect(card.question.contains("form CMS-") || card.question.contains("deleted"))
      }
    }
  }

  /// Finds a five-digit code followed by words about it.
  static func descriptor(in text: String) -> Substring? {
    // The text before it distinguishes amounts, drug codes and form numbers.
    let code = /(?:^|[^\d$,.-])\d{5}(?![\d,.-]\d)\s*[(:=–—,]?\s*(?<word>[A-Za-z]+)/
    for match in text.matches(of: code) {
      let harmless = [
        "series", "to", "through", "and", "or", "range", "was", "were", "block", "s", "with",
        "because",
      ]
      if !harmless.contains(String(match.output.word)) { return match.output.0 }
    }
    return nil
  }

  @Test("have no answer and no option that is worded as a descriptor, not even without its code")
  func noParaphrases() {
    for entry in library.entries {
      let card = entry.card
      for text in [card.answer] + card.options.map(\.text) + card.items {
        #expect(!Self.isWordedAsDescriptor(text), "\(card.id): \(text)")
      }
    }
  }

  /// Whether a text has the typical phrases of CPT's descriptors, shortened or not: the parent's
  /// words, followed by the difference of the code.
  static func isWordedAsDescriptor(_ text: String) -> Bool {
    let turns = [
      "separate procedure", "each additional", "list separately", "in addition to code",
      "cm or less", "unilateral or bilateral", "single or multiple", "initial or subsequent",
      "with or without", "when performed", "any method", "per session", "; with ", "; without ",
      "; simple", "; complicated", "; complete", "; limited", "; partial", "; total", "; initial",
    ]
    let text = text.lowercased()
    return turns.contains { text.contains($0) }
  }

  @Test(
    "would show a descriptor without its code, too",
    arguments: [
      ("Removal of a foreign body; simple", true), ("Repair, 2.5 cm or less", true),
      ("Destruction of lesions, each additional lesion", true),
      ("Excision of a cyst (separate procedure)", true), ("Imaging, unilateral or bilateral", true),
      ("Two codes, each by its own diameter", false), ("Interspaces; vertebral segments", false),
    ])
  func paraphraseScan(text: String, isFound: Bool) {
    #expect(Self.isWordedAsDescriptor(text) == isFound)
  }

  @Test(
    "would show a descriptor if there were one",
    arguments: [
      ("99213 office visit", true), ("99213: office visit", true), ("99213 (visit)", true),
      ("99213 means a visit", true), ("the 50000 series", false), ("99202 to 99499", false),
      ("form CMS-20027", false), ("$10000 a year", false), ("1234-5678-90", false),
    ])
  func descriptorScan(text: String, isFound: Bool) {
    #expect((Self.descriptor(in: text) != nil) == isFound)
  }
}
