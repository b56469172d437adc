import Testing

@testable import Screen
@testable import Terminal

@Suite("Colours")
struct ColorSupportTests {
  @Test(
    "are for terminals that want them, as many as they have",
    arguments: [
      ([:], true, ColorSupport.ansi),
      ([:], false, .none),
      (["TERM": "xterm"], true, .ansi),
      (["TERM": "linux"], true, .ansi),
      (["TERM": "xterm-256color"], true, .palette),
      (["TERM": "screen-256color"], true, .palette),
      (["TERM": "xterm-kitty"], true, .trueColor),
      (["TERM": "xterm-direct"], true, .trueColor),
      (["TERM": "xterm-256color", "COLORTERM": "truecolor"], true, .trueColor),
      (["TERM": "xterm", "COLORTERM": "24bit"], true, .trueColor),
      (["TERM": "xterm", "COLORTERM": "yes"], true, .ansi),
      (["TERM": "screen-256color", "COLORTERM": "truecolor"], true, .trueColor),
      (["TERM": "screen", "COLORTERM": "truecolor", "STY": "1.pts"], true, .ansi),
      (["TERM": "screen-256color", "COLORTERM": "truecolor", "STY": "1.pts"], true, .palette),
      (["TERM": "dumb"], true, .none),
      (["TERM": "dumb", "COLORTERM": "truecolor"], true, .none),
      (["NO_COLOR": "1", "COLORTERM": "truecolor"], true, .none),
      (["NO_COLOR": ""], true, .ansi),
      (["CLICOLOR": "0"], true, .none),
      (["CLICOLOR": "1"], true, .ansi),
      (["CLICOLOR": "1"], false, .none),
      (["CLICOLOR_FORCE": "1"], false, .ansi),
      (["CLICOLOR_FORCE": "1", "CLICOLOR": "0"], false, .ansi),
      (["CLICOLOR_FORCE": "1", "TERM": "xterm-256color"], false, .palette),
      (["CLICOLOR_FORCE": "0"], false, .none),
      (["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], true, .none),
    ])
  func support(environment: [String: String], isTerminal: Bool, expected: ColorSupport) {
    #expect(ColorSupport.decide(environment: environment, isTerminal: isTerminal) == expected)
  }

  @Test(
    "are shown as well as the terminal can",
    arguments: [
      ("red", "31", "31", "31"),
      ("bright-black", "90", "90", "90"),
      ("color208", "33", "38;5;208", "38;5;208"),
      ("#ff8700", "33", "38;5;208", "38;2;255;135;0"),
      ("#f00", "91", "38;5;196", "38;2;255;0;0"),
      ("#080808", "30", "38;5;232", "38;2;8;8;8"),
    ])
  func parameters(text: String, ansi: String, palette: String, trueColor: String) throws {
    let color = try #require(Color(text))
    #expect(color.parameters(.none, isBackground: false) == nil)
    #expect(color.parameters(.palette, isBackground: false) == palette)
    #expect(color.parameters(.trueColor, isBackground: false) == trueColor)
    #expect(color.parameters(.ansi, isBackground: false) == ansi)
  }

  @Test("of a background have numbers of their own")
  func background() throws {
    #expect(try #require(Color("red")).parameters(.ansi, isBackground: true) == "41")
    #expect(try #require(Color("bright-red")).parameters(.ansi, isBackground: true) == "101")
    #expect(try #require(Color("color208")).parameters(.palette, isBackground: true) == "48;5;208")
    #expect(
      try #require(Color("#010203")).parameters(.trueColor, isBackground: true) == "48;2;1;2;3")
  }

  @Test("of the palette are the nearest to themselves")
  func nearest() {
    for index in UInt8(16)...255 {
      let color = RGB(index: index)
      #expect(RGB(index: color.nearestIndex) == color)
    }
  }

  @Test(
    "that nobody knows are refused",
    arguments: [
      "", "color", "color256", "color+1", "#12", "#gggggg", "#1234567", "pink", "bright-gray",
      "#١٢٣",
    ])
  func refused(text: String) {
    #expect(Color(text) == nil)
  }
}
