import Journal

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

  /// How many answers there may be: with the cards they take some 400 megabytes of memory.
  func answers(cards: Int, text: Int) -> Int {
    max(100_000, ((384 << 20) - text - 600 * cards) / MemoryLayout<TimedAction>.stride)
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
