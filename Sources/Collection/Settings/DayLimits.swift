import JSON

/// The daily limits of some cards: those of a deck, or those with a tag.
package struct DayLimit: Hashable, Sendable {
  /// The cards that a limit applies to.
  package enum Scope: Hashable, Sendable {
    /// The decks with this name, or whose names begin with it.
    case deck(String)
    case tag(String)
  }

  package let scope: Scope
  /// New cards per day; nil for no limit of its own.
  package var newPerDay: Int?
  /// Reviews of known cards per day; nil for no limit of its own.
  package var reviewsPerDay: Int?

  package init(_ scope: Scope, newPerDay: Int? = nil, reviewsPerDay: Int? = nil) {
    self.scope = scope
    self.newPerDay = newPerDay
    self.reviewsPerDay = reviewsPerDay
  }
}

/// The limits that a learner has set for decks and tags, in addition to those of the whole day.
package struct DayLimits: Hashable, Sendable {
  package private(set) var all: [DayLimit] = []

  package init() {}

  package var isEmpty: Bool { all.isEmpty }

  /// The limit of some cards; a limit without numbers if none is set.
  package subscript(scope: DayLimit.Scope) -> DayLimit {
    get { all.first { $0.scope == scope } ?? DayLimit(scope) }
    set {
      all.removeAll { $0.scope == scope }
      if newValue.newPerDay != nil || newValue.reviewsPerDay != nil { all.append(newValue) }
      all.sort { $0.order < $1.order }
    }
  }

  /// The settings that can have a value per deck or tag.
  package static let names = ["new-per-day", "reviews-per-day"]
}

extension DayLimit {
  fileprivate var order: (Int, String) {
    switch scope {
    case .deck(let name): (0, name)
    case .tag(let tag): (1, tag)
    }
  }

  /// The limit for one of ``DayLimits/names``.
  package subscript(name: String) -> Int? {
    get { name == DayLimits.names[0] ? newPerDay : reviewsPerDay }
    set { if name == DayLimits.names[0] { newPerDay = newValue } else { reviewsPerDay = newValue } }
  }
}

extension DayLimits {
  /// The names in config.json of the objects for decks and tags, each with its settings.
  static let keys = (deck: "deck-limits", tag: "tag-limits")

  /// Reads one of the objects of config.json.
  /// - Returns: False if it is invalid; then nothing is set.
  mutating func read(_ value: JSONValue, _ scope: (String) -> DayLimit.Scope) -> Bool {
    guard case .object(let named) = value else { return false }
    var read: [DayLimit] = []
    for member in named.members {
      guard case .object(let numbers) = member.value else { return false }
      var limit = DayLimit(scope(member.key))
      for number in numbers.members {
        guard Self.names.contains(number.key), let count = number.value.integer, count >= 0 else {
          return false
        }
        limit[number.key] = count
      }
      read.append(limit)
    }
    for limit in read { self[limit.scope] = limit }
    return true
  }

  /// The objects for config.json; nil if nothing is set.
  var json: (deck: JSONValue?, tag: JSONValue?) {
    func object(_ name: (DayLimit) -> String?) -> JSONValue? {
      let members = all.compactMap { limit in
        name(limit).map { name in
          (
            name,
            JSONValue.object(
              JSONObject(
                Self.names.compactMap { key in limit[key].map { (key, .integer($0)) } }))
          )
        }
      }
      return members.isEmpty ? nil : .object(JSONObject(members))
    }
    return (
      object { if case .deck(let name) = $0.scope { name } else { nil } },
      object { if case .tag(let name) = $0.scope { name } else { nil } }
    )
  }
}
