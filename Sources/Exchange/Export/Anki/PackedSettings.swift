import Collection
import JSON
import SpacedRepetition

/// The settings of a schema 11 collection, apart from its notes.
///
/// A deck package leaves a learner's own options in Anki as they are. A collection package replaces
/// them, so it has those of the collection here.
struct PackedSettings {
  /// The number of the preset of all decks without parameters of their own.
  static let firstPreset = 1

  private let settings: Settings?
  private let nextPosition: Int
  private let daysSoFar: Int
  private let parameters: [String]

  init(_ collection: PackedCollection) {
    settings = collection.whole?.settings
    nextPosition = collection.notes.count + 1
    daysSoFar = collection.today - collection.start
    parameters = collection.decks.parameters
  }

  var configuration: JSONValue {
    var members: [(String, JSONValue)] = [
      // The second scheduler in its current form; due days are counted from a day in UTC.
      ("schedVer", 2), ("sched2021", true), ("creationOffset", 0),
      ("nextPos", .integer(nextPosition)), ("curDeck", 1), ("activeDecks", [1]),
      ("curModel", .integer(PackedNoteType.basic.id)),
    ]
    if let settings {
      members += [
        ("rollover", .integer(settings.rolloverHour)),
        ("newSpread", .integer(settings.newCardOrder.ankiNumber)),
        ("fsrs", .bool(settings.policy == .fsrs)),
        // What is buried stays so for the rest of the day.
        ("lastUnburied", .integer(daysSoFar)),
      ]
    }
    return .object(JSONObject(members))
  }

  static func noteTypes(modified: Int) -> JSONValue {
    .object(
      JSONObject(PackedNoteType.allCases.map { ("\($0.id)", $0.json(modified: modified)) }))
  }

  // MARK: Presets

  var presets: JSONValue {
    guard let settings else { return .object(["1": preset(1, "Default", Settings(), nil)]) }
    var presets = [preset(1, "Default", settings, settings.fsrs?.parameters)]
    for (place, name) in parameters.enumerated() {
      let own = settings.fsrsOfDecks[name]?.parameters
      presets.append(preset(Self.firstPreset + 1 + place, name, settings, own))
    }
    return .object(
      JSONObject(
        presets.enumerated().map { ("\(Self.firstPreset + $0)", $1) }))
  }

  /// A preset; what it has in common with Anki's own is Anki's default.
  private func preset(
    _ id: Int, _ name: String, _ options: Settings, _ parameters: FSRS6.Parameters?
  ) -> JSONValue {
    let isOwn = settings != nil
    let siblings: JSONValue = .bool(isOwn && options.keepsSiblingsApart)
    // Without steps FSRS asks again after hours. The final drill is nearest to Anki's own steps.
    let hasSteps = !isOwn || options.policy != .fsrs || options.learningSteps != .hours
    var members: [(String, JSONValue)] = [
      ("id", .integer(id)), ("mod", 0), ("name", .string(name)), ("usn", 0), ("maxTaken", 60),
      ("autoplay", true), ("timer", 0), ("replayq", true), ("dyn", false),
      (
        "new",
        [
          "bury": siblings, "delays": hasSteps ? [1.0, 10.0] : [], "initialFactor": 2500,
          "ints": [1, 4, 0], "order": 1, "perDay": .integer(options.newPerDay),
        ]
      ),
      (
        "rev",
        [
          "bury": siblings, "ease4": 1.3, "ivlFct": 1.0, "maxIvl": 36500,
          "perDay": .integer(options.reviewsPerDay), "hardFactor": 1.2,
        ]
      ),
      (
        "lapse",
        [
          "delays": hasSteps ? [10.0] : [],
          "leechAction": .integer(isOwn && options.suspendsLeeches ? 0 : 1),
          "leechFails": 8, "minInt": 1, "mult": 0.0,
        ]
      ),
    ]
    if isOwn {
      members += [
        ("buryInterdayLearning", siblings),
        ("desiredRetention", .number(options.desiredRetention)),
        // Without numbers of the learner's own both programs take the standard ones.
        ("fsrsParams6", .array((parameters?.values ?? []).map { .number($0) })),
      ]
    }
    return .object(JSONObject(members))
  }
}

extension Settings.NewCardOrder {
  /// Anki's number for the place of new cards.
  fileprivate var ankiNumber: Int {
    switch self {
    case .spread: 0
    case .last: 1
    case .first: 2
    }
  }
}
