import Exchange
import Flashcards
import TestSupport
import Testing

@Suite("The time to read a file of others")
struct ReaderTimeTests {
  /// The beginning of a Rounds export.
  private static let export =
    #"{"rounds":"export","version":1,"at":1,"policy":"published","history":true}"# + "\n"
    + #"{"type":"deck","name":"B","file":"B.md"}"# + "\n"

  /// A file of one format: its beginning, a piece to repeat with `#` for a number, its end.
  private static let files: [(format: ImportFormat?, start: String, piece: String, end: String)] = [
    (.markdown, "C: ", "{{c#::x}} ", "\n"), (.markdown, "C: ", "[x] ", "\n"),
    (.markdown, "C: ", "{{c1,2,3::x::y}} ", "\n"), (.markdown, "", "C: [a] [b] #\n\n", ""),
    (.markdown, "Q: a\n", "- [x] # a\n", ""), (.markdown, "O: a\n", "1. # a\n", ""),
    (.markdown, "Q: a\nA: b\n", "Also: # a\n", ""), (.markdown, "Q: a\nA: b\nTags:", " t#", "\n"),
    (.markdown, "", "Q: a\nA: b\nId: x#\n\n", ""), (.markdown, "", "Q: a\nA: b\n\n", ""),
    (.delimited, "front,back\n", "a#,\"{{c1::b}} {{c2::c}}\"\n", ""),
    (.delimited, "front,back\na,\"", "{{c#::b}} ", "\"\n"),
    (.delimited, "#html:true\n", "<b>a#</b>\t<i>&amp;<br>\n", ""),
    (.delimited, "#html:true\na\t", "<div><b>", "\n"), (.delimited, "a", ",#", "\n"),
    (.delimited, "", "a;b,c\td|e #\n", ""), (.delimited, "front,back,tags\na,b,", "t# ", "\n"),
    (
      .json, export,
      #"{"type":"note","deck":"B","path":[],"kind":"basic","question":"q#","answer":"a"}"# + "\n",
      ""
    ),
    (
      .json,
      export
        + #"{"type":"note","deck":"B","path":[],"kind":"cloze","notation":"numbered","text":["#,
      #"{"deletion":"x","group":1},"#, #""a"]}"#
    ),
    (
      .json,
      export
        + #"{"type":"note","deck":"B","path":[],"kind":"cloze","notation":"numbered","text":[{"deletion":"x","group":1,"groups":["#,
      "#,", "2]}]}"
    ),
    (.json, export, "{\"a\":#", ""), (.json, export, "{}\n", ""), (.json, "", "[", ""),
    (.hashcards, "C: ", "[x#] ", "\n"), (.hashcards, "", "Q: a#\nA: b\n", ""),
    (
      .hashcards, #"{"cards":["#,
      ##"{"hash":"#","deckName":"d","content":{"basic":{"question":"q#","answer":"a"}}},"##,
      #"{}],"sessions":[]}"#
    ),
    (
      .hashcards, #"{"cards":[],"sessions":[{"sessionId":1,"reviews":["#,
      ##"{"reviewId":#,"hash":"h"},"##, "{}]}]}"
    ),
    (.obsidian, "#flashcards\n", "a#::b\n", ""), (.obsidian, "#flashcards\n", "==a#== ", "\n"),
    (.obsidian, "#flashcards\n", "a#\n?\nb\n\n", ""),
    (.obsidian, "#flashcards\na::b\n<!--SR:", "!2024-08-16,51,230", "-->\n"),
    (.obsidian, "#flashcards\n", "{{1;;a#}} ", "\n"), (.obsidian, "#flashcards\n", "> - # ", "\n"),
    (.obsidian, "---\ntags:\n", "- t#\n", "---\n#flashcards\na::b\n"),
    (.repeater, "", "Q: a#\nA: b\n\n", ""), (.repeater, "C: ", "[x#] ", "\n"),
    (nil, "", "a# :: b\n", ""), (nil, "", "Q: a\n", ""), (nil, "", "{\"a\":[", ""),
    (nil, "", "<p>", ""), (nil, "", "\"", ""),
  ]

  @Test("grows with its length, whatever is in it", arguments: Self.files.indices)
  func isLinear(index: Int) {
    let (format, start, piece, end) = Self.files[index]
    var options = ImportOptions()
    options.format = format
    func bytes(_ count: Int) -> [UInt8] {
      Array(
        (start
          + (0..<count).map { piece.replacing("#", with: "\($0 % 9000 + 1)") }.joined() + end).utf8)
    }
    // Long enough that anything quadratic dominates.
    expectLinear(bytes(1500), bytes(12_000)) { _ = ImportedFile($0, file: "f", options: options) }
  }
}
