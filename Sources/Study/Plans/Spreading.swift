package import Collection
package import Flashcards
package import Journal
package import SpacedRepetition

/// A plan that moves cards to other days, so that no day has too many: for a backlog or a vacation.
/// Making the plan changes nothing; ``actions`` carries it out.
///
/// A moved card keeps its interval, its easiness and the day of its last answer, and goes on from
/// them whenever it is answered. Suspended and buried cards stay where they are, and so do cards in
/// Anki's steps within a day, which are still in the middle of their steps.
package struct Spreading: Sendable {
  /// A day of the plan.
  package struct DayCount: Hashable, Sendable {
    package let day: Day
    /// The number of cards due that day without the plan.
    package let before: Int
    /// The number of cards due once the plan is carried out.
    package var after: Int
  }

  /// The days of the plan, in order, without gaps within a stretch.
  package internal(set) var days: [DayCount] = []
  /// The cards that move, each with its new day.
  package private(set) var moves: [(card: CardID, to: Day)] = []
  /// The actions to journal, all together.
  package private(set) var actions: [Action] = []

  private let collection: Collection
  private let today: Day

  init(_ collection: Collection, today: Day) {
    self.collection = collection
    self.today = today
  }

  mutating func move(_ candidate: MovableCard, to day: Day) {
    moves.append((candidate.card, day))
    actions.append(collection.postponed(candidate.card, to: day))
  }
}

extension Spreading {
  /// Spreads the cards due by today over today and the days after it.
  ///
  /// The most overdue cards, relative to their interval, stay today, the next ones come tomorrow,
  /// and so on. Together with the cards already due on them, the days become as even as possible.
  ///
  /// - Parameter count: The number of days including today, 1 or more; nil for as many as it takes
  ///   to keep every day within `reviews-per-day`, which must be over 0 then, and for at least a
  ///   week if cards are overdue.
  /// - Parameter isFocused: Whether to spread only the cards of the collection's focus, which are those
  ///   that its reviews ask.
  /// - Complexity: O(n log n) in the number of cards.
  package static func backlog(
    _ collection: Collection, over count: Int?, today: Day, isFocused: Bool = false
  ) -> Spreading {
    var plan = Spreading(collection, today: today)
    let calendar = DueCalendar(collection, today: today, isFocused: isFocused)
    let candidates = calendar.due(through: today).sorted { $0.precedes($1, on: today) }
    let limit = collection.settings.reviewsPerDay
    // The cards that cannot be moved, and for today the part of its limit already used.
    func fixed(_ day: Day) -> Int {
      day == today ? calendar.steps + calendar.reviewedToday : calendar.count(on: day)
    }
    let easy = collection.settings.easyDays
    var loads: [Int] = []
    if let count {
      loads = (0..<count).map { fixed(today + $0) }
    } else {
      let fewest = candidates.contains { $0.due < today } ? daysOfBacklog : 1
      var room = 0
      while room < candidates.count || loads.count < fewest {
        let day = today + loads.count
        loads.append(fixed(day))
        if easy.hundredths(of: day) > 0 { room += max(0, limit - (loads.last ?? 0)) }
      }
    }
    let shares = evenShares(of: candidates.count, over: easy.closing(loads, from: today))
    plan.days = loads.indices.map { index in
      let day = today + index
      let rest = index == 0 ? calendar.steps : loads[index]
      return DayCount(
        day: day, before: index == 0 ? candidates.count + rest : rest, after: rest + shares[index])
    }
    var next = shares[0]
    for (index, share) in shares.enumerated().dropFirst() {
      for candidate in candidates[next..<next + share] { plan.move(candidate, to: today + index) }
      next += share
    }
    return plan
  }

  /// The number of days for spreading a backlog unless the daily limit requires more.
  private static let daysOfBacklog = 7

  /// Spreads the cards due during a vacation over the days before and after it.
  ///
  /// A card goes to the side that is closer to its day. Before the vacation, as many days are used
  /// as the vacation has, from today at the earliest, none with more cards than `reviews-per-day`;
  /// the cards with the shortest intervals come last, since an early answer is worth the least for
  /// them. The other cards come after the vacation, the most overdue for their interval first; as
  /// many days are used, or more if one would otherwise exceed `reviews-per-day`.
  ///
  /// - Parameter vacation: Its days, none before today.
  /// - Complexity: O(n log n) in the number of cards.
  package static func vacation(
    _ collection: Collection, _ vacation: ClosedRange<Day>, today: Day
  ) -> Spreading {
    var plan = Spreading(collection, today: today)
    let calendar = DueCalendar(collection, today: today)
    let length = vacation.upperBound - vacation.lowerBound + 1
    let limit = collection.settings.reviewsPerDay
    let candidates = calendar.due(in: vacation)
    let movable = Dictionary(grouping: candidates) { max($0.due, today) }.mapValues(\.count)

    let firstEarly = max(today, vacation.lowerBound - length)
    let easy = collection.settings.easyDays
    let earlyDays = Array(firstEarly..<vacation.lowerBound)
    let lastBefore = vacation.lowerBound - 1
    let firstAfter = vacation.upperBound + 1
    func isEarly(_ candidate: MovableCard) -> Bool {
      // A card cannot come again on the day of its answer or before it.
      candidate.due - lastBefore <= firstAfter - candidate.due
        && candidate.lastReviewed < firstEarly && !earlyDays.isEmpty
    }
    var early = candidates.filter(isEarly).sorted { $0.interval > $1.interval }
    let earlyLoads = earlyDays.map {
      calendar.count(on: $0) + ($0 == today ? calendar.reviewedToday : 0)
    }
    let openLoads = easy.closing(earlyLoads, from: firstEarly)
    let room = openLoads.reduce(0) { $0 + max(0, limit - $1) }
    let earlyCards = Set(early.prefix(room).map(\.card))
    early = Array(early.prefix(room))
    let earlyShares = evenShares(of: early.count, over: openLoads)

    let late = candidates.filter { !earlyCards.contains($0.card) }
      .sorted { $0.precedes($1, on: firstAfter) }
    var lateLoads = (0..<length).map { calendar.count(on: firstAfter + $0) }
    while limit > 0,
      easy.closing(lateLoads, from: firstAfter).reduce(0, { $0 + max(0, limit - $1) }) < late.count
    {
      lateLoads.append(calendar.count(on: firstAfter + lateLoads.count))
    }
    let lateShares = evenShares(
      of: late.count, over: easy.closing(lateLoads, from: firstAfter))

    plan.days = zip(earlyDays, earlyShares).map { day, share in
      DayCount(day: day, before: calendar.count(on: day), after: calendar.count(on: day) + share)
    }
    plan.days += vacation.map {
      let count = calendar.count(on: $0)
      return DayCount(day: $0, before: count, after: count - (movable[$0] ?? 0))
    }
    plan.days += lateLoads.indices.map {
      DayCount(day: firstAfter + $0, before: lateLoads[$0], after: lateLoads[$0] + lateShares[$0])
    }
    plan.move(early, by: earlyShares, from: firstEarly)
    plan.move(late, by: lateShares, from: firstAfter)
    return plan
  }

  private mutating func move(_ candidates: [MovableCard], by shares: [Int], from first: Day) {
    var next = 0
    for (index, share) in shares.enumerated() {
      for candidate in candidates[next..<next + share] { move(candidate, to: first + index) }
      next += share
    }
  }
}
