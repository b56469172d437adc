/// Notes in little memory, unpacked when they are looked at.
///
/// A collection has many more cards than a session shows. Their texts lie one behind the other in
/// one array of bytes, which is written to a file and read back as it is.
package struct PackedNotes: Sendable {
  private var bytes: [UInt8]
  /// Where each note ends.
  private var ends: [UInt64]
  /// The headings above notes, and the lists of tags: notes that stand together share them.
  private(set) var lists: [[String]]
  /// Where a list is among them; made when a note is first appended.
  private var places: [[String]: Int]?
  /// Deletes the file that the notes come from; called if one of them is not what was packed.
  private var deleteFile: (@Sendable () -> Void)?

  package init() {
    bytes = []
    ends = []
    lists = []
  }

  package var count: Int { ends.count }

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
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  /// The notes in whose bytes there are letters, given as small ones of ASCII, whatever they mean
  /// there.
  /// - Complexity: Linear in the length of all notes.
  func notes(with letters: [UInt8]) -> [Int] {
    guard let first = letters.first else { return [] }
    var found: [Int] = []
    bytes.withUnsafeBufferPointer { bytes in
      let end = bytes.count - letters.count
      var start = 0
      while start <= end {
        if bytes[start] | 0x20 == first,
          letters.indices.allSatisfy({ bytes[start + $0] | 0x20 == letters[$0] })
        {
          let index = note(at: start)
          found.append(index)
          start = Int(ends[index])
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
      if ends[middle] <= byte { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func unpacked<Result>(
    _ index: Int, _ read: (inout ByteUnpacker, [[String]]) throws(UnpackingError) -> Result
  ) -> Result {
    bytes.withUnsafeBytes { bytes in
      var unpacker = ByteUnpacker(UnsafeRawBufferPointer(rebasing: bytes[range(of: index)]))
      // Somebody has made the file whose checksum was right: no other card may stand in for this one.
      guard let result = try? read(&unpacker, lists) else {
        deleteFile?()
        UnusableCache.endProgram()
      }
      return result
    }
  }

  /// Whether a note can be unpacked; one that was packed in memory can.
  package func isSound(_ index: Int) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var unpacker = ByteUnpacker(UnsafeRawBufferPointer(rebasing: bytes[range(of: index)]))
      return (try? unpacker.note(lists)) != nil
    }
  }
}

extension PackedNotes {
  package func pack(to packer: inout BytePacker) {
    packer.append(array: bytes)
    packer.append(array: ends)
    packer.append(lists) { $0.append($1) }
  }

  /// - Parameter deleteFile: Deletes the file, should a note turn out to be damaged later: to look at
  ///   all of them takes longer than to show one.
  package init(
    from unpacker: inout ByteUnpacker, deleteFile: (@Sendable () -> Void)? = nil
  ) throws(UnpackingError) {
    self.deleteFile = deleteFile
    bytes = try unpacker.array()
    ends = try unpacker.array()
    lists = try unpacker.list { unpacker throws(UnpackingError) in try unpacker.texts() }
    var last: UInt64 = 0
    for end in ends {
      guard end >= last else { throw UnpackingError() }
      last = end
    }
    guard last == bytes.count else { throw UnpackingError() }
  }
}
