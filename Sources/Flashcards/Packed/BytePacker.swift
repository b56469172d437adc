internal import Synchronization

/// A small value that can be packed: a number, a text, or what is made of such.
package protocol Packable {
  func pack(to packer: inout BytePacker)
  init(from unpacker: inout ByteUnpacker) throws(UnpackingError)
}

/// Writes values as bytes, one behind the other, for ``ByteUnpacker`` to read in the same order.
///
/// The form is for files that this very program makes and reads again: nothing in it says what is
/// what. Numbers take as few bytes as they need, texts have their length before them. Columns are
/// kept apart, as they lie in memory, so that each can be read by itself and in part.
package struct BytePacker: Sendable {
  package private(set) var bytes: [UInt8] = []
  /// The columns, in the order in which they were packed.
  package private(set) var columns: [PackedColumn] = []

  package init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  package mutating func append<each Value: Packable>(_ value: repeat each Value) {
    repeat (each value).pack(to: &self)
  }

  /// Seven bits a byte, the lowest first.
  package mutating func append(unsigned number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  package mutating func append(text: String) {
    var text = text
    text.withUTF8 { utf8 in
      append(unsigned: UInt64(utf8.count))
      bytes.append(contentsOf: utf8)
    }
  }

  /// A list of plain values as it lies in memory. They must have no bytes that mean nothing.
  package mutating func append<Element: BitwiseCopyable & Sendable>(array: [Element]) {
    append(
      PackedColumn(stride: MemoryLayout<Element>.stride) { body in
        array.withUnsafeBytes { body($0) }
      })
  }

  mutating func append(_ column: PackedColumn) { columns.append(column) }
}

/// A list of plain values of one size, whatever they are.
package struct PackedColumn: Sendable {
  /// The size of an element.
  package let stride: Int
  /// Gives the bytes of the list, which are valid during the call.
  package let withBytes: @Sendable ((UnsafeRawBufferPointer) -> Void) -> Void
}

/// What ``ByteUnpacker`` throws if the bytes are not what was written.
package struct UnpackingError: Error {
  package init() {}
}

/// Reads what a ``BytePacker`` wrote. It checks every length, so that no bytes lead astray.
package struct ByteUnpacker {
  /// Gives a column of a file, by its place among the columns.
  package typealias SectionReader = (
    _ place: Int, _ stride: Int, _ source: Remaking?, @escaping Section.Check
  ) -> Section?

  private var rest: UnsafeRawBufferPointer
  private let readSection: SectionReader?
  private var nextColumn = 0
  /// Makes the columns again that are read next, should one of them turn out to be damaged later.
  private var remaking: Remaking?

  /// - Parameters:
  ///   - bytes: They must outlive the value.
  ///   - readSection: where columns come from, if there are any.
  package init(_ bytes: UnsafeRawBufferPointer, readSection: SectionReader? = nil) {
    rest = bytes
    self.readSection = readSection
  }

  package mutating func value<Value: Packable>(
    _ type: Value.Type = Value.self
  ) throws(UnpackingError) -> Value { try Value(from: &self) }

  mutating func byte() throws(UnpackingError) -> UInt8 {
    guard let byte = rest.first else { throw UnpackingError() }
    rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst())
    return byte
  }

  package mutating func unsigned() throws(UnpackingError) -> UInt64 {
    if let byte = rest.first, byte < 0x80 {
      rest = UnsafeRawBufferPointer(rebasing: rest[1...])
      return UInt64(byte)
    }
    var number: UInt64 = 0
    for (index, byte) in rest.prefix(10).enumerated() {
      number |= UInt64(byte & 0x7F) << UInt64(7 * index)
      if byte < 0x80 {
        rest = UnsafeRawBufferPointer(rebasing: rest[(index + 1)...])
        return number
      }
    }
    throw UnpackingError()
  }

  /// A number that stands for what has bounds.
  package mutating func int(in range: ClosedRange<Int>) throws(UnpackingError) -> Int {
    let number: Int = try value()
    guard range.contains(number) else { throw UnpackingError() }
    return number
  }

  package mutating func text() throws(UnpackingError) -> String {
    String(decoding: try textBytes(), as: UTF8.self)
  }

  /// A text as it lies in memory.
  mutating func textBytes() throws(UnpackingError) -> UnsafeRawBufferPointer {
    let count = Int(clamping: try unsigned())
    guard count <= rest.count else { throw UnpackingError() }
    defer { rest = UnsafeRawBufferPointer(rebasing: rest[count...]) }
    return UnsafeRawBufferPointer(rebasing: rest[..<count])
  }

  /// How many elements a list has, each of which takes a byte at least.
  fileprivate mutating func count() throws(UnpackingError) -> Int {
    let count = Int(clamping: try unsigned())
    guard count <= rest.count else { throw UnpackingError() }
    return count
  }

  /// The next column, which is read where it is looked at.
  mutating func section(
    stride: Int, check: @escaping Section.Check
  ) throws(UnpackingError) -> Section {
    guard let section = readSection?(nextColumn, stride, remaking, check) else {
      throw UnpackingError()
    }
    nextColumn += 1
    return section
  }

  /// Has the columns that follow made again by `make` if need be, as the first ones of a packer.
  /// - Parameter isExact: Whether that is right even if it is not what was written.
  package mutating func remakeNext(
    isExact: Bool, by make: @escaping @Sendable () -> BytePacker?
  ) {
    remaking = Remaking(from: nextColumn, isExact, make)
  }
}

/// Makes the columns of a file again from what they were made of; once for all of them.
package final class Remaking: Sendable {
  package let isExact: Bool
  private let start: Int
  private let make: @Sendable () -> BytePacker?
  private let made = Mutex<BytePacker??>(nil)

  fileprivate init(from start: Int, _ isExact: Bool, _ make: @escaping @Sendable () -> BytePacker?)
  {
    self.start = start
    self.isExact = isExact
    self.make = make
  }

  /// The column at a place of the file; nil if it cannot be made.
  package func column(_ place: Int) -> PackedColumn? {
    made.withLock { made in
      let packer = made ?? make()
      made = .some(packer)
      guard let columns = packer?.columns, columns.indices.contains(place - start) else {
        return nil
      }
      return columns[place - start]
    }
  }
}

// MARK: - What is packed

/// A number near zero takes few bytes, whatever its sign.
extension Int: Packable {
  package func pack(to packer: inout BytePacker) {
    packer.append(unsigned: UInt64(bitPattern: Int64(self << 1 ^ self >> 63)))
  }

  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    let number = try unpacker.unsigned()
    self = Int(number >> 1) ^ -Int(number & 1)
  }
}

extension Bool: Packable {
  package func pack(to packer: inout BytePacker) { packer.append(unsigned: self ? 1 : 0) }

  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    self = try unpacker.byte() != 0
  }
}

extension String: Packable {
  package func pack(to packer: inout BytePacker) { packer.append(text: self) }

  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    self = try unpacker.text()
  }
}

extension Optional: Packable where Wrapped: Packable {
  package func pack(to packer: inout BytePacker) {
    packer.append(self != nil)
    if let self { packer.append(self) }
  }

  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    self = try unpacker.value(Bool.self) ? try unpacker.value(Wrapped.self) : nil
  }
}

extension Array: Packable where Element: Packable {
  package func pack(to packer: inout BytePacker) {
    packer.append(unsigned: UInt64(count))
    for element in self { packer.append(element) }
  }

  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    self = []
    let count = try unpacker.count()
    reserveCapacity(count)
    for _ in 0..<count { append(try unpacker.value()) }
  }
}
