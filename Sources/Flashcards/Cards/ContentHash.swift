import Text

/// A 64-bit hash of a card's kind and sides, which is its name unless the author gave one.
///
/// The hash is SipHash-2-4 (Aumasson and Bernstein, 2012) under the key 00 01 … 0f over the fields
/// in order, each normalized and preceded by its length in eight little-endian bytes, so that two
/// different lists of fields never produce the same bytes. Collections keep these names for years:
/// neither the fields nor the function may change, and a golden test pins them.
package struct ContentHash: Hashable, Sendable {
  package let value: UInt64

  /// Hashes `fields`, each normalized first.
  package init(_ fields: [String]) {
    var hasher = ContentHasher()
    for field in fields { hasher.add(field) }
    self = hasher.finished()
  }

  fileprivate init(value: UInt64) {
    self.value = value
  }

  /// The hash as 13 characters of Crockford's base 32 in lowercase: no `i`, `l`, `o` or `u`, which
  /// are easily mistaken when read out or typed.
  package var base32: String {
    String(unsafeUninitializedCapacity: 13) { buffer in
      for index in 0..<13 {
        buffer[index] = Self.alphabet[Int((value >> UInt64(60 - 5 * index)) & 31)]
      }
      return 13
    }
  }

  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
}

/// Computes a ``ContentHash`` from one field after another.
struct ContentHasher {
  private var hash = SipHash24(key: (0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908))

  mutating func add(_ fields: String...) {
    for field in fields { add(field) }
  }

  mutating func add(_ field: String) {
    var text = normalized(field)
    text.withUTF8 { bytes in
      hash.add(UInt64(bytes.count))
      hash.add(UnsafeRawBufferPointer(bytes))
    }
  }

  consuming func finished() -> ContentHash {
    ContentHash(value: hash.finished())
  }
}

/// SipHash-2-4 of bytes added piece by piece, under a 128-bit key as two little-endian halves.
struct SipHash24 {
  private var state: SipState
  /// The bytes that do not fill a word yet, the first in the lowest byte.
  private var pending: UInt64 = 0
  private var count = 0

  init(key: (UInt64, UInt64)) {
    state = SipState(key: key)
  }

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    let whole = bytes.count & ~7
    for start in stride(from: 0, to: whole, by: 8) {
      add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)))
    }
    for byte in bytes[whole...] { add(UInt64(byte), size: 1) }
  }

  /// Adds the eight bytes of `word`, lowest first.
  mutating func add(_ word: UInt64) {
    add(word, size: 8)
  }

  private mutating func add(_ word: UInt64, size: Int) {
    let held = count & 7
    count += size
    pending |= word << UInt64(8 * held)
    guard held + size >= 8 else { return }
    state.absorb(pending)
    // A shift by all 64 bits leaves zero, as intended.
    pending = word >> UInt64(8 * (8 - held))
  }

  consuming func finished() -> UInt64 {
    state.absorb(pending | UInt64(count & 0xff) << 56)
    return state.finished()
  }
}

/// SipHash's four state words; a separate type, since captured variables would be checked at each
/// access.
private struct SipState {
  private var v0: UInt64
  private var v1: UInt64
  private var v2: UInt64
  private var v3: UInt64

  init(key: (UInt64, UInt64)) {
    v0 = key.0 ^ 0x736f_6d65_7073_6575
    v1 = key.1 ^ 0x646f_7261_6e64_6f6d
    v2 = key.0 ^ 0x6c79_6765_6e65_7261
    v3 = key.1 ^ 0x7465_6462_7974_6573
  }

  mutating func absorb(_ word: UInt64) {
    v3 ^= word
    round()
    round()
    v0 ^= word
  }

  consuming func finished() -> UInt64 {
    v2 ^= 0xff
    for _ in 0..<4 { round() }
    return v0 ^ v1 ^ v2 ^ v3
  }

  private mutating func round() {
    v0 &+= v1
    v2 &+= v3
    v1 = rotated(v1, 13) ^ v0
    v3 = rotated(v3, 16) ^ v2
    v0 = rotated(v0, 32)
    v2 &+= v1
    v0 &+= v3
    v1 = rotated(v1, 17) ^ v2
    v3 = rotated(v3, 21) ^ v0
    v2 = rotated(v2, 32)
  }

  private func rotated(_ word: UInt64, _ count: UInt64) -> UInt64 {
    (word << count) | (word >> (64 - count))
  }
}
