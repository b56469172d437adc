import Testing

@testable import Terminal

@Suite("A terminal's background")
struct BackgroundTests {
  @Test(
    "is dark or light as the eye sees it",
    arguments: [
      ("rgb:0000/0000/0000", true), ("rgb:ffff/ffff/ffff", false), ("rgb:1e1e/2020/3030", true),
      ("rgb:fd/f6/e3", false), ("rgb:f/f/f", false), ("rgb:00/00/ff", true),
      ("rgb:00/ff/00", false), ("rgba:0000/2b2b/3636/ffff", true), ("rgb:fff/fff/fff", false),
    ])
  func brightness(color: String, isDark: Bool) {
    #expect(Background.isDark(color) == isDark)
  }

  @Test(
    "is not known from anything else",
    arguments: ["", "rgb:", "rgb:00/00", "rgb:00000/0/0", "rgb:gg/00/00", "#000000", "black"])
  func unknown(color: String) {
    #expect(Background.isDark(color) == nil)
  }

  @Test("is found between what is typed", arguments: ["\u{7}", "\u{1B}\\"])
  func found(end: String) throws {
    let answer = "\u{1B}]11;rgb:ffff/ffff/ffff" + end
    let bytes = Array(("4 " + answer + "q").utf8)
    let background = try #require(Background(in: bytes[...]))
    #expect(background.range == 2..<(2 + answer.utf8.count))
    #expect(!background.isDark)
    for count in 0..<(bytes.count - 1) {
      #expect(Background(in: bytes[..<count]) == nil)
    }
  }

  @Test("the answer to the question behind it is found too")
  func attributes() {
    let bytes = Array("x\u{1B}[A\u{1B}[?62;4cq".utf8)
    #expect(TerminalSession.attributes(in: bytes[...]) == 4..<12)
    #expect(TerminalSession.attributes(in: bytes[..<10]) == nil)
  }
}
