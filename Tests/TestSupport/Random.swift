/// A seeded source of test data.
package struct Random {
  private var generator: SplitMix64

  package init(seed: Int) {
    generator = SplitMix64(seed: UInt64(seed))
  }

  package mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

  package mutating func isTrue(oneIn count: Int = 2) -> Bool { below(count) == 0 }

  package mutating func element<Element>(of elements: [Element]) -> Element {
    elements.randomElement(using: &generator)!
  }

  package mutating func elements<Element>(
    of elements: [Element], atMost count: Int
  ) -> [Element] {
    (0..<below(count + 1)).map { _ in element(of: elements) }
  }
}
