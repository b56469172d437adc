/// How much a package may unpack to. A package of a few kilobytes can hold gigabytes of zeros.
package struct AnkiLimits: Sendable {
  /// The bytes that all entries which are read may have together.
  package var output: Int
  /// The bytes that one medium may have.
  package var medium = 256 << 20
  /// The entries of the archive.
  package var entries = 500_000
  /// The bytes of text that all cards may have together.
  package var text = 192 << 20
  /// The answers of the history.
  package var answers = 2_500_000

  /// The limits for a package of so many bytes.
  package init(packageSize: Int) {
    output = min(2 << 30, 200 * packageSize)
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
