/// Notes in little memory, unpacked when they are looked at.
///
/// A collection has many more cards than a session shows. Their texts lie one behind the other in
/// one array of bytes, which is written to a file and read back as it is.
package struct PackedNotes: Sendable {
  private var bytes: [UInt8] = []
  /// Where each note ends.
  private var ends: [UInt64] = []
  /// Both in a file; notes from there are never added to.
  private var kept: (bytes: Section, ends: Section)?
  /// The headings above notes, and the lists of tags: notes that stand together share them.
  private(set) var lists: [[String]]
  /// Where a list is among them; made when a note is first appended.
  private var places: [[String]: Int]?

  package init() { lists = [] }

  package var count: Int { kept.map { $0.ends.count / Self.endSize } ?? ends.count }

  private static let endSize = MemoryLayout<UInt64>.size

  package mutating func append(_ note: Note) {
    var packer = BytePacker(capacity: 256)
    packer.append(note, path: place(of: note.path), tags: place(of: note.details.tags))
    bytes += packer.bytes
    ends.append(UInt64(bytes.count))
  }

  private mutating func place(of list: [String]) -> Int {
    // Notes of one heading come one after another.
    if let last = lists.last, last == list { return lists.count - 1 }
    if places == nil {
      places = Dictionary(zip(lists, lists.indices)) { first, _ in first }
    }
    if let place = places?[list] { return place }
    places?[list] = lists.count
    lists.append(list)
    return lists.count - 1
  }

  package subscript(index: Int) -> Note {
    unpacked(index) { unpacker, lists throws(UnpackingError) in try unpacker.note(lists) }
  }

  /// What is known of a note without its texts.
  package func head(of index: Int) -> NoteHead {
    unpacked(index) { unpacker, lists throws(UnpackingError) in
      let head = try unpacker.head()
      guard lists.indices.contains(head.path), lists.indices.contains(head.tags) else {
        throw UnpackingError()
      }
      return head
    }
  }

  package func tags(of index: Int) -> [String] { lists[head(of: index).tags] }

  package func path(of index: Int) -> [String] { lists[head(of: index).path] }

  private func range(of index: Int) -> Range<Int> {
    let start = index == 0 ? 0 : end(of: index - 1)
    // Bytes from a file may say anything.
    return start..<max(start, end(of: index))
  }

  private func end(of index: Int) -> Int {
    guard let kept else { return Int(ends[index]) }
    let end = kept.ends.address(of: index, size: Self.endSize).load(as: UInt64.self)
    return Int(min(end, UInt64(kept.bytes.count)))
  }

  private func withBytes<Result>(
    _ range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    if let kept { return body(kept.bytes.bytes(range)) }
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// Reads all notes that are in a file still, for who goes through them.
  func bringIn() { if let kept { _ = (kept.bytes.bytes, kept.ends.bytes) } }

  /// The notes in whose bytes there are letters, given as small ones of ASCII, whatever they mean
  /// there.
  /// - Complexity: Linear in the length of all notes.
  func notes(with letters: [UInt8]) -> [Int] {
    guard let first = letters.first, count > 0 else { return [] }
    var found: [Int] = []
    withBytes(0..<end(of: count - 1)) { bytes in
      let end = bytes.count - letters.count
      var start = 0
      while start <= end {
        if bytes[start] | 0x20 == first,
          letters.indices.allSatisfy({ bytes[start + $0] | 0x20 == letters[$0] })
        {
          let index = note(at: start)
          found.append(index)
          start = max(start + 1, self.end(of: index))
        } else {
          start += 1
        }
      }
    }
    return found
  }

  /// The note that a byte is part of.
  private func note(at byte: Int) -> Int {
    var (low, high) = (0, count - 1)
    while low < high {
      let middle = (low + high) / 2
      if end(of: middle) <= byte { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func unpacked<Result>(
    _ index: Int, _ read: (inout ByteUnpacker, [[String]]) throws(UnpackingError) -> Result
  ) -> Result {
    withBytes(range(of: index)) { bytes in
      var unpacker = ByteUnpacker(bytes)
      if let result = try? read(&unpacker, lists) { return result }
      // Somebody has made the file whose checksum was right: no other card may stand in for this one.
      kept?.bytes.giveUp()
      UnusableCache.endProgram()
    }
  }

  /// Whether a note can be unpacked; one that was packed in memory can.
  package func isSound(_ index: Int) -> Bool {
    withBytes(range(of: index)) { bytes in
      var unpacker = ByteUnpacker(bytes)
      return (try? unpacker.note(lists)) != nil
    }
  }
}

extension PackedNotes {
  package func pack(to packer: inout BytePacker) {
    if let kept {
      packer.append(kept.bytes, of: UInt8.self)
      packer.append(kept.ends, of: UInt64.self)
    } else {
      packer.append(array: bytes)
      packer.append(array: ends)
    }
    packer.append(lists) { $0.append($1) }
  }

  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    kept = (try unpacker.section(of: UInt8.self), try unpacker.section(of: UInt64.self))
    lists = try unpacker.list { unpacker throws(UnpackingError) in try unpacker.texts() }
  }
}
