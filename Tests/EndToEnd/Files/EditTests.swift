import Foundation
import Testing

@Suite("edit")
struct EditTests {
  /// A collection with one of the learner's own decks, and an editor that runs `script` on it.
  private func collection(_ script: String, named name: String = "editor") throws
    -> TestCollection
  {
    let collection = try TestCollection()
    try collection.write(
      "---\nname: My own\n---\n\nQ: one?\nA: eins\n\nQ: two?\nA: zwei\nId: two\n",
      to: "home/decks/own.md")
    // The shell under another name reads the script: a newly written file cannot be executed while
    // another test starts a program.
    let editor = collection.folder + "/" + name
    try FileManager.default.createSymbolicLink(atPath: editor, withDestinationPath: "/bin/sh")
    try collection.write(script, to: "script")
    collection.environment["EDITOR"] = "\(editor) \(collection.folder)/script"
    return collection
  }

  private static let last = #"eval "file=\${$#}"; "#

  @Test(
    "the editor is told file and line as it takes them, and asked to wait",
    arguments: [
      ("vim", "+8 FILE"), ("nano", "+8 FILE"), ("emacs", "+8 FILE"), ("myeditor", "+8 FILE"),
      ("code", "--wait --goto FILE:8"), ("codium", "--wait --goto FILE:8"),
      ("zed", "--wait FILE:8"), ("subl", "--wait FILE:8"), ("hx", "FILE:8"),
      ("kate", "--block --line 8 FILE"),
    ])
  func line(editor: String, expected: String) throws {
    let collection = try collection("echo \"$@\"", named: editor)
    let file = collection.home + "/decks/own.md"
    let result = try collection.run("edit", "two")
    #expect(
      result.output == "\(expected.replacing("FILE", with: file))\nNothing has changed.\n")
    #expect(result.succeeded && result.errors == "")
  }

  @Test("options in the variable reach the editor once, and the shell sees no file name")
  func words() throws {
    let collection = try collection("for word; do echo \"[$word]\"; done", named: "code")
    try collection.write("Q: x?\nA: y\nId: odd\n", to: "home/decks/a $(touch hacked) 'b.md")
    collection.environment["EDITOR"]! += " -n --wait 'two words'"
    let result = try collection.run("edit", "odd")
    let path = collection.home + "/decks/a $(touch hacked) 'b.md"
    #expect(
      result.output
        == "[-n]\n[--wait]\n[two words]\n[--goto]\n[\(path):1]\nNothing has changed.\n")
    #expect(!collection.files(in: ".").contains("hacked"))
  }

  @Test("VISUAL comes before EDITOR")
  func visual() throws {
    let collection = try collection("echo editor")
    collection.environment["TERM"] = "xterm"
    collection.environment["VISUAL"] = "echo visual"
    #expect(try collection.run("edit", "two").output.hasPrefix("visual +8 /"))
    #expect(try collection.run("edit", "My own").output.hasPrefix("visual /"))
    #expect(try collection.run("edit", "My", "own").output.hasPrefix("visual /"))
  }

  @Test("the user's own setting comes before both, and a collection cannot bring one")
  func setting() throws {
    let collection = try collection("echo editor")
    #expect(try collection.run("config", "--user", "editor", "echo mine").succeeded)
    #expect(try collection.run("edit", "two").output.hasPrefix("mine +8 /"))
    let shown = try collection.run("config", "editor", "--origin", "--json").objects().first
    #expect(shown?["value"] as? String == "echo mine" && shown?["origin"] as? String == "user")

    try collection.write(#"{"editor": "touch hacked"}"#, to: "home/config.json")
    #expect(try collection.run("edit", "two").output.hasPrefix("mine +8 /"))
    #expect(
      try collection.run("check").errors.contains("`editor` counts only in your own settings"))
    #expect(try collection.run("config", "--user", "--unset", "editor").succeeded)
    #expect(try collection.run("edit", "two").output.hasPrefix("editor"))
    #expect(!collection.files(in: ".").contains("hacked"))
    for arguments in [["editor", "vi"], ["editor", "--unset"]] {
      let refused = try Program.run(["config"] + arguments, environment: collection.environment)
      #expect(refused.status == .exited(2) && refused.errors.contains("config --user editor"))
    }
    #expect(try collection.run("config", "--user", "editor", "").status == .exited(2))
  }

  @Test("what has changed is told, histories follow, and problems have their place")
  func changes() throws {
    let collection = try collection(
      Self.last
        + #"sed -i 's/eins/uno/' "$file"; printf '\nQ: three?\nA: 3\n\nQ: bad\n' >> "$file""#)
    let card = try #require(
      try collection.run("cards", "one?", "--json").objects().first?["id"] as? String)
    try collection.run("grade", card, "4")
    let result = try collection.run("edit", "own")
    #expect(result.output.contains("1 card changed, 1 added.\n"))
    #expect(result.output.contains(" has the history of \(card).\n"))
    #expect(result.errors.contains("own.md:15:1: error: this question has no answer"))
    #expect(result.status == .exited(1))
    let state = try collection.run("cards", "one?", "--json").objects().first?["state"] as? String
    #expect(state == "young")
  }

  @Test("a card without a history that is rewritten counts as changed")
  func rewritten() throws {
    let collection = try collection(
      Self.last + #"sed -i 's/eins/uno/; s/^A: zwei/A: due/' "$file""#)
    #expect(try collection.run("edit", "own").output == "2 cards changed.\n")
    try collection.write(Self.last + #"sed -i '/^Q: one/,/^$/d' "$file""#, to: "script")
    #expect(try collection.run("edit", "own").output == "1 card deleted.\n")
  }

  @Test("a deck that the editor takes away comes back with undo")
  func deleted() throws {
    let collection = try collection(Self.last + #"rm "$file""#)
    let text = try collection.read("home/decks/own.md")
    try collection.run("grade", "two", "4")
    #expect(
      try collection.run("edit", "own").output
        == "2 cards deleted.\nThe deck has no cards now; `undo` brings back all 2.\n")
    #expect(collection.files(in: "home/decks") == [])
    #expect(try collection.run("undo").output == "Undone: edit of My own.\n")
    #expect(try collection.read("home/decks/own.md") == text)
    #expect(try collection.answers().contains("two 4 learn"))
  }

  @Test("what is neither a card nor a deck is told, with what it may have been")
  func unknown() throws {
    let collection = try collection("true")
    let result = try collection.run("edit", "nowhere")
    #expect(result.status == .exited(1))
    #expect(result.errors.contains("there is no card and no deck `nowhere`"))
    #expect(result.errors.contains("`rounds decks` lists the decks"))
    #expect(try collection.run("edit", "My onw").errors.contains("did you mean `My own`?"))
  }

  @Test("of a built-in deck a copy is edited, which goes away again if nothing was written")
  func builtIn() throws {
    let collection = try collection("true")
    #expect(try collection.run("edit", "form").output == "Nothing has changed.\n")
    #expect(collection.files(in: "home/decks") == ["own.md"])
    let original = try collection.read("decks/mixed.md")
    collection.environment["EDITOR"] = "sed -i 's/two letters/2 letters/'; #"
    // The `#` hides the file's name: sed has nothing to do and fails, and no copy remains.
    #expect(try collection.run("edit", "form").status == .exited(1))
    #expect(collection.files(in: "home/decks") == ["own.md"])
    try collection.write(
      "\(Self.last)sed -i 's/two letters/2 letters/' \"$file\"", to: "script")
    collection.environment["EDITOR"] = "/bin/sh \(collection.folder)/script"
    let result = try collection.run("edit", "form")
    #expect(result.output.contains("1 card changed.\nYour copy "))
    #expect(result.output.contains("is now used instead of the built-in deck."))
    #expect(collection.files(in: "home/decks") == ["mixed.md", "own.md"])
    #expect(try collection.read("decks/mixed.md") == original)
    #expect(try collection.read("home/decks/mixed.md").contains("Hint: 2 letters"))
  }

  @Test(
    "an editor that fails is a mistake with a way out",
    arguments: [
      ("/nowhere/editor", "cannot be started", "export EDITOR=vi"),
      ("false", "ended with code 1; the deck is as it was", ""),
      ("kill -9 $$ #", "was ended by signal 9; the deck is as it was", ""),
      ("", "neither VISUAL nor EDITOR is set", "export EDITOR=nano"),
    ])
  func failures(editor: String, message: String, hint: String) throws {
    let collection = try collection("true")
    collection.environment["EDITOR"] = editor
    let result = try collection.run("edit", "two")
    #expect(result.status == .exited(1))
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(hint == "" || result.errors.contains(hint), "\(result.errors)")
  }

  @Test(
    "what an editor wrote that fails changes nothing, and is kept",
    arguments: [("exit 3", "ended with code 3"), ("kill -9 $$", "ended with code 137")])
  func failsAfterWriting(end: String, message: String) throws {
    let collection = try collection(Self.last + "echo 'Q: new?' > \"$file\"; \(end)")
    let before = try collection.read("home/decks/own.md")
    let result = try collection.run("edit", "two")
    #expect(result.status == .exited(1) && result.output == "")
    #expect(result.errors.contains("\(message); the deck is as it was"), "\(result.errors)")
    #expect(result.errors.contains("what the editor wrote is in ~/home/.cache/edited/own.md"))
    #expect(try collection.read("home/decks/own.md") == before)
    #expect(try collection.read("home/.cache/edited/own.md") == "Q: new?\n")
    #expect(try collection.journal().isEmpty)
    // No copy of a built-in deck remains.
    #expect(try collection.run("edit", "form").status == .exited(1))
    #expect(collection.files(in: "home/decks") == ["own.md"])
    // A deck that it removed is back.
    try collection.write(Self.last + "rm \"$file\"; exit 1", to: "script")
    #expect(try collection.run("edit", "two").errors.contains("the deck is as it was"))
    #expect(try collection.read("home/decks/own.md") == before)
  }

  @Test(
    "in a review the editor's failure is told, and the review goes on", arguments: [true, false])
  func failsInReview(hasDeck: Bool) throws {
    let collection = try collection(Self.last + "echo 'Q: new?' > \"$file\"; exit 3")
    let before = try collection.read("home/decks/own.md")
    let terminal = try collection.open("review", "My own")
    try terminal.waitFor("one?")
    if !hasDeck { unlink(collection.home + "/decks/own.md") }
    terminal.send("e")
    try terminal.waitForWords(hasDeck ? "the deck is as it was" : "own.md is gone")
    if !hasDeck {
      terminal.send("m")
      try terminal.waitForWords("answers are recorded meanwhile")
    }
    terminal.send(" 4")
    try terminal.waitFor("two?")
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(try collection.answers().count == 1)
    if hasDeck { #expect(try collection.read("home/decks/own.md") == before) }
  }

  @Test("an edit that empties the deck says how to get the cards back")
  func emptied() throws {
    let collection = try collection(Self.last + ": > \"$file\"")
    let before = try collection.read("home/decks/own.md")
    let result = try collection.run("edit", "two")
    #expect(result.output.contains("The deck has no cards now; `undo` brings back all 2."))
    #expect(try collection.run("undo").succeeded)
    #expect(try collection.read("home/decks/own.md") == before)
  }

  @Test("the editor has the terminal to itself, and the prompt goes on after it")
  func terminal() throws {
    let collection = try collection("printf 'type: '; read word; echo \"got $word\"")
    let terminal = try collection.open()
    try terminal.waitFor("new> ")
    terminal.send("edit two\r")
    try terminal.waitFor("type: ")
    // Ctrl-C reaches only the editor.
    terminal.send("\u{03}")
    try terminal.waitFor("ended by signal")
    try terminal.waitFor("new> ")
    terminal.send("edit two\r")
    try terminal.waitFor("type: ")
    terminal.send("hello\r")
    try terminal.waitFor("got hello")
    try terminal.waitFor("Nothing has changed.")
    try terminal.waitFor("new> ")
    terminal.send("quit\r")
    #expect(try terminal.waitForExit() == .exited(0))
  }
}
