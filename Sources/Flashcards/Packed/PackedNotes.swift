/// Notes in little memory, unpacked when they are looked at.
///
/// A collection has many more cards than a session shows. Their texts lie one behind the other in
/// one column of bytes, what is asked of many notes in another.
package struct PackedNotes: Sendable {
  private var heads = Column<NoteHead>()
  private var texts = Column<UInt8>()
  /// The headings above notes, and the lists of tags: notes that stand together share them.
  private(set) var lists: [[String]] = []
  /// Where a list is among them; made when a note is first appended.
  private var places: [[String]: Int]?

  package init() {}

  package var count: Int { heads.count }

  package mutating func append(_ note: Note) {
    var packer = BytePacker(capacity: 256)
    note.content.pack(to: &packer)
    note.details.pack(to: &packer)
    packer.bytes.withUnsafeBytes { texts.append(bytes: $0) }
    heads.append(
      NoteHead(
        note, path: place(of: note.path), tags: place(of: note.details.tags), end: texts.count))
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
    guard let note = note(index) else { giveUp() }
    return note
  }

  /// Whether a note can be unpacked; one that was packed in memory can.
  package func isSound(_ index: Int) -> Bool { note(index) != nil }

  /// What is known of a note without its texts.
  package func head(of index: Int) -> NoteHead {
    let head = heads[index]
    guard head.isSound(lists.count) else { giveUp() }
    return head
  }

  package func tags(of index: Int) -> [String] { lists[head(of: index).tags] }

  package func path(of index: Int) -> [String] { lists[head(of: index).path] }

  private func note(_ index: Int) -> Note? {
    withTexts(of: index) { unpacker throws(UnpackingError) in
      try heads[index].note(from: &unpacker, lists)
    }
  }

  private func withTexts<Result>(
    of index: Int, _ read: (inout ByteUnpacker) throws(UnpackingError) -> Result
  ) -> Result? {
    let start = index == 0 ? 0 : end(of: index - 1)
    // Bytes from a file may say anything.
    return texts.withBytes(start..<max(start, end(of: index))) { bytes in
      var unpacker = ByteUnpacker(bytes)
      return try? read(&unpacker)
    }
  }

  private func end(of index: Int) -> Int { min(Int(heads[index].end), texts.count) }

  /// Somebody has made the file whose checksum was right: no other card may stand in for this one.
  private func giveUp() -> Never { texts.giveUp() }

  /// The notes in whose texts there are letters, given as small ones of ASCII, whatever they mean
  /// there.
  /// - Complexity: Linear in the length of all notes.
  private func notes(with letters: [UInt8]) -> [Int] {
    guard let first = letters.first, count > 0 else { return [] }
    return texts.withBytes(0..<end(of: count - 1)) { bytes in
      var found: [Int] = []
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
      return found
    }
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

  /// Whether a question, an answer or an option has a word, given in small ASCII letters as answers
  /// are compared.
  /// - Complexity: Linear in the length of all notes; only those that may have the word are unpacked.
  package func have(word: String) -> Bool {
    notes(with: Array(word.utf8)).contains { index in
      let note = self[index]
      let cards = note.faces.map { Card(note: note, face: $0) }
      let texts = cards.flatMap { $0.wordings + [$0.answer] + $0.options.map(\.text) }
      return (texts + note.details.also).contains { text in
        text.split { !$0.isLetter && !$0.isNumber }.contains { part in
          AnswerKey(String(part)).characters.elementsEqual(word)
        }
      }
    }
  }

  /// Whether a note shows two texts or more than that, or one of the two passes.
  func hasText(_ index: Int, where passes: (UnsafeRawBufferPointer) -> Bool) -> Bool {
    guard head(of: index).hasTwoTexts else { return true }
    let found = withTexts(of: index) { unpacker throws(UnpackingError) in
      if passes(try unpacker.textBytes()) { return true }
      return passes(try unpacker.textBytes())
    }
    guard let found else { giveUp() }
    return found
  }

  /// Reads all notes from the file, before all of them are used.
  func touch() { _ = (heads.whole, texts.whole) }
}

extension PackedNotes: Packable {
  package func pack(to packer: inout BytePacker) {
    packer.append(heads)
    packer.append(texts)
    packer.append(lists)
  }

  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    heads = try unpacker.column()
    texts = try unpacker.column()
    lists = try unpacker.value()
  }
}
