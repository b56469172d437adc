internal import Flashcards
internal import SpacedRepetition

/// An answer in 26 bytes, without its card. The policy's name is kept as its place in a list.
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
  private var scheduler: UInt8 = 0
  /// The trial's arm; 0 where there is none.
  private var arm: UInt8 = 0

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

  /// Packs an answer; nil if one of its numbers is too large for that.
  init?(_ review: ReviewEvent, policies: inout [String]) {
    let picked = Int32(review.due?.number ?? Int(Int32.min))
    guard let took = Int32(exactly: review.took ?? -1), review.took ?? 0 >= 0,
      let before = Int32(exactly: review.before ?? Int(Int32.min)),
      review.before == nil || before != .min,
      let after = Int32(exactly: review.after),
      let easiness = UInt16(exactly: review.easiness?.hundredths ?? 0),
      let scheduler = Self.place(of: review.scheduler, in: &policies)
    else { return nil }
    day = Int32(review.day.number)
    self.took = took
    self.before = before
    self.after = after
    due = picked
    self.easiness = easiness
    grade = UInt8(review.grade.rawValue)
    kind = review.kind.code
    self.scheduler = scheduler
    arm = review.arm?.code ?? 0
  }

  /// The place of a policy's name in a list, to which it is added; nil if the list is full.
  static func place(of policy: String, in policies: inout [String]) -> UInt8? {
    if let known = policies.firstIndex(of: policy) { return UInt8(exactly: known) }
    guard policies.count <= Int(UInt8.max) else { return nil }
    policies.append(policy)
    return UInt8(policies.count - 1)
  }

  /// Whether it is what this program packs, be the bytes from where they may.
  func isSound(policies: Int, others: Int) -> Bool {
    if kind >= Self.kindCount {
      return kind >= Self.noReview - 1 && day >= 0 && Int(day) < others
    }
    return grade <= 5 && arm <= Self.armCount && Int(scheduler) < policies && day >= Self.firstDay
      && day <= Self.lastDay
  }

  private static let armCount = UInt8(TrialArm.allCases.count)
  private static let kindCount = UInt8(kinds.count)
  private static let firstDay = Int32(Day.earliest.number)
  private static let lastDay = Int32(Day.latest.number)

  var isReview: Bool { kind != Self.noReview }

  var isPacked: Bool { kind < Self.largeReview }

  var studyDay: Day { Day(number: Int(day)) }

  /// Where what this stands for is, if it is not packed.
  var place: Int { Int(day) }

  var numbers: ReviewNumbers {
    ReviewNumbers(
      day: day, before: before == .min ? 0 : before, milliseconds: max(0, took),
      grade: Grade(rawValue: Int(grade)) ?? .blackout, kind: Self.kinds[Int(kind)])
  }

  func review(of card: CardID, policies: [String]) -> ReviewEvent {
    ReviewEvent(
      card: card, grade: Grade(rawValue: Int(grade)) ?? .blackout, day: Day(number: Int(day)),
      took: took < 0 ? nil : Int(took), kind: Self.kinds[Int(kind)],
      before: before == .min ? nil : Int(before), after: Int(after),
      scheduler: policies[Int(scheduler)],
      easiness: easiness == 0 ? nil : Easiness(hundredths: Int(easiness)),
      due: due == .min ? nil : Day(number: Int(due)),
      arm: arm == 0 ? nil : TrialArm(code: arm))
  }

  /// The same answer in a list that has the policies in other places.
  func moved(to places: [UInt8]) -> PackedReview {
    var moved = self
    if isPacked { moved.scheduler = places[Int(scheduler)] }
    return moved
  }

  /// The same for what stands at another place of the list.
  func moved(toPlace place: Int) -> PackedReview { PackedReview(place: place, isReview: isReview) }
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
