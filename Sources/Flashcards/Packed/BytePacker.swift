internal import Synchronization

/// Writes values as bytes, one behind the other, for ``ByteUnpacker`` to read in the same order.
///
/// The form is for files that this very program makes and reads again: nothing in it says what is
/// what. Numbers take as few bytes as they need, texts have their length before them. Long arrays
/// are kept apart, as they lie in memory, so that each can be read by itself and in part.
package struct BytePacker: Sendable {
  package private(set) var bytes: [UInt8] = []
  /// The arrays, in the order in which they were packed.
  package private(set) var arrays: [PackedArray] = []

  package init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  package var count: Int { bytes.count }

  /// Seven bits a byte, the lowest first.
  package mutating func append(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// A number near zero takes few bytes, whatever its sign.
  package mutating func append(_ number: Int) {
    append(UInt64(bitPattern: Int64(number << 1 ^ number >> 63)))
  }

  package mutating func append(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  package mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      append(UInt64(utf8.count))
      bytes.append(contentsOf: utf8)
    }
  }

  package mutating func append(_ text: String?) {
    append(text != nil)
    if let text { append(text) }
  }

  package mutating func append(_ number: Int?) {
    append(number != nil)
    if let number { append(number) }
  }

  package mutating func append<Element>(
    _ list: some Collection<Element>, _ each: (inout BytePacker, Element) -> Void
  ) {
    append(UInt64(list.count))
    for element in list { each(&self, element) }
  }

  package mutating func append(_ texts: [String]) { append(texts) { $0.append($1) } }

  /// An array as it lies in memory. Its elements must have no bytes that mean nothing.
  package mutating func append<Element: BitwiseCopyable & Sendable>(array: [Element]) {
    append(UInt64(array.count))
    arrays.append(
      PackedArray(stride: MemoryLayout<Element>.stride) { body in array.withUnsafeBytes { body($0) }
      })
  }

  /// The bytes of a section, as an array.
  package mutating func append<Element: BitwiseCopyable>(_ section: Section, of type: Element.Type)
  {
    let stride = MemoryLayout<Element>.stride
    append(UInt64(section.count / stride))
    arrays.append(PackedArray(stride: stride) { body in body(section.bytes) })
  }
}

/// An array of plain values, whatever they are.
package struct PackedArray: Sendable {
  /// The size of an element.
  package let stride: Int
  /// Gives the bytes of the array, which are valid during the call.
  package let withBytes: @Sendable ((UnsafeRawBufferPointer) -> Void) -> Void
}

/// What ``ByteUnpacker`` throws if the bytes are not what was written.
package struct UnpackingError: Error {
  package init() {}
}

/// Reads what a ``BytePacker`` wrote. It checks every length, so that no bytes lead astray.
package struct ByteUnpacker {
  /// Gives an array of a file, by its place among the arrays.
  package typealias SectionReader = (
    _ place: Int, _ stride: Int, _ source: Remaking?, @escaping Section.Check
  ) -> Section?

  private var rest: UnsafeRawBufferPointer
  private let readSection: SectionReader?
  private var nextArray = 0
  /// Makes the arrays again that are read next, should one of them turn out to be damaged later.
  private var remaking: Remaking?

  /// - Parameters:
  ///   - bytes: They must outlive the value.
  ///   - readSection: where arrays come from, if there are any.
  package init(_ bytes: UnsafeRawBufferPointer, readSection: SectionReader? = nil) {
    rest = bytes
    self.readSection = readSection
  }

  package var isAtEnd: Bool { rest.isEmpty }

  package mutating func byte() throws(UnpackingError) -> UInt8 {
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

  package mutating func int() throws(UnpackingError) -> Int {
    let number = try unsigned()
    return Int(number >> 1) ^ -Int(number & 1)
  }

  /// A number that stands for what has bounds.
  package mutating func int(in range: ClosedRange<Int>) throws(UnpackingError) -> Int {
    let number = try int()
    guard range.contains(number) else { throw UnpackingError() }
    return number
  }

  package mutating func flag() throws(UnpackingError) -> Bool { try byte() != 0 }

  package mutating func text() throws(UnpackingError) -> String {
    String(decoding: try textBytes(), as: UTF8.self)
  }

  /// A text as it lies in memory.
  package mutating func textBytes() throws(UnpackingError) -> UnsafeRawBufferPointer {
    try take(Int(clamping: unsigned()))
  }

  package mutating func optionalText() throws(UnpackingError) -> String? {
    try flag() ? text() : nil
  }

  package mutating func optionalInt() throws(UnpackingError) -> Int? { try flag() ? int() : nil }

  package mutating func list<Element>(
    _ each: (inout ByteUnpacker) throws(UnpackingError) -> Element
  ) throws(UnpackingError) -> [Element] {
    let count = Int(clamping: try unsigned())
    // Each element takes a byte at least.
    guard count <= rest.count else { throw UnpackingError() }
    var list: [Element] = []
    list.reserveCapacity(count)
    for _ in 0..<count { list.append(try each(&self)) }
    return list
  }

  package mutating func texts() throws(UnpackingError) -> [String] {
    try list { unpacker throws(UnpackingError) in try unpacker.text() }
  }

  /// An array that is read at once.
  package mutating func array<Element: BitwiseCopyable>(
    of type: Element.Type = Element.self
  ) throws(UnpackingError) -> [Element] {
    let section = try section(of: type)
    guard section.isReadable else { throw UnpackingError() }
    return withExtendedLifetime(section) { Array(section.bytes.bindMemory(to: type)) }
  }

  /// An array that is read where it is looked at.
  package mutating func section<Element: BitwiseCopyable>(
    of type: Element.Type, check: @escaping Section.Check = { _, _ in true }
  ) throws(UnpackingError) -> Section {
    let count = Int(clamping: try unsigned())
    let stride = MemoryLayout<Element>.stride
    let (size, overflow) = count.multipliedReportingOverflow(by: stride)
    guard !overflow, let section = readSection?(nextArray, stride, remaking, check),
      section.count == size
    else { throw UnpackingError() }
    nextArray += 1
    return section
  }

  /// Has the arrays that follow made again by `make` if need be, as the first ones of a packer.
  /// - Parameter isExact: Whether that is right even if it is not what was written.
  package mutating func remakeNext(
    isExact: Bool, by make: @escaping @Sendable () -> BytePacker?
  ) {
    remaking = Remaking(from: nextArray, isExact, make)
  }

  private mutating func take(_ count: Int) throws(UnpackingError) -> UnsafeRawBufferPointer {
    guard count <= rest.count else { throw UnpackingError() }
    defer { rest = UnsafeRawBufferPointer(rebasing: rest[count...]) }
    return UnsafeRawBufferPointer(rebasing: rest[..<count])
  }
}

/// Makes the arrays of a file again from what they were made of; once for all of them.
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

  /// The array at a place of the file; nil if it cannot be made.
  package func array(_ place: Int) -> PackedArray? {
    made.withLock { made in
      let packer = made ?? make()
      made = .some(packer)
      guard let arrays = packer?.arrays, arrays.indices.contains(place - start) else { return nil }
      return arrays[place - start]
    }
  }
}
