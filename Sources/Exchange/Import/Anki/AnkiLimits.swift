import Synchronization

/// How much a package may unpack to. A package of a few kilobytes can hold gigabytes of zeros.
package struct AnkiLimits: Sendable {
  /// The bytes that all entries which are read may have together.
  package var output: Int
  /// The bytes that one medium may have.
  package var medium = 256 << 20
  /// The entries of the archive.
  package var entries = 500_000
  /// The bytes of HTML that may be made of all templates, fields and cards together.
  var rendering: Int
  /// The bytes of text that all cards may have together.
  var text = 192 << 20
  var cards = 400_000

  /// The limits for a package of so many bytes.
  package init(packageSize: Int) {
    output = min(2 << 30, 200 * packageSize)
    rendering = max(64 << 20, 40 * packageSize)
  }

  /// The bytes that text and answers may have together: with the cards some 400 megabytes.
  func memory(cards: Int) -> Int { max(200 << 20, (384 << 20) - 600 * cards) }
}

/// What is left of the memory for text and answers, for those who read them at the same time.
final class SharedAllowance: Sendable {
  private let remaining: Atomic<Int>
  private let limit: Int

  init(_ limit: Int) {
    remaining = Atomic(limit)
    self.limit = limit
  }

  func spend(_ bytes: Int) throws {
    if remaining.subtract(bytes, ordering: .relaxed).newValue < 0 {
      throw AnkiError.tooLarge(limit: "more than \(limit) bytes of text and answers")
    }
  }
}

/// What is left of a limit.
struct Allowance {
  private(set) var remaining: Int
  private let limit: String

  /// - Parameter what: What the limit is of, for the error.
  init(_ limit: Int, of what: String) {
    remaining = limit
    self.limit = "more than \(limit) \(what)"
  }

  mutating func spend(_ amount: Int) throws {
    remaining -= amount
    if remaining < 0 { throw AnkiError.tooLarge(limit: limit) }
  }
}
