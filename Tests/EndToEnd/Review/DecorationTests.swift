import Testing

/// What a terminal can do beside showing text: links, a title, the color of its background.
@Suite("Links, title and background")
struct DecorationTests {
  private static let address =
    "https://www.cms.gov/regulations-and-guidance/guidance/manuals/downloads/clm104c22.pdf"
  private static let deck = """
    Q: Who pays?
    A: The patient
    Source: CMS, \(address)
    Id: pays

    Q: Who bills?
    A: The biller
    Id: bills

    """

  private static func collection(
    _ environment: [String: String] = [:], _ settings: String = ""
  ) throws -> TestCollection {
    let collection = try TestCollection(["d.md": deck], environment: environment)
    if !settings.isEmpty { try collection.write(settings, to: "home/config.json") }
    return collection
  }

  /// Reviews a card, and returns all that the terminal got.
  private static func review(_ collection: TestCollection) throws -> String {
    let terminal = try collection.open("review")
    try terminal.waitFor("Who pays?")
    terminal.send(" ")
    try terminal.waitFor("clm104c22")
    terminal.send("4")
    try terminal.waitFor("Who bills?")
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
    return String(decoding: terminal.transcript, as: UTF8.self)
  }

  @Test("a source opens when it is clicked, also where a line breaks in it")
  func link() throws {
    let transcript = try Self.review(try Self.collection())
    let links = transcript.matches(of: /\u{1B}\]8;id=[0-9a-z]+;([^\u{1B}]+)\u{1B}\\/)
    #expect(links.count >= 2)
    #expect(links.allSatisfy { $0.1 == Self.address })
    #expect(
      transcript.matches(of: /\u{1B}\]8;;\u{1B}\\/).count == links.count)
  }

  @Test("the window's title says what is left, and the old one comes back")
  func title() throws {
    let transcript = try Self.review(try Self.collection())
    #expect(transcript.contains("\u{1B}[22;2t"))
    #expect(transcript.contains("\u{1B}]2;rounds: 0 due, 2 new\u{1B}\\"))
    #expect(transcript.contains("\u{1B}]2;rounds: 0 due, 1 new\u{1B}\\"))
    let (kept, back) = (
      transcript.matches(of: /\u{1B}\[22;2t/).count, transcript.matches(of: /\u{1B}\[23;2t/).count
    )
    #expect(kept == back)
    let restored = try #require(transcript.firstRange(of: "\u{1B}[23;2t")).lowerBound
    let last = try #require(transcript.ranges(of: "\u{1B}]2;").last).lowerBound
    #expect(restored > last)
  }

  @Test("a signal gives the title back")
  func signal() throws {
    let collection = try Self.collection()
    let terminal = try collection.open("review")
    try terminal.waitFor("Who pays?")
    terminal.terminate()
    #expect(try terminal.waitForExit() == .signalled(15))
    #expect(String(decoding: terminal.transcript, as: UTF8.self).hasSuffix("\u{1B}[23;2t"))
  }

  @Test(
    "there is none of it without styles, on terminals that would show it, or read line after line",
    arguments: [
      (["NO_COLOR": "1"], ""), (["TERM": "dumb"], ""), (["TERM": "linux"], ""),
      (["TERM": "vt100"], ""), (["INSIDE_EMACS": "29.4,term"], ""),
      ([:], #"{"screen": "plain", "theme": "auto"}"#),
      (["NO_COLOR": "1"], #"{"theme": "auto"}"#),
    ])
  func off(environment: [String: String], settings: String) throws {
    let transcript = try Self.review(try Self.collection(environment, settings))
    for start in ["]8;", "]2;", "]11;", "]52;", "]9;", "[22;2t", "[23;2t", "[c"] {
      #expect(!transcript.contains("\u{1B}" + start), "\(start)")
    }
  }

  @Test("a pipe gets no links")
  func pipe() throws {
    let collection = try Self.collection()
    #expect(try !collection.run("show", "pays").output.contains("\u{1B}"))
    let forced = try collection.run("show", "pays", environment: ["CLICOLOR_FORCE": "1"])
    #expect(!forced.output.contains("\u{1B}]"))
  }

  @Test("a problem's place opens its file")
  func place() throws {
    let collection = try TestCollection(["a b.md": "Q: one?\n"])
    let terminal = try collection.open("check")
    _ = try terminal.waitForExit()
    let transcript = String(decoding: terminal.transcript, as: UTF8.self)
    let link = try #require(
      transcript.firstMatch(of: /\u{1B}\]8;id=[0-9a-z]+;(file:\/\/[^\u{1B}]+)\u{1B}\\([^\u{1B}]+)/))
    #expect(link.1.hasSuffix("/decks/a%20b.md"))
    #expect(link.2.contains(/a b\.md:\d+:\d+$/))
  }

  @Test(
    "theme auto takes the theme that fits the background, and keeps what is typed meanwhile",
    arguments: [("rgb:ffff/ffff/ffff", "light"), ("rgb:1111/1111/1111", "dark"), ("", "default")])
  func background(color: String, theme: String) throws {
    func questions(_ settings: String, answer: String?) throws -> [String] {
      let collection = try Self.collection([:], settings)
      let terminal = try collection.open("review")
      if let answer {
        try terminal.waitFor { _ in
          String(decoding: terminal.transcript, as: UTF8.self).contains("\u{1B}]11;?")
        }
        terminal.send(" " + answer + "\u{1B}[?62;22c")
      } else {
        terminal.send(" ")
      }
      try terminal.waitFor("The patient")
      terminal.send("q")
      #expect(try terminal.waitForExit() == .exited(0))
      let text = String(decoding: terminal.transcript, as: UTF8.self)
      return text.matches(of: /(\u{1B}\[[0-9;]+m)(?:The patient|Who pays\?)/).map { String($0.1) }
    }
    let answer = color.isEmpty ? "" : "\u{1B}]11;\(color)\u{1B}\\"
    let chosen = try questions(#"{"theme": "auto"}"#, answer: answer)
    let named = try questions(#"{"theme": "\#(theme)"}"#, answer: nil)
    #expect(!chosen.isEmpty && Set(chosen) == Set(named))
  }
}
