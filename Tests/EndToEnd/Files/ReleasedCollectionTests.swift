import Foundation
import Testing

/// Collections that released versions have left on disk, in `Tests/Releases`: one per version, with
/// the cards as that version saw them.
@Suite("A collection of a released version")
struct ReleasedCollectionTests {
  private static let releases = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("../../Releases").standardized

  private static let versions =
    ((try? FileManager.default.contentsOfDirectory(atPath: releases.path)) ?? []).sorted()

  @Test("is opened, means the same, and goes on without a byte of it changed", arguments: versions)
  func opens(version: String) throws {
    let collection = try TestCollection([:])
    let kept = Self.releases.appendingPathComponent(version)
    try FileManager.default.copyItem(atPath: kept.path, toPath: collection.home)
    try FileManager.default.removeItem(atPath: collection.home + "/cards.txt")
    let now = "2026-06-09T12:00:00Z"
    let cards = try collection.run("cards", "--json", now: now).objects().map { card in
      ["id", "state", "due", "interval", "repetition", "lapses", "question"].map { key in
        let value = card[key] ?? NSNull()
        return value is NSNull ? "None" : "\(value)"
      }.joined(separator: " ")
    }
    let expected = try String(
      contentsOf: kept.appendingPathComponent("cards.txt"), encoding: .utf8)
    #expect(cards == expected.split(separator: "\n").map(String.init))
    #expect(try collection.run("check").succeeded)

    let journals = collection.files(in: "home/journal")
    let before = try journals.map { try collection.read("home/journal/" + $0) }
    #expect(try collection.run("grade", "one", "4", now: now).succeeded)
    #expect(try collection.run("undo", now: now).succeeded)
    #expect(try collection.run("backup", "make", now: now).succeeded)
    for (name, text) in zip(journals, before) {
      #expect(try collection.read("home/journal/" + name).hasPrefix(text))
    }
  }

  @Test("there is one of each")
  func all() {
    #expect(Self.versions == ["0.1.0"])
  }
}
