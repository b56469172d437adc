/// A list of plain values. Those of a file lie there until they are looked at; what is changed lies
/// over them, what is new behind.
///
/// ```swift
/// var column = Column([1, 2, 3])
/// column[1] = 5
/// column.append(4)                           // 1, 5, 3, 4
/// ```
@usableFromInline
package struct Column<Element: BitwiseCopyable & Sendable>: Sendable {
  @usableFromInline var kept: Section?
  /// How many elements the file has.
  @usableFromInline var keptCount = 0
  /// Changed elements of the file, by their places.
  @usableFromInline var changed: [Int: Element] = [:]
  /// The elements behind the file's.
  @usableFromInline var own: [Element]

  package init(_ elements: [Element] = []) { own = elements }

  @usableFromInline static var size: Int { MemoryLayout<Element>.stride }

  @inlinable package var count: Int { keptCount + own.count }

  @inlinable package subscript(index: Int) -> Element {
    get {
      guard index < keptCount, let kept else { return own[index - keptCount] }
      if !changed.isEmpty, let element = changed[index] { return element }
      return kept.address(of: index, size: MemoryLayout<Element>.stride).load(as: Element.self)
    }
    _modify {
      if index < keptCount, changed.count > 1024 + keptCount / 16 { bringIn() }
      if index < keptCount {
        var element = self[index]
        yield &element
        changed[index] = element
      } else {
        yield &own[index - keptCount]
      }
    }
  }

  @inlinable package mutating func append(_ element: Element) { own.append(element) }

  package mutating func append(contentsOf elements: some Sequence<Element>) {
    own.append(contentsOf: elements)
  }

  package mutating func reserveCapacity(_ count: Int) { own.reserveCapacity(count - keptCount) }

  /// Reads all elements into memory, before many of them change.
  @usableFromInline
  package mutating func bringIn() {
    guard kept != nil else { return }
    own = array
    (kept, keptCount, changed) = (nil, 0, [:])
  }

  /// Gives the elements of a range with their indices: quicker than one by one.
  @inlinable package func forEach(in range: Range<Int>, _ body: (Int, Element) -> Void) {
    let size = MemoryLayout<Element>.stride
    let older = range.clamped(to: 0..<keptCount)
    if let kept, !older.isEmpty {
      let bytes = kept.bytes((older.lowerBound * size)..<(older.upperBound * size))
      let elements = bytes.assumingMemoryBound(to: Element.self)
      for index in older {
        let element = elements[index - older.lowerBound]
        if !changed.isEmpty, let element = changed[index] {
          body(index, element)
        } else {
          body(index, element)
        }
      }
    }
    for index in range.clamped(to: keptCount..<count) { body(index, own[index - keptCount]) }
  }

  /// All elements.
  package var array: [Element] {
    guard let kept else { return own }
    var result = Array(kept.bytes.assumingMemoryBound(to: Element.self)) + own
    for (index, element) in changed { result[index] = element }
    return result
  }

  /// All elements, for reading many of them in any order.
  package struct Whole: @unchecked Sendable {
    /// In the file, which stays open as long as `column` is there.
    @usableFromInline let older: UnsafeBufferPointer<Element>
    @usableFromInline let recent: [Element]
    private let column: Section?

    fileprivate init(_ column: Column) {
      let isKept = column.changed.isEmpty
      self.column = isKept ? column.kept : nil
      older =
        self.column?.bytes.assumingMemoryBound(to: Element.self)
        ?? UnsafeBufferPointer(start: nil, count: 0)
      recent = isKept ? column.own : column.array
    }

    @inlinable package var count: Int { older.count + recent.count }

    @inlinable package subscript(index: Int) -> Element {
      index < older.count ? older[index] : recent[index - older.count]
    }
  }

  /// - Complexity: That of reading the elements of the file that were not asked for before.
  package var whole: Whole { Whole(self) }

  // MARK: In a file

  /// Whether the file has what was written.
  /// - Complexity: That of reading it.
  package var isReadable: Bool { kept?.isReadable ?? true }

  /// The same made again; nil if that is not possible.
  package var remade: Column? {
    kept?.remade.map { bytes in
      Column(bytes.withUnsafeBytes { Array($0.bindMemory(to: Element.self)) })
    }
  }

  /// Ends the program: what was read says what nothing packed says.
  package func giveUp() -> Never {
    kept?.delete()
    UnusableCache.endProgram()
  }
}

extension BytePacker {
  package mutating func append<Element>(_ column: Column<Element>) {
    guard let kept = column.kept, column.changed.isEmpty, column.own.isEmpty else {
      append(array: column.array)
      return
    }
    append(PackedColumn(stride: MemoryLayout<Element>.stride) { body in body(kept.bytes) })
  }
}

extension ByteUnpacker {
  /// A column that is read where it is looked at.
  /// - Parameter isSound: Whether elements are some that may be packed, of which the first is at an
  ///   index of the column; asked once for each block.
  package mutating func column<Element>(
    of type: Element.Type = Element.self,
    isSound: @escaping @Sendable (_ start: Int, UnsafeBufferPointer<Element>) -> Bool = { _, _ in
      true
    }
  ) throws(UnpackingError) -> Column<Element> {
    let stride = MemoryLayout<Element>.stride
    var column = Column<Element>()
    let section = try section(stride: stride) { offset, bytes in
      isSound(offset / stride, bytes.assumingMemoryBound(to: Element.self))
    }
    column.keptCount = section.count / stride
    column.kept = section
    return column
  }

  /// A column that is read at once.
  package mutating func array<Element: BitwiseCopyable & Sendable>(
    of type: Element.Type = Element.self
  ) throws(UnpackingError) -> [Element] {
    let column = try column(of: type)
    guard column.isReadable else { throw UnpackingError() }
    return column.array
  }
}
