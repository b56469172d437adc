import Foundation
import Testing

/// Everything that leaves the program: on the screen, in files, to spreadsheets.
@Suite("What leaves the program")
struct OutwardTests {
  @Test(
    "what is written follows the umask and is never wider",
    arguments: [("077", "600"), ("022", "644"), ("027", "640")])
  func umask(mask: String, file: String) throws {
    let collection = try TestCollection([:])
    try collection.write("Q: one?\nA: 1\nId: one\n", to: "home/decks/a.md")
    let result = try collection.shell(
      """
      umask \(mask); cd "$HOME"
      "$ROUNDS" grade one 4 && "$ROUNDS" export --output out.md \
        && "$ROUNDS" export --with-history --format json --output out.jsonl \
        && "$ROUNDS" export --with-history --format apkg --output out.apkg \
        && "$ROUNDS" report --html out.html && "$ROUNDS" config new-per-day 7 \
        && "$ROUNDS" backup make && stat -c '%a' out.md out.jsonl out.apkg out.html
      find home -type f -perm /077 ! -path '*/decks/a.md'
      find home/journal home/backups home/.cache -type d -perm /077
      """)
    let modes = result.output.split(separator: "\n").suffix(4).map(String.init)
    // Nothing of the collection itself goes along.
    #expect(
      modes == Array(repeating: file, count: 4), "\(result.output)\(result.errors)")
  }

  @Test("a line break in the name of a file makes no line of its own, whatever names it")
  func newlines() throws {
    let collection = try TestCollection([:])
    let name = "a\nrounds: forged: all is well\n"
    try collection.write("Q: one?\nA:\n", to: "home/decks/\(name).md")
    try collection.write("Q: two?\nA: 2\nId: two\n", to: "home/decks/b\(name).md")
    try collection.write("front,back\n\"x", to: "bad\(name).csv")
    try collection.write("front,back\nx,y\n", to: "good\(name).csv")
    try collection.write("{}\n", to: "home/journal/j\(name).jsonl")
    try collection.write("x", to: "home/backups/2026-06-01/files/x")
    for command in [
      "check", "decks", "cards", "show two", "grade two 4", "stats", "find x", "history",
      "import \"$HOME\"/bad*.csv", "import \"$HOME\"/good*.csv",
      "import \"$HOME\"/none\"$NAME\".csv",
      "add --deck \"b$NAME\" new? yes", "undo", "backup list", "sync \"$HOME/r$NAME\" --create",
      "sync",
    ] {
      let result = try collection.shell("\"$ROUNDS\" \(command)", environment: ["NAME": name])
      let lines = (result.output + result.errors).split(whereSeparator: \.isNewline)
      #expect(!lines.contains { $0.hasPrefix("rounds: forged") }, "\(command): \(lines)")
    }
  }

  @Test("a deck's name reaches the prompt of add without what a terminal obeys")
  func prompt() throws {
    let collection = try TestCollection([:])
    try collection.write(
      "---\nname: \u{1B}]0;pwn\u{7}\u{202E}x\n---\n\nQ: one?\nA: 1\nId: one\n",
      to: "home/decks/a.md")
    let terminal = try collection.open("add")
    try terminal.waitFor("deck [␛]0;pwn")
    let shown = String(decoding: terminal.transcript, as: UTF8.self)
    #expect(!shown.contains("\u{1B}]0;") && !shown.contains("\u{7}") && !shown.contains("\u{202E}"))
    #expect(shown.contains("␛]0;pwn"))
  }

  @Test("a table for a spreadsheet has no cell that it would compute")
  func formulas() throws {
    let collection = try TestCollection([:])
    let cells = [
      "=HYPERLINK(\"http://x.example\")", "+cmd|' /C calc'!A0", "-1+1", "@SUM(1)", " =1", "＝1",
    ]
    let deck = cells.enumerated().map { "Q: \($1)\nA: \($1)\nId: c\($0)\n" }.joined(separator: "\n")
    try collection.write(deck + "\nQ: a = b\nA: 2 - 1\nId: plain\n", to: "home/decks/a.md")
    for format in ["csv", "tsv"] {
      let plain = try collection.run("export", "--format", format)
      let safe = try collection.run("export", "--format", format, "--safe")
      #expect(safe.succeeded, "\(safe.errors)")
      let fields = safe.output.split(separator: "\n").dropFirst().flatMap {
        $0.split(separator: format == "csv" ? "," : "\t").map {
          $0.trimmingCharacters(in: ["\"", " "])
        }
      }
      #expect(!fields.contains { "=+-@＝".contains($0.first ?? "x") }, "\(fields)")
      #expect(safe.output.contains("'=HYPERLINK") && safe.output.contains("a = b"))
      // Without it, the table has the cards unchanged.
      #expect(!plain.output.contains("'=") && plain.output.contains("=HYPERLINK"))
    }
    let refused = try collection.run("export", "--safe")
    #expect(refused.status == .exited(2) && refused.errors.contains("--safe is for tables"))
  }
}
