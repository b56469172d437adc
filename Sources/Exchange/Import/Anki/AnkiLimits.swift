import Synchronization

/// Limits for unpacking a package. A package of a few kilobytes can hold gigabytes of zeros.
package struct AnkiLimits: Sendable {
  /// The total bytes of all entries that are read.
  package var output: Int
  /// The bytes of one media file.
  package var medium = 256 << 20
  /// The number of entries in the archive.
  package var entries = 500_000
  /// The total bytes of HTML rendered from all templates, fields and cards.
  var rendering: Int
  /// The total bytes of text of all cards.
  var text = 192 << 20
  var cards = 400_000

  /// The limits for a package of that many bytes.
  package init(packageSize: Int) {
    output = min(2 << 30, 200 * packageSize)
    rendering = max(64 << 20, 40 * packageSize)
  }

  /// The total bytes of text and answers: with the cards about 400 megabytes.
  func memory(cards: Int) -> Int { max(200 << 20, (384 << 20) - 600 * cards) }
}

/// The rest of the memory limit for text and answers, shared by concurrent readers.
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

/// The rest of a limit.
struct Allowance {
  private(set) var remaining: Int
  private let limit: String

  /// - Parameter what: What is limited, for the error.
  init(_ limit: Int, of what: String) {
    remaining = limit
    self.limit = "more than \(limit) \(what)"
  }

  mutating func spend(_ amount: Int) throws {
    remaining -= amount
    if remaining < 0 { throw AnkiError.tooLarge(limit: limit) }
  }
}
