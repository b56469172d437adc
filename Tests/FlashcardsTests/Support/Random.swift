@testable import Flashcards

/// A seeded source of test data.
struct Random {
  private var generator: SeededGenerator

  init(seed: Int) {
    generator = SeededGenerator(seed: UInt64(seed))
  }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

  mutating func isTrue(oneIn count: Int = 2) -> Bool { below(count) == 0 }

  mutating func element<Element>(of elements: [Element]) -> Element {
    elements.randomElement(using: &generator)!
  }

  mutating func elements<Element>(of elements: [Element], atMost count: Int) -> [Element] {
    (0..<below(count + 1)).map { _ in element(of: elements) }
  }
}
