import CPseudoTerminal
import Foundation
import Testing

/// The support code of the other tests, tried on programs of the system.
@Suite("Test support")
struct SupportTests {
  @Test(
    "the screen shows what a terminal would",
    arguments: [
      ("one\r\ntwo", ["one", "two"]), ("abc\rX", ["Xbc"]), ("abc\u{8}\u{8}\u{1B}[K", ["a"]),
      ("abcdefghij", ["abcdefgh", "ij"]), ("abcdefgh\r\nx", ["abcdefgh", "x"]),
      ("日本語日本", ["日本語日", "本"]), ("abcdefg日", ["abcdefg", "日"]), ("e\u{301}x", ["e\u{301}x"]),
      ("a\r\nb\r\nc\u{1B}[2A\u{1B}[J", ["a"]), ("a\r\nb\u{1B}[H\u{1B}[2Jx", ["x"]),
      ("\u{1B}[1;32mgreen\u{1B}[0m", ["green"]), ("abc\u{1B}[2Dx\u{1B}[Cy", ["axcy"]),
      ("abcd\u{1B}[3D\u{1B}[2P", ["ad"]), ("ad\u{1B}[D\u{1B}[2@bc", ["abcd"]),
    ])
  func screen(output: String, lines: [String]) {
    var screen = Screen(columns: 8, rows: 4)
    screen.feed(output)
    #expect(screen.lines == lines)
    #expect(screen.unknownSequences.isEmpty)
  }

  @Test("the screen tells which lines the terminal broke")
  func wraps() {
    var screen = Screen(columns: 8)
    screen.feed("fits\r\nexactly8\r\ntoo long!\r\n")
    #expect(screen.wrappedLines == ["too long"])
  }

  @Test("a program on the terminal gets its keys, its size and Ctrl-C")
  func terminal() throws {
    let script =
      "trap 'echo interrupted' INT; stty size; while :; do read -r line && echo \"[$line]\"; done"
    let terminal = try PseudoTerminal(
      executable: "/bin/sh", arguments: ["-c", script], columns: 44, rows: 11)
    try terminal.waitFor("11 44")
    terminal.send("é x\r")
    try terminal.waitFor("[é x]")
    #expect(terminal.isAsAShellLeavesIt)
    #expect(throws: PseudoTerminal.Timeout.self) { try terminal.waitFor("[é x]", timeout: 0.05) }
    terminal.send("\u{3}")
    try terminal.waitFor("interrupted")
    terminal.terminate(SIGKILL)
    #expect(try terminal.waitForExit() == .signalled(SIGKILL))
    #expect(terminal.plainText.contains("[é x]"))
  }

  @Test("waits match one after the other and give what came between")
  func waits() throws {
    let terminal = try PseudoTerminal(executable: "/bin/echo", arguments: ["one two one three"])
    #expect(try terminal.waitFor("one") == "")
    #expect(try terminal.waitFor("one") == " two ")
    #expect(try terminal.waitFor { $0.contains("three") } == " three\n")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test("a program without a terminal gets its input and gives both outputs, however large")
  func pipes() throws {
    let input = String(repeating: "0123456789\n", count: 200_000)
    let result = try Program.run(
      ["-c", "tee /dev/stderr; exit 3"], input: input, executable: "/bin/sh")
    #expect(result.status == .exited(3))
    #expect(result.output == input)
    #expect(result.errors == input)
    let unread = try Program.run(["-c", "exec true"], input: input, executable: "/bin/sh")
    #expect(unread == Program.Output(status: .exited(0), output: "", errors: ""))
  }
}
