import Exchange
import Flashcards
import Testing
import Text

@Suite("Files that hold no cards")
struct ForeignFileTests {
  @Test(
    "are told by how they begin",
    arguments: [
      ("%PDF-1.7\n", "a PDF document"), ("GIF89a", "a picture"), ("BZh91AY", "a compressed file"),
      ("Rar!\u{1A}", "a compressed file"), ("SQLite format 3\0", "a database"),
      ("PK\u{3}\u{4}….[Content_Types].xml….word/document.xml", "a document of an office program"),
    ])
  func beginnings(text: String, kind: String) throws {
    let file = try #require(ForeignFile(Array(text.utf8)))
    #expect(file.kind == kind)
    #expect(!file.hint.isEmpty && !file.hint.hasSuffix("."))
  }

  @Test(
    "are named, whether their name or their content tells",
    arguments: [
      ("a.apkg", "", "empty and not an Anki package"),
      (
        "a.apkg", "version https://git-lfs.github.com/spec/v1\noid x\n",
        "a Git LFS pointer, not the file itself"
      ),
      (
        "a.csv", "version https://git-lfs.github.com/spec/v1\noid x\n",
        "a Git LFS pointer, not the file itself"
      ),
      (
        "a.colpkg", "404: Not Found",
        "a text and not an Anki package: it begins with “404: Not Found”"
      ),
      ("a.apkg", "\n<!DOCTYPE html>\n<html>", "an HTML page and not an Anki package"),
      ("a.txt", "<html><body>a, b</body></html>", "an HTML page"),
      ("a.apkg", "\u{1F}\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}\u{8}", "not an Anki package"),
      ("x.xml", "<?xml version=\"1.0\"?>\n<ICD10CM.tabular>", "ICD-10-CM as XML"),
      ("x", "<?xml version=\"1.0\"?>\n<ICD10PCS.tabular>", "ICD-10-PCS as XML"),
      ("x.xml", "<?xml version=\"1.0\"?>\n<a>b, c</a>", "an XML file"),
      ("x", "--- Mnemosyne Data Base --- Format Version 1 ---", "a file of Mnemosyne"),
      ("x.cards", "PK\u{3}\u{4}….cards.xml….PK\u{5}\u{6}", "a file of Mnemosyne"),
      ("x.zip", "PK\u{3}\u{4}….codes.txt….PK\u{5}\u{6}", "a zip archive and not an Anki package"),
      ("x.epub", "PK\u{3}\u{4}….mimetypeapplication/epub+zip", "an e-book"),
      ("collection.anki2", "SQLite format 3\0", "Anki's database, not a package"),
      ("x.db", "SQLite format 3\0….CREATE TABLE revlog (", "Anki's database, not a package"),
      ("x.xlsb", "PK\u{3}\u{4}….xl/workbook.bin", "a spreadsheet in a format of its own (.xlsb)"),
      ("x.yaml", "- a: b, c\n", "a YAML file"), ("x.yml", "", "a YAML file"),
      ("x.toml", "[[card]]\n", "a TOML file"),
      ("x.txt", "[[card]]\nfront = \"a, b\"\nback = \"c\"\n", "a TOML file"),
      ("x.org", "* a, b\n", "a file of Emacs's Org mode"),
      ("x.txt", "#+TITLE: x\n* a | b\n", "a file of Emacs's Org mode"),
      ("x.txt", "Q: a\nA: b\nI: REP=4 LAP=0\n", "a collection of SuperMemo"),
      ("x.txt", "Q: a\nQ: more\nA: b\nA: c\n", "a collection of SuperMemo"),
      ("x.py", "def f(x, y):\n", "source code in Python"),
      ("x", "#!/usr/bin/env python\nprint(1, 2)\n", "a script for another program"),
      ("x.tex", "\\documentclass{a, b}\n", "a LaTeX file"),
    ])
  func named(name: String, text: String, kind: String) throws {
    let file = try #require(ForeignFile(Array(text.utf8), file: "folder/" + name))
    #expect(file.kind == kind)
    #expect(!file.hint.contains("separate the"))
  }

