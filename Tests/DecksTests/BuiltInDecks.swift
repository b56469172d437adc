import Collection
import Foundation
import SpacedRepetition
import Study

/// The built-in decks in the repository.
enum BuiltInDecks {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Decks").path

  /// The last day on which the decks were checked against their sources.
  static let checked = Day("2026-11-23")!

  static let library = Library(DeckFile.read(folder, isBuiltIn: true).files)

  static func text(of file: String) throws -> String {
    try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
  }
}
