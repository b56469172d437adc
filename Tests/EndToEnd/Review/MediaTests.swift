import Foundation
import Testing

/// What a card has besides text: pictures, sounds, formulas; and what is copied from it.
@Suite("Pictures, sounds, math and copying")
struct MediaTests {
  private static let deck = """
    Q: Which organ? ![](media/heart.png)
    A: The heart, $x^2 \\le \\frac{1}{2}$, for $5 and $10
    Why: Its code is I51.9.
    Source: Gray
    Id: heart

    Q: Say it: [sound: hola.mp3]
    A: hola
    Id: hola

    """

  /// A PNG of one pixel.
  private static let png = Data(
    base64Encoded:
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
  )!

  private static func collection(
    _ environment: [String: String] = [:], _ settings: String = ""
  ) throws -> TestCollection {
    let collection = try TestCollection(["d.md": deck], environment: environment)
    if !settings.isEmpty { try collection.write(settings, to: "home/config.json") }
    try collection.write("", to: "home/media/x")
    try png.write(to: URL(fileURLWithPath: collection.folder + "/home/media/heart.png"))
    return collection
  }

  /// Puts a program into a folder that is all of `PATH`, beside what the shell needs.
  private static func install(
    _ name: String, _ script: String, in collection: TestCollection
  ) throws {
    try collection.write("#!/bin/sh\n" + script, to: "bin/" + name)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: collection.folder + "/bin/" + name)
  }

  /// Shows both cards, types keys at the answer of the first, and returns all that the terminal got.
  private static func review(
    _ collection: TestCollection, rows: Int = 24, _ environment: [String: String] = [:]
  ) throws -> String {
    let terminal = try collection.open("review", rows: rows, environment: environment)
    try terminal.waitFor("Which organ?")
    terminal.send(" ")
    try terminal.waitFor("The heart")
    terminal.send("4")
    try terminal.waitFor("Say it")
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
    return String(decoding: terminal.transcript, as: UTF8.self)
  }

  @Test("kitty gets a picture once, at a place below the question, and removes it with the card")
  func kitty() throws {
    let transcript = try Self.review(try Self.collection(["TERM": "xterm-kitty"]))
    let sent = transcript.ranges(of: "\u{1B}_Ga=t,t=d,f=100,")
    #expect(sent.count == 1)
    #expect(transcript.contains(Self.png.base64EncodedString()))
    #expect(transcript.contains(/\u{1B}\[5;3H\u{1B}_Ga=p,i=\d+,p=1,c=1,r=1,C=1,q=2\u{1B}\\/))
    #expect(transcript.ranges(of: "\u{1B}_Ga=p").count == 1)
    let removed = try #require(transcript.firstRange(of: "\u{1B}_Ga=d,d=I,")).lowerBound
    #expect(removed < (try #require(transcript.firstRange(of: "Say it"))).lowerBound)
  }

  @Test("iTerm2 gets the picture's file")
  func inline() throws {
    let transcript = try Self.review(
      try Self.collection(["TERM_PROGRAM": "iTerm.app"]))
    #expect(
      transcript.contains("\u{1B}]1337;File=inline=1;size=\(Self.png.count);width=1;height=1;"))
  }

  @Test("another terminal is asked, and takes what it is told of kitty's protocol")
  func asked() throws {
    let collection = try Self.collection()
    let terminal = try collection.open("review")
    try terminal.waitFor { _ in
      String(decoding: terminal.transcript, as: UTF8.self).contains("a=q")
    }
    terminal.send("\u{1B}_Gi=1;OK\u{1B}\\\u{1B}[?62;22c")
    try terminal.waitFor("Which organ?")
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(String(decoding: terminal.transcript, as: UTF8.self).contains("\u{1B}_Ga=p"))
  }

  @Test("chafa draws characters of any color, and nothing else of it reaches the terminal")
  func symbols() throws {
    let collection = try Self.collection(["TMUX": "x"])
    try Self.install(
      "chafa", #"printf '\033[38;5;1mPIC\033[0m\n\033]52;c;AAAA\007\n\033[6n'"#, in: collection)
    let path = collection.folder + "/bin"
    let transcript = try Self.review(collection, ["PATH": path])
    #expect(transcript.contains("\u{1B}[38;5;1mPIC"))
    #expect(!transcript.contains("\u{1B}]52;") && !transcript.contains("\u{1B}[6n"))
    #expect(!transcript.contains("\u{1B}_G"))
  }

  @Test(
    "there is only the picture's name where none can be, or may be shown",
    arguments: [
      (["TERM": "xterm-kitty", "NO_COLOR": "1"], ""),
      (["TERM": "xterm-kitty"], #"{"pictures": "off"}"#),
      (["TERM": "xterm-kitty"], #"{"screen": "plain"}"#), (["TERM": "dumb"], ""),
      (["TERM": "tmux", "TMUX": "x", "PATH": "/nowhere"], ""), (["TERM": "linux"], ""),
      (["INSIDE_EMACS": "29.4,term"], ""),
    ])
  func none(environment: [String: String], settings: String) throws {
    let transcript = try Self.review(try Self.collection(environment, settings))
    #expect(transcript.contains("[image: heart.png]"))
    for start in ["_G", "]1337", "P", "]52;"] { #expect(!transcript.contains("\u{1B}" + start)) }
  }

  @Test("a picture is read from the folder media alone, and not through a link")
  func outside() throws {
    let collection = try Self.collection(["TERM": "xterm-kitty"])
    let media = collection.folder + "/home/media"
    try Self.png.write(to: URL(fileURLWithPath: collection.folder + "/home/out.png"))
    try FileManager.default.createSymbolicLink(
      atPath: media + "/link.png", withDestinationPath: "../out.png")
    let names = ["../out.png", "link.png", "media/../../out.png", media + "/../out.png", "x"]
    try collection.write(
      "Q: Which organ? " + names.map { "[image: \($0)] ![](\($0))" }.joined(separator: "\n")
        + "\nA: The heart\n\nQ: Say it\nA: no\n", to: "home/decks/d.md")
    #expect(try !Self.review(collection).contains("\u{1B}_G"))
  }

  @Test(
    "formulas are Unicode on the screen, and as written in a pipe, line after line and if so set",
    arguments: [
      ("", [:], true), (#"{"math": false}"#, [:], false), (#"{"screen": "plain"}"#, [:], false),
      ("", ["TERM": "linux"], false), ("", ["NO_COLOR": "1"], true), ("", ["TERM": "dumb"], false),
    ] as [(String, [String: String], Bool)])
  func math(settings: String, environment: [String: String], isShown: Bool) throws {
    let collection = try Self.collection(
      ["TERM": "screen", "PATH": "/nowhere"].merging(environment) { $1 }, settings)
    let transcript = try Self.review(collection)
    #expect(transcript.contains("x² ≤ ½, for $5 and $10") == isShown)
    #expect(transcript.contains(#"$x^2 \le \frac{1}{2}$, for $5 and $10"#) != isShown)
    for arguments in [["show", "heart"], ["review", "--cram"]] {
      let pipe = try Program.run(arguments, input: "\n4\nq\n", environment: collection.environment)
      #expect(!pipe.output.contains("²") && !pipe.output.contains("\u{1B}"))
    }
  }

  @Test("y copies what is picked, but nothing of the answer before it is shown")
  func copy() throws {
    let collection = try Self.collection(
      ["TERM": "foot", "PATH": "/nowhere"], #"{"pictures": "off"}"#)
    let terminal = try collection.open("review")
    try terminal.waitFor("Which organ?")
    terminal.send("y")
    try terminal.waitFor("copy: n name · s source · q question")
    terminal.send("n")
    try terminal.waitFor("Copied: heart")
    terminal.send(" ")
    try terminal.waitFor("The heart")
    terminal.send("y")
    try terminal.waitFor("copy: n name · 1 I51.9 · s source · q question · a answer")
    terminal.send("1")
    try terminal.waitFor("Copied: I51.9")
    terminal.send("yx")
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
    let copied = String(decoding: terminal.transcript, as: UTF8.self)
      .matches(of: /\u{1B}\]52;c;([^\u{7}]*)\u{7}/).map { String($0.1) }
    #expect(copied == ["heart", "I51.9"].map { Data($0.utf8).base64EncodedString() })
  }

  @Test("show --copy copies on a terminal, and says that it needs one")
  func showCopy() throws {
    let collection = try Self.collection()
    let terminal = try collection.open("show", "heart", "--copy", "source")
    try terminal.waitFor("Sent to the terminal's clipboard: Gray")
    _ = try terminal.waitForExit()
    let pipe = try collection.run("show", "heart", "--copy", "source")
    #expect(pipe.status == .exited(2) && pipe.errors.contains("needs a terminal"))
    #expect(!(pipe.output + pipe.errors).contains("\u{1B}"))
    let none = try collection.open("show", "hola", "--copy", "code")
    try none.waitFor("the card hola has no code")
    _ = try none.waitForExit()
  }

  @Test("p plays the sound with the first player, without the shell, until the card goes")
  func sound() throws {
    let collection = try Self.collection()
    try Self.install(
      "mpv", "echo \"$@\" >> \"$HOME/played\"; exec /bin/sleep 1000\n", in: collection)
    try collection.write("ID3 not much", to: "home/media/hola.mp3")
    let terminal = try collection.open(
      "review", "--search", "say", environment: ["PATH": collection.folder + "/bin"])
    try terminal.waitFor("[sound: hola.mp3 · p plays it]")
    #expect(collection.files(in: "played").isEmpty)
    terminal.send("p")
    try terminal.waitFor("Playing hola.mp3 with mpv.")
    while (try? collection.read("played"))?.hasSuffix("\n") != true { usleep(1000) }
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(
      try collection.read("played").hasSuffix("-- \(collection.folder)/home/media/hola.mp3\n"))
  }

  @Test(
    "a sound that cannot be played says why",
    arguments: [
      ("ID3 x", "There is no player for sounds"), ("#EXTM3U\nhttp://a", "is not a sound"),
      ("", "is not a sound"), (nil, "is not in"),
    ] as [(String?, String)])
  func noSound(content: String?, message: String) throws {
    let collection = try Self.collection(["PATH": "/nowhere"])
    if let content { try collection.write(content, to: "home/media/hola.mp3") }
    let terminal = try collection.open("review", "--search", "say")
    try terminal.waitFor("Say it")
    terminal.send("p")
    try terminal.waitFor(message)
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test("an import unpacks pictures by itself where they are shown, and says how large they are")
  func importing() throws {
    let sample = URL(fileURLWithPath: #filePath)
      .appendingPathComponent("../../../ExchangeTests/Samples/anki/modern.apkg").standardizedFileURL
    for (environment, option, isUnpacked) in [
      (["TERM": "xterm-kitty"], "--", true), (["TERM": "xterm-kitty"], "--no-media", false),
      (["TERM": "dumb"], "--", false), (["TERM": "xterm", "PATH": "/nowhere"], "--", false),
    ] {
      let collection = try TestCollection(environment: environment)
      let terminal = try collection.open("import", option, sample.path)
      #expect(try terminal.waitForExit() == .exited(0))
      let transcript = String(decoding: terminal.transcript, as: UTF8.self)
      #expect(transcript.contains("4 files unpacked into") == isUnpacked)
      #expect(transcript.contains("--no-media") == isUnpacked)
      #expect(collection.files(in: "home/media").count == (isUnpacked ? 4 : 0))
    }
  }
}
