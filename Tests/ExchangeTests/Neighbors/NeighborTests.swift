import Exchange
import Flashcards
import Journal
import SpacedRepetition
import Testing

@Suite("Files of neighbors")
struct NeighborTests {
  static let crowdAnki = #"""
    {"__type__": "Deck", "crowdanki_uuid": "d", "name": "Coding",
     "note_models": [
      {"crowdanki_uuid": "basic", "name": "Basic", "type": 0, "flds": [{"name": "Front", "ord": 0}, {"name": "Back", "ord": 1}],
       "tmpls": [{"name": "Card 1", "ord": 0, "qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr id=answer>{{Back}}"}]},
      {"crowdanki_uuid": "cloze", "name": "Cloze", "type": 1, "flds": [{"name": "Text", "ord": 0}],
       "tmpls": [{"name": "Cloze", "ord": 0, "qfmt": "{{cloze:Text}}", "afmt": "{{cloze:Text}}"}]},
      {"crowdanki_uuid": "two", "name": "Both", "type": 0, "flds": [{"name": "A", "ord": 0}, {"name": "B", "ord": 1}],
       "tmpls": [{"name": "1", "ord": 0, "qfmt": "{{A}}", "afmt": "{{FrontSide}}<hr id=answer>{{B}}"},
                 {"name": "2", "ord": 1, "qfmt": "{{B}}", "afmt": "{{FrontSide}}<hr id=answer>{{A}}"}]}],
     "notes": [{"guid": "g1", "fields": ["<b>CO</b> code", "contract"], "tags": ["forms"], "note_model_uuid": "basic"}],
     "children": [{"name": "Coding::Parts", "note_models": [], "children": [], "notes": [
      {"guid": "g2", "fields": ["{{c1::Part A}} pays"], "tags": [], "note_model_uuid": "cloze"},
      {"guid": "g3", "fields": ["PR", "patient"], "tags": [], "note_model_uuid": "two"},
      {"guid": "g4", "fields": ["x"], "tags": [], "note_model_uuid": "missing"}]}]}
    """#

  @Test func crowdAnkisNotesAreWhatThoseOfAPackageAre() {
    let found = file(Self.crowdAnki, "deck.json")
    #expect(found.format == .crowdAnki)
    #expect(found.decks.map(\.name) == ["Coding", "Coding::Parts"])
    #expect(found.asked == ["**CO** code => contract", "[1:Part A] pays", "PR <=> patient"])
    #expect(found.notes.map(\.details.id) == ["g1", "g2", "g3"].map { CardID($0) })
    #expect(found.notes[0].details.tags == ["forms"])
    #expect(found.skipped.map(\.name) == ["note g4"])
    #expect(ForeignFile(Array(Self.crowdAnki.utf8), file: "deck.json") == nil)
  }

  @Test func blocksOfObsidianToAnkiBecomeCards() {
    let found = file(
      """
      ---
      date: 2024-01-22
      ---
      TARGET DECK: Coding::Forms
      FILE TAGS: cpc #exam

      # Forms
      START
      Basic
      Which form is
      a hospital's?
      Back: UB-04
      Tags: forms
      <!--ID: 1706231523626-->
      END

      STARTI [Basic (and reversed card)] CO Back: contract ENDI

      START
      Cloze
      {Part A} pays {2:hospitals}.
      Extra: since 1965
      END

      START
      Basic
      No back
      END

      """, "note.md")
    #expect(found.format == .ankiBlocks)
    #expect(
      found.asked == [
        "Which form is\na hospital's? => UB-04", "CO <=> contract",
        "[1:Part A] pays [2:hospitals].",
      ])
    #expect(found.decks.map(\.name) == ["Coding::Forms"])
    #expect(found.notes[0].details.tags == ["cpc", "exam", "forms"])
    #expect(found.notes[0].details.id == CardID("o2a-1706231523626"))
    #expect(found.notes[0].path == ["Forms"] && found.whys[2] == "since 1965")
    #expect(found.problems == ["25:1: error: the back is empty"])
  }

  @Test func headingsAndTablesOfDecksBecomeCards() {
    let found = file(
      """
      ---
      tags: [decks/coding]
      ---
      # Forms

      ## Which form is a hospital's? #forms

      UB-04

      %%two letters%%

      ## Codes

      | Code | Meaning | Notes |
      |------|---------|-------|
      | CO   | contract | x |
      | PR   | patient |  |

      ## Parts

      ==Part A== pays hospitals.

