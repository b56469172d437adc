/// The digits of base64 (RFC 4648), by their values.
private let base64Digits = Array(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

/// Bytes as base64, with padding.
/// - Complexity: O(*n*).
package func base64(_ bytes: some Swift.Collection<UInt8>) -> String {
  var result: [UInt8] = []
  result.reserveCapacity((bytes.count + 2) / 3 * 4)
  var bits = 0
  var count = 0
  func digit(_ shift: Int) -> UInt8 { base64Digits[bits >> shift & 63] }
  for byte in bytes {
    bits = bits << 8 | Int(byte)
    count += 1
    if count == 3 {
      result += [digit(18), digit(12), digit(6), digit(0)]
      (bits, count) = (0, 0)
    }
  }
  if count > 0 {
    bits <<= 8 * (3 - count)
    result += [digit(18), digit(12), count == 2 ? digit(6) : UInt8(ascii: "=")]
    result.append(UInt8(ascii: "="))
  }
  return String(decoding: result, as: UTF8.self)
}

/// The bytes of base64, whose padding is passed over; nil if there is anything else in it.
/// - Complexity: O(*n*).
package func base64Decoded(_ text: some Swift.Collection<UInt8>) -> [UInt8]? {
  var result: [UInt8] = []
  result.reserveCapacity(text.count / 4 * 3)
  var bits = 0
  var count = 0
  for byte in text where byte != UInt8(ascii: "=") {
    let digit: Int
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit = Int(byte) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): digit = Int(byte) - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = Int(byte) + 4
    case UInt8(ascii: "+"): digit = 62
    case UInt8(ascii: "/"): digit = 63
    default: return nil
    }
    bits = (bits << 6 | digit) & 0xFF_FFFF
    count += 6
    if count >= 8 {
      count -= 8
      result.append(UInt8(bits >> count & 0xFF))
    }
  }
  return result
}
