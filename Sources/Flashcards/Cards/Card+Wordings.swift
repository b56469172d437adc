package import SpacedRepetition

extension Card {
  /// The wordings of the question in deck order; only the question itself for a card that is asked
  /// in one way.
  package var wordings: [String] {
    switch note.content {
    case .basic(let question, _), .choice(let question, _): [question] + note.details.otherWordings
    case .term, .cloze, .ordering: [question]
    }
  }

  /// Whether the question has several wordings.
  package var hasSeveralWordings: Bool { note.hasSeveralWordings }

  /// The number of the wording that is asked, counted from 1; nil if there is only one.
  package var askedWording: Int? { hasSeveralWordings ? wording + 1 : nil }

  /// The place of the wording that a study day asks, among ``wordings``.
  ///
  /// It depends only on the card's name, the number of its wordings and the day, so that it is the
  /// same on every machine. Days are taken in runs as long as there are wordings. Each run has every
  /// wording once, in an order of its own, so that no interval between reviews meets the same one
  /// forever.
  /// - Complexity: Linear in the number of wordings.
  package func wording(on day: Day) -> Int {
    guard hasSeveralWordings else { return 0 }
    let count = note.details.otherWordings.count + 1
    let place = ((day.number % count) + count) % count
    let run = (day.number - place) / count
    var generator = SeededGenerator(seed: ContentHash(["wordings", id.text, "\(run)"]).value)
    return (0..<count).shuffled(using: &generator)[place]
  }
}
