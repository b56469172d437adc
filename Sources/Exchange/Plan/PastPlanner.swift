import Collection
import Flashcards
import Journal
import SpacedRepetition

/// Finds the past events that are new to a collection.
///
/// An answer is identified by its card and time, and so is any other kind of action with a time of
/// its own. Individually undone events count as known, so that a file does not bring them back.
struct PastPlanner {
  private let history: History
  /// What is known about the cards that have a history here.
  private var known: [CardID: KnownCard] = [:]
  private let undone: [CardID: [Event]]
  private(set) var reviews = (added: 0, known: 0)
  /// The number of events of cards that the import leaves out.
  private(set) var leftOut = 0
  private var placedCards: Set<CardID> = []
  /// The times of each card's answers in the file, by its name there.
  private var timesInFile: [CardID: Set<Int>]?

  private struct KnownCard {
    /// Its answers by time.
    var answers: [Int: Grade] = [:]
    /// The times of its answers in order.
    var times: [Int] = []
    /// Other actions on it.
    var others: Set<Action> = []
    var otherKinds: Set<DatedKind> = []
    /// Whether something was done with it here, other than by an import.
    var isStudiedHere = false
    let record: CardRecord
    /// Whether the file has an answer that is unknown here.
    var hasNewAnswer = false
  }

  private struct DatedKind: Hashable {
    let at: Int
    let kind: Kind

    enum Kind { case schedule, suspend, unsuspend, flag, bury, other }

    init(_ timed: TimedAction) {
      at = timed.at
      kind =
        switch timed.action {
        case .schedule: .schedule
        case .suspend: .suspend
        case .unsuspend: .unsuspend
        case .flag: .flag
        case .bury: .bury
        case .review, .undo, .relink, .unlink, .imported, .trial, .trialEnd: .other
        }
    }
  }

  init(_ history: History) {
    self.history = history
    undone = Dictionary(grouping: history.undoneByThemselves) { event in
      event.action.card.flatMap { history.names(of: $0).last } ?? CardID("")
    }
  }

  /// The new part of a file's past, under the names that the cards have in the collection.
  /// - Parameters:
  ///   - firstUndated: The first row without a time of its own; all later ones have none either.
  ///   - fates: The cards that the import adds or finds, by their names in the file.
  ///   - compared: The cards, by their names in the file, whose suspensions, flags and burials
  ///     without a time are compared with those of their export instead.
  mutating func take(
    _ past: TimedActions, firstUndated: Int, _ fates: [CardID: CardFate],
    besides compared: Set<CardID>
  ) -> TimedActions {
    let names = past.cards.map { fates[$0]?.name }
    let isNew = names.map { name in
      name.map { history.events.isEmpty || !history.knows($0) && undone[$0] == nil } ?? false
    }
    let isCompared = past.cards.map(compared.contains)
    var news = past
    news.rename { place, card in names[place] ?? card }
    news.removeAll { row, place in
      // Most of a large past consists of answers to new cards, so these must be fast.
      let isReview = past.isReview(row)
      if !isReview || !(place.map { isNew[$0] } ?? false) {
        guard let place, let name = names[place] else {
          leftOut += 1
          return true
        }
        if row >= firstUndated, isCompared[place], !past[row].action.isSchedule { return true }
        guard
          isNew[place]
            || isNews(past[row], of: name, isDated: row < firstUndated, in: past)
        else { return true }
        if !isReview { placedCards.insert(name) }
      }
      if isReview { reviews.added += 1 }
      return false
    }
    return news
  }

  /// The number of cards that get a schedule, a suspension, a flag or a burial from the file.
  /// - Parameter others: Actions that were found in another way.
  func placed(besides others: TimedActions) -> Int {
    placedCards.union(others.compactMap(\.action.card)).count
  }

