import TestSupport
import Testing

@testable import Terminal

@Suite("Key decoder")
struct KeyDecoderTests {
  @Test(
    "knows the keys",
    arguments: [
      ("3", Key.character("3")), ("é", .character("é")), ("日", .character("日")),
      ("👍", .character("👍")), (" ", .character(" ")),
      ("\r", .enter), ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace),
      ("\u{3}", .interrupt), ("\u{4}", .endOfFile), ("\u{15}", .control("u")),
      ("\u{0}", .control("@")), ("\u{1F}", .control("_")),
      ("\u{1B}[A", .up), ("\u{1B}OA", .up), ("\u{1B}[B", .down), ("\u{1B}[C", .right),
      ("\u{1B}OD", .left), ("\u{1B}[H", .home), ("\u{1B}[1~", .home), ("\u{1B}[7~", .home),
      ("\u{1B}OF", .end), ("\u{1B}[4~", .end), ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown),
      ("\u{1B}[3~", .delete), ("\u{1B}[1;5C", .other), ("\u{1B}OP", .other), ("\u{1B}[15~", .other),
      ("\u{1B}[200~", .paste), ("\u{1B}[201~", .other), ("\u{1B}[?1;2c", .other),
      ("\u{1B}[[A", .other),
      ("\u{1B}OM", .enter),
      ("\u{1B}[Z", .other), ("\u{1B}[1 q", .other),
    ])
  func known(text: String, key: Key) {
    let bytes = Array(text.utf8)
    #expect(KeyDecoder.decode(bytes) == .key(key, length: bytes.count))
    #expect(KeyDecoder.decode(bytes + Array("3".utf8)) == .key(key, length: bytes.count))
    for count in 0..<bytes.count {
      #expect(KeyDecoder.decode(bytes.prefix(count)) == .incomplete)
    }
  }

  @Test("ESC is a key by itself, after a while or before another key")
  func escape() {
    #expect(KeyDecoder.decode([0x1B]) == .incomplete)
    #expect(KeyDecoder.decode([0x1B], isFinal: true) == .key(.escape, length: 1))
    #expect(KeyDecoder.decode([0x1B, 0x33]) == .key(.escape, length: 1))
    #expect(KeyDecoder.decode([0x1B, 0x1B, 0x5B, 0x41]) == .key(.escape, length: 1))
  }

  @Test("what is broken off or malformed is passed over and takes no other key with it")
  func malformed() {
    #expect(keys(in: [0x1B, 0x5B, 0x33]) == [.other])
    #expect(keys(in: [0xE6, 0x97]) == [.other])
    #expect(keys(in: [0xE6, 0x33]) == [.other, .character("3")])
    #expect(keys(in: [0x80, 0xFF, 0x33]) == [.other, .other, .character("3")])
    #expect(keys(in: [0xED, 0xA0, 0x80, 0x33]) == [.other, .character("3")])
    #expect(keys(in: [0xC2, 0x9B, 0x33]) == [.other, .character("3")])
    #expect(keys(in: [0x1B, 0x5B, 0x33, 0x03]) == [.other, .interrupt])
  }

  @Test("any bytes are used up, key by key")
  func fuzz() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<5_000 {
      var bytes = (0..<Int.random(in: 0..<12, using: &random)).map { _ in
        [0x1B, 0x5B, 0x4F, UInt8.random(in: 0...255, using: &random)].randomElement(using: &random)!
      }
      while !bytes.isEmpty {
        guard case .key(_, let length) = KeyDecoder.decode(bytes, isFinal: true) else {
          Issue.record("no key in \(bytes)")
          return
        }
        #expect((1...bytes.count).contains(length))
        bytes.removeFirst(length)
      }
    }
  }

  private func keys(in bytes: [UInt8]) -> [Key] {
    var rest = bytes[...]
    var result: [Key] = []
    while case .key(let key, let length) = KeyDecoder.decode(rest, isFinal: true) {
      result.append(key)
      rest = rest.dropFirst(length)
    }
    return result
  }
}