  @Test(
    "are not what may hold cards",
    arguments: [
      ("x.csv", "front,back\n"), ("x.txt", "- a, b\n- c, d\n"), ("x.txt", "name: a, b\n"),
      ("x.md", "<html>\n\nQ: a\nA: b\n"), ("x.md", "#!/bin/sh\n\nQ: a\nA: b\n"),
      ("x.txt", "[[card]]\n\nQ: a\nA: b\n"), ("x.txt", "Q: a\nA: b\n\nQ: c\nA: d\n"),
      ("x.txt", "<b>bold</b>,x\n"), ("x.json", "{\"rounds\":\"export\",\"version\":1}\n"),
      ("x.txt", "[\"a\",\"b\"]\n"), ("x.txt", "---\nname: a\n---\nQ: a\nA: b\n"),
      ("x.txt", "PK\u{3}\u{4}…collection.anki2…PK\u{5}\u{6}"),
      ("x.apkg", "PK\u{3}\u{4}…cut off"),
    ])
  func cards(name: String, text: String) {
    #expect(ForeignFile(Array(text.utf8), file: name) == nil)
  }

  @Test("are read all the same if their format or encoding is named, unless they are no text")
  func asked() {
    #expect(ForeignFile(Array("a: b\n".utf8), file: "x.yaml", isText: true) == nil)
    #expect(ForeignFile(Array("%PDF-1.7".utf8), file: "x.csv", isText: true) != nil)
  }

  @Test("are told by their bytes where they are no text at all")
  func bytes() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<50 {
      let noise = (0..<2000).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(ForeignFile([0x7F] + noise) != nil)
      // A user who names an encoding knows better.
      #expect(ForeignFile([0x7F] + noise, isText: true) == nil)
    }
  }

  private static let texts: [[UInt8]] = [
    [],
    Array("front,back\nä,ö\n".utf8),
    Array("PK\u{3}\u{4}….collection.anki21".utf8),
    utf16("front,back\n", marked: true),
    utf16(String(repeating: "word,wort\n", count: 9), marked: false),
    Array("one,two\nx\0,y\n\u{1}a,b\n".utf8),
    Array("caf".utf8) + [0xE9] + Array(",x\n".utf8),
  ]

  private static func utf16(_ text: String, marked: Bool) -> [UInt8] {
    (marked ? [0xFF, 0xFE] : []) + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  @Test("are no texts, in whatever encoding, and no packages of Anki", arguments: texts)
  func others(bytes: [UInt8]) {
    #expect(ForeignFile(bytes) == nil)
  }

  /// The commands were run with jq on these files.
  @Test(arguments: [
    (
      #"{"crowdanki_uuid":"x","deck_configurations":[{"a":"b","c":"d"}],"notes":[{"fields":["q","a"]}]}"#,
      ".. | .notes? | arrays[] | .fields[:2] | @csv"
    ),
    (
      #"{"models":[{"a":"b","c":"d"}],"notes":[{"guid":"x","fields":["q","a"]}]}"#,
      ".notes[] | .fields[:2] | @csv"
    ),
    (
      #"{"notes":[{"fields":{"Front":{"value":"q"},"Back":{"value":"a"}}}]}"#,
      ".notes[] | [.fields[].value][:2] | @csv"
    ),
    (#"[{"fields":{"Front":"q","Back":"a"}}]"#, ".[] | [.fields[]][:2] | @csv"),
  ])
  func theCommandForJSONNamesTheKeysOfTheFile(text: String, filter: String) throws {
    var options = ImportOptions()
    options.format = .json
    let file = ImportedFile(Array(text.utf8), file: "deck.json", options: options)
    let hint = try #require(file.diagnostics.first?.hint)
    #expect(hint.contains("jq -r '\(filter)' FILE > cards.csv"))
  }

  @Test(
    "are lists in JSON without cards, which are no tables either",
    arguments: [
      "[1,2]", "[]", " [1, 2]\n", "[\n  1,\n  2\n]\n", "[true]", "[null, -1.5]", "[[1,2],[3]]",
    ])
  func lists(text: String) {
    let file = ImportedFile(Array(text.utf8), file: "f.json")
    #expect(file.notes.isEmpty && file.hasErrors)
    #expect(file.diagnostics.first?.message.contains("JSON") == true)
    #expect(file.diagnostics.first?.hint.isEmpty == false)
  }

  @Test(
    "are not texts that begin with a number in brackets",
    arguments: ["[1] a,b\n[2] c,d\n", "[1,2],b\nc,d\n"])
  func brackets(text: String) {
    #expect(ImportedFile(Array(text.utf8), file: "f.csv").format == .delimited)
  }
}
