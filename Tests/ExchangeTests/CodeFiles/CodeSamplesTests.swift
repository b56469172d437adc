import Exchange
import Flashcards
import Posix
import Testing
import Text

/// The files that CMS published, if a folder of them is next to the sources.
@Suite("The files of CMS", .enabled(if: CodeSamples.areThere))
struct CodeSamplesTests {
  private static func read(_ name: String, select: String? = nil) throws -> ImportedFile {
    // 2020-01-01, when the HCPCS file of 2020 was new.
    var options = ImportOptions(now: 18_262 * 86_400_000)
    options.codes.selection = try select.map { text throws in try CodeSelection(parsing: text) }
    return ImportedFile(CodeSamples.bytes(name), file: name, options: options)
  }

  @Test("codes 2024: 74,044 codes, each a card both ways")
  func codes() throws {
    let file = try Self.read("icd10cm-codes-2024.txt")
    #expect(file.format == .codes)
    #expect(file.notes.count == 74_044)
    #expect(file.notes[0].sides == "A00.0 => Cholera due to Vibrio cholerae 01, biovar cholerae")
    #expect(file.notes.last?.sides == "U09.9 => Post COVID-19 condition, unspecified")
    #expect(file.notes[0].details.validUntil?.description == "2024-09-30")
    #expect(file.diagnostics.map(\.message) == ["74044 notes make 148088 cards"])
    #expect(Set(file.notes.compactMap(\.details.id)).count == 74_044)
    #expect(file.notes.allSatisfy { CardID.isValid($0.details.id!.text) })
    #expect(file.notes.allSatisfy { !$0.path.isEmpty })
  }

  @Test("codes 2024: diabetes is E08 to E13, without E12, which is none")
  func diabetes() throws {
    let file = try Self.read("icd10cm-codes-2024.txt", select: "E08-E13")
    let categories = Set(file.notes.map { $0.sides.prefix(3) })
    #expect(categories == ["E08", "E09", "E10", "E11", "E13"])
    #expect(
      file.notes.map(\.sides).contains(
        "E11.9 => Type 2 diabetes mellitus without complications"))
  }

  @Test("order 2025: the descriptions that fill their columns are not split")
  func order() throws {
    let file = try Self.read("icd10cm_order_2025_first3000.txt", select: "billable header")
    #expect(file.notes.count == 3000)
    #expect(file.notes[1].sides == "A00.0 => Cholera due to Vibrio cholerae 01, biovar cholerae")
    #expect(
      file.notes.last?.sides == "D12 => Benign neoplasm of colon, rectum, anus and anal canal")
    #expect(file.notes[0].details.tags == ["icd-10-cm", "header"])
    #expect(file.skipped.isEmpty)
  }

  @Test("addenda 2023: 1,861 changes, as many as they say themselves")
  func addenda() throws {
    let file = try Self.read("icd10cm-order-addenda-2023.txt")
    #expect(file.diagnostics.isEmpty)
    #expect(file.summary[0] == "ICD-10-CM addenda: 1861 changes")
    #expect(
      file.notes[0].sides
        == "FY 2023, ICD-10-CM: what happened to B37.3? => No longer billable, now a header, "
        + "subdivided: B37.31, B37.32")
    #expect(file.notes.count { $0.details.tags.contains("new") } == 1176)
    #expect(file.notes.count { $0.details.tags.contains("deleted") } == 287)
    #expect(file.notes.count { $0.details.tags.contains("revised") } == 28)
  }

  @Test("HCPCS 2020: joined descriptions, modifiers, dates, what is discontinued")
  func hcpcs() throws {
    let file = try Self.read("HCPC2020_ANWEB_w_disclaimer.txt", select: "terminated")
    let notes = Dictionary(
      uniqueKeysWithValues: file.notes.map { ($0.details.id?.text ?? "", $0) })
    #expect(notes.count == 6710 + 369)
    let syringe = try #require(notes["hcpcs-A4206"])
    #expect(syringe.sides == "A4206 => Syringe with needle, sterile, 1 cc or less, each")
    #expect(syringe.details.why?.hasSuffix("BETOS D1A; added 1985-01-01") == true)
    #expect(
      notes["hcpcs-J1100"]?.sides == "J1100 => Injection, dexamethasone sodium phosphate, 1 mg")
    #expect(notes["hcpcs-E0100"]?.details.why?.contains("BETOS D1E") == true)
    #expect(notes["hcpcs-mod-GA"] != nil && notes["hcpcs-mod-RT"] != nil)
    let lengths = file.notes.map { $0.sides.count - "A0000 => ".count }
    // 1,251 characters including the four double spaces that are made single.
    #expect(lengths.max() == 1247)
    #expect(file.skipped.map(\.name) == ["preamble"])

    let valid = try Self.read("HCPC2020_ANWEB_w_disclaimer.txt")
    #expect(valid.notes.count + valid.skipped.count - 1 == notes.count)
    #expect(valid.skipped.count { $0.reason == "discontinued" || $0.line != nil } > 99)
  }
}

enum CodeSamples {
  private static let folder: String = {
    let parts = #filePath.split(separator: "/").dropLast(5)
    return "/" + parts.joined(separator: "/") + "/shared/samples/codes/"
  }()

  static var areThere: Bool { access(folder + "icd10cm-codes-2024.txt", R_OK) == 0 }

  static func bytes(_ name: String) -> [UInt8] {
    guard let file = fopen(folder + name, "rb") else { return [] }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let size = ftell(file)
    rewind(file)
    return Array(unsafeUninitializedCapacity: size) { buffer, count in
      count = fread(buffer.baseAddress, 1, size, file)
    }
  }
}
