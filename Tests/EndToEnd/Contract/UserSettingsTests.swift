import Testing

/// Settings of the user's own, for all collections.
@Suite("The user's own settings")
struct UserSettingsTests {
  private static func value(_ name: String, in collection: TestCollection) throws -> (
    value: String, origin: String
  ) {
    let object = try #require(
      try collection.run("config", name, "--json", "--origin").objects().first)
    return ("\(object["value"] ?? "")", "\(object["origin"] ?? "")")
  }

  @Test("hold where the collection has none, which goes over them")
  func order() throws {
    let collection = try TestCollection()
    #expect(try Self.value("theme", in: collection) == ("default", "default"))
    #expect(try collection.run("config", "--user", "theme", "dark").succeeded)
    #expect(try collection.read(".config/rounds/config.json").contains("\"theme\": \"dark\""))
    #expect(collection.files(in: "home").isEmpty)
    #expect(try Self.value("theme", in: collection) == ("dark", "user"))
    let over = try collection.run("config", "theme", "light")
    #expect(over.succeeded)
    #expect(try Self.value("theme", in: collection) == ("light", "collection"))
    let hidden = try collection.run("config", "--user", "theme", "mono")
    #expect(hidden.errors.contains("--unset theme"))
    let back = try collection.run("config", "--unset", "theme")
    #expect(back.output.contains("mono"))
    #expect(try Self.value("theme", in: collection) == ("mono", "user"))
    #expect(try collection.run("config", "--user", "--unset", "theme").succeeded)
    #expect(try Self.value("theme", in: collection) == ("default", "default"))
  }

  @Test("are in the XDG configuration folder, if that is a path from the root")
  func folder() throws {
    let collection = try TestCollection()
    for (folder, file) in [("\(collection.folder)/xdg", "xdg"), ("xdg", ".config")] {
      let set = try collection.run(
        "config", "--user", "key-suspend", "x", environment: ["XDG_CONFIG_HOME": folder])
      #expect(set.succeeded)
      #expect(try collection.read(file + "/rounds/config.json").contains("key-suspend"))
    }
  }

  @Test("change a review: keys and styles")
  func review() throws {
    let collection = try TestCollection(["d.md": "Q: one?\nA: two\n"])
    try collection.write(
      #"{"key-suspend": "x", "styles": {"question": "underline"}}"#,
      to: ".config/rounds/config.json")
    try collection.write(#"{"styles": {"answer": "italic"}}"#, to: "home/config.json")
    let terminal = try collection.open("review")
    try terminal.waitFor("one?")
    terminal.send(" ")
    try terminal.waitFor("two")
    terminal.send("x")
    #expect(try terminal.waitForExit() == .exited(0))
    let transcript = String(decoding: terminal.transcript, as: UTF8.self)
    #expect(transcript.contains("\u{1B}[4mone?") && transcript.contains("\u{1B}[3mtwo"))
    #expect(try collection.run("cards", "is:suspended", "--json").objects().count == 1)
  }

  @Test(
    "that are of a collection do not count and are named; so are values that cannot be",
    arguments: [
      (#"{"policy": "anki"}"#, "`policy` is a setting of a collection"),
      (#"{"theme": "pink"}"#, "`\"pink\"` is not a value for `theme`"), ("{", "config.json"),
    ])
  func wrong(text: String, message: String) throws {
    let collection = try TestCollection()
    try collection.write(text, to: ".config/rounds/config.json")
    let check = try collection.run("check")
    #expect(check.errors.contains(message), "\(check.errors)")
    #expect(check.errors.contains(".config/rounds/config.json"))
    #expect(try Self.value("policy", in: collection) == ("published", "default"))
    #expect(try collection.run("review", input: "\n4\nq\n").succeeded)
  }

  @Test(
    "are refused for what belongs to a collection, or with nothing to set",
    arguments: [["policy", "anki"], ["new-per-day", "3"], ["theme"], []])
  func refused(words: [String]) throws {
    let collection = try TestCollection()
    let result = try Program.run(
      ["config", "--user"] + words, environment: collection.environment)
    #expect(result.status == .exited(2))
    #expect(collection.files(in: ".config").isEmpty)
  }
}
