import Exchange
import Flashcards
import Testing
import Text

/// Files written by other programs and by people.
@Suite(.enabled(if: SharedSamples.exist)) struct DelimitedFilesTests {
  @Test(arguments: [
    ("01_tab.txt", ["perro => dog", "gato => cat"]),
    ("02_comma_quotes.csv", ["a, b => c \"quoted\" d", "line one\nline two => ok"]),
    ("03_semicolon.csv", ["uno => one", "dos => two"]),
    ("04_headers.txt", ["front1 => back1", "front2 => back2"]),
    ("05_bom.txt", ["niño => child"]),
    ("06_crlf.txt", ["a => b", "c => d"]),
    ("07_latin1.txt", []),
    ("08_utf16.txt", ["niño => child"]),
    ("09_comments.txt", ["x => y", "#quoted hash => z"]),
    ("10_ragged.txt", ["two => b"]),
    ("11_empty_first.txt", ["ok => fine"]),
    ("12_dupes.txt", ["same => 1", "same => 2", "SAME => 3", "same => 4"]),
    ("13_unclosed_quote.txt", ["next => line", "last => one"]),
    ("14_tags_line.txt", ["q => a"]),
    ("15_html_guess.txt", ["a <b>bold</b> & c => x < y"]),
    ("16_guid.txt", ["f1 => b1", "f2 => b2"]),
    ("17_midquote.txt", ["a \"quoted\" word => b", "\"starts\" quoted => b"]),
  ])
  func eachCaseGivesWhatItsAuthorMeant(name: String, sides: [String]) {
    #expect(plan(SharedSamples.bytes("delimited/\(name)")).sides == sides)
  }

  @Test func theLatin1CaseIsReadWithItsEncoding() {
    let table = plan(SharedSamples.bytes("delimited/07_latin1.txt"), encoding: .windows1252)
    #expect(table.sides == ["niño => child"])
  }

  @Test func ankisFullExportGivesEveryNoteInItsDeckUnderItsName() {
    let text = SharedSamples.bytes("anki/notes_full.txt")
    let table = plan(text)
    #expect(table.notes.count == 449)
    #expect(table.skipped == [])
    #expect(!table.hasErrors)
    #expect(
      Dictionary(uniqueKeysWithValues: table.decks.map { ($0.name ?? "", $0.notes.count) }) == [
        "Default": 207, "Science::Math": 130, "Geography": 37, "Languages::Spanish": 35,
        "Languages::Japanese::Kana": 15, "Science::Biology::Cells": 13, "Languages::French": 12,
      ])
    let kinds = table.notes.map { Card(note: $0, face: $0.faces[0]).kind }
    #expect(kinds.count { $0 == .cloze } == 13)
    #expect(kinds.count { $0 == .term } > 35)
    let names = Set(table.notes.compactMap(\.details.id))
    #expect(names.count == 449)
    #expect(names.contains(CardID("sqkuu5xf1v")))
    #expect(names.contains(CardID(ContentHash(["import", "lP[:B?I{38"]).base32)))
    let first = table.decks.first { $0.name == "Languages::Spanish" }?.notes.first
    #expect(first?.content == .term(term: "uno", definition: "one"))
    #expect(first?.details.tags == ["lang::spanish::a1", "number", "spanish"])
  }

  @Test func ankisPlainExportGivesEveryNote() {
    let table = plan(SharedSamples.bytes("anki/notes_plain.txt"))
    #expect(table.notes.count == 449)
    #expect(!table.hasErrors)
    #expect(table.notes.allSatisfy { $0.details.id == nil })
  }

  @Test(arguments: ["anki/notes_full.txt", "anki/notes_plain.txt"])
  func whatComesFromAnkiIsADeckThatReadsBack(path: String) {
    for deck in plan(SharedSamples.bytes(path)).decks {
      let printed = DeckPrinter().print(Deck(frontMatter: deck.frontMatter, notes: deck.notes))
      let read = DeckParser.parse(printed, file: "deck")
      #expect(read.diagnostics.filter { $0.severity == .error } == [])
      #expect(
        Deck(notes: read.deck.notes).cards.map(\.id) == Deck(notes: deck.notes).cards.map(\.id))
    }
  }

  @Test(arguments: [
    ("bmaupin_flashcard-sets/interview-questions_devops_devops.csv", 0),
    ("bmaupin_flashcard-sets/interview-questions_programming-basic_programming-basic.csv", 0),
    ("bmaupin_flashcard-sets/interview-questions_programming-general_programming-general.csv", 0),
    ("timcondit_anki-csv/docker.csv", 21),
    ("timcondit_anki-csv/lvm.csv", 14),
    ("timcondit_anki-csv/sqlite.csv", 1),
  ])
  func decksOfOthersComeInWhole(name: String, rows: Int) {
    let table = plan(SharedSamples.bytes("decks/\(name)"))
    #expect(!table.hasErrors)
    #expect(table.skipped == [])
    if rows > 0 { #expect(table.notes.count == rows) }
    let text = table.rows.map { $0.front + $0.back }.joined()
    #expect(!text.contains("<br>") && !text.contains("<font") && !text.contains("&nbsp;"))
  }

  @Test(
    arguments: SharedSamples.names(in: "decks/imantsm_medical_abbreviations", suffix: ".csv"))
  func abbreviationsComeInUnderTheirHeader(name: String) {
    let table = plan(SharedSamples.bytes("decks/imantsm_medical_abbreviations/\(name)"))
    #expect(!table.hasErrors)
    #expect(table.summary[0].hasPrefix("comma, 3 columns in "))
    #expect(table.summary[0].hasSuffix("; the first row is a header"))
    #expect(table.skipped.allSatisfy { $0.reason.hasPrefix("it repeats line ") })
  }
}
