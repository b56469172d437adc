import Flashcards
import SpacedRepetition

/// The metadata of a collection: when it began, its decks and its note types.
struct AnkiCollection {
  struct Deck {
    /// The name, with levels separated by `::`.
    var name: String
    /// The description in HTML.
    var description = ""
    /// The original deck, if the package is one of ours.
    var own: OwnDeck?

    init(name: String, description: String) {
      self.name = name
      self.description = HiddenData.split(description).html
      guard var own = OwnDeck(description: description) else { return }
      // A deck that was renamed in Anki has another name now.
      let known = PackedDecks.name(own.name, file: own.file ?? "")
      if known.lowercased() != name.lowercased() { (own.name, own.file) = (name, nil) }
      self.own = own
    }
  }

  /// The version of the schema, 11 or 18.
  var version = 11
  /// When it began, in seconds since 1970.
  var created = 0
  /// Its creation offset in minutes west of Greenwich, if known.
  var minutesWest: Int?
  /// 1 for Anki's scheduler until 2021, in which learning cards had three buttons.
  var schedulerVersion = 2
  /// The day, counted from the first, on which a whole collection last unburied its cards; nil for
  /// a package of some decks, which stay buried until the learner's next day.
  var lastUnburied: Int?
  var noteTypes: [Int: AnkiNoteType] = [:]
  var decks: [Int: Deck] = [:]

  /// The day from which due days are counted.
  func firstDay(_ studyDay: (Int) -> Day) -> Day {
    if let minutesWest {
      return Day(number: (created - minutesWest * 60).flooredDivision(by: 86_400))
    }
    // A collection begins at the rollover hour: eight hours later the date is certainly the same.
    return studyDay((created + 8 * 3600) * 1000)
  }

  /// How the cards stood that we exported with their history, in whatever decks they are now; nil if
  /// there are none.
  var exported: ExportedStandings? {
    decks.values.reduce(into: nil) { all, deck in
      if let own = deck.own?.exported { all = all?.merged(with: own) ?? own }
    }
  }

  /// Reads the settings by name.
  mutating func take(_ setting: (String) -> Int?) {
    minutesWest = setting("creationOffset")
    // Only a whole collection has the hour at which its day begins.
    lastUnburied = setting("lastUnburied") ?? setting("rollover").map { _ in 0 }
  }

  init(_ tables: inout CollectionTables, _ findings: inout AnkiFindings) throws {
    var hasRow = false
    var texts = (conf: [UInt8](), models: [UInt8](), decks: [UInt8]())
    try tables.rows(
      "SELECT ver, crt, conf, models, decks FROM col LIMIT 1", texts: [2, 3, 4]
    ) { row in
      guard let version = row.integer(0), let created = row.integer(1),
        (0...100_000_000_000).contains(created)
      else { throw AnkiError.damagedDatabase(reason: "its version or creation date is missing") }
      self.version = version
      self.created = created
      texts = (Array(row.bytes(2)), Array(row.bytes(3)), Array(row.bytes(4)))
      hasRow = true
    }
    guard hasRow else { throw AnkiError.damagedDatabase(reason: "its table `col` has no row") }
    switch version {
    case 11: try readSchema11(texts.conf, texts.models, texts.decks, &findings)
    case 18: try readSchema18(&tables, &findings)
    case ..<18: throw AnkiError.damagedDatabase(reason: "its version is \(version)")
    default: throw AnkiError.tooNew
    }
  }
}

extension Int {
  /// The quotient rounded down, also for negative numbers.
  func flooredDivision(by divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
