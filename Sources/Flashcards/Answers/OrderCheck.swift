package import SpacedRepetition

/// Compares an order that a learner typed with the right one.
///
/// The measure is M. G. Kendall's (*A new measure of rank correlation*, 1938): how many of all
/// pairs of items are in the right order. An item that is one place off costs one pair, and one at
/// the wrong end costs a pair with each item that it has passed. A reversed order has none of the
/// pairs, and a random order has half of them.
package struct OrderCheck: Sendable {
  /// The right places, from 0, of the items as they are shown, numbered from 1.
  private let shown: [Int]

  /// - Parameter shown: The places from ``Card/shownOrder(on:)``.
  package init(shown: [Int]) {
    self.shown = shown
  }

  /// Why a text is not an order of the items.
  package enum Fault: Error, Hashable, Sendable {
    case noNumber(String)
    case unknown(Int)
    case repeated(Int)
    case missing([Int])

    /// The problem, without a capital letter and a period.
    package var message: String {
      switch self {
      case .noNumber(let text): "“\(text)” is not a number"
      case .unknown(let number): "there is no \(number)"
      case .repeated(let number): "\(number) is there twice"
      case .missing(let numbers):
        numbers.map(String.init).joined(separator: ", ")
          + (numbers.count == 1 ? " is missing" : " are missing")
      }
    }
  }

  /// The comparison of an order with the right one.
  package struct Result: Hashable, Sendable {
    /// The items in the learner's order, each as its right place, from 0.
    package let order: [Int]
    /// The number of pairs of items in the right order.
    package let pairsInOrder: Int
    /// The number of all pairs of items.
    package let pairs: Int

    init(order: [Int]) {
      self.order = order
      pairs = order.count * (order.count - 1) / 2
      pairsInOrder = order.indices.reduce(0) { sum, index in
        sum + order[(index + 1)...].count { order[index] < $0 }
      }
    }

    package var isRight: Bool { pairsInOrder == pairs }

    /// The learner's place of the item whose right place is `place`; both from 0.
    package func position(of place: Int) -> Int { order.firstIndex(of: place)! }

    /// The grade to offer: 4 if everything is right, 3 from four fifths of the pairs on, 2 from two
    /// thirds on, otherwise 1. So with four items, one swapped pair of neighbors results in a 3,
    /// and two such pairs in a 2.
    package var proposedGrade: Grade {
      if isRight { return .hesitant }
      if 5 * pairsInOrder >= 4 * pairs { return .difficult }
      return 3 * pairsInOrder >= 2 * pairs ? .almost : .incorrect
    }
  }

  /// Reads the numbers of the items in the learner's order: `2 4 1 3`, separated by spaces, commas,
  /// dashes, periods or arrows; up to nine items also `2413`.
  package func result(of typed: String) throws(Fault) -> Result {
    var order: [Int] = []
    var seen: Set<Int> = []
    for word in words(typed) {
      guard word.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(word) else {
        throw .noNumber(String(word))
      }
      guard shown.indices.contains(number - 1) else { throw .unknown(number) }
      guard seen.insert(number).inserted else { throw .repeated(number) }
      order.append(shown[number - 1])
    }
    let missing = shown.indices.map { $0 + 1 }.filter { !seen.contains($0) }
    guard missing.isEmpty else { throw .missing(missing) }
    return Result(order: order)
  }

  private func words(_ typed: String) -> [Substring] {
    let words = typed.split { $0.isWhitespace || ",;.-–>→".contains($0) }
    guard shown.count <= 9 else { return words }
    return words.flatMap { word in
      word.allSatisfy(\.isNumber) ? word.indices.map { word[$0...$0] } : [word]
    }
  }
}
