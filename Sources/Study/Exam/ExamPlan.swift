import Flashcards

/// What an exam asks: how many questions, at which pace, and of which cards.
package struct ExamPlan: Hashable, Sendable {
  /// The exam's name: the tag of its cards.
  package let name: String
  /// How many questions the real exam has.
  package let questions: Int
  /// The time for one question, in milliseconds.
  package let pace: Int
  /// The share of right answers with which it is passed, in percent.
  package let passMark: Int

  /// AAPC's exams as they are held: the CPC has 100 questions and the CPB 135, in 4 hours each.
  package static let known = [
    ExamPlan(name: "cpc", questions: 100, pace: 144_000, passMark: 70),
    ExamPlan(name: "cpb", questions: 135, pace: 240 * 60_000 / 135, passMark: 70),
  ]

  /// The plan of a known exam, else one of 50 questions about the cards with a tag, at the pace of
  /// the CPC.
  package init(named name: String) {
    self =
      Self.known.first { $0.name == name.lowercased() }
      ?? ExamPlan(name: name, questions: 50, pace: 144_000, passMark: 70)
  }

  private init(name: String, questions: Int, pace: Int, passMark: Int) {
    self.name = name
    self.questions = questions
    self.pace = pace
    self.passMark = passMark
  }

  /// Questions from the cards of the exam, as many from each domain as its share of the cards, in an
  /// order that the seed fixes; fewer than asked for if there are no more.
  ///
  /// Multiple choices come first, as the exams have them, then cards whose answer is short enough to
  /// be typed and compared. No note is asked twice.
  /// - Complexity: n log n in the number of cards.
  package func sample(
    _ count: Int, from library: Library, where isChosen: (Library.Entry) -> Bool, seed: UInt64
  ) -> [Exam.Question] {
    var generator = SeededGenerator(seed: seed)
    var domains: [String: [Library.Entry]] = [:]
    var notes: Set<Int> = []
    for entry in library.entries
    where isChosen(entry) && entry.card.canBeExamined && notes.insert(entry.note).inserted {
      let domain = library.domains(of: entry).first ?? library.topic(of: entry)
      domains[domain, default: []].append(entry)
    }
    let names = domains.keys.sorted()
    let shares = Self.shares(of: count, names.map { domains[$0]!.count })
    var questions: [Exam.Question] = []
    for (name, share) in zip(names, shares) {
      let shuffled = domains[name]!.shuffled(using: &generator)
      let ranked =
        shuffled.filter { !$0.card.options.isEmpty } + shuffled.filter { $0.card.options.isEmpty }
      questions += ranked.prefix(share).map {
        Exam.Question(card: $0.id, domain: name)
      }
    }
    return questions.shuffled(using: &generator)
  }

  /// Parts of a whole in proportion to sizes, none larger than its size: what is left after rounding
  /// down goes to the largest remainders (Hamilton's method).
  static func shares(of whole: Int, _ sizes: [Int]) -> [Int] {
    let total = sizes.reduce(0, +)
    guard total > whole else { return sizes }
    var shares = sizes.map { $0 * whole / total }
    let order = sizes.indices.sorted {
      let (left, right) = (sizes[$0] * whole % total, sizes[$1] * whole % total)
      return left != right ? left > right : $0 < $1
    }
    for index in order.prefix(whole - shares.reduce(0, +)) { shares[index] += 1 }
    return shares
  }
}

extension Card {
  /// Whether an answer can be found right or wrong without the learner's word.
  fileprivate var canBeExamined: Bool {
    switch kind {
    case .choice: true
    case .term: face == .reverse
    case .ordering: false
    default: acceptedAnswers.contains { $0.count <= 30 && $0.split(separator: " ").count <= 4 }
    }
  }
}
