import SpacedRepetition
import TestSupport

extension SplitMix64 {
  mutating func grades(_ count: Int) -> [Grade] {
    (0..<count).map { _ in Grade.allCases.randomElement(using: &self)! }
  }
}
