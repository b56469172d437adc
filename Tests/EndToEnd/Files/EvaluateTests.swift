import Foundation
import Testing

@Suite("evaluate")
struct EvaluateTests {
  /// A real learner's answers, next to the repository.
  private static let log = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../../shared/data/review-log.csv").standardizedFileURL.path

  private func score(_ object: [String: Any], _ key: String) throws -> [Double] {
    let row = try #require(object[key] as? [String: Any])
    return ["logLoss", "rmseBins", "auc"].map { (row[$0] as? NSNumber)?.doubleValue ?? -1 }
  }

  @Test(
    "agrees with the srs-benchmark's own program on 12,580 answers",
    .enabled(if: FileManager.default.fileExists(atPath: log)))
  func benchmark() throws {
    // The learner's days began at 04:00 at UTC−6.
    let collection = try TestCollection([:], environment: ["TZ": "Etc/GMT+6"])
    let imported = try collection.run("import", Self.log)
    #expect(imported.succeeded && imported.output.contains("12580 answers of 1205 cards"))
    let object = try #require(try collection.run("evaluate", "--json").objects().first)
    #expect(object["scored"] as? Int == 5310)
    for (key, expected) in [
      ("sm2", [0.5442, 0.1159, 0.5578]), ("average", [0.5113, 0.1243, 0.5089]),
      // The intervals are those of SM-2 as printed, with the easiness kept after a failure.
      ("schedule", [0.5260, -1, -1]), ("fsrsDefault", [0.4417, 0.0625, 0.6753]),
      ("fsrsTrained", [0.4354, -1, -1]),
    ] {
      for (number, known) in zip(try score(object, key), expected) where known >= 0 {
        #expect(abs(number - known) < 0.0005, "\(key)")
      }
    }
    let differences = try #require(object["differences"] as? [String: [String: Any]])
    let gain = try #require(differences["fsrsTrained - sm2"])
    #expect(try #require(gain["high"] as? Double) < -0.09)
    // The second time, everything is known.
    let again = try collection.run("import", Self.log).output
    #expect(again.contains("0 notes added"))
    #expect(try collection.run("check").succeeded)
  }

  @Test("says that there is nothing to score yet, and fits a narrow window")
  func few() throws {
    let collection = try TestCollection()
    #expect(try collection.run("evaluate").output.hasPrefix("Nothing to score yet"))
    let object = try #require(try collection.run("evaluate", "--json").objects().first)
    #expect(object["scored"] as? Int == 0 && object["schedule"] == nil)
    for day in 1...9 {
      for card in ["form", "superbill"] {
        try collection.run("grade", card, day == 5 ? "1" : "4", now: "2026-06-0\(day)T12:00:00Z")
      }
    }
    let narrow = try collection.run("evaluate", environment: ["COLUMNS": "40"])
    #expect(narrow.output.hasPrefix("How well 14 answers were predicted\n"))
    #expect(narrow.output.split(separator: "\n").allSatisfy { $0.count <= 40 })
  }
}
