/// How long a card waits until it is asked again: days, or under Anki's policy also seconds.
///
/// ```swift
/// print(Wait.days(6).signed, Wait.seconds(600).signed)    // 6 -600
/// ```
public enum Wait: Hashable, Sendable {
  /// Until a later moment of the same study day.
  case seconds(Int)
  /// Until a later day.
  case days(Int)

  /// The wait as one number, as Anki's review log has it: days, or seconds with a minus sign.
  @inlinable
  public var signed: Int {
    switch self {
    case .seconds(let seconds): seconds == .min ? .max : -seconds
    case .days(let days): days
    }
  }
}
