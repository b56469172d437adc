import Flashcards
import Testing

@Suite("Names of cards in little memory")
struct CardNamesTests {
  private let ids = (0..<500).map { CardID("card-\($0 * 7919 % 500)") }

  private func unpacked(_ names: CardNames) throws -> CardNames {
    var packer = BytePacker()
    names.pack(to: &packer)
    return try packer.bytes.withUnsafeBytes { bytes throws in
      var unpacker = ByteUnpacker(bytes) { place, _, _, check in
        let memory = InMemory(column: packer.columns[place])
        return Section(count: memory.bytes.count, memory, check: check)
      }
      return try CardNames(from: &unpacker)
    }
  }

  @Test func aNameIsKnownByOnePlaceForGood() {
    var names = CardNames()
    let places = ids.map { names.insert($0) }
    #expect(ids.map { names.insert($0) } == places)
    #expect(zip(ids, places).allSatisfy { names[$1] == $0 && names.place(of: $0) == $1 })
    #expect(names.place(of: CardID("another")) == nil)
  }

  @Test func unpackedNamesAreFoundAndTakeMore() throws {
    var names = CardNames()
    for id in ids.prefix(300) { names.insert(id) }
    var copy = try unpacked(names)
    let untouched = copy
    for id in ids { copy.insert(id) }
    #expect(copy.count == 500)
    #expect(ids.indices.allSatisfy { copy.place(of: ids[$0]) == $0 })
    #expect(untouched.count == 300)
    #expect(untouched.place(of: ids[299]) == 299)
    #expect(untouched.place(of: ids[300]) == nil)
  }

  @Test func manyUnpackedNamesAreFoundByOrderAndByIndex() throws {
    let ids = (0..<5000).map { CardID("name-\($0 * 7919 % 5000)") }
    var names = CardNames()
    for id in ids { names.insert(id) }
    var unpacked = try unpacked(names)
    for looked in 0..<2 {
      #expect(ids.indices.allSatisfy { unpacked.place(of: ids[$0]) == $0 }, "\(looked)")
      for strange in ["", "name", "name-5000", "name-00", "zzz"] {
        #expect(unpacked.place(of: CardID(strange)) == nil)
      }
    }
    #expect(unpacked.insert(CardID("name")) == 5000)
    #expect(unpacked.insert(ids[17]) == 17)
  }

  @Test func severalThreadsLookForUnpackedNamesAtOnce() async throws {
    var names = CardNames()
    for id in ids { names.insert(id) }
    let unpacked = try unpacked(names)
    await withTaskGroup(of: Bool.self) { group in
      for start in 0..<8 {
        group.addTask {
          return ids.indices.dropFirst(start).allSatisfy { unpacked.place(of: ids[$0]) == $0 }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}

/// A column that was never written.
private struct InMemory: SectionSource {
  let bytes: [UInt8]
  let blockSize = 16
  let remade: PackedColumn? = nil
  let isExact = false

  init(column: PackedColumn) {
    var bytes: [UInt8] = []
    column.withBytes { bytes = Array($0) }
    self.bytes = bytes
  }

  func read(_ memory: UnsafeMutableRawBufferPointer, from offset: Int) -> Bool {
    memory.copyBytes(from: bytes[offset..<(offset + memory.count)])
    return true
  }

  func isRight(_ bytes: UnsafeRawBufferPointer, from offset: Int) -> Bool { true }
  func delete() {}
}
