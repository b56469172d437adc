/// Whether a card has been known for long: the usual line between young and mature cards is an
/// interval of 21 days, in Anki and in many studies of retention.
@frozen
public enum Maturity: String, CaseIterable, Hashable, Sendable {
  /// An interval under 21 days.
  case young
  /// An interval of 21 days or more.
  case mature

  /// The interval in days from which a card is mature.
  @inlinable
  public static var threshold: Int { 21 }

  /// The maturity of a card with an interval in days.
  @inlinable
  public init(interval: Int) {
    self = interval < Self.threshold ? .young : .mature
  }
}
