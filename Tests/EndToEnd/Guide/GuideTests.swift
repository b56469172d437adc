import Foundation
import TestSupport
import Testing

/// Each example of the guide is run, and what it shows is compared with the page.
///
/// `ROUNDS_RECORD=1 swift test --skip-build --filter GuideTests` writes into the pages what the
/// examples show now; read the diff before you keep it.
@Suite("The guide")
struct GuideTests {
  private static let isRecording = ProcessInfo.processInfo.environment["ROUNDS_RECORD"] != nil

  @Test("shows what the program does", arguments: GuidePage.names)
  func examples(name: String) throws {
    var page = try GuidePage(name)
    let reader = try GuideReader()
    var recorded: [(range: Range<Int>, lines: [String])] = []
    for part in page.parts {
      let place = "\(name):\(part.content.lowerBound)"
      switch part.block {
      case .variable(let name, let value): reader.set(name, to: value)
      case .setup(let command): _ = try reader.output(of: command)
      case .file(let name, let text): try reader.write(text, to: name)
      case .console(let commands):
        var lines: [String] = []
        for command in commands {
          let output = try reader.output(of: command.line)
          expect(output, command.output, "\(place): \(command.line)")
          lines += ["$ " + command.line] + Self.abridged(output, as: command.output)
        }
        recorded.append((part.content, lines))
      case .start(let command, let screen):
        try reader.start(command)
        recorded.append((part.content, see(screen, reader, "\(place): \(command)")))
      case .keys(let keys, let screen):
        try reader.press(keys)
        recorded.append((part.content, see(screen, reader, "\(place): \(keys)")))
      case .notRun: break
      case .unknown(let info): Issue.record("\(place): no test runs a block of `\(info)`")
      }
    }
    try reader.leave()
    guard Self.isRecording else { return }
    page.replace(recorded)
    try page.write()
  }

  /// Compares the window with the page's, and gives what it shows.
  private func see(_ expected: [String], _ reader: GuideReader, _ place: String) -> [String] {
    let screen =
      Self.isRecording
      ? reader.settledScreen()
      : reader.screen { Self.abridged($0, as: expected) == expected }
    expect(screen, expected, place)
    return Self.abridged(screen, as: expected)
  }

  private func expect(_ lines: [String], _ expected: [String], _ place: String) {
    guard !Self.isRecording else { return }
    let wanted = expected.joined(separator: "\n")
    let shown = Self.abridged(lines, as: expected).joined(separator: "\n")
    guard let difference = firstDifference(of: shown, from: wanted) else { return }
    Issue.record("\(place): line \(difference)")
  }

  /// Lines with `...` in place of as many as the page leaves out there.
  private static func abridged(_ lines: [String], as expected: [String]) -> [String] {
    guard let gap = expected.firstIndex(of: "...") else { return lines }
    let before = gap
    let after = expected.count - gap - 1
    guard before + after < lines.count else { return lines }
    return Array(lines.prefix(before)) + ["..."] + lines.suffix(after)
  }
}
