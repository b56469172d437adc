/// The repetition at the end of a day's session: every card graded under 4 comes back until it is
/// answered with a 4 or a 5.
///
/// This is step 7 of SM-2. A drill is a queue of cards, first failed first. The day's reviews fill
/// it through ``record(_:_:)``; when they are done, the first card is asked again and again, round
/// by round:
///
/// ```swift
/// var drill = FinalDrill<String>()
/// drill.record("superbill", .almost)
/// drill.record("clearinghouse", .perfect)    // needs no drill
/// drill.record("remittance", .difficult)
///
/// while let card = drill.next {
///   drill.answer(ask(card))                  // superbill, remittance, superbill, …
/// }
/// ```
///
/// The answers of the drill change no schedule. The paper does not specify this; if they counted as
/// repetitions, a new card graded 3 today would get its interval of 6 days for being remembered a
/// minute later. So a drill does not use ``SM2``, and a program should pass none of the drill's
/// grades to it. The paper does not specify the order either; asking all failed cards in turn puts
/// the most time between two answers to the same card.
///
/// Source: Woźniak 1990, algorithm SM-2, step 7.
///
/// Recording, answering, removing and reading the first card take amortized constant time. A drill
/// uses memory in proportion to its cards.
public struct FinalDrill<Card: Hashable & Sendable>: Sendable {
  /// The queue, with a `nil` for each card that left it. All slots before `front` are `nil`; the
  /// one at `front` is not, unless the drill is empty.
  private var slots: [Card?] = []
  private var front = 0
  private var positions: [Card: Int] = [:]

  /// Makes an empty drill.
  public init() {}

  /// Records a grade from the day's reviews.
  ///
  /// A grade under 4 puts the card at the end of the queue, or leaves it in its place if it is
  /// there already. A grade of 4 or 5 removes the card.
  ///
  /// - Complexity: Amortized O(1).
  public mutating func record(_ card: Card, _ grade: Grade) {
    if grade.endsDrill {
      remove(card)
    } else if positions[card] == nil {
      append(card)
    }
  }

  /// Records the answer to the first card.
  ///
  /// A grade of 4 or 5 removes the card; a lower one sends it to the end of the queue. Does nothing
  /// in an empty drill.
  ///
  /// - Complexity: Amortized O(1).
  public mutating func answer(_ grade: Grade) {
    guard let card = next else { return }
    remove(card)
    if !grade.endsDrill { append(card) }
  }

  /// Removes a card, for example because it was suspended or deleted; does nothing if it is not
  /// there.
  ///
  /// - Complexity: Amortized O(1).
  public mutating func remove(_ card: Card) {
    guard let position = positions.removeValue(forKey: card) else { return }
    slots[position] = nil
    while front < slots.count, slots[front] == nil { front += 1 }
    closeGaps()
  }

  /// The card to ask now, or `nil` when the drill is over.
  ///
  /// - Complexity: O(1).
  public var next: Card? { front < slots.count ? slots[front] : nil }

  /// The cards in the order in which they will be asked.
  ///
  /// - Complexity: O(*n*) in ``count``.
  public var cards: [Card] { isEmpty ? [] : slots[front...].compactMap(\.self) }

  /// The number of cards that still need a 4 or a 5.
  public var count: Int { positions.count }

  /// Whether the drill is over.
  public var isEmpty: Bool { positions.isEmpty }

  private mutating func append(_ card: Card) {
    positions[card] = slots.count
    slots.append(card)
  }

  /// Compacts the queue once most slots are empty, so that there are at most twice as many slots as
  /// cards, and each removal pays for a constant share of the work.
  private mutating func closeGaps() {
    guard slots.count > 16, slots.count > 2 * count else { return }
    slots = cards
    front = 0
    for (position, card) in slots.enumerated() {
      if let card { positions[card] = position }
    }
  }
}
