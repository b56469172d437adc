// A policy is encoded with its name, and with options if it has any.
#if !hasFeature(Embedded)

  extension SM2: Codable {
    /// Reads the named policy.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: StoredKey.self)
      self.init(policy: try values.decode(Policy.self, forKey: .policy))
    }

    /// Writes the policy's name: `{"policy":"published"}`.
    public func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: StoredKey.self)
      try values.encode(policy, forKey: .policy)
    }
  }

  extension AnkiSM2: Codable {
    /// Reads options; uses Anki's own if there are none. An option out of range is an error.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: StoredKey.self)
      if let policy = try values.decodeIfPresent(String.self, forKey: .policy), policy != "anki" {
        throw DecodingError.dataCorruptedError(
          forKey: .policy, in: values, debugDescription: "the policy is `\(policy)`, not `anki`")
      }
      let options = try values.decodeIfPresent(Options.self, forKey: .options) ?? Options()
      do {
        try self.init(options: options)
      } catch {
        throw DecodingError.dataCorruptedError(
          forKey: .options, in: values, debugDescription: "\(error)")
      }
    }

    /// Writes the name and the options: `{"policy":"anki","options":{…}}`.
    public func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: StoredKey.self)
      try values.encode("anki", forKey: .policy)
      try values.encode(options, forKey: .options)
    }
  }

  extension Scheduler: Codable {
    /// Reads the scheduler named in `policy`, with its options.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: StoredKey.self)
      switch try values.decode(Policy.self, forKey: .policy) {
      case .published: self = .sm2(SM2(policy: .published))
      case .superMemoDelphi: self = .sm2(SM2(policy: .superMemoDelphi))
      case .anki: self = .anki(try AnkiSM2(from: decoder))
      case .fsrs: self = .fsrs(try FSRS6(from: decoder))
      }
    }

    /// Writes the encoding of the chosen scheduler.
    public func encode(to encoder: any Encoder) throws {
      switch self {
      case .sm2(let sm2): try sm2.encode(to: encoder)
      case .anki(let anki): try anki.encode(to: encoder)
      case .fsrs(let fsrs): try fsrs.encode(to: encoder)
      }
    }
  }

  extension AnkiSM2.Options: Codable {
    /// Reads the options that are present; the others keep their defaults. ``problems`` says
    /// whether they are valid.
    public init(from decoder: any Decoder) throws {
      self.init()
      let values = try decoder.container(keyedBy: StoredKey.self)
      func read<Value: Decodable>(_ key: StoredKey, _ option: inout Value) throws {
        if let value = try values.decodeIfPresent(Value.self, forKey: key) { option = value }
      }
      try read(.learningSteps, &learningSteps)
      try read(.relearningSteps, &relearningSteps)
      try read(.graduatingInterval, &graduatingInterval)
      try read(.easyInterval, &easyInterval)
      try read(.startingEasiness, &startingEasiness)
      try read(.easyBonus, &easyBonus)
      try read(.hardMultiplier, &hardMultiplier)
      try read(.intervalModifier, &intervalModifier)
      try read(.maximumInterval, &maximumInterval)
      try read(.lapseMultiplier, &lapseMultiplier)
      try read(.minimumLapseInterval, &minimumLapseInterval)
      try read(.leechThreshold, &leechThreshold)
      try read(.leechAction, &leechAction)
    }

    /// Writes every option.
    public func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: StoredKey.self)
      try values.encode(learningSteps, forKey: .learningSteps)
      try values.encode(relearningSteps, forKey: .relearningSteps)
      try values.encode(graduatingInterval, forKey: .graduatingInterval)
      try values.encode(easyInterval, forKey: .easyInterval)
      try values.encode(startingEasiness, forKey: .startingEasiness)
      try values.encode(easyBonus, forKey: .easyBonus)
      try values.encode(hardMultiplier, forKey: .hardMultiplier)
      try values.encode(intervalModifier, forKey: .intervalModifier)
      try values.encode(maximumInterval, forKey: .maximumInterval)
      try values.encode(lapseMultiplier, forKey: .lapseMultiplier)
      try values.encode(minimumLapseInterval, forKey: .minimumLapseInterval)
      try values.encode(leechThreshold, forKey: .leechThreshold)
      try values.encode(leechAction, forKey: .leechAction)
    }
  }

#endif
