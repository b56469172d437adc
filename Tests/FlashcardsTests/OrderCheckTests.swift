import SpacedRepetition
import TestSupport
import Testing

@testable import Flashcards

struct OrderCheckTests {
  /// The items that are third, first, fourth and second are shown with the numbers 1 to 4.
  private let check = OrderCheck(shown: [2, 0, 3, 1])

  @Test(
    "An order is read with spaces, commas, arrows or nothing between its numbers",
    arguments: [
      "2 4 1 3", "2413", "2, 4, 1, 3", " 2,4 ,1,3. ", "2-4-1-3", "2 → 4 → 1 → 3", "24 13",
    ])
  func spellings(_ typed: String) throws {
    let result = try check.result(of: typed)
    #expect(result.order == [0, 1, 2, 3])
    #expect(result.isRight)
    #expect(result.proposedGrade == .hesitant)
  }

  @Test(
    "What is no order says why",
    arguments: [
      ("2 4 1", OrderCheck.Fault.missing([3]), "3 is missing"),
      ("", .missing([1, 2, 3, 4]), "1, 2, 3, 4 are missing"),
      ("2 4 1 3 3", .repeated(3), "3 is there twice"), ("0123", .unknown(0), "there is no 0"),
      ("2 4 1 5", .unknown(5), "there is no 5"), ("2 4 a 3", .noNumber("a"), "“a” is not a number"),
      ("b", .noNumber("b"), "“b” is not a number"), ("２", .noNumber("２"), "“２” is not a number"),
    ])
  func faults(_ typed: String, _ fault: OrderCheck.Fault, _ message: String) {
    #expect(throws: fault) { try check.result(of: typed) }
    #expect(fault.message == message)
  }

  @Test("From ten items on numbers have something between them")
  func manyItems() throws {
    let check = OrderCheck(shown: Array((0..<12).reversed()))
    #expect(try check.result(of: "12 11 10 9 8 7 6 5 4 3 2 1").isRight)
    #expect(throws: OrderCheck.Fault.unknown(121110)) { try check.result(of: "121110 9") }
    let long = String(repeating: "9", count: 40)
    #expect(throws: OrderCheck.Fault.noNumber(long)) { try check.result(of: long) }
  }

  @Test(
    "The grade follows the share of pairs in the right order",
    arguments: [
      ([0, 1, 2, 3], 6, Grade.hesitant), ([0, 2, 1, 3], 5, .difficult), ([1, 0, 3, 2], 4, .almost),
      ([0, 2, 3, 1], 4, .almost), ([1, 2, 3, 0], 3, .incorrect), ([3, 2, 1, 0], 0, .incorrect),
      ([1, 0, 2], 2, .almost), ([1, 0], 0, .incorrect), ([0, 1, 3, 4, 2], 8, .difficult),
      ([1, 2, 3, 4, 0], 6, .incorrect), ([1, 2, 3, 4, 5, 0], 10, .almost),
    ])
  func grades(_ order: [Int], _ pairs: Int, _ grade: Grade) throws {
    let check = OrderCheck(shown: Array(order.indices))
    let result = try check.result(of: order.map { "\($0 + 1)" }.joined(separator: " "))
    #expect(result.order == order)
    #expect(result.pairsInOrder == pairs)
    #expect(result.pairs == order.count * (order.count - 1) / 2)
    #expect(result.proposedGrade == grade)
    #expect(order.indices.map { result.position(of: order[$0]) } == Array(order.indices))
  }

  @Test("The pairs out of order are the swaps of neighbours that put all right", arguments: 0..<200)
  func kendall(_ seed: Int) {
    var random = Random(seed: seed)
    var order = Array(0..<(2 + random.below(12)))
    for index in order.indices { order.swapAt(index, random.below(order.count)) }
    let result = OrderCheck.Result(order: order)
    var swaps = 0
    while let index = order.indices.dropLast().first(where: { order[$0] > order[$0 + 1] }) {
      order.swapAt(index, index + 1)
      swaps += 1
    }
    #expect(result.pairs - result.pairsInOrder == swaps)
  }
}