      """, "note.md")
    #expect(found.format == .headings && found.problems == [])
    #expect(
      found.asked == [
        "Which form is a hospital's? => UB-04", "CO => contract", "PR => patient",
        "[1:Part A] pays hospitals.",
      ])
    #expect(found.whys == ["two letters", "x", nil, nil])
    #expect(found.notes[0].details.tags == ["forms"] && found.notes[0].path == ["Forms"])
    #expect(found.notes[1].path == ["Forms", "Codes"])
  }

  @Test func questionMarksPartTheSidesOfADeck() {
    let found = file(
      "---\ntitle: x\n---\n\nWhich form?\n\n???\n\nUB-04\n\nand more\n\n---\n\nWho?\n???\nThe payer\n\n---\n\n???\nx\n",
      "deck.md")
    #expect(found.format == .headings)
    #expect(found.asked == ["Which form? => UB-04\n\nand more", "Who? => The payer"])
    #expect(found.problems == ["21:1: error: the question is empty"])
  }

  /// Found by fuzzing.
  @Test func whatNoDeckCanHoldIsLeftOutAndSaid() {
    let empty = file("---\ntags: decks\n---\n## \nd\n\n## Who?\nThe payer\n", "note.md")
    #expect(empty.asked == ["Who? => The payer"])
    #expect(empty.skipped.map(\.line) == [4])
    let hole = file(
      "* A :fc:\n:PROPERTIES:\n:FC_TYPE: cloze\n:END:\n{{ }} x\n* B :drill:\n[c] d\n",
      "f.org")
    #expect(hole.asked == ["[1:c] d"])
    #expect(hole.skipped.map(\.line) == [1])
  }

  static let org = """
    #+TITLE: Coding
    #+FILETAGS: :cpc:
    * Forms
    ** Hospital                                          :drill:forms:
    SCHEDULED: <2026-08-16 Sun>
    :PROPERTIES:
    :ID: form-1
    :DRILL_LAST_INTERVAL: 9.6
    :DRILL_TOTAL_REPEATS: 5
    :DRILL_FAILURE_COUNT: 1
    :DRILL_EASE: 2.36
    :DRILL_LAST_REVIEWED: [2026-08-06 Thu 10:11]
    :END:
    Which form is a *hospital's*?
    *** Answer
    The =UB-04=
    *** Notes
    See [[https://cms.gov][CMS]].
    ** Both                                              :drill:
    :PROPERTIES:
    :DRILL_CARD_TYPE: twosided
    :END:
    *** Code
    CO
    *** Meaning
    contract
    ** Rule                                              :drill:
    [Part A||which part] pays [hospitals].
    ** Verb                                              :drill:
    :PROPERTIES:
    :DRILL_CARD_TYPE: conjugate
    :END:
    * Front side                                         :fc:
    :PROPERTIES:
    :FC_TYPE: double
    :ID: fc-1
    :END:
    :REVIEW_DATA:
    | position | ease | box | interval | due                  |
    |----------+------+-----+----------+----------------------|
    | front    | 2.60 |   3 |    12.50 | 2026-07-10T10:00:00Z |
    | back     | 2.50 |   0 |     0.00 | 2026-06-01T00:00:00Z |
    :END:
    ** Back
    back side
    * Hole                                               :fc:
    :PROPERTIES:
    :FC_TYPE: cloze
    :END:
    {{Part B}{letter}@0} pays {{physicians}@1}.

    """

  @Test func orgsCardsComeWithTheirSchedules() throws {
    let found = file(Self.org, "coding.org")
    #expect(found.format == .org && found.problems == [])
    #expect(
      found.asked == [
        "Which form is a **hospital's**? => The `UB-04`", "CO <=> contract",
        "[1:Part A|which part] pays [2:hospitals].", "Front side <=> back side",
        "[1:Part B|letter] pays [2:physicians].",
      ])
    #expect(found.whys[0] == "Notes: See CMS (https://cms.gov).")
    #expect(found.notes[0].path == ["Forms"] && found.notes[0].details.tags == ["cpc", "forms"])
    #expect(found.skipped.map(\.name) == ["Verb"])
    #expect(
      found.schedules.map { "\($0.card) \($0.due!) \($0.interval) \($0.easiness) \($0.reviews)" }
        == ["form-1 2026-08-16 10 2.36 5", "fc-1 2026-07-10 13 2.60 2"])
    #expect(found.schedules[0].lapses == 1 && found.schedules[0].lastReviewed == Day("2026-08-06"))
    #expect(ForeignFile(Array(Self.org.utf8), file: "coding.org") == nil)
  }

  static let mnemosyne = """
    <?xml version="1.0" encoding="UTF-8"?>
    <mnemosyne core_version="1" time_of_start="1780300800" >
    <category active="1"><name>Coding: Forms</name></category>
    <item id="d2e50774" u="0" gr="4" e="2.360" ac_rp="1" rt_rp="3" lps="1" ac_rp_l="1" rt_rp_l="2" l_rp="10" n_rp="22">
     <cat>Coding: Forms</cat>
     <Q>&lt;b&gt;CO&lt;/b&gt; code</Q>
     <A>contract</A>
    </item>
    <item id="d2e50774.inv" u="1" gr="0" e="2.500" ac_rp="0" rt_rp="0" lps="0" ac_rp_l="0" rt_rp_l="0" l_rp="0" n_rp="0">
     <cat>Coding: Forms</cat>
     <Q>contract</Q>
     <A>&lt;b&gt;CO&lt;/b&gt; code</A>
    </item>
    <item id="e0000001" u="1" gr="0" e="2.500"><cat>&lt;default&gt;</cat><Q>q</Q><A>a</A></item>
    </mnemosyne>
    """

  @Test func mnemosynesItemsComeWithTheirSchedules() {
    let found = file(Self.mnemosyne, "x.xml")
    #expect(found.format == .mnemosyne && found.problems == [])
    #expect(found.asked == ["**CO** code <=> contract", "q => a"])
    #expect(found.decks.map(\.name) == ["Coding::Forms", nil])
    #expect(
      found.schedules.map {
        "\($0.card) \($0.lastReviewed!) \($0.due!) \($0.interval) \($0.easiness)"
      }
        == ["mnemosyne-d2e50774 2026-06-11 2026-06-23 12 2.36"])
    #expect(found.schedules[0].reviews == 4 && found.schedules[0].lapses == 1)
    #expect(ForeignFile(Array(Self.mnemosyne.utf8), file: "x.xml") == nil)
  }
}
