import Foundation
import Testing

@Suite("help --json")
struct HelpListTests {
  @Test("lists every command that help lists, with its options and what they mean")
  func commands() throws {
    let all = try Program.run(["help", "--json"]).objects()
    let names = all.compactMap { $0["command"] as? String }
    #expect(names.first == "rounds" && Set(names).count == names.count)
    let help = try Program.run(["--help"], environment: ["COLUMNS": "200"]).output
    let listed = help.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(whereSeparator: { $0 == " " || $0 == "," }).first.map(String.init) }
      .filter { !$0.hasPrefix("-") && $0 != "rounds" && $0 != "See" }
    #expect(listed.count > 25)
    for name in listed { #expect(names.contains("rounds \(name)"), "\(name)") }
    #expect(names.contains("rounds backup make") && !names.contains("rounds help"))
    for object in all {
      let arguments = try #require(object["arguments"] as? [[String: Any]])
      for argument in arguments {
        #expect(
          (argument["help"] as? String)?.isEmpty == false, "\(object["command"]!): \(argument)")
      }
    }
  }

  @Test("of one command has its arguments as they are typed")
  func one() throws {
    let objects = try Program.run(["help", "--json", "import"]).objects()
    #expect(objects.count == 1)
    let arguments = try #require(objects.first?["arguments"] as? [[String: Any]])
    let since = try #require(arguments.first { ($0["names"] as? [String]) == ["--since"] })
    #expect(since["kind"] as? String == "option" && since["value"] as? String == "file")
    #expect(since["optional"] as? Bool == true && since["section"] as? String == "Reading")
    let files = try #require(arguments.first { $0["kind"] as? String == "positional" })
    #expect(files["repeating"] as? Bool == true && files["names"] as? [String] == [])
    let wrong = try Program.run(["help", "--json", "nope"])
    #expect(wrong.status == .exited(2) && wrong.errors.contains("there is no command `nope`"))
  }
}
