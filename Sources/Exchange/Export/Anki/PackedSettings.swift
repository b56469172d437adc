import JSON

/// The settings of a schema 11 collection, apart from its notes.
enum PackedSettings {
  static func configuration(nextPosition: Int) -> JSONValue {
    [
      // The second scheduler in its current form; due days are counted from a day in UTC.
      "schedVer": 2, "sched2021": true, "creationOffset": 0,
      "nextPos": .integer(nextPosition), "curDeck": 1, "activeDecks": [1],
      "curModel": .integer(PackedNoteType.basic.id),
    ]
  }

  /// Anki's own defaults, so that a learner's presets stay as they are.
  static let presets: JSONValue = [
    "1": [
      "id": 1, "mod": 0, "name": "Default", "usn": 0, "maxTaken": 60, "autoplay": true, "timer": 0,
      "replayq": true, "dyn": false,
      "new": [
        "bury": false, "delays": [1.0, 10.0], "initialFactor": 2500, "ints": [1, 4, 0], "order": 1,
        "perDay": 20,
      ],
      "rev": [
        "bury": false, "ease4": 1.3, "ivlFct": 1.0, "maxIvl": 36500, "perDay": 200,
        "hardFactor": 1.2,
      ],
      "lapse": [
        "delays": [10.0], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0,
      ],
    ]
  ]

  static func noteTypes(modified: Int) -> JSONValue {
    .object(
      JSONObject(PackedNoteType.allCases.map { ("\($0.id)", $0.json(modified: modified)) }))
  }
}
