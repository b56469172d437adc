import Foundation
import TestSupport
import Testing

@testable import Terminal

/// Without a terminal; for tests with one, see the end-to-end tests.
@MainActor @Suite("Session without a terminal")
struct TerminalSessionTests {
  @Test(
    "reads lines as they are",
    arguments: [
      ("", []), ("one\n", ["one"]), ("one\r\ntwo\r\n", ["one", "two"]),
      ("one\n\nlast", ["one", "", "last"]),
      ("é日本\n", ["é日本"]), ("a\rb\n", ["a\rb"]), ("\n", [""]),
    ])
  func lines(input: String, expected: [String]) throws {
    let session = try Self.session(input: Data(input.utf8))
    for line in expected { #expect(session.readLine(prompt: "> ") == .line(line)) }
    #expect(session.readLine(prompt: "> ") == .endOfFile)
    #expect(session.readLine(prompt: "> ") == .endOfFile)
  }

  @Test("mends what is not UTF-8")
  func invalid() throws {
    let session = try Self.session(input: Data([0x61, 0xFF, 0x0A]))
    #expect(session.readLine(prompt: "") == .line("a\u{FFFD}"))
  }

  @Test("reads long lines and many lines")
  func large() throws {
    let long = String(repeating: "x", count: 300_000)
    let session = try Self.session(
      input: Data((long + "\n" + String(repeating: "y\n", count: 50_000)).utf8))
    #expect(session.readLine(prompt: "") == .line(long))
    for _ in 0..<50_000 where session.readLine(prompt: "") != .line("y") {
      Issue.record("a line is missing")
    }
    #expect(session.readLine(prompt: "") == .endOfFile)
  }

  @Test("is not interactive and shows no prompt")
  func output() throws {
    let pipe = Pipe()
    let session = TerminalSession(
      inputDescriptor: try Self.file(Data("x\n".utf8)),
      outputDescriptor: pipe.fileHandleForWriting.fileDescriptor, environment: [:])
    #expect(!session.isInteractive)
    _ = session.readLine(prompt: "> ")
    session.write("é done\n")
    try pipe.fileHandleForWriting.close()
    #expect(pipe.fileHandleForReading.readDataToEndOfFile() == Data("é done\n".utf8))
  }

  @Test("notices that nobody reads on")
  func closedOutput() throws {
    let pipe = Pipe()
    let session = TerminalSession(
      inputDescriptor: try Self.file(Data()),
      outputDescriptor: pipe.fileHandleForWriting.fileDescriptor, environment: [:])
    try pipe.fileHandleForReading.close()
    #expect(!session.outputIsClosed)
    session.write("lost")
    #expect(session.outputIsClosed)
  }

  @Test(
    "takes the size from the environment where there is no window",
    arguments: [
      ([:], 80, 24), (["COLUMNS": "40", "LINES": "10"], 40, 10), (["COLUMNS": "3"], 20, 24),
      (["COLUMNS": "wide"], 80, 24), (["COLUMNS": "-1"], 80, 24),
    ])
  func size(environment: [String: String], width: Int, height: Int) throws {
    let session = try Self.session(input: Data(), environment: environment)
    #expect(session.width == width)
    #expect(session.height == height)
  }

  private static func session(
    input: Data, environment: [String: String] = [:]
  ) throws -> TerminalSession {
    TerminalSession(
      inputDescriptor: try file(input), outputDescriptor: try file(Data()), environment: environment
    )
  }

  /// A descriptor of a nameless file with some contents.
  private static func file(_ contents: Data) throws -> Int32 {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let path = folder.path + "/input"
    try contents.write(to: URL(fileURLWithPath: path))
    return open(path, O_RDONLY)
  }
}
