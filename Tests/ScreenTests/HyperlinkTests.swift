import Testing

@testable import Screen

@Suite("Links in a text")
struct HyperlinkTests {
  private static let unlinked = Styler(support: .palette)
  private static let linking = Styler(support: .palette, showsLinks: true)

  /// A text without styles, which stand around links and the rest apart.
  private static func plain(_ text: some StringProtocol) -> String {
    String(text).replacing(/\u{1B}\[[0-9;]*m/, with: "")
  }

  /// A line's text without links and styles, and the addresses of the links with the text of each.
  private static func links(
    in line: String
  ) -> (rest: String, links: [(address: String, text: String)]) {
    let parts = line.split(
      separator: /\u{1B}\]8;id=[0-9a-z]+;|\u{1B}\]8;;\u{1B}\\/, omittingEmptySubsequences: false)
    var found: [(String, String)] = []
    var rest = ""
    for (index, part) in parts.enumerated() {
      guard index % 2 == 1 else {
        rest += part
        continue
      }
      let pair = part.split(separator: "\u{1B}\\", maxSplits: 1, omittingEmptySubsequences: false)
      found.append((String(pair[0]), plain(pair[1])))
      rest += pair[1]
    }
    return (plain(rest), found)
  }

  private static let texts = [
    "See https://www.cms.gov/manuals, or http://x.org.",
    "CMS, *Manual* (https://www.cms.gov/a_(b)), 2026",
    "- [the page](https://example.com/a-very-long-path/with/many/parts/and-more/and-more) here",
    "> https://example.com/0123456789012345678901234567890123456789 after",
    "`https://code.example`, https://, https, xhttps://y.example",
    "水曜https://example.com/水曜 😀 https://example.com/?q=1&r=2#s",
    "| a | b |\n|---|---|\n| https://example.com | c |", "no link at all", "",
  ]

  @Test("a text looks the same with links as without", arguments: texts, [4, 10, 24, 37, 80])
  func same(text: String, width: Int) {
    let with = rendered(markdown: text, width: width, indent: "  ", style: Self.linking)
    let without = rendered(markdown: text, width: width, indent: "  ", style: Self.unlinked)
    #expect(with.map { Self.links(in: $0).rest } == without.map { Self.plain($0) })
    #expect(with.allSatisfy { sanitizedButStyled($0) == $0 })
  }

  @Test("a link opens the address without what ends the sentence around it")
  func ends() {
    let line = rendered(markdown: Self.texts[0], width: 80, style: Self.linking)[0]
    #expect(
      Self.links(in: line).links.map(\.address) == ["https://www.cms.gov/manuals", "http://x.org"])
    let manual = rendered(markdown: Self.texts[1], width: 80, style: Self.linking)[0]
    #expect(Self.links(in: manual).links.map(\.address) == ["https://www.cms.gov/a_(b)"])
  }

  @Test("an address that lines break in is one link to all of it", arguments: [12, 20, 33])
  func broken(width: Int) {
    let address = "https://example.com/0123456789012345678901234567890123456789"
    let lines = rendered(
      markdown: "At \(address). Then more", width: width, indent: "  ", style: Self.linking)
    let links = lines.flatMap { Self.links(in: $0).links }
    #expect(links.count > 1)
    #expect(links.allSatisfy { $0.address == address })
    #expect(links.map(\.text).joined() == address)
  }

  @Test("an address that ends where the line is full does not take the next word")
  func full() {
    let lines = rendered(
      markdown: "https://x.org/123456 next", width: 20, style: Self.linking)
    #expect(lines.count == 2)
    #expect(lines.flatMap { Self.links(in: $0).links }.map(\.address) == ["https://x.org/123456"])
    let wrapped = wrappedWithLinks(
      "https://x.org/123456 next https://x.org/", width: 20, style: Self.linking)
    #expect(
      wrapped.flatMap { Self.links(in: $0).links }.map(\.address).allSatisfy {
        ["https://x.org/123456", "https://x.org/"].contains($0)
      })
  }

  @Test(
    "what a text makes up is no link",
    arguments: [
      "\u{1B}]8;;https://evil.example\u{1B}\\click\u{1B}]8;;\u{1B}\\",
      "\u{1B}]8;id=1;https://evil.example\u{1B}\\click", "\u{1B}]8;;https://evil.example\u{7}x",
      "\u{9D}8;;https://evil.example\u{9C}",
    ])
  func forged(text: String) {
    for line in rendered(markdown: text, width: 80, style: Self.unlinked) {
      #expect(!line.contains("\u{1B}]"))
    }
    #expect(!sanitizedButStyled(text).contains("evil.example\u{1B}"))
    #expect(!sanitizedButStyled(text).contains("\u{1B}]8;;h"))
    #expect(!sanitizedButStyled(text).contains("\u{1B}]8;id"))
    #expect(Hyperlink.linked("a", to: "https://x.org/\u{1B}\\") == "a")
    #expect(Hyperlink.linked("a", to: "https://x.org/ b") == "a")
  }
}
