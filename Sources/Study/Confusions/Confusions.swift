package import Collection
package import Flashcards
import Journal
package import SpacedRepetition

/// What a learner takes for what, from the wrong answers in the journal.
///
/// ``Confusion/definition`` says what counts. Nothing is kept of it: what is undone, or comes from
/// another machine, counts at the next look.
package struct Confusions: Sendable {
  /// The most frequent first, then the latest.
  package let all: [Confusion]

  /// - Parameters:
  ///   - places: The cards that were asked, by their positions in the library.
  ///   - first: The first day whose answers count.
  /// - Complexity: Linear in the number of answers; if a wrong answer was kept, also in that of all
  ///   cards.
  package init(_ collection: Collection, ofCardsAt places: [Int], since first: Day = .earliest) {
    let asked = AskedCard.all(collection, places, since: first)
    guard let start = asked.compactMap(\.firstKept).min() else {
      all = []
      return
    }
    let library = collection.library
    let holders = AnswerHolders(of: Set(asked.flatMap(\.texts)), in: library)
    var drafts: [Draft.Key: Draft] = [:]
    for asked in asked {
      let entry = library.entries[asked.place]
      for wrong in holders.wrongAnswers(to: entry, asked.texts, library) {
        let key = Draft.Key(
          right: AnswerCheck.key(of: entry.card.answer),
          answered: AnswerCheck.key(of: wrong.answered))
        var draft = drafts[key] ?? Draft(right: entry.card.answer, answered: wrong.answered)
        draft.add(asked, entry, wrong, from: start)
        drafts[key] = draft
      }
    }
    let confused = Set(
      drafts.flatMap { key, draft in
        draft.cards.map { Draft.Side(card: $0.place, answered: key.answered) }
      })
    all = drafts.map { key, draft in
      draft.finished(in: library) {
        confused.contains(Draft.Side(card: $0, answered: key.right))
      }
    }.filter { $0.times > 0 }.sorted {
      ($1.times, $1.last, $0.right, $0.answered) < ($0.times, $0.last, $1.right, $1.answered)
    }
  }

  /// The pairs to ask side by side: of confusions since the cards were last told apart, the most
  /// frequent first; each pair once.
  /// - Parameters:
  ///   - limit: The most cards.
  ///   - isAsked: Whether a card may be asked.
  package func pairs(limit: Int = .max, where isAsked: (CardID) -> Bool) -> [ConfusionPair] {
    var known: Set<Set<CardID>> = []
    var pairs: [ConfusionPair] = []
    var left = limit
    for confusion in all where confusion.isOpen {
      for (card, other) in zip(confusion.cards, confusion.others) where isAsked(card) {
        let cards = [card] + [other].compactMap(\.self).filter { $0 != card && isAsked($0) }
        guard cards.count <= left, known.insert(Set(cards)).inserted else { continue }
        left -= cards.count
        pairs.append(
          ConfusionPair(
            cards: cards, right: confusion.right, answered: confusion.answered,
            before: confusion.before))
      }
    }
    return pairs
  }
}

/// The answers to a card to which a wrong one was kept.
struct AskedCard {
  let place: Int
  /// In time order, without the first answer to a new card: nothing was known that could be mixed up.
  let reviews: [(at: Int, review: ReviewEvent)]

  /// When a wrong answer was first kept.
  var firstKept: Int? { reviews.first { $0.review.answered != nil }?.at }

  /// What was answered, outside of the practice of confusions.
  var texts: [String] {
    reviews.flatMap { $0.review.isBesideAnother ? [] : $0.review.answered?.texts ?? [] }
  }

  /// - Complexity: Linear in the number of answers of the collection.
  static func all(_ collection: Collection, _ places: [Int], since first: Day) -> [AskedCard] {
    let (events, history) = (collection.eventsByRecord, collection.history)
    let records = collection.recordNumbers(ofCardsAt: places, andOthers: false)
    return zip(places, records).compactMap { place, record in
      guard let record else { return nil }
      let rows = events[record].lazy.map { events.rows[Int($0)] }
      // A text does not fit a packed row.
      guard rows.contains(where: { $0.isReview && !$0.isPackedReview }) else { return nil }
      let reviews = rows.compactMap { row in
        history.events.answer(of: row).flatMap {
          $0.day >= first && $0.before != nil ? (row.at, $0) : nil
        }
      }
      let asked = AskedCard(place: place, reviews: Array(reviews))
      return asked.texts.isEmpty ? nil : asked
    }
  }
}

/// A confusion while it is being counted.
private struct Draft {
  struct Key: Hashable {
    let right: String
    let answered: String
  }

  struct Side: Hashable {
    /// The card's position in the library.
    let card: Int
    let answered: String
  }

  struct Card {
    let place: Int
    let id: CardID
    let times: Int
    let holders: [Int]
  }

  let right: String
  let answered: String
  var cards: [Card] = []
  private var confusion: Confusion

  init(right: String, answered: String) {
    self.right = right
    self.answered = answered
    confusion = Confusion(right: right, answered: answered)
  }

  /// Counts the answers to a card.
  /// - Parameter start: When the first wrong answer was kept; what was before cannot be told.
  mutating func add(
    _ asked: AskedCard, _ entry: Library.Entry, _ wrong: AnswerHolders.WrongAnswer, from start: Int
  ) {
    let practiced = asked.reviews.firstIndex { $0.review.isBesideAnother }
    var (times, running, isOpen) = (0, 0, false)
    for (index, (at, review)) in asked.reviews.enumerated() where at >= start {
      if review.isBesideAnother {
        running = review.grade.endsDrill ? running + 1 : 0
        if running >= ConfusionDrill.goal { isOpen = false }
        continue
      }
      running = 0
      let isWrong = review.answered?.texts.contains(where: wrong.texts.contains) ?? false
      let path: WritableKeyPath<Confusion, Confusion.Rate> =
        practiced.map { index > $0 } ?? false ? \.since : \.before
      confusion[keyPath: path].answers += 1
      guard isWrong else { continue }
      confusion[keyPath: path].wrong += 1
      times += 1
      isOpen = true
      confusion.last = max(confusion.last, review.day)
    }
    if let practiced {
      let day = asked.reviews[practiced].review.day
      confusion.practiced = confusion.practiced.map { min($0, day) } ?? day
    }
    confusion.times += times
    if isOpen { confusion.isOpen = true }
    cards.append(Card(place: entry.position, id: entry.id, times: times, holders: wrong.holders))
  }

  /// - Parameter isMixedUpBack: Whether the right answer here was given to a card, where it is wrong.
  func finished(in library: Library, isMixedUpBack: (Int) -> Bool) -> Confusion {
    var result = confusion
    let sorted = cards.sorted { ($1.times, $0.place) < ($0.times, $1.place) }
    result.cards = sorted.map(\.id)
    result.others = sorted.map { card in
      let entry = library.entries[card.place]
      let tags = Set(library.tags(of: entry))
      func rank(_ place: Int) -> (Int, Int, Int, Int) {
        let other = library.entries[place]
        return (
          isMixedUpBack(place) ? 0 : 1, other.deck == entry.deck ? 0 : 1,
          -tags.intersection(library.tags(of: other)).count, abs(place - card.place)
        )
      }
      return card.holders.min { rank($0) < rank($1) }.map { library.entries[$0].id }
    }
    return result
  }
}
