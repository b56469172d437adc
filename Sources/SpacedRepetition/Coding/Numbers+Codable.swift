// What is one value in the source is one value in JSON. The spellings are a promise: a test holds
// each, and what was written by an earlier version is always read.
//
// Embedded Swift has no Codable.
#if !hasFeature(Embedded)

  // A grade is its number, a button its number, a phase, a maturity and a policy its name.
  extension Grade: Codable {}
  extension AnkiSM2.Button: Codable {}
  extension AnkiSM2.Options.LeechAction: Codable {}
  extension Phase: Codable {}
  extension Maturity: Codable {}
  extension SM2.Policy: Codable {}
  extension Scheduler.Policy: Codable {}

  extension Day: Codable {
    /// Reads a date such as `"2026-03-01"`.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      let text = try container.decode(String.self)
      guard let day = Day(text) else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "`\(text)` is not a date such as 2026-03-01")
      }
      self = day
    }

    /// Writes the date as text, such as `"2026-03-01"`.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(description)
    }
  }

  extension Easiness: Codable {
    /// Reads hundredths; less than 130 becomes 130.
    public init(from decoder: any Decoder) throws {
      self.init(hundredths: try decoder.singleValueContainer().decode(Int.self))
    }

    /// Writes the hundredths, such as `250`.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(hundredths)
    }
  }

  extension Wait: Codable {
    /// Reads days, or seconds with a minus sign.
    public init(from decoder: any Decoder) throws {
      let number = try decoder.singleValueContainer().decode(Int64.self)
      self =
        number < 0
        ? .seconds(number == .min ? .max : -number) : .days(Int(clamping: number))
    }

    /// Writes days, or seconds with a minus sign, such as `6` and `-600`; no time at all is 0 days.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .seconds(let seconds): try container.encode(seconds == .min ? .max : -seconds)
      case .days(let days): try container.encode(days)
      }
    }
  }

  extension LeechRule: Codable {
    /// Reads the threshold; less than 1 becomes 1.
    public init(from decoder: any Decoder) throws {
      self.init(threshold: try decoder.singleValueContainer().decode(Int.self))
    }

    /// Writes the threshold, such as `8`.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(threshold)
    }
  }

#endif
