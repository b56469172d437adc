import Collection
import Foundation
import JSON
import Study
import Testing

/// The tables of settings and keys in the guide and the man page, against the program's own.
@Suite("The guide and the man page")
struct DocumentedSettingsTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardizedFileURL

  private static let settings = Settings.keys.filter { !$0.values.isKey }

  /// The lines of a document from one heading to the next of its level.
  private func section(_ heading: String, of file: String, until next: String) throws -> [Substring]
  {
    let text = try String(
      contentsOf: Self.root.appendingPathComponent(file), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0 == heading }, "\(file) has no `\(heading)`")
    return Array(lines[(start + 1)...].prefix { !$0.hasPrefix(next) })
  }

  /// A default as `rounds config` prints it.
  private func defaultText(_ key: Settings.Key) -> String {
    switch Settings().value(of: key) {
    case .bool(let value): value ? "on" : "off"
    case .integer(let value): "\(value)"
    case .number(let value): "\(value)"
    case .string(let value): value
    default: "none"
    }
  }

  @Test("list every setting with its default, and the guide with its values")
  func guide() throws {
    var rows: [String: [String]] = [:]
    for line in try section("# Settings", of: "Documentation/Guide/Settings.md", until: "## ") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 4, cells[0].hasPrefix("`") else { continue }
      rows[cells[0].replacing("`", with: "")] = cells
    }
    #expect(rows.keys.sorted() == Self.settings.map(\.name).sorted())
    for key in Self.settings {
      guard let cells = rows[key.name] else { continue }
      #expect(cells[1].replacing("`", with: "") == defaultText(key), "\(key.name)")
      switch key.values {
      case .number(let range):
        #expect(cells[2] == "\(range.lowerBound) to \(range.upperBound)", "\(key.name)")
      case .words(let words):
        let listed = cells[2].replacing("`", with: "").split(separator: ", ").map(String.init)
        #expect(listed == words, "\(key.name)")
      case .share(let range):
        #expect(cells[2] == "\(range.lowerBound) to \(range.upperBound)", "\(key.name)")
      case .date, .exams, .weekdays, .key, .command: break
      }
    }
  }

  @Test("list every setting with its default in the man page")
  func manPage() throws {
    var rows: [String: String] = [:]
    for line in try section(".Sh SETTINGS", of: "Documentation/rounds.1", until: ".Sh ") {
      guard let row = line.wholeMatch(of: /\.It Cm (\S+) (?:No \((\S+)\)|Pq Cm (\S+))/) else {
        continue
      }
      rows[String(row.1)] = String(row.2 ?? row.3 ?? "")
    }
    #expect(rows.keys.sorted() == Self.settings.map(\.name).sorted())
    for key in Self.settings { #expect(rows[key.name] == defaultText(key), "\(key.name)") }
  }

  @Test("list the key of every command of a review", arguments: ReviewCommand.allCases)
  func keys(_ command: ReviewCommand) throws {
    let guide = try section(
      "While the question is shown:", of: "Documentation/Guide/Reviewing.md",
      until: "The same keys work")
    let manPage = try section(".Sh REVIEW KEYS", of: "Documentation/rounds.1", until: ".Sh ")
    let key = command.defaultKey
    let names = ["space": "Space", "tab": "Tab"]
    #expect(
      guide.contains { line in
        let cell = line.split(separator: "|").first ?? ""
        return names[key].map(cell.contains) ?? cell.contains("`\(key)`")
      }, "Reviewing.md does not list \(key)")
    #expect(
      manPage.contains { line in
        guard line.hasPrefix(".It ") else { return false }
        let words = line.dropFirst(4).replacing("\\&", with: "").split { " ,".contains($0) }
        return words.contains { $0 == names[key] ?? key }
      }, "rounds.1 does not list \(key)")
  }
}
