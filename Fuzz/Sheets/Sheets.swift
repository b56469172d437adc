import Exchange
import FuzzDriver

private let book = Array(
  "<workbook><sheets><sheet name=\"S\" r:id=\"a\" xmlns:r=\"r\"/></sheets></workbook>".utf8)
private let relations = Array(
  "<Relationships><Relationship Id=\"a\" Target=\"s.xml\"/></Relationships>".utf8)
private let strings = Array("<sst><si><t>a</t></si><si><t>b</t></si></sst>".utf8)
private let sheet = Array(
  "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>45000.5</v></c></row></sheetData></worksheet>"
    .utf8)

/// A part of a workbook of anything, or an OpenDocument of anything: it is read or refused.
private func fuzzSheets(start: UnsafePointer<UInt8>?, count: Int) -> CInt {
  let all = UnsafeBufferPointer(start: start, count: count)
  guard let first = all.first else { return 0 }
  let bytes = Array(all.dropFirst())
  let package: [UInt8]
  if first % 5 == 0 {
    package =
      StoredZip([
        ("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8)),
        ("content.xml", bytes),
      ]).bytes
  } else {
    package =
      StoredZip([
        ("xl/workbook.xml", first % 5 == 1 ? bytes : book),
        ("xl/_rels/workbook.xml.rels", relations),
        ("xl/styles.xml", first % 5 == 2 ? bytes : Array("<styleSheet/>".utf8)),
        ("xl/sharedStrings.xml", first % 5 == 3 ? bytes : strings),
        ("xl/s.xml", first % 5 == 4 ? bytes : sheet),
      ]).bytes
  }
  var options = ImportOptions()
  options.format = .spreadsheet
  let file = ImportedFile(package, file: "fuzz.xlsx", options: options)
  precondition(!file.decks.isEmpty || !file.diagnostics.isEmpty, "nothing is said")
  return 0
}

@_cdecl("FuzzSheets_main")
public func main(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  fuzz(count, arguments, fuzzSheets)
}
