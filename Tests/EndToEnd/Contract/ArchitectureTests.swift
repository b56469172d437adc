import Foundation
import Testing

/// Documentation/Architecture.md names rooms and files that must all exist.
@Suite("The page about the architecture")
struct ArchitectureTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private let page: String

  init() throws {
    page = try String(
      contentsOf: Self.root.appending(path: "Documentation/Architecture.md"), encoding: .utf8)
  }

  @Test("names files that exist")
  func files() throws {
    let names = page.matches(of: /`([\w+\/]+\.swift)`/).map { String($0.1) }
    #expect(names.count > 30)
    for name in names where name.contains("/") {
      let file = Self.root.appending(path: "Sources/\(name)")
      #expect(FileManager.default.fileExists(atPath: file.path()), "\(name)")
    }
  }

  @Test("lists every room of Sources, and no other")
  func rooms() throws {
    let start = try #require(page.firstRange(of: "## Rooms")).upperBound
    let table = page[start...].split(separator: "\n").drop { !$0.hasPrefix("| target") }
      .prefix { $0.hasPrefix("|") }
    let listed = table.compactMap { $0.firstMatch(of: /^\| `(\w+)`/).map { String($0.1) } }
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(path: "Sources").path())
    // The names of wrappers of C libraries begin with a C and another capital.
    let rooms = folders.filter { $0.wholeMatch(of: /C[A-Z0-9]\w*/) == nil && !$0.hasPrefix(".") }
    #expect(listed.sorted() == rooms.sorted())
  }
}
