import Exchange
import Flashcards
import Testing
import Text

@Suite struct EncodingTests {
  @Test(
    arguments: [
      ("utf-8", TextEncoding.utf8), ("UTF8", .utf8), ("utf_16", .utf16),
      ("UTF-16LE", .utf16LittleEndian), ("utf-16be", .utf16BigEndian), ("latin-1", .latin1),
      ("Latin1", .latin1), ("ISO-8859-1", .latin1), ("windows-1252", .windows1252),
      ("CP1252", .windows1252), ("Windows 1252", .windows1252),
    ])
  func namesAreForgiving(name: String, expected: TextEncoding) {
    #expect(TextEncoding(named: name) == expected)
  }

  @Test(arguments: ["", "klingon", "utf", "latin/2", "UTF-8//TRANSLIT", "../x", "8"])
  func otherNamesAreNone(name: String) {
    #expect(TextEncoding(named: name) == nil)
  }

  @Test func latin1IsReadWhereItIsAskedFor() {
    let table = plan(bytes("ni") + [0xF1] + bytes("o\tchild\n"), encoding: .latin1)
    #expect(table.sides == ["niño => child"])
    #expect(table.problems == [])
    #expect(table.summary[0] == "encoding: Latin-1")
  }

  @Test func windows1252IsReadWhereItIsAskedFor() {
    let table = plan([0x93] + bytes("5 ") + [0x80, 0x94] + bytes(",a\n"), encoding: .windows1252)
    #expect(table.sides == ["“5 €” => a"])
  }

  @Test func aByteThatWindows1252LeavesOpenIsNamedAndCostsItsRow() {
    let table = plan(bytes("a,b\nc") + [0x81] + bytes(",d\n"), encoding: .windows1252)
    #expect(table.problems == ["2:2: error: byte 0x81 is not a character in Windows-1252"])
    #expect(table.sides == ["a => b"])
    #expect(table.skipped == [.init(line: 2, reason: "it cannot be read as text")])
  }

  @Test(arguments: [TextEncoding.utf16, .utf16LittleEndian])
  func utf16WithoutAMarkIsReadWhereItIsAskedFor(encoding: TextEncoding) {
    let table = plan(littleEndian("niño\tchild\n".utf16), encoding: encoding)
    #expect(table.sides == ["niño => child"])
  }

  @Test func theByteOrderIsFoundOrNamed() {
    let text = bigEndian("front\tback\na\tb\n".utf16)
    #expect(plan(text, encoding: .utf16).sides == ["a => b"])
    #expect(plan(text, encoding: .utf16BigEndian).sides == ["a => b"])
  }

