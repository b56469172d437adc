import Testing
import Text

@testable import Flashcards

struct GoldenDiagnosticsTests {
  private let deck = """
    ---
    title: Mistakes
    name: Mistakes
    tags:
      - a
    ---
    A: no question
    D: skipped with it

    # One

    Q: good 1
    A: yes

    D: an answer's text
    ---
    D: no term
    Q: no answer

    Q: two answers
    A: 1
    A: 2
    Why: x
    C: nothing
    C: [] and [x](y) and ]
    C: [good 2] [open
    C: {{c1::a {{c2::b}} {{c3::c
    C: [a]{b
    A: to a cloze
    T: no definition
    T:
    D: no term
    Q: which?
    - [ ] a
    - [ ]
    Q: which?
    - [ ] a
    - [ ] b
    Q: which?
    - [x] a
    Q: good 3
    Tags: too early
    A: yes
    As of: yesterday
    Valid until: 2026-13
    Why:
    Hint: a
    Hint: b
    Source: s
    # no blank line
    Q: bad name
    A: a
    Id: a b
    Q: good 4
    A: a
    Id: x
    ---
    Q: same name
    A: a
    Id: x
    ---
    Q: good 1
    A: yes

    D: an answer's text
    ---
    Tags: of nothing
     q: indented
    word :: translation
    ```
    """

  private let listing = """
    2:1: warning: `title` in the front matter means nothing here
    5:1: warning: this line of the front matter is not read
    7:1: error: `A:` without a `Q:` before it
    17:1: error: `D:` without a `T:` before it
    18:1: error: this question has no answer
    22:1: error: a second `A:` for the same question
    24:1: error: this cloze has no blank
    25:4: error: this deletion is empty
    25:11: warning: a link in a cloze is read as a deletion
    25:22: warning: this bracket has no partner and is left out
    26:13: warning: this bracket has no partner and is left out
    27:12: error: a deletion inside another
    27:22: error: `{{` without `}}`
    28:7: error: `{` without `}` on the same line
    29:1: error: `A:` after a cloze
    30:1: error: this term has no definition
    31:1: error: nothing follows `T:`
    35:1: error: this option is empty
    37:1: error: no option is marked as right
    40:1: error: a multiple choice needs at least two options
    42:1: warning: `Tags:` before the answer is read as part of the question
    44:8: error: `yesterday` is not a date
    45:14: error: `2026-13` is not a date
    46:1: warning: nothing follows `Why:`
    48:1: error: a second `Hint:` for the same card
    50:1: error: text on the line after `Source:`
    53:5: error: `a b` cannot be a card's name
    58:1: error: the name `x` is taken by the card on line 54
    62:1: warning: the same card as on line 12
    67:1: error: `Tags:` does not belong to a card
    68:1: warning: this line looks like a label but is read as text; did you mean `Q:`?
    69:1: warning: a one-line card of another program is read as prose
    70:1: warning: this code fence is never closed and is read as text
    """

  @Test("A deck of mistakes has all of them reported in one run, in order")
  func all() {
    #expect(read(deck).diagnostics.map(\.summary).joined(separator: "\n") == listing)
  }

  @Test("The good cards among them are read")
  func goodCards() {
    #expect(
      read(deck).deck.questions
        == ["good 1", "[…] open", "good 3\nTags: too early", "good 4"])
  }

  @Test("No two problems are worded alike, and every one has a hint")
  func wording() {
    #expect(Set(listing.split(separator: "\n").map { $0.drop { $0 != " " } }).count == 32)
    #expect(read(deck).diagnostics.allSatisfy { !$0.hint.isEmpty && !$0.hint.hasSuffix(".") })
  }
}
