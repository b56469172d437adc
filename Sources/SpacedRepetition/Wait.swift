/// The time until a card is asked again: in days, or under Anki's policy also in seconds.
///
/// ```swift
/// print(Wait.days(6).signed, Wait.seconds(600).signed)    // 6 -600
/// ```
@frozen
public enum Wait: Hashable, Sendable {
  /// Until a later moment of the same study day.
  case seconds(Int64)
  /// Until a later day.
  case days(Int)

  /// The wait as one number, as in Anki's review log: days, or negative seconds, limited to the
  /// range of `Int`.
  @inlinable
  public var signed: Int {
    switch self {
    case .seconds(let seconds): seconds == .min ? .max : Int(clamping: -seconds)
    case .days(let days): days
    }
  }

  /// The wait for a ``signed`` number.
  @inlinable
  public init(signed: Int) {
    self = signed < 0 ? .seconds(signed == .min ? .max : Int64(-signed)) : .days(signed)
  }

  /// Whether an answer after this wait tests memory, because it was a day or more.
  ///
  /// This one line decides both what counts as forgotten and what counts for retention. A grade
  /// under 3 after such a wait is a lapse under ``SM2``; after a shorter one the card was still
  /// being learned.
  @inlinable
  public var isDayOrMore: Bool {
    switch self {
    case .seconds(let seconds): seconds >= 86_400
    case .days(let days): days >= 1
    }
  }
}