  @Test func aMarkIsNoPartOfTheTextWhenItsEncodingIsNamed() {
    #expect(plan([0xEF, 0xBB, 0xBF] + bytes("a,b\n"), encoding: .utf8).sides == ["a => b"])
    #expect(
      plan([0xFF, 0xFE] + littleEndian("a,b\n".utf16), encoding: .utf16).sides == ["a => b"])
  }

  @Test func aFileInAnotherEncodingGivesNoRowsAndSaysWhatToPass() {
    let table = plan(bytes("uno,one\n") + [0xE9] + bytes("t,summer\n"))
    #expect(table.notes.isEmpty)
    #expect(table.problems.count == 1)
    #expect(table.diagnostics.first?.location == SourceLocation(file: "f", line: 2, column: 1))
    #expect(table.diagnostics.first?.hint == "pass --encoding windows-1252")
    #expect(table.skipped.count == 1)
    #expect(table.summary == ["nothing is read: the file needs --encoding windows-1252"])
  }

  @Test func aTextThatSwitchesToJapaneseByEscapesIsRead() {
    // Python: "病院,hospital\nお金,money\n".encode("iso2022_jp")
    let table = plan(
      bytes("\u{1B}$BIB1!\u{1B}(B,hospital\n\u{1B}$B$*6b\u{1B}(B,money\n"))
    #expect(table.sides == ["病院 => hospital", "お金 => money"])
    #expect(table.problems == [])
    // Terminal escapes do not count.
    #expect(TextEncoding(detecting: bytes("\u{1B}[1mbold\u{1B}[0m,x\n")) == .utf8)
  }

  /// Texts in bytes written by other programs; checked with Python's codecs.
  static let foreign: [(option: String, bytes: [UInt8], sides: [String])] = [
    (
      "shift-jis",
      [
        0x8C, 0xA2, 0x2C, 0x82, 0xA2, 0x82, 0xCA, 0x81, 0x41, 0x93, 0xAE, 0x95, 0xA8, 0x0A, 0x83,
        0x66, 0x81, 0x5B, 0x83, 0x5E, 0x2C, 0x82, 0xB5, 0x82, 0xE8, 0x82, 0xE5, 0x82, 0xA4, 0x0A,
      ],
      ["犬 => いぬ、動物", "データ => しりょう"]
    ),
    (
      "euc-jp",
      [
        0xB8, 0xA4, 0x2C, 0xA4, 0xA4, 0xA4, 0xCC, 0xA1, 0xA2, 0xC6, 0xB0, 0xCA, 0xAA, 0x0A, 0xA5,
        0xC7, 0xA1, 0xBC, 0xA5, 0xBF, 0x2C, 0xA4, 0xB7, 0xA4, 0xEA, 0xA4, 0xE7, 0xA4, 0xA6, 0x0A,
      ],
      ["犬 => いぬ、動物", "データ => しりょう"]
    ),
    (
      "gb18030",
      [
        0xC4, 0xE3, 0xBA, 0xC3, 0x2C, 0xCE, 0xCA, 0xBA, 0xF2, 0xB1, 0xF0, 0xC8, 0xCB, 0xB5, 0xC4,
        0xBB, 0xB0, 0x0A, 0xCE, 0xD2, 0xC3, 0xC7, 0xB5, 0xC4, 0xD1, 0xA7, 0xD0, 0xA3, 0x2C, 0xB4,
        0xF3, 0xBC, 0xD2, 0xD1, 0xA7, 0xCF, 0xB0, 0xB5, 0xC4, 0xB5, 0xD8, 0xB7, 0xBD, 0x0A,
      ],
      ["你好 => 问候别人的话", "我们的学校 => 大家学习的地方"]
    ),
    (
      "big5",
      [
        0xA7, 0x41, 0xA6, 0x6E, 0x2C, 0xB0, 0xDD, 0xAD, 0xD4, 0xA7, 0x4F, 0xA4, 0x48, 0xAA, 0xBA,
        0xB8, 0xDC, 0x0A, 0xA7, 0xDA, 0xAD, 0xCC, 0xAA, 0xBA, 0xBE, 0xC7, 0xAE, 0xD5, 0x2C, 0xA4,
        0x6A, 0xAE, 0x61, 0xBE, 0xC7, 0xB2, 0xDF, 0xAA, 0xBA, 0xA6, 0x61, 0xA4, 0xE8, 0x0A,
      ],
      ["你好 => 問候別人的話", "我們的學校 => 大家學習的地方"]
    ),
    (
      "euc-kr",
      [
        0xBE, 0xC8, 0xB3, 0xE7, 0xC7, 0xCF, 0xBC, 0xBC, 0xBF, 0xE4, 0x2C, 0xB8, 0xB8, 0xB3, 0xB5,
        0xC0, 0xBB, 0x20, 0xB6, 0xA7, 0x20, 0xC7, 0xCF, 0xB4, 0xC2, 0x20, 0xB8, 0xBB, 0x0A, 0xC7,
        0xD0, 0xB1, 0xB3, 0x2C, 0xB0, 0xF8, 0xBA, 0xCE, 0xC7, 0xCF, 0xB4, 0xC2, 0x20, 0xB0, 0xF7,
        0x0A,
      ],
      ["안녕하세요 => 만났을 때 하는 말", "학교 => 공부하는 곳"]
    ),
    (
      "windows-1251",
      [
        0xF1, 0xEE, 0xE1, 0xE0, 0xEA, 0xE0, 0x2C, 0xE6, 0xE8, 0xE2, 0xEE, 0xF2, 0xED, 0xEE, 0xE5,
        0x0A, 0xEA, 0xEE, 0xF8, 0xEA, 0xE0, 0x2C, 0xE4, 0xEE, 0xEC, 0xE0, 0xF8, 0xED, 0xE5, 0xE5,
        0x20, 0xE6, 0xE8, 0xE2, 0xEE, 0xF2, 0xED, 0xEE, 0xE5, 0x0A,
      ],
      ["собака => животное", "кошка => домашнее животное"]
    ),
    (
      "koi8-r",
      [
        0xD3, 0xCF, 0xC2, 0xC1, 0xCB, 0xC1, 0x2C, 0xD6, 0xC9, 0xD7, 0xCF, 0xD4, 0xCE, 0xCF, 0xC5,
        0x0A, 0xCB, 0xCF, 0xDB, 0xCB, 0xC1, 0x2C, 0xC4, 0xCF, 0xCD, 0xC1, 0xDB, 0xCE, 0xC5, 0xC5,
        0x20, 0xD6, 0xC9, 0xD7, 0xCF, 0xD4, 0xCE, 0xCF, 0xC5, 0x0A,
      ],
      ["собака => животное", "кошка => домашнее животное"]
    ),
  ]

  @Test(arguments: foreign.indices)
  func iconvReadsWhatIsAskedFor(index: Int) throws {
    let sample = Self.foreign[index]
    let encoding = try #require(TextEncoding(named: sample.option))
    let table = plan(sample.bytes, encoding: encoding)
    #expect(table.sides == sample.sides)
    #expect(table.problems == [])
  }

  @Test(arguments: foreign.indices)
  func theHintNamesTheEncoding(index: Int) {
    let sample = Self.foreign[index]
    let table = plan(sample.bytes)
    #expect(table.notes.isEmpty)
    #expect(table.diagnostics.map(\.hint) == ["pass --encoding \(sample.option)"])
  }

  @Test(arguments: [
    ("SJIS", "shift-jis"), ("Shift_JIS", "shift-jis"), ("CP932", "shift-jis"), ("gbk", "gb18030"),
    ("GB2312", "gb18030"), ("Big5", "big5"), ("EUC_JP", "euc-jp"), ("euckr", "euc-kr"),
  ])
  func peoplesNamesAreOne(name: String, option: String) {
    #expect(TextEncoding(named: name) == TextEncoding(named: option))
    #expect(TextEncoding(named: name) != nil)
  }

  @Test(arguments: ["koi8-r", "iso-8859-2", "ISO-8859-15", "cp437", "macintosh", "UTF-32"])
  func whateverIconvKnowsIsTaken(name: String) {
    #expect(TextEncoding(named: name) != nil)
  }

  @Test func aByteThatIsNoCharacterIsNamedAtItsPlace() {
    let text: [UInt8] = [0x93, 0xFA, 0x2C] + bytes("a\nb") + [0x82, 0x0A] + bytes("c,d\n")
    let table = plan(text, encoding: TextEncoding(named: "shift-jis"))
    #expect(
      table.problems == ["2:2: error: byte 0x82 is not a character in Shift-JIS"])
    #expect(table.sides == ["日 => a", "c => d"])
  }

  @Test(
    arguments: [
      [0x63, 0x61, 0x66, 0xE9], [0x4E, 0xFC, 0x72, 0x6E, 0x62, 0x65, 0x72, 0x67, 0x20, 0xE4, 0xF6],
      [0xC9, 0x63, 0x6F, 0x6C, 0x65, 0x20, 0xE9, 0x6C, 0xE8, 0x76, 0x65, 0x20, 0xE0],
      [0x93, 0x61, 0x94, 0x20, 0x80, 0x20, 0x96, 0x20, 0xF1, 0x61],
    ] as [[UInt8]])
  func westernTextIsNoneOfAsia(text: [UInt8]) {
    #expect(plan(text + bytes(",x\n")).diagnostics.map(\.hint) == ["pass --encoding windows-1252"])
  }

  /// Bytes of texts as written by iconv.
  private static let short: [(option: String, hex: String)] = [
    // 単語,意味 / 犬,いぬ / 猫,ねこ
    ("shift-jis", "92508cea2c88d396a10a8ca22c82a282ca0a944c2c82cb82b10a"),
    // front,back / 請求書,bill / 病院,hospital
    ("shift-jis", "66726f6e742c6261636b0a90bf8b818f912c62696c6c0a956189402c686f73706974616c0a"),
    // 犬,いぬ / 猫,ねこ
    ("euc-jp", "b8a42ca4a4a4cc0ac7ad2ca4cda4b30a"),
    // 医院,hospital / 账单,bill: the first line happens to be valid UTF-8
    ("gb18030", "d2bdd4ba2c686f73706974616c0ad5cbb5a52c62696c6c0a"),
    // 醫院,hospital / 帳單,bill
    ("big5", "c2e5b07c2c686f73706974616c0ab162b3e62c62696c6c0a"),
    // 개,dog / 고양이,cat
    ("euc-kr", "b0b32c646f670ab0edbee7c0cc2c6361740a"),
  ]

  @Test(arguments: short.indices)
  func aShortTextIsToldByItsCommonCharacters(index: Int) {
    let table = plan(Self.decode(hex: Self.short[index].hex))
    #expect(table.diagnostics.count == 1)
    #expect(table.diagnostics[0].hint.hasPrefix("pass --encoding \(Self.short[index].option)"))
  }

  /// Kanji by itself may be Chinese in EUC: both are named.
  @Test func whereItIsNotSureTwoEncodingsAreProposed() {
    // front,back / 請求書,bill / 病院,hospital
    let hex = "66726f6e742c6261636b0ac0c1b5e1bdf12c62696c6c0ac9c2b1a12c686f73706974616c0a"
    let table = plan(Self.decode(hex: hex))
    #expect(
      table.diagnostics.map(\.hint) == [
        "pass --encoding gb18030; if that reads wrong, --encoding euc-jp"
      ])
    #expect(table.diagnostics[0].message.contains("請求書,bill"))
    #expect(table.summary == ["nothing is read: the file needs --encoding gb18030 or euc-jp"])
  }

  @Test(arguments: [
    "don\u{92}t,x", "\u{93}Hello\u{94} he said,it\u{92}s", "a \u{96} b,\u{93}c\u{94}",
  ])
  func quotesOfWindowsAreNoKanji(text: String) {
    let table = plan(text.unicodeScalars.map { UInt8($0.value) } + [0x0A])
    #expect(table.diagnostics.map(\.hint) == ["pass --encoding windows-1252"])
  }

  /// The bytes of "é,b" and a line end in UTF-32.
  private static let wide: [UInt8] = [
    0xE9, 0, 0, 0, 0x2C, 0, 0, 0, 0x62, 0, 0, 0, 0x0A, 0, 0, 0,
  ]

  @Test func utf32WithAMarkIsRead() {
    let big = stride(from: 0, to: Self.wide.count, by: 4).flatMap {
      Self.wide[$0..<$0 + 4].reversed()
    }
    for bytes in [[0xFF, 0xFE, 0, 0] + Self.wide, [0, 0, 0xFE, 0xFF] + big] {
      let table = plan(bytes)
      #expect(table.sides == ["é => b"])
      #expect(table.problems == [])
      #expect(table.summary.first == "encoding: UTF-32")
      #expect(ForeignFile(bytes, file: "x.csv") == nil)
    }
  }

  @Test func utf32WithoutAMarkIsNamed() {
    let table = plan(Self.wide)
    #expect(table.notes.isEmpty)
    #expect(table.diagnostics.map(\.hint) == ["pass --encoding utf-32le"])
    #expect(ForeignFile(Self.wide + Self.wide, file: "x.csv") == nil)
  }

  private static func decode(hex: String) -> [UInt8] {
    let digits = hex.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
  }

  @Test func aByteOrderMarkWithinTheFileIsLeftOutAndSaid() {
    let table = plan("\u{FEFF}front,back\na,b\n\u{FEFF}front,back\nc,d\n\u{FEFF}e,f\n")
    #expect(table.sides == ["a => b", "c => d", "e => f"])
    #expect(table.rows.map(\.front.utf8.count) == [1, 1, 1])
    #expect(
      table.summary.contains(
        "2 byte order marks within the file left out, on line 3: several files were joined"))
    #expect(table.summary.contains("the header appears among the rows again; skipped"))
  }
}
