internal import Flashcards
package import SpacedRepetition

/// An answer in 26 bytes, without its card. The policy's name is kept as its place in a list.
///
/// A key of an answer that has no room here is kept if ``init(_:scheduler:)`` gives nil where it is
/// there: the answer is then a line of a journal, in memory an action like any other.
struct PackedReview: BitwiseCopyable {
  /// The number of the study day.
  private var day: Int32 = 0
  /// Below zero where it was not measured.
  private var took: Int32 = 0
  /// The least number there is for a new card.
  private var before: Int32 = 0
  private var after: Int32 = 0
  /// The number of the day that was picked; the least number there is where none was.
  private var due: Int32 = 0
  /// Hundredths; 0 where there is none.
  private var easiness: UInt16 = 0
  private var grade: UInt8 = 0
  private var kind: UInt8
  private var storedScheduler: UInt8 = 0
  /// The wording that was asked, from 1; 0 where none is known.
  private var wording: UInt8 = 0

  /// What stands for something that is no answer.
  private static let noReview = UInt8.max
  /// What stands for an answer with numbers that are too large.
  private static let largeReview = UInt8.max - 1
  private static let kinds = ReviewKind.allCases

  /// Stands for something else, or an answer that cannot be packed, by its place in a list of such
  /// things.
  init(place: Int, isReview: Bool) {
    kind = isReview ? Self.largeReview : Self.noReview
    day = Int32(truncatingIfNeeded: place)
  }

  /// Packs an answer; nil if one of its numbers is too large for that, if it has a text, or if it is a
  /// card's first in a trial.
  init?(_ review: ReviewEvent, scheduler: UInt8) {
    guard review.answered == nil, review.arm == nil else { return nil }
    let picked = Int32(review.due?.number ?? Int(Int32.min))
    guard let took = Int32(exactly: review.took ?? -1), review.took ?? 0 >= 0,
      let before = Int32(exactly: review.before ?? Int(Int32.min)),
      review.before == nil || before != .min,
      let after = Int32(exactly: review.after),
      let easiness = UInt16(exactly: review.easiness?.hundredths ?? 0),
      let wording = UInt8(exactly: review.wording ?? 0), review.wording != 0
    else { return nil }
    day = Int32(review.day.number)
    self.took = took
    self.before = before
    self.after = after
    due = picked
    self.easiness = easiness
    grade = UInt8(review.grade.rawValue)
    kind = review.kind.code
    storedScheduler = scheduler
    self.wording = wording
  }

  /// Whether it is what this program packs, be the bytes from where they may.
  func isSound(policies: Int, others: Int) -> Bool {
    if kind >= Self.kindCount {
      return kind >= Self.noReview - 1 && day >= 0 && Int(day) < others
    }
    return grade <= 5 && scheduler < policies && day >= Self.firstDay && day <= Self.lastDay
  }

  private static let kindCount = UInt8(kinds.count)
  private static let firstDay = Int32(Day.earliest.number)
  private static let lastDay = Int32(Day.latest.number)

  var isReview: Bool { kind != Self.noReview }

  var isPacked: Bool { kind < Self.largeReview }

  var studyDay: Day { Day(number: Int(day)) }

  /// Where what this stands for is, if it is not packed.
  var place: Int { Int(day) }

  /// The place of the policy's name.
  var scheduler: Int { Int(storedScheduler) }

  var numbers: ReviewNumbers {
    ReviewNumbers(
      day: day, before: before == .min ? 0 : before, milliseconds: max(0, took),
      grade: Grade(rawValue: Int(grade)) ?? .blackout, kind: Self.kinds[Int(kind)],
      wording: wording)
  }

  func review(of card: CardID, by policy: String) -> ReviewEvent {
    ReviewEvent(
      card: card, grade: Grade(rawValue: Int(grade)) ?? .blackout, day: Day(number: Int(day)),
      took: took < 0 ? nil : Int(took), kind: Self.kinds[Int(kind)],
      before: before == .min ? nil : Int(before), after: Int(after),
      scheduler: policy,
      easiness: easiness == 0 ? nil : Easiness(hundredths: Int(easiness)),
      due: due == .min ? nil : Day(number: Int(due)), wording: wording == 0 ? nil : Int(wording))
  }

  /// The same answer in a list that has the policies in other places.
  func moved(to places: [UInt8]) -> PackedReview {
    var moved = self
    moved.storedScheduler = places[scheduler]
    return moved
  }
}

/// What statistics need to know of an answer.
package struct ReviewNumbers: Sendable {
  /// The number of the study day.
  package let day: Int32
  /// The interval before the answer: days, or below zero seconds; 0 for none.
  package let before: Int32
  /// What the answer took; 0 where it was not measured.
  package let milliseconds: Int32
  package let grade: Grade
  package let kind: ReviewKind
  /// The wording that was asked, counted from 1; 0 where none is known.
  package let wording: UInt8
}

extension ReviewNumbers {
  package init(_ review: ReviewEvent) {
    self.init(
      day: Int32(clamping: review.day.number), before: Int32(clamping: review.before ?? 0),
      milliseconds: Int32(clamping: review.took ?? 0), grade: review.grade, kind: review.kind,
      wording: UInt8(clamping: review.wording ?? 0))
  }
}

extension ReviewKind {
  /// The kind as a small number.
  fileprivate var code: UInt8 {
    switch self {
    case .learn: 0
    case .review: 1
    case .relearn: 2
    case .early: 3
    case .drill: 4
    case .practice: 5
    }
  }
}
