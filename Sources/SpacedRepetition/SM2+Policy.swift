extension SM2 {
  /// An interpretation of SM-2, where the printed text and its author's own program differ.
  ///
  /// | | ``published`` | ``superMemoDelphi`` |
  /// |---|---|---|
  /// | a fraction of a day is | rounded up | rounded to the nearest, a half to the even day |
  /// | easiness on a grade under 3 | stays | falls by the formula |
  ///
  /// Both use the easiness from before the answer for the interval, and both start over at 1 and 6
  /// days after a failure. See <doc:ChoosingAPolicy>.
  @frozen
  public enum Policy: String, CaseIterable, Hashable, Sendable {
    /// The text as printed in 1990: rounds up, and a failed card keeps its easiness.
    case published
    /// SuperMemo World's Delphi code: rounds half to even, and every grade changes the easiness.
    case superMemoDelphi = "delphi"
  }
}

extension SM2.Policy {
  /// Whether a grade under 3 changes the easiness.
  ///
  /// Step 5 says to modify it "after each repetition"; step 6, for a failure, to start again
  /// "without changing the E-Factor".
  @inlinable
  var movesEasinessOnFailure: Bool {
    switch self {
    case .published: false
    case .superMemoDelphi: true
    }
  }

  /// Whole days from hundredths of a day, which must be in 0 ... `Int32.max` × 100.
  @inlinable
  func days(fromHundredths hundredths: Int64) -> Int {
    switch self {
    case .published:
      return Int((hundredths + 99) / 100)
    case .superMemoDelphi:
      let (nearest, rest) = (hundredths + 50).quotientAndRemainder(dividingBy: 100)
      // A half was rounded up and leaves no remainder; an odd day is rounded back down.
      return Int(rest == 0 ? nearest & ~1 : nearest)
    }
  }
}
