import Screen
import Testing
import Text

@testable import Terminal

@Suite("What the terminal is sent besides text")
struct PictureSequenceTests {
  private static let box: PictureBox = {
    let header = PictureHeader(Array("GIF89a".utf8) + [80, 0, 32, 0])!
    return PictureBox(header, cell: .init(width: 8, height: 16), columns: 80, rows: 20)
  }()

  @Test("a PNG for kitty comes in pieces, is kept, and shown where the cursor is")
  func kitty() throws {
    let picture = Picture.kitty(png: Array(repeating: 7, count: 7000), id: 42, box: Self.box)
    let parts = try #require(picture.transmission).split(separator: "\u{1B}\\")
    #expect(parts.count == 3)
    #expect(parts[0].hasPrefix("\u{1B}_Ga=t,t=d,f=100,i=42,q=2,m=1;"))
    #expect(parts[1].hasPrefix("\u{1B}_Gq=2,m=1;") && parts[2].hasPrefix("\u{1B}_Gq=2,m=0;"))
    let data = parts.map { $0.drop { $0 != ";" }.dropFirst() }
    #expect(data.allSatisfy { $0.count <= 4096 })
    #expect(data.joined() == base64(Array(repeating: 7, count: 7000)))
    #expect(picture.showing == "\u{1B}_Ga=p,i=42,p=1,c=10,r=2,C=1,q=2\u{1B}\\")
  }

  @Test("of chafa's output for kitty only the pixels and their format are taken")
  func chafaForKitty() throws {
    let output =
      "\u{1B}_Ga=T,f=32,s=2,v=1,c=10,r=3,m=1\u{1B}\\\u{1B}_Gm=1;AAAAAA==\u{1B}\\"
      + "\u{1B}_Gm=1;////AA==\u{1B}\\\u{1B}_Gm=0\u{1B}\\\n"
    let picture = try #require(Picture.kitty(chafa: Array(output.utf8), id: 7, box: Self.box))
    #expect(
      picture.transmission == "\u{1B}_Ga=t,t=d,f=32,s=2,v=1,i=7,q=2,m=0;AAAAAP///wA=\u{1B}\\")
    for wrong in [
      "", "abc", "\u{1B}_Ga=T,f=32;AA\u{1B}\\", "\u{1B}_Gf=32,s=1,v=1;AAA\u{7}\u{1B}\\",
      "\u{1B}_Gf=32,s=1,v=1;AAAA\u{1B}\\", "\u{1B}_Gf=32,s=0,v=1\u{1B}\\",
      "\u{1B}_Gf=32,s=9999999,v=1\u{1B}\\",
    ] {
      #expect(Picture.kitty(chafa: Array(wrong.utf8), id: 7, box: Self.box) == nil)
    }
  }

  @Test("sixels are taken if they are nothing else and fit")
  func sixel() throws {
    let cell = PictureBox.CellSize(width: 8, height: 16)
    let output = "\u{1B}P0;1;0q\"1;1;80;32#0;2;0;0;98#0~~-\u{1B}\\"
    let picture = try #require(
      Picture.sixel(chafa: Array((output + "\n").utf8), id: 1, box: Self.box, cell: cell))
    #expect(picture.showing == output && picture.transmission == nil)
    for wrong in [
      "", "\u{1B}P\"1;1;81;32#\u{1B}\\", "\u{1B}P\"1;1;80;33#\u{1B}\\", "\u{1B}Pq~\u{1B}\\",
      "\u{1B}P\"1;1;80;32#\u{7}\u{1B}\\", "\u{1B}P\"1;1;80;32#",
    ] {
      #expect(Picture.sixel(chafa: Array(wrong.utf8), id: 1, box: Self.box, cell: cell) == nil)
    }
  }

  @Test("a picture's file for iTerm2 comes with its size in cells")
  func inline() {
    let picture = Picture.inline(file: [1, 2, 3], id: 1, box: Self.box)
    #expect(
      picture.showing
        == "\u{1B}]1337;File=inline=1;size=3;width=10;height=2;preserveAspectRatio=1;"
        + "doNotMoveCursor=1:AQID\u{7}")
  }

  @Test("kitty's answer is found between what is typed")
  func answer() throws {
    let text = "q\u{1B}_Gi=1;OK\u{1B}\\4"
    let answer = try #require(KittyAnswer(in: Array(text.utf8)[...]))
    #expect(answer.isYes && answer.range == 1..<12)
    for count in 0..<12 { #expect(KittyAnswer(in: Array(text.utf8)[..<count]) == nil) }
    let no = try #require(KittyAnswer(in: Array("\u{1B}_Gi=1;EINVAL:x\u{1B}\\".utf8)[...]))
    #expect(!no.isYes)
  }

  @Test(
    "the environment says which terminal shows pictures by itself",
    arguments: [
      (["TERM": "xterm-kitty"], TerminalKind.Pictures.kitty),
      (["TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"], .kitty),
      (["TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"], .inline),
      (["TERM": "xterm-256color", "LC_TERMINAL": "iTerm2"], .inline),
      (["TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"], .inline),
      (["TERM": "tmux-256color", "KITTY_WINDOW_ID": "1", "TMUX": "x"], .none),
      (["TERM": "screen", "STY": "1.pts"], .none),
      (["TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"], .none),
      (["TERM": "xterm-256color"], .unknown), (["TERM": "foot"], .unknown),
    ])
  func kind(environment: [String: String], pictures: TerminalKind.Pictures) {
    #expect(TerminalKind.pictures(environment: environment) == pictures)
  }

  @Test("a text for the clipboard is base64, and wrapped for tmux and GNU screen")
  func clipboard() {
    let sequence = ClipboardSequence.copying("E11.9")
    #expect(sequence == "\u{1B}]52;c;RTExLjk=\u{7}")
    #expect(
      ClipboardSequence.throughTmux(sequence)
        == "\u{1B}Ptmux;\u{1B}\u{1B}]52;c;RTExLjk=\u{7}\u{1B}\\")
    #expect(ClipboardSequence.throughScreen(sequence) == "\u{1B}P\u{1B}]52;c;RTExLjk=\u{7}\u{1B}\\")
  }

  @Test(
    "base64 is that of RFC 4648",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
  func base(text: String, expected: String) {
    #expect(base64(Array(text.utf8)) == expected)
    #expect(base64Decoded(Array(expected.utf8)) == Array(text.utf8))
    #expect(base64Decoded(Array((expected + "-").utf8)) == nil)
  }
}
