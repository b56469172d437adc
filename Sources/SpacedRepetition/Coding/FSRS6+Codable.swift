// FSRS is written with its name, its parameters and its options.
#if !hasFeature(Embedded)

  extension FSRS6: Codable {
    /// Reads parameters and options; uses the standard ones if they are missing.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: StoredKey.self)
      if let policy = try values.decodeIfPresent(String.self, forKey: .policy), policy != "fsrs" {
        throw DecodingError.dataCorruptedError(
          forKey: .policy, in: values, debugDescription: "the policy is `\(policy)`, not `fsrs`")
      }
      self.init(
        try values.decodeIfPresent(Parameters.self, forKey: .parameters) ?? .standard,
        options: try values.decodeIfPresent(Options.self, forKey: .options) ?? Options())
    }

    /// Writes the name, the parameters and the options:
    /// `{"policy":"fsrs","parameters":[…],"options":{…}}`.
    public func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: StoredKey.self)
      try values.encode("fsrs", forKey: .policy)
      try values.encode(parameters, forKey: .parameters)
      try values.encode(options, forKey: .options)
    }
  }

  extension FSRS6.Parameters: Codable {
    /// Reads 21 numbers, or the 19 or 17 of older versions.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      let numbers = try container.decode([Double].self)
      do throws(Fault) {
        try self.init(numbers)
      } catch {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "these are not parameters of FSRS: \(error)")
      }
    }

    /// Writes the 21 numbers.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(values)
    }
  }

  extension FSRS6.Options: Codable {
    /// Reads the options that are present; the others keep their defaults.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: StoredKey.self)
      self.init(
        desiredRetention: try values.decodeIfPresent(Double.self, forKey: .desiredRetention) ?? 0.9,
        maximumInterval: try values.decodeIfPresent(Int.self, forKey: .maximumInterval)
          ?? SM2.longestInterval,
        learningSteps: try values.decodeIfPresent([Int64].self, forKey: .learningSteps) ?? [],
        relearningSteps: try values.decodeIfPresent([Int64].self, forKey: .relearningSteps) ?? [],
        waitsHours: try values.decodeIfPresent(Bool.self, forKey: .waitsHours) ?? false)
    }

    /// Writes every option; ``FSRS6/Options/waitsHours`` only where it is set.
    public func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: StoredKey.self)
      try values.encode(desiredRetention, forKey: .desiredRetention)
      try values.encode(maximumInterval, forKey: .maximumInterval)
      try values.encode(learningSteps, forKey: .learningSteps)
      try values.encode(relearningSteps, forKey: .relearningSteps)
      if waitsHours { try values.encode(true, forKey: .waitsHours) }
    }
  }

#endif