  private mutating func isNews(
    _ original: TimedAction, of name: CardID, isDated: Bool, in past: TimedActions
  ) -> Bool {
    let card = known[name] ?? knownCard(name)
    known[name] = card
    let timed = original.renamed(to: name)
    if case .review = timed.action {
      if card.answers[timed.at] != nil || wasMoved(original, card, in: past) {
        reviews.known += 1
        return false
      }
      known[name]?.hasNewAnswer = true
      return true
    }
    if isDated {
      return !card.otherKinds.contains(DatedKind(timed))
    }
    guard !card.others.contains(timed.action) else { return false }
    if case .schedule(let schedule) = timed.action {
      return !card.record.progress.isSame(as: schedule)
        && isLater(schedule, than: card)
    }
    // A card studied here goes on from here.
    guard !card.isStudiedHere else { return false }
    return switch timed.action {
    case .suspend: !card.record.isSuspended
    case .flag(_, let flag): card.record.flag != flag
    case .bury: card.answers.isEmpty && card.others.isEmpty
    default: false
    }
  }

  /// Whether a schedule of the file is newer than the answers known here: it takes its place among
  /// them by its time, and later answers go on from there.
  private func isLater(_ schedule: ScheduleEvent, than card: KnownCard) -> Bool {
    if !card.isStudiedHere || card.hasNewAnswer { return true }
    // If a file has no answers, the day of the last one decides.
    guard let here = card.record.progress.lastReviewed else { return false }
    return schedule.lastReviewed.map { $0 > here } ?? false
  }

  /// Whether an answer in Anki originated here: a package has no two answers with the same
  /// millisecond, so some were moved forward a little.
  private mutating func wasMoved(
    _ timed: TimedAction, _ card: KnownCard, in past: TimedActions
  ) -> Bool {
    guard case .review(let answer) = timed.action, answer.scheduler == "anki" else { return false }
    let end = card.times.partitioningIndex { $0 >= timed.at }
    guard end > 0, timed.at - card.times[end - 1] <= 1000 else { return false }
    if timesInFile == nil {
      timesInFile = [:]
      for row in past.indices where past.isReview(row) {
        if let name = past[row].action.card { timesInFile?[name, default: []].insert(past[row].at) }
      }
    }
    return card.times[..<end].reversed().prefix { timed.at - $0 <= 1000 }.contains { time in
      // Anki has one button for the grades under 3.
      let grade = max(card.answers[time]?.rawValue ?? 0, 2)
      return grade == max(answer.grade.rawValue, 2)
        && timesInFile?[answer.card]?.contains(time) != true
    }
  }

  private func knownCard(_ name: CardID) -> KnownCard {
    var card = KnownCard(record: history.record(of: name))
    let events = history.events(of: name).map { history.events[$0] }
    for event in events + (undone[history.names(of: name).last ?? name] ?? []) {
      if case .review(let answer) = event.action {
        card.answers[event.at] = answer.grade
      } else {
        // Stored under the card's present name, whatever it was at the time.
        card.others.insert(event.action.renamed(to: name))
        card.otherKinds.insert(DatedKind(TimedAction(at: event.at, event.action)))
      }
    }
    card.times = card.answers.keys.sorted()
    card.isStudiedHere = events.contains { !history.isImported($0) }
    return card
  }
}

extension [Int] {
  /// The first position whose element meets a condition that all later ones also meet.
  fileprivate func partitioningIndex(where isBehind: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension CardProgress {
  /// Whether a schedule of a file says what is so already, with the memory of FSRS as precise as
  /// Anki has it.
  fileprivate func isSame(as schedule: ScheduleEvent) -> Bool {
    var other = CardProgress(schedule)
    other.memory = memory
    guard let ours = memory, let theirs = schedule.memory else { return self == other }
    return self == other
      && abs(ours.stability - theirs.stability) <= max(2e-4, 1e-3 * ours.stability)
      && abs(ours.difficulty - theirs.difficulty) <= 2e-3
  }
}

extension Action {
  fileprivate var isSchedule: Bool { if case .schedule = self { true } else { false } }
}

extension TimedAction {
  fileprivate func renamed(to name: CardID) -> TimedAction {
    TimedAction(at: at, action.renamed(to: name))
  }
}
