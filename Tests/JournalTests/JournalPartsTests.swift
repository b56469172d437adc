import Files
import Flashcards
import SpacedRepetition
import TestSupport
import Testing

@testable import Journal

@Suite("A large journal")
struct JournalPartsTests {
  private static let device = DeviceID("laptop")!

  /// The lines of a journal with an import of 2,000 events.
  private static func lines() throws -> [[UInt8]] {
    let actions = (1...2000).map { number in
      let card = CardID("card-\(number % 97)")
      let action: Action =
        number % 50 == 0
        ? .flag(card, 3)
        : .review(
          ReviewEvent(
            card: card, grade: .hesitant, day: Day("2026-03-01")! + number / 100, took: number,
            kind: .review, before: 1, after: 6,
            scheduler: number.isMultiple(of: 3) ? "anki" : "published"))
      return TimedAction(at: 1000 * number, action)
    }
    var lines: [[UInt8]] = []
    try withTemporaryFolder { folder in
      var writer = try JournalWriter(folder: folder, device: device, at: 0)
      let head = Action.imported(ImportEvent(source: "x", events: actions.count))
      _ = try writer.append(TimedAction(at: 0, head), TimedActions(actions), at: 0)
      let bytes = try FileSystem.readFile(JournalFile(folder: folder, device: device).path)
      lines = bytes.split(separator: UInt8(ascii: "\n")).map { Array($0) + [UInt8(ascii: "\n")] }
    }
    return lines
  }

  enum Fault: String, CaseIterable {
    case none, damagedLine, missingLine, repeatedLine, secondHeader, tornEnd, noLineFeed, lostHeader

    func file(_ lines: [[UInt8]]) -> [UInt8] {
      var lines = lines
      switch self {
      case .none: break
      case .damagedLine: lines[700][20] ^= 1
      case .missingLine: lines.remove(at: 1100)
      case .repeatedLine: lines.insert(lines[1300], at: 1301)
      case .secondHeader: lines.insert(lines[0], at: 900)
      case .tornEnd: lines[lines.count - 1].removeLast(30)
      case .noLineFeed: lines[lines.count - 1].removeLast()
      case .lostHeader: lines.remove(at: 0)
      }
      return Array(lines.joined())
    }
  }

  @Test("is read in parts as it is from its beginning, or not in parts", arguments: Fault.allCases)
  func parts(fault: Fault) throws {
    try withTemporaryFolder { folder in
      let file = JournalFile(folder: folder, device: Self.device)
      try AtomicFile.write(fault.file(try Self.lines()), to: file.path)
      var seen: SeenEvents?
      let whole = try ScannedFile.whole(file, seen: &seen)
      guard let parts = ScannedFile.inParts(file, ofAtLeast: 1) else {
        #expect(fault != .none && fault != .noLineFeed, "read from its beginning")
        return
      }
      #expect(parts.events == whole.events)
      #expect(parts.events.names.count == whole.events.names.count)
      #expect(parts.problems == whole.problems)
      #expect(parts.mark == whole.mark)
      #expect(parts.lines == whole.lines)
      #expect(parts.lastNumber == whole.lastNumber)
      #expect(parts.lacksLineFeed == whole.lacksLineFeed)
      #expect(parts.device == whole.device)
    }
  }

  @Test("is not read in parts if events are missing where one part ends")
  func gaps() throws {
    try withTemporaryFolder { folder in
      let file = JournalFile(folder: folder, device: Self.device)
      let all = try Self.lines()
      for index in stride(from: 2, to: 2000, by: 61) {
        var lines = all
        lines.remove(at: index)
        try AtomicFile.write(Array(lines.joined()), to: file.path)
        #expect(ScannedFile.inParts(file, ofAtLeast: 1) == nil, "line \(index)")
      }
    }
  }
}
