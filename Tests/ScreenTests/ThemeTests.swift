import Testing

@testable import Screen

@Suite("Themes")
struct ThemeTests {
  @Test("have a style for a role, in whatever colours there are")
  func roles() {
    let theme = Theme.standard
    #expect(Styler(support: .none, theme: theme)("due", .wrong) == "due")
    #expect(Styler(support: .ansi, theme: theme)("due", .wrong) == "\u{1B}[1;4;31mdue\u{1B}[0m")
    #expect(
      Styler(support: .palette, theme: theme)("a\n\nb", .wrong)
        == "\u{1B}[1;4;38;5;166ma\u{1B}[0m\n\n\u{1B}[1;4;38;5;166mb\u{1B}[0m")
    #expect(Styler(support: .trueColor, theme: .dark)("due", .keys).contains("[38;2;136;192;208m"))
    #expect(Styler(support: .ansi, theme: theme)("due", .diffSame) == "due")
  }

  @Test("are known by their names")
  func names() throws {
    #expect(Theme.builtIn.map(\.name) == ["default", "light", "dark", "contrast", "mono"])
    for theme in Theme.builtIn { #expect(try Theme.named(theme.name) == theme) }
    #expect(throws: ThemeProblem.theme("drak")) { try Theme.named("drak") }
  }

  @Test("can be changed role by role")
  func overriding() throws {
    let (theme, problems) = Theme.dark.overridden(by: [
      "question": "bold cyan", "answer": "#88c0d0", "code": "color208 UNDERLINE on Black",
      "hint": "plain",
    ])
    #expect(problems.isEmpty)
    let style = Styler(support: .trueColor, theme: theme)
    #expect(style("x", .question) == "\u{1B}[1;36mx\u{1B}[0m")
    #expect(style("x", .answer) == "\u{1B}[38;2;136;192;208mx\u{1B}[0m")
    #expect(style("x", .code) == "\u{1B}[4;38;5;208;40mx\u{1B}[0m")
    #expect(style("x", .hint) == "x")
    #expect(theme[.right] == Theme.dark[.right])
  }

  @Test("say what is wrong with a change and what is possible, and keep the rest")
  func problems() {
    let (theme, problems) = Theme.standard.overridden(by: [
      "question": "blod", "anwser": "red", "code": "red blue", "hint": "", "key": "bold on",
      "keys": "on nothing", "right": "green", "wrong": "\u{1B}[31m",
    ])
    #expect(
      problems.map(\.message) == [
        #"nothing on the screen is called "anwser""#,
        #""blue" is a second color in the style of "code""#,
        #"the style of "hint" is empty"#,
        #"a color is missing after "on" in the style of "key""#,
        #""nothing" after "on" in the style of "keys" is not a color"#,
        #""blod" in the style of "question" is neither an attribute nor a color"#,
        #""␛[31m" in the style of "wrong" is neither an attribute nor a color"#,
      ])
    #expect(
      problems[5].hint == """
        write plain, or some of bold, dim, italic, underline, reverse or strike, and a color: \
        black, red, green, yellow, blue, magenta, cyan or white, these with "bright-" before them, \
        gray, color0 to color255, or #rrggbb
        """)
    #expect(ThemeProblem.theme("x").hint == "choose default, light, dark, contrast or mono")
    #expect(problems[0].hint.hasPrefix("name question, answer, header, "))
    #expect(theme[.question] == Theme.standard[.question])
    #expect(theme[.right].foreground == Color("green"))
  }

  @Test("without colours have none", arguments: ColorSupport.allCases)
  func mono(support: ColorSupport) {
    for role in Role.allCases {
      #expect(Theme.mono[role].foreground == nil && Theme.mono[role].background == nil)
      #expect(Theme.mono[role].attributes.isSubset(of: [.bold, .dim, .underline]))
    }
  }

  @Test("show a piece that would look like the text around it otherwise")
  func merging() throws {
    let bold = try TextStyle("bold")
    #expect(try bold.over(TextStyle("cyan")) == TextStyle("bold cyan"))
    #expect(try bold.over(bold) == TextStyle("bold underline"))
    #expect(try bold.over(TextStyle("bold underline")) == bold)
    #expect(
      try TextStyle("red").over(TextStyle("bold cyan on black")) == TextStyle("bold red on black"))
    #expect(TextStyle.plain.over(bold) == bold)
  }

  @Test("are legible: contrast as WCAG 2 defines it")
  func contrast() {
    let white = RGB(255, 255, 255)
    let black = RGB(0, 0, 0)
    for role in Role.allCases {
      if let color = rgb(Theme.standard[role].foreground) {
        #expect(ratio(color, white) >= 3 && ratio(color, black) >= 3, "default \(role)")
      }
      if let color = rgb(Theme.light[role].foreground) {
        #expect(ratio(color, white) >= 4.5, "light \(role)")
      }
      if let color = rgb(Theme.dark[role].foreground) {
        #expect(ratio(color, black) >= 4.5, "dark \(role)")
        #expect(ratio(color, RGB(0x28, 0x2C, 0x34)) >= 4.5, "dark \(role)")
      }
      let style = Theme.contrast[role]
      #expect((style.foreground == nil) == (style.background == nil))
      #expect(!style.attributes.contains(.dim))
      if let text = rgb(style.foreground), let background = rgb(style.background) {
        #expect(ratio(text, background) >= 7, "contrast \(role)")
      }
    }
  }

  @Test("tell right from wrong without red and green", arguments: Theme.builtIn)
  func colorBlind(theme: Theme) throws {
    for (right, wrong) in [(Role.right, Role.wrong), (.diffMissing, .diffExtra)] {
      let (right, wrong) = (theme[right], theme[wrong])
      #expect(right.attributes != wrong.attributes)
      guard theme.name != "mono" else { continue }
      let first = try #require(rgb(right.background ?? right.foreground))
      let second = try #require(rgb(wrong.background ?? wrong.foreground))
      // People who see two colors distinguish blue from yellow: one is bluer than it is red or
      // green, the other the opposite.
      #expect(Int(first.blue) > max(Int(first.red), Int(first.green)))
      #expect(Int(second.blue) + 80 < Int(second.red))
    }
  }

  private func rgb(_ color: Color?) -> RGB? {
    switch color?.value {
    case .rgb(let rgb): rgb
    case .indexed(let index): RGB(index: index)
    case nil: nil
    }
  }

  private func ratio(_ a: RGB, _ b: RGB) -> Double {
    let (x, y) = (luminance(a) + 0.05, luminance(b) + 0.05)
    return max(x, y) / min(x, y)
  }

  private func luminance(_ color: RGB) -> Double {
    // 2.2 approximates the standard's exponent of 2.4 with its offset, to within 0.01.
    func linear(_ value: UInt8) -> Double { power(Double(value) / 255) }
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
  }

  /// x to the 2.2: the square times the fifth root.
  private func power(_ x: Double) -> Double {
    guard x > 0 else { return 0 }
    var root = 1.0
    for _ in 0..<60 { root -= (root - x / (root * root * root * root)) / 5 }
    return x * x * root
  }
}
