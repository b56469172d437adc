package import Collection
import Flashcards
import Journal
package import SpacedRepetition

/// The plan of an exam: how many questions, at which pace, and from which cards.
package struct ExamPlan: Sendable {
  package let name: String
  /// The number of questions in the real exam.
  package let questions: Int
  /// The time for one question, in milliseconds.
  package let pace: Int
  /// The share of right answers needed to pass, in percent; nil if none is published.
  package let passMark: Int?
  /// Nil for an exam about the cards with a tag.
  private let outline: ExamOutline?

  package init(_ outline: ExamOutline) {
    name = outline.name.lowercased()
    questions = outline.questions
    pace = outline.minutes * 60_000 / max(1, outline.questions)
    passMark = outline.passMark
    self.outline = outline
  }

  /// An exam of 50 questions about the cards with a tag, at the pace of the CPC.
  package init(tag: String) {
    name = tag
    questions = 50
    pace = 144_000
    passMark = 70
    outline = nil
  }

  /// A subject, and the cards that can ask it.
  package struct Domain: Sendable {
    package let name: String
    /// The number of the real exam's questions about it; without an outline, of all its cards.
    package let questions: Int
    package fileprivate(set) var cards: [Library.Entry] = []
  }

  /// The domains with their cards, one per note: those that can be examined and are not suspended.
  /// A note that belongs to several domains is in the first.
  /// - Complexity: Linear in the length of all cards, for each domain whose search asks for more
  ///   than decks and tags.
  package func domains(in collection: Collection, on day: Day) -> [Domain] {
    let library = collection.library
    var notes: Set<Int> = []
    func take(_ entry: Library.Entry) -> Bool {
      !collection.record(of: entry).isSuspended && entry.canBeExamined
        && notes.insert(entry.note).inserted
    }
    if let outline {
      let matcher = FocusMatcher(Focus([outline]), in: collection, on: day)
      var domains = outline.domains.map { Domain(name: $0.name, questions: $0.questions) }
      for entry in library.entries {
        if let domain = matcher.domains(of: entry).first, take(entry) {
          domains[domain].cards.append(entry)
        }
      }
      return domains
    }
    var cards: [String: [Library.Entry]] = [:]
    for entry in library.entries {
      guard library.tags(of: entry).contains(where: { $0.lowercased() == name.lowercased() }),
        take(entry)
      else { continue }
      cards[library.domains(of: entry).first ?? library.topic(of: entry), default: []].append(entry)
    }
    return cards.sorted { $0.key < $1.key }.map {
      Domain(name: $0.key, questions: $0.value.count, cards: $0.value)
    }
  }

  /// The questions drawn, and the domains that had too few.
  package struct Draw: Sendable {
    package fileprivate(set) var questions: [Exam.Question] = []
    package fileprivate(set) var shortages: [ExamShortage] = []
  }

  /// Draws questions, as many from each domain as its share of the real exam's, in an order that
  /// the seed fixes. A domain with too few cards makes the exam shorter.
  ///
  /// Multiple choices and cards that can be asked as one come first, as in the real exams; then
  /// cards with a typed answer. Among these, cards that the fewest earlier exams asked come first,
  /// then those practiced least. What the learner has learned plays no part, so that the questions
  /// are a fair sample of the domain.
  /// - Parameter earlier: The finished exams.
  /// - Complexity: n log n in the number of cards.
  package func draw(
    _ count: Int, from collection: Collection, on day: Day, seed: UInt64, earlier: [Exam] = []
  ) -> Draw {
    var generator = SeededGenerator(seed: seed)
    let domains = domains(in: collection, on: day)
    let wanted = Self.shares(of: count, domains.map(\.questions))
    let asked = timesAsked(earlier)
    var draw = Draw()
    for (domain, share) in zip(domains, wanted) {
      let distractors = Distractors(domain.cards, in: collection.library)
      let drawn = domain.cards.shuffled(using: &generator).enumerated().map { offset, entry in
        let (id, isChoice) = (entry.id, entry.head.kind == .choice)
        let isTyped = !isChoice && !distractors.areLikely(for: entry)
        return (
          rank: (
            isTyped ? 1 : 0, asked[id] ?? 0, collection.history.practiced(id), isChoice ? 0 : 1,
            offset
          ), entry: entry
        )
      }.sorted { $0.rank < $1.rank }.prefix(share)
      draw.questions += drawn.map { _, entry in
        Exam.Question(
          card: entry.id, domain: domain.name,
          distractors: distractors.texts(for: entry, using: &generator))
      }
      if outline != nil, drawn.count < share {
        draw.shortages.append(
          ExamShortage(domain: domain.name, wanted: share, found: drawn.count))
      }
    }
    draw.questions.shuffle(using: &generator)
    return draw
  }

  private func timesAsked(_ exams: [Exam]) -> [CardID: Int] {
    var times: [CardID: Int] = [:]
    for exam in exams {
      for question in exam.questions { times[question.card, default: 0] += 1 }
    }
    return times
  }

  /// Splits a whole in proportion to weights; what is left after rounding down goes to the largest
  /// remainders (Hamilton's method).
  static func shares(of whole: Int, _ weights: [Int]) -> [Int] {
    let total = weights.reduce(0, +)
    guard total > 0 else { return weights }
    var shares = weights.map { $0 * whole / total }
    let order = weights.indices.sorted {
      let (left, right) = (weights[$0] * whole % total, weights[$1] * whole % total)
      return left != right ? left > right : $0 < $1
    }
    for index in order.prefix(whole - shares.reduce(0, +)) { shares[index] += 1 }
    return shares
  }
}

extension Library.Entry {
  /// Whether the program can judge an answer without asking the learner.
  fileprivate var canBeExamined: Bool {
    switch head.kind {
    case .choice: true
    case .ordering: false
    case .term: card.face == .reverse
    default: card.hasShortAnswer
    }
  }
}

extension History {
  /// The number of answers that did not change the card's schedule, for example in exams.
  fileprivate func practiced(_ card: CardID) -> Int {
    events(of: card).count { events[$0].action.isPractice }
  }
}
