// A single value in the source is a single value in JSON. The spellings are a promise: a test pins
// each, and output of earlier versions can always be read.
//
// Embedded Swift has no Codable.
#if !hasFeature(Embedded)

  // A grade is encoded as its number, a button as its number, and a phase, a maturity and a policy
  // as their names.
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

    /// Writes days, or seconds with a minus sign, such as `6` and `-600`; no wait at all is 0 days.
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
