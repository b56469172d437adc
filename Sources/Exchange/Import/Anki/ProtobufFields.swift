/// The fields of one message in Protocol Buffers' wire format, in order.
///
/// Reading stops at the first invalid byte; everything before it is valid. Source:
/// <https://protobuf.dev/programming-guides/encoding/>.
struct ProtobufFields: Sequence, IteratorProtocol {
  enum Value {
    /// Wire type 0.
    case varint(UInt64)
    /// Wire type 2: text, bytes or a message.
    case bytes(ArraySlice<UInt8>)
    /// Wire types 1 and 5: numbers of a fixed width, which no message here needs.
    case fixed
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: some Swift.Collection<UInt8>) {
    rest = ArraySlice(bytes)
  }

  mutating func next() -> (number: Int, value: Value)? {
    guard let key = varint() else { return nil }
    let number = Int(truncatingIfNeeded: key >> 3)
    switch key & 7 {
    case 0: return varint().map { (number, .varint($0)) }
    case 1: return take(8).map { _ in (number, .fixed) }
    case 2:
      guard let count = varint(), count <= UInt64(rest.count) else { return nil }
      return take(Int(count)).map { (number, .bytes($0)) }
    case 5: return take(4).map { _ in (number, .fixed) }
    default: return nil
    }
  }

  private mutating func varint() -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard let byte = rest.popFirst() else { return nil }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    return nil
  }

  private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }
}

extension ProtobufFields {
  /// The last number in the field; nil if there is none.
  func varint(_ number: Int) -> Int? {
    reduce(nil) { found, field in
      if field.number == number, case .varint(let value) = field.value {
        Int(truncatingIfNeeded: value)
      } else {
        found
      }
    }
  }

  /// The last bytes in the field; nil if there are none.
  func bytes(_ number: Int) -> ArraySlice<UInt8>? {
    reduce(nil) { found, field in
      if field.number == number, case .bytes(let value) = field.value { value } else { found }
    }
  }

  /// The last text in the field, with U+FFFD for what is not UTF-8; empty if there is none.
  func text(_ number: Int) -> String {
    bytes(number).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
