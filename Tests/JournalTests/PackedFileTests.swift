import Flashcards
import Synchronization
import TestSupport
import Testing

@testable import Files
@testable import Journal

@Suite("A packed file")
struct PackedFileTests {
  private func read(_ path: String) -> (numbers: [UInt32], text: String)? {
    PackedFile(path)?.unpacked { unpacker throws(UnpackingError) in
      (numbers: try unpacker.array(), text: try unpacker.text())
    }
  }

  @Test(
    "gives back arrays of any length, and none of one that is damaged or cut anywhere",
    arguments: [0, 1, 1 << 20, 1 << 20 + 1, 5 << 19])
  func roundTrip(count: Int) throws {
    try withTemporaryFolder { folder in
      let path = folder + "/packed"
      let numbers = (0..<UInt32(count)).map { $0 &* 2_654_435_761 }
      var packer = BytePacker()
      packer.append(array: numbers)
      packer.append("end")
      try PackedFile.write(packer, to: path)
      #expect(read(path)?.numbers == numbers)
      #expect(read(path)?.text == "end")
      let bytes = try FileSystem.readFile(path)
      for place in [0, 2 * count, 4 * count - 1] where 4 * count > place && place >= 0 {
        var damaged = bytes
        damaged[place] ^= 1
        try AtomicFile.write(damaged, to: path)
        #expect(read(path) == nil, "byte \(place)")
      }
      try AtomicFile.write(Array(bytes.dropFirst()), to: path)
      #expect(read(path) == nil)
    }
  }

  @Test("reads only the blocks that are looked at, and has a damaged one made again")
  func blocks() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/packed"
      let numbers = (0..<UInt32(20_000)).map { $0 &* 2_654_435_761 }
      var packer = BytePacker()
      packer.append(array: numbers)
      try PackedFile.write(packer, to: path)
      var bytes = try FileSystem.readFile(path)
      bytes[4 * 10_000] ^= 1
      try AtomicFile.write(bytes, to: path)
      let made = Mutex(0)
      let remade = packer
      let column = try #require(
        PackedFile(path)?.unpacked { unpacker throws(UnpackingError) in
          unpacker.remakeNext(isExact: false) {
            made.withLock { $0 += 1 }
            return remade
          }
          return try unpacker.column(of: UInt32.self)
        })
      #expect(column[0] == numbers[0])
      #expect(column[19_999] == numbers[19_999])
      #expect(!column.isReadable)
      #expect(made.withLock(\.self) == 0)
      #expect(column[10_001] == numbers[10_001])
      #expect(made.withLock(\.self) == 1)
      #expect((0..<20_000).allSatisfy { column[$0] == numbers[$0] })
      #expect(made.withLock(\.self) == 1)
    }
  }
}
