// Values that are optional or have a default may be missing. The initializers clamp numbers that
// are out of range, so that a damaged file makes no state that a policy could not.
#if !hasFeature(Embedded)

  extension MemoryState: Codable {
    /// Reads the two numbers; both have to be finite, and the stability not negative.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: StoredKey.self)
      self.init(
        stability: try values.decode(Double.self, forKey: .stability),
        difficulty: try values.decode(Double.self, forKey: .difficulty))
      guard stability.isFinite, stability >= 0, difficulty.isFinite else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: values.codingPath, debugDescription: "no such memory state: \(self)"))
      }
    }

    /// Writes the two numbers.
    public func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: StoredKey.self)
      try values.encode(stability, forKey: .stability)
      try values.encode(difficulty, forKey: .difficulty)
    }
  }

  extension SM2.State: Codable {
    /// Reads the three numbers, and makes a valid state from them.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: StoredKey.self)
      self.init(
        repetition: try values.decode(Int.self, forKey: .repetition),
        easiness: try values.decode(Easiness.self, forKey: .easiness),
        interval: try values.decode(Int.self, forKey: .interval))
    }

    /// Writes the three numbers, such as `{"repetition":2,"easiness":250,"interval":6}`.
    public func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: StoredKey.self)
      try values.encode(repetition, forKey: .repetition)
      try values.encode(easiness, forKey: .easiness)
      try values.encode(interval, forKey: .interval)
    }
  }

  extension AnkiSM2.State: Codable {
    /// Reads the phase and the numbers, and makes a valid state from them.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: StoredKey.self)
      self.init(
        phase: try values.decode(Phase.self, forKey: .phase),
        interval: try values.decodeIfPresent(Int.self, forKey: .interval) ?? 0,
        easiness: try values.decodeIfPresent(Easiness.self, forKey: .easiness) ?? .initial,
        lapses: try values.decodeIfPresent(Int.self, forKey: .lapses) ?? 0,
        stepsLeft: try values.decodeIfPresent(Int.self, forKey: .stepsLeft) ?? 0)
    }

    /// Writes the phase and the numbers.
    public func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: StoredKey.self)
      try values.encode(phase, forKey: .phase)
      try values.encode(interval, forKey: .interval)
      try values.encode(easiness, forKey: .easiness)
      try values.encode(lapses, forKey: .lapses)
      try values.encode(stepsLeft, forKey: .stepsLeft)
    }
  }

  extension CardProgress: Codable {
    /// Reads the state and everything else that is present; negative counts become 0.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: StoredKey.self)
      func count(_ key: StoredKey) throws -> Int {
        max(try values.decodeIfPresent(Int.self, forKey: key) ?? 0, 0)
      }
      self.init(
        state: try values.decode(SM2.State.self, forKey: .state),
        phase: try values.decodeIfPresent(Phase.self, forKey: .phase),
        lastReviewed: try values.decodeIfPresent(Day.self, forKey: .lastReviewed),
        due: try values.decodeIfPresent(Day.self, forKey: .due),
        dueAt: try values.decodeIfPresent(Int64.self, forKey: .dueAt),
        stepsLeft: try count(.stepsLeft), reviews: try count(.reviews), lapses: try count(.lapses),
        memory: try values.decodeIfPresent(MemoryState.self, forKey: .memory))
    }

    /// Writes the state, the phase, the days and counts; no days for a new card, and no steps if
    /// none are left.
    public func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: StoredKey.self)
      try values.encode(state, forKey: .state)
      try values.encode(phase, forKey: .phase)
      try values.encodeIfPresent(lastReviewed, forKey: .lastReviewed)
      try values.encodeIfPresent(due, forKey: .due)
      try values.encodeIfPresent(dueAt, forKey: .dueAt)
      if stepsLeft != 0 { try values.encode(stepsLeft, forKey: .stepsLeft) }
      try values.encode(reviews, forKey: .reviews)
      try values.encode(lapses, forKey: .lapses)
      try values.encodeIfPresent(memory, forKey: .memory)
    }
  }

  extension FinalDrill: Encodable where Card: Encodable {
    /// Writes the cards in the order in which they will be asked.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(cards)
    }
  }

  extension FinalDrill: Decodable where Card: Decodable {
    /// Reads the cards in the order in which they will be asked.
    public init(from decoder: any Decoder) throws {
      self.init()
      for card in try decoder.singleValueContainer().decode([Card].self) {
        record(card, .blackout)
      }
    }
  }

  extension Moment: Codable {
    /// Reads the two moments.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: StoredKey.self)
      self.init(
        milliseconds: try values.decode(Int64.self, forKey: .milliseconds),
        dayEnd: try values.decode(Int64.self, forKey: .dayEnd))
    }

    /// Writes the two moments, in milliseconds since 1970 UTC.
    public func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: StoredKey.self)
      try values.encode(milliseconds, forKey: .milliseconds)
      try values.encode(dayEnd, forKey: .dayEnd)
    }
  }

  extension Review: Codable {
    /// Reads the day, the grade, and the moment if there is one.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: StoredKey.self)
      self.init(
        day: try values.decode(Day.self, forKey: .day),
        grade: try values.decode(Grade.self, forKey: .grade),
        moment: try values.decodeIfPresent(Moment.self, forKey: .moment))
    }

    /// Writes the day, the grade, and the moment if there is one: `{"day":"2026-03-01","grade":4}`.
    public func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: StoredKey.self)
      try values.encode(day, forKey: .day)
      try values.encode(grade, forKey: .grade)
      try values.encodeIfPresent(moment, forKey: .moment)
    }
  }

  extension Outcome: Codable {
    /// Reads the progress, the wait, and whether the card is a leech.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: StoredKey.self)
      self.init(
        progress: try values.decode(CardProgress.self, forKey: .progress),
        wait: try values.decode(Wait.self, forKey: .wait),
        isLeech: try values.decodeIfPresent(Bool.self, forKey: .isLeech) ?? false)
    }

    /// Writes the progress, the wait, and whether the card is a leech.
    public func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: StoredKey.self)
      try values.encode(progress, forKey: .progress)
      try values.encode(wait, forKey: .wait)
      try values.encode(isLeech, forKey: .isLeech)
    }
  }

#endif
