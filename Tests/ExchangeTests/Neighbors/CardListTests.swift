import Exchange
import Flashcards
import Testing

@Suite("A list of cards in JSON or YAML")
struct CardListTests {
  @Test(
    "is read by its keys",
    arguments: [
      #"[{"front":"CO","back":"contract"}]"#, #"[{"question":"CO","answer":"contract"}]"#,
      #"[{"term":"CO","definition":"contract"}]"#, #"[{"q":"CO","a":"contract"}]"#,
      "[\n  {\n    \"question\": \"CO\",\n    \"answer\": \"contract\"\n  }\n]\n",
      #"{"cards":[{"front":"CO","back":"contract"}]}"#, #"[["CO","contract"]]"#,
      "{\"front\":\"CO\",\"back\":\"contract\"}\n",
      "- front: CO\n  back: contract\n", "cards:\n  - question: CO\n    answer: contract\n",
      "---\n- term: \"CO\"\n  definition: 'contract'\n", "- {front: CO, back: contract}\n",
      "- front: |\n    CO\n  back: >\n    contract\n",
      "# words\n- front: CO  # code\n  back: contract\n",
    ])
  func keys(text: String) {
    let isJSON = text.hasPrefix("{") || text.hasPrefix("[")
    let list = file(text, isJSON ? "f.json" : "f.yaml")
    #expect(list.format == .cards, "\(text)")
    #expect(list.asked == ["CO => contract"])
    #expect(list.problems == [])
    #expect(ForeignFile(Array(text.utf8), file: isJSON ? "f.json" : "f.yaml") == nil)
  }

  @Test func mayHaveOptions() {
    for text in [
      #"[{"question":"Which?","options":["x","y"],"answer":"y"}]"#,
      #"[{"question":"Which?","options":["x","y"],"correctAnswer":1},{"question":"Who?","options":["x","y"],"correctAnswer":0}]"#,
      #"[{"question":"Which?","options":[{"text":"x","isCorrect":false},{"text":"y","isCorrect":true}]}]"#,
      #"{"questions":[{"question":"Which?","choices":{"A":"x","B":"y"},"answer":"B"}]}"#,
      #"[{"Question":"Which?","A":"x","B":"y","Answer":"B"},{"Question":"Who?","A":"x","B":"y","Answer":"A"}]"#,
      "- question: Which?\n  options: [x, y]\n  answer: y\n",
      "- question: Which?\n  options:\n    - x\n    - y\n  answer: y\n",
    ] {
      #expect(file(text, "f.yaml").asked.first == "Which? -x +y", "\(text)")
    }
  }

  @Test func keepsWhatElseItSaysButForTimesAndCounts() throws {
    let list = file(
      #"""
      {"name": "Forms", "cards": [
        {"id": "f-1", "front": "CO", "back": "contract", "tags": ["a", "b"], "explanation": "since",
         "interval": 3, "created_at": "2026-01-05"}
      ]}
      """#, "f.json")
    let note = try #require(list.notes.first)
    #expect(list.decks.map(\.name) == ["Forms"])
    #expect(note.details.id == CardID("f-1") && note.details.tags == ["a", "b"])
    #expect(note.details.why == "since")
    #expect(note.line == 2)
  }

  @Test func severalListsAreSeveralDecks() {
    let list = file(
      #"[{"title":"A","cards":[{"front":"a","back":"b"}]},{"title":"B","cards":[{"front":"c","back":"d"}]}]"#,
      "f.json")
    #expect(list.decks.map(\.name) == ["A", "B"])
    #expect(list.asked == ["a => b", "c => d"])
  }

  @Test func linesOfObjectsAreAList() {
    let list = file(
      "{\"front\":\"a\",\"back\":\"b\"}\n{\"front\":\"c\",\"back\":\"d\"}\n", "f.jsonl")
    #expect(list.asked == ["a => b", "c => d"])
    #expect(list.notes.map(\.line) == [1, 2])
  }

  @Test func faultsHaveTheirPlace() {
    #expect(
      file(
        "[\n  {\"front\": \"a\", \"back\": \"b\"},\n  {\"front\": \"c\", \"back\": \"\"}\n]\n",
        "f.json"
      )
      .problems == ["3:3: error: the back is empty"])
    #expect(
      file("- front: a\n  back: b\n- front: c\n  back: ''\n", "f.yaml").problems
        == ["3:1: error: the back is empty"])
    var options = ImportOptions()
    options.format = .cards
    let broken = ImportedFile(
      Array("- front: a\n  back: &x b\n".utf8), file: "f.yaml", options: options)
    #expect(broken.problems == ["2:3: error: anchors, aliases and tags of YAML are not read"])
  }

  @Test(
    "is not what has other keys", arguments: ["{\"a\":1}\n", "[1,2]\n", "name: x\nversion: 2\n"])
  func others(text: String) {
    #expect(ImportFormat(of: Array(text.utf8), file: "f.yaml") != .cards)
  }
}
