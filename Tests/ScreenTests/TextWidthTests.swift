import TestSupport
import Testing

@testable import Screen

@Suite("Text width")
struct TextWidthTests {
  @Test("agrees with wcwidth", arguments: widthGolden)
  func golden(text: String, width: Int) {
    #expect(displayWidth(text) == width)
  }

  @Test("control characters take no columns")
  func controls() {
    for value in Array(UInt32(0)..<0x20) + Array(0x7F..<0xA0) {
      #expect(displayWidth(String(Unicode.Scalar(value)!)) == 0)
    }
    #expect(displayWidth("a\r\nb\u{7}") == 2)
  }

  @Test("no cluster takes more than two columns")
  func clusters() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<2_000 {
      let text = random.text(length: 20)
      for cluster in text { #expect((0...2).contains(displayWidth(cluster))) }
      #expect(displayWidth(text) == text.reduce(0) { $0 + displayWidth($1) })
    }
  }

  @Test("the table's borders rise")
  func borders() {
    for table in [WidthTable.wide, WidthTable.zero] {
      #expect(table.count.isMultiple(of: 2))
      #expect(zip(table, table.dropFirst()).allSatisfy { $0 < $1 })
    }
  }
}
