import Testing

/// A small file of each format that other programs have, whose text "OLD" a newer version has changed.
struct ForeignSample: Sendable, CustomTestStringConvertible {
  let name: String
  /// How many notes it brings.
  let notes: Int
  let text: String
  /// Makes the file of the text.
  var pack: @Sendable (String) -> [UInt8] = { Array($0.utf8) }

  var testDescription: String { name }
  var bytes: [UInt8] { pack(text) }
  var newer: [UInt8] { pack(text.replacing("OLD", with: "NEW")) }

  static let all: [ForeignSample] = [
    ForeignSample(
      name: "bank.csv", notes: 2,
      text: "question,A,B,C,correct,why\nWhich form is it?,CMS-1500,UB-04 OLD,ADA,B,since\n"
        + "Who pays the bill?,Payer,Patient,Nobody,A,\n"),
    ForeignSample(
      name: "bank.gift", notes: 2,
      text: "Which form is it? {=UB-04 OLD ~CMS-1500}\n\nWho pays the bill? {=Payer ~Nobody}\n"),
    ForeignSample(
      name: "quiz.txt", notes: 2,
      text: "1. Which form is it?\nA. CMS-1500\nB. UB-04 OLD\nANSWER: B\n\n"
        + "2. Who pays the bill?\nA. Payer\nB. Nobody\nANSWER: A\n"),
    ForeignSample(
      name: "moodle.xml", notes: 6,
      text: MoodleAndQTITests.moodle.replacing("UB-04", with: "UB-04 OLD")),
    ForeignSample(
      name: "qti.zip", notes: 3,
      text: MoodleAndQTITests.qti12.replacing("UB-04", with: "UB-04 OLD"),
      pack: { Packages.qti([("a.xml", $0)]) }),
    ForeignSample(
      name: "qti.xml", notes: 1,
      text: MoodleAndQTITests.item(
        #"<choiceInteraction responseIdentifier="R"><prompt>Which?</prompt><simpleChoice identifier="A">x OLD</simpleChoice><simpleChoice identifier="B">y</simpleChoice></choiceInteraction>"#,
        ["A"])),
    ForeignSample(
      name: "book.xlsx", notes: 2, text: "UB-04 OLD",
      pack: {
        Packages.xlsx([
          (
            "Forms",
            Packages.rows([
              ["Question", "Answer"], ["Which form is it?", $0], ["Who pays?", "The payer"],
            ])
          )
        ])
      }),
    ForeignSample(
      name: "book.ods", notes: 1, text: "UB-04 OLD",
      pack: {
        Packages.ods(
          "<table:table table:name=\"S\"><table:table-row><table:table-cell><text:p>Which form?</text:p>"
            + "</table:table-cell><table:table-cell><text:p>\($0)</text:p></table:table-cell>"
            + "</table:table-row></table:table>")
      }),
    ForeignSample(
      name: "deck.json", notes: 3,
      text: NeighborTests.crowdAnki.replacing("contract", with: "contract OLD")),
    ForeignSample(
      name: "list.json", notes: 2,
      text:
        #"[{"question": "Which form is it?", "answer": "UB-04 OLD"}, {"question": "Who?", "answer": "x"}]"#
    ),
    ForeignSample(
      name: "list.yaml", notes: 2,
      text:
        "- front: Which form is it?\n  back: UB-04 OLD\n- front: Who pays?\n  back: |\n    The\n    payer\n"
    ),
    ForeignSample(
      name: "blocks.md", notes: 1,
      text:
        "TARGET DECK: X\nSTART\nBasic\nWhich form is it?\nBack: UB-04 OLD\n<!--ID: 1706231523626-->\nEND\n"
    ),
    ForeignSample(
      name: "decks.md", notes: 2,
      text: "---\ntags: decks\n---\n## Which form is it?\nUB-04 OLD\n\n## Who pays?\nThe payer\n"),
    ForeignSample(
      name: "marks.md", notes: 2,
      text: "Which form is it?\n\n???\n\nUB-04 OLD\n\n---\n\nWho pays?\n\n???\n\nThe payer\n"),
    ForeignSample(
      name: "cards.org", notes: 5, text: NeighborTests.org.replacing("=UB-04=", with: "=UB-04= OLD")
    ),
    ForeignSample(
      name: "mnemosyne.xml", notes: 2,
      text: NeighborTests.mnemosyne.replacing("<A>a</A>", with: "<A>a OLD</A>")),
  ]
}
