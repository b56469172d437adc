import Foundation
import Testing

/// `rounds schedule`, compared with vectors made by another program.
@Suite("rounds schedule")
struct ScheduleTests {
  /// The vectors of the scheduler's own tests: grades, and the state after each.
  private struct Vectors {
    var rows: [(grades: String, states: [[Int]])]

    init(_ file: String) throws {
      let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("SpacedRepetitionTests/Vectors")
      let json = try JSONSerialization.jsonObject(
        with: Data(contentsOf: folder.appendingPathComponent(file)))
      let object = try #require(json as? [String: Any])
      let exhaustive = try #require(object["exhaustive"] as? [[Any]])
      let random = object["random40_capped"] as? [[Any]] ?? []
      rows = try (exhaustive + random.map { Array($0.dropFirst()) }).map { row in
        (try #require(row[0] as? String), try #require(row[1] as? [[Int]]))
      }
    }
  }

  @Test(
    "each line is repetition, easiness in hundredths and interval, as in the vectors",
    arguments: [("published", "sm2_original.json"), ("delphi", "sm2_delphi.json")])
  func vectors(policy: String, file: String) throws {
    let rows = try Vectors(file).rows.filter { $0.grades.count <= 3 || $0.grades.count == 40 }
    #expect(rows.count >= 258)
    let collection = try TestCollection()
    let script = rows.map { "schedule --policy \(policy) --grades \($0.grades) --json\n" }
    let result = try collection.run(input: script.joined())
    #expect(result.succeeded)
    #expect(result.errors == "")
    let expected = rows.flatMap(\.states)
      .map { "[" + $0.map(String.init).joined(separator: ",") + "]" }
    // The first line shows the day's status.
    #expect(result.output.split(separator: "\n").dropFirst().map(String.init) == expected)
  }

  @Test("published is the default, and the whole output is JSON")
  func wholeOutput() throws {
    let collection = try TestCollection()
    let result = try collection.run("schedule", "--grades", "04025", "--json")
    #expect(
      result
        == Program.Output(
          status: .exited(0), output: "[0,250,1]\n[1,250,1]\n[0,250,1]\n[0,250,1]\n[1,260,1]\n",
          errors: ""))
    let delphi = try collection.run("schedule", "--policy", "delphi", "--grades", "04025", "--json")
    #expect(delphi.output == "[0,170,1]\n[1,170,1]\n[0,130,1]\n[0,130,1]\n[1,140,1]\n")
    #expect(try collection.run("schedule", "--grades", "", "--json").output == "")
    // No collection is needed, and none is created.
    #expect(collection.files(in: "home") == [])
  }

  @Test("without --json it is a table for people, in a pipe without titles")
  func table() throws {
    let collection = try TestCollection()
    let piped = try collection.run("schedule", "--grades", "4443")
    #expect(
      piped.output
        == "4\t1\t2.50\t1 day\n4\t2\t2.50\t6 days\n4\t3\t2.50\t15 days\n3\t4\t2.36\t38 days\n")
    let terminal = try collection.open("schedule", "--grades", "4443")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(
      terminal.plainText == """
        grade  repetition  easiness  interval
        4      1           2.50      1 day
        4      2           2.50      6 days
        4      3           2.50      15 days
        3      4           2.36      38 days

        """)
  }

  @Test("under Anki's policy a negative interval is a step in seconds")
  func anki() throws {
    let collection = try TestCollection()
    let result = try collection.run("schedule", "--policy", "anki", "--grades", "44405", "--json")
    #expect(
      result.output
        == "[0,250,-600]\n[2,250,1]\n[3,250,3]\n[0,230,-600]\n[2,230,2]\n")
    let table = try collection.run("schedule", "--policy", "anki", "--grades", "3444")
    #expect(
      table.output == """
        3\tlearning\t2.50\t5.5m
        4\tlearning\t2.50\t10m
        4\treview\t2.50\t1 day
        4\treview\t2.50\t3 days

        """)
  }

  @Test(
    "unknown policies and grades are usage errors, and nothing is printed",
    arguments: [
      ["--policy", "anki21", "--grades", "4"], ["--policy", "Published", "--grades", "4"],
      ["--policy", "", "--grades", "4"], ["--grades", "46"], ["--grades", "4 4"],
      ["--grades", "4,4"], ["--grades", "-1"], ["--grades", "٤"], ["--grades", "x"], [],
      ["--grades"], ["--grades", "4", "5"],
    ])
  func usage(arguments: [String]) throws {
    let collection = try TestCollection()
    let result = try Program.run(
      ["schedule", "--json"] + arguments, environment: collection.environment)
    #expect(result.status == .exited(2))
    #expect(result.output == "")
    #expect(!result.errors.isEmpty)
  }
}
