import Foundation
import Testing

@Suite("add --json from standard input")
struct AddLinesTests {
  private static let good = """
    {"deck": "Claims", "question": "Which form?", "answer": "UB-04", "tags": "a, b", "id": "form-1"}
    {"deck": "Claims", "text": "A claim is [rejected].", "why": "w", "asOf": "2026-05"}

    {"deck": "Claims", "question": "Who?", "options": ["*PR", "CO"], "also": ["x"], "path": ["Part"]}
    {"deck": "Other", "term": "EOB", "definition": "Explanation of benefits", "source": "s"}\r
    {"deck": "Other", "question": "Which?", "options": ["a", "b", "c"], "correct": ["B", "c"]}
    {"deck": "Other", "question": "Order?", "items": ["one", "two"], "hint": "h"}
    """

  @Test("adds each card to its deck as one change, and the same again adds nothing")
  func adding() throws {
    let collection = try TestCollection()
    let dry = try collection.run("add", "--json", "--dry-run", input: Self.good)
    #expect(dry.succeeded && dry.errors == "")
    #expect(
      try dry.objects().map { $0["status"] as? String } == Array(repeating: "added", count: 6))
    #expect(try dry.objects().allSatisfy { $0["written"] as? Bool == false })
    #expect(collection.files(in: "home/decks").isEmpty)
    let added = try collection.run("add", "--json", input: Self.good)
    #expect(added.succeeded)
    let objects = try added.objects()
    #expect(objects.map { $0["line"] as? Int } == [1, 2, 4, 5, 6, 7])
    #expect(objects.allSatisfy { $0["written"] as? Bool == true && $0["file"] != nil })
    #expect(objects[3]["cards"] as? [String] != nil)
    #expect(
      try collection.read("home/decks/Claims.md") == """
        ---
        name: Claims
        ---

        Q: Which form?
        A: UB-04
        Tags: a b
        Id: form-1

        C: A claim is [rejected].
        Why: w
        As of: 2026-05

        # Part

        Q: Who?
        - [x] PR
        - [ ] CO
        Also: x

        """)
    let other = try collection.read("home/decks/Other.md")
    #expect(other.contains("- [ ] a\n- [x] b\n- [x] c\n") && other.contains("O: Order?\n1. one\n"))
    let again = try collection.run("add", "--json", input: Self.good)
    #expect(again.succeeded)
    #expect(try again.objects().allSatisfy { $0["status"] as? String == "duplicate" })
    #expect(try collection.run("undo").output == "Undone: 6 notes added from standard input.\n")
    #expect(collection.files(in: "home/decks").isEmpty)
  }

  @Test("answers each line that is no card with its column, and takes the others")
  func mistakes() throws {
    let collection = try TestCollection()
    let lines: [(line: String, status: String, column: Int?, message: String)] = [
      (#"{"question": "new?", "answer": "yes"}"#, "added", nil, ""),
      (#"{"question": "new?", "answer": "yes"}"#, "duplicate", nil, "line 1 has this card already"),
      (#"{"question": "PR?", "answer": "x", "id": "same"}"#, "added", nil, ""),
      (
        #"{"question": "CO?", "answer": "y", "id": "same"}"#, "conflict", nil,
        "line 3 has a card of this name with another text"
      ),
      (#"{"question": "What?", "awnser": "x"}"#, "problem", 23, "there is no key `awnser`"),
      (#"{"question": "What?"}"#, "problem", 1, "there is no `answer`"),
      (#"{"question": "What?", "answer": 5}"#, "problem", 23, "`answer` is no text"),
      (#"{"question": "What?", "answer": "x""#, "problem", nil, "the line is not JSON"),
      ("[1]", "problem", 1, "the line is no object"),
      (
        #"{"question":"q","options":["a","b"],"correct":"C"}"#, "problem", 37, "none of the options"
      ),
      (#"{"question":"q","options":["a","b"]}"#, "problem", 17, "at least one of them right"),
      (#"{"text":"no blanks"}"#, "problem", 2, "blank"),
      (#"{"question":"q","items":["a","a "]}"#, "problem", 17, "2 to 15 texts that differ"),
      (#"{"question":"q","answer":"a","asOf":"2026-13"}"#, "problem", 30, "`asOf` is no date"),
      (#"{"question":"q","answer":"a","id":"a b"}"#, "problem", 30, "cannot be a card's name"),
      (#"{"question":"q","answer":"a","kind":"term"}"#, "problem", 30, "`kind` says term"),
      (#"{"type":"deck","name":"x"}"#, "ignored", nil, ""),
      (#"{"type":"note","deck":"d","kind":"basic","question":"q"}"#, "problem", nil, "answer"),
      (#"{"question":"other text","answer":"a","id":"form"}"#, "conflict", nil, "another text"),
      (
        #"{"question":"Which form carries a hospital's inpatient claim?","answer":"a"}"#, "added",
        nil, ""
      ),
    ]
    let result = try collection.run(
      "add", "--json", "--deck", "Own", input: lines.map(\.line).joined(separator: "\n"))
    #expect(result.status == .exited(1))
    let objects = try result.objects()
    #expect(objects.count == lines.count)
    for (object, expected) in zip(objects, lines) {
      #expect(object["status"] as? String == expected.status, "\(expected.line)")
      if let column = expected.column {
        #expect(object["column"] as? Int == column, "\(expected.line)")
      }
      let message = object["message"] as? String ?? ""
      #expect(
        expected.message.isEmpty || message.contains(expected.message),
        "\(expected.line): \(message)")
      if expected.status == "problem" { #expect((object["hint"] as? String)?.isEmpty == false) }
    }
    let lint = objects.last?["lint"] as? [[String: Any]]
    #expect(lint?.first?["message"] as? String == "form asks the same")
    #expect(try collection.read("home/decks/Own.md").contains("Q: new?\nA: yes\n"))
    // The page for scripts has every key.
    let page = try String(
      contentsOf: GuidePage.folder.appending(path: "Scripts.md"), encoding: .utf8)
    for key in Set(objects.flatMap(\.keys)) { #expect(page.contains("`\(key)`"), "\(key)") }
  }

  @Test("takes what an export has")
  func export() throws {
    let collection = try TestCollection()
    let exported = try collection.run("export", "--format", "json").output
    let known = try collection.run("add", "--json", "--dry-run", input: exported).objects()
    #expect(Set(known.compactMap { $0["status"] as? String }) == ["duplicate", "ignored"])
    let bare = try TestCollection([:])
    let added = try bare.run("add", "--json", input: exported)
    #expect(added.succeeded)
    #expect(
      try bare.run("cards", "--json").objects().count
        == collection.run("cards", "--json").objects().count)
  }

  @Test("with options of one card, or without cards, is a mistake")
  func options() throws {
    let collection = try TestCollection()
    for words in [["--tags", "a"], ["--kind", "cloze"], ["--why", "w"], []] {
      let result = try Program.run(
        ["add", "--json"] + words, environment: collection.environment)
      #expect(result.status == .exited(2), "\(words)")
    }
    for line in [#"{"question":"q","answer":"a"}"#, #"{"deck":" ","question":"q","answer":"a"}"#] {
      let result = try collection.run("add", "--json", input: line)
      #expect(result.status == .exited(1))
      #expect(try result.objects().first?["message"] as? String == "no deck is named")
    }
    let dry = try collection.run("add", "a", "b", "--deck", "d", "--dry-run")
    #expect(dry.status == .exited(2) && dry.errors.contains("--dry-run is for cards"))
  }
}
