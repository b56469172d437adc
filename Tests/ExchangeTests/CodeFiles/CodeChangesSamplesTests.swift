import Flashcards
import Foundation
import Testing
import Text

@testable import Exchange

/// The files that CMS published, compared by the program and by a script that knows nothing of it:
/// Samples/codes/changes.py, whose output is kept beside it.
@Suite("The changes in CMS's files", .enabled(if: CodeSamples.areThere))
struct CodeChangesSamplesTests {
  private static let counted: [Substring] = {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Samples/codes/changes.txt")
    return ((try? String(contentsOf: path, encoding: .utf8)) ?? "").split(separator: "\n")
      .map { Substring(String($0)) }
  }()

  private static func lines(_ name: String, _ delta: CodeDelta) -> [String] {
    let kinds: [(String, CodeDelta.Kind)] = [
      ("new", .new), ("billable", .nowBillable), ("header", .nowHeader), ("deleted", .deleted),
      ("revised", .revised),
    ]
    return kinds.map { name, kind in
      let codes = delta.changes.filter {
        $0.kind == kind && !($0.record.isHeader && ($0.old?.isHeader ?? true))
      }.map(\.record.code).sorted()
      let digits = String(hash(codes.map { $0 + "\n" }.joined().utf8), radix: 16)
      let padded = String(repeating: "0", count: 16 - digits.count) + digits
      return "\(name) \(codes.count) \(padded)"
    }.map { "\(name) \($0)" }
  }

  private static func expected(_ name: String) -> [String] {
    counted.filter { $0.hasPrefix(name + " ") && !$0.contains(" short ") }.map(String.init)
  }

  private static func file(_ bytes: [UInt8], _ name: String) throws -> CodeFile {
    CodeFile(bytes, file: name, layout: try #require(CodeFileLayout(detecting: bytes)))
  }

  @Test("codes of 2024 and the order file of 2025: as the script counts them")
  func codes() throws {
    // What is beyond the newer file's last code makes no difference, only takes time.
    let all = CodeSamples.bytes("icd10cm-codes-2024.txt")
    let old = try Self.file(Array(all.prefix(300_000)) + [0x0A], "2024")
    let new = try Self.file(CodeSamples.bytes("icd10cm_order_2025_first3000.txt"), "2025")
    let delta = CodeDelta(from: old, to: new)
    let expected = Self.expected("codes-2024-order-2025")
    #expect(expected.count == 5)
    #expect(Self.lines("codes-2024-order-2025", delta) == expected)
    #expect(delta.beyondNew > 1000 && delta.beyondOld == 0)
  }

  @Test("addenda of 2023 as two editions: as the script counts them, and as CMS does")
  func addenda() throws {
    let file = try Self.file(CodeSamples.bytes("icd10cm-order-addenda-2023.txt"), "2023")
    func edition(_ kinds: Set<CodeChange.Kind>) throws -> CodeFile {
      let records = file.changes.filter { kinds.contains($0.kind) }.map(\.record)
      let lines = records.enumerated().map { index, record in
        orderLine(index + 1, record.code, record.isHeader ? 0 : 1, record.short, record.long)
      }
      return try Self.file(bytes(lines.joined(separator: "\n")), "order")
    }
    let delta = CodeDelta(
      from: try edition([.delete, .reviseFrom]), to: try edition([.add, .reviseTo]))
    let expected = Self.expected("addenda-2023")
    #expect(expected.count == 5)
    #expect(Self.lines("addenda-2023", delta) == expected)
    // The file ends: 1176 additions, 287 deletions, 28 revisions of codes.
    func count(_ kinds: CodeDelta.Kind...) -> Int {
      delta.changes.count {
        kinds.contains($0.kind) && !($0.record.isHeader && ($0.old?.isHeader ?? true))
      }
    }
    #expect(count(.new, .nowBillable) == 1176)
    #expect(count(.deleted, .nowHeader) == 287)
    #expect(count(.revised) + delta.shortOnly == 28)
  }

  @Test("HCPCS of 2020 and what 2019 must have had: as the script counts them")
  func hcpcs() throws {
    let new = CodeSamples.bytes("HCPC2020_ANWEB_w_disclaimer.txt")
    let old = Self.before2020(new)
    let delta = CodeDelta(from: try Self.file(old, "2019"), to: try Self.file(new, "2020"))
    let expected = Self.expected("hcpcs-2020")
    #expect(expected.count == 5)
    #expect(Self.lines("hcpcs-2020", delta) == expected)
  }

  /// The file without the codes added in 2020, and with those that ended with 2019.
  private static func before2020(_ bytes: [UInt8]) -> [UInt8] {
    var added: Set<[UInt8]> = []
    var result: [UInt8] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      var line = Array(line)
      let isRecord = line.count > 11 && line[5..<10].allSatisfy { (0x30...0x39).contains($0) }
      if isRecord, line.count > 292, line[10] == 0x33 || line[10] == 0x37 {
        let date = String(decoding: line[268..<276], as: UTF8.self)
        if date.hasPrefix("20"), date >= "20200101" { added.insert(Array(line[0..<5])) }
        if String(decoding: line[284..<292], as: UTF8.self) == "20191231" {
          line.replaceSubrange(284..<293, with: repeatElement(0x20, count: 9))
        }
      }
      if isRecord, added.contains(Array(line[0..<5])) { continue }
      result += line + [0x0A]
    }
    return result
  }
}
