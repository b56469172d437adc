import Foundation
import TestSupport
import Testing

@testable import Exchange

/// The column names that imports recognize, which people's tables rely on.
@Suite("Names of columns")
struct ColumnNamesTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Samples/column-names.txt").path

  @Test("are all in the list, each with what it means, and none gets lost")
  func names() throws {
    let lines = ColumnVocabulary.concepts.map { name, concepts in
      let meanings = concepts.map { concept in
        let side = concept.side == .detail ? concept.role.rawValue : "\(concept.side)"
        return "\(concept.key) \(side) \(concept.rank)"
      }
      return "\(name)\t\(meanings.joined(separator: ", "))\n"
    }
    try expectGolden(lines.sorted().joined(), at: Self.file)
  }
}
