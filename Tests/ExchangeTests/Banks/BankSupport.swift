import Flashcards

@testable import Exchange

/// Reads bytes as a file of a name, in a format that is found out.
func file(_ bytes: [UInt8], _ name: String) -> ImportedFile {
  ImportedFile(bytes, file: name, options: ImportOptions(now: 1_782_757_800_000))
}

func file(_ text: String, _ name: String = "f.txt") -> ImportedFile { file(Array(text.utf8), name) }

extension Note {
  /// A question with its options, the right ones behind `+`, or with its answer.
  var asked: String {
    switch content {
    case .choice(let question, let options):
      question + " " + options.map { ($0.isCorrect ? "+" : "-") + $0.text }.joined(separator: " ")
    case .ordering(let question, let items): question + " " + items.joined(separator: " > ")
    default: written
    }
  }
}

extension ImportedFile {
  var asked: [String] { notes.map(\.asked) }
  var whys: [String?] { notes.map(\.details.why) }
}

/// Small packages of other programs.
enum Packages {
  static func zip(_ entries: [(String, String)]) -> [UInt8] {
    // Nothing here is too large for an archive in memory.
    (try? ZipWriter.archive(entries.map { ZipWriter.Entry($0.0, Array($0.1.utf8)) })) ?? []
  }

  /// A workbook with sheets of XML rows, such as `<row r="1"><c r="A1"><v>1</v></c></row>`, and shared
  /// strings such as `<t>one</t>`.
  static func xlsx(
    _ sheets: [(name: String, rows: String)], strings: [String] = [], styles: String = "",
    hidden: Set<String> = [], book: String = "", after: String = ""
  ) -> [UInt8] {
    let list = sheets.enumerated().map { index, sheet in
      #"<sheet name="\#(sheet.name)" sheetId="\#(index + 1)" r:id="rId\#(index + 1)""#
        + (hidden.contains(sheet.name) ? #" state="hidden"/>"# : "/>")
    }
    let relations = sheets.indices.map {
      #"<Relationship Id="rId\#($0 + 1)" Type="worksheet" Target="worksheets/sheet\#($0 + 1).xml"/>"#
    }
    var entries = [
      ("[Content_Types].xml", "<Types/>"),
      (
        "xl/workbook.xml",
        #"<workbook xmlns="m" xmlns:r="r">\#(book)<sheets>\#(list.joined())</sheets></workbook>"#
      ),
      ("xl/_rels/workbook.xml.rels", "<Relationships>\(relations.joined())</Relationships>"),
      ("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>"),
      ("xl/sharedStrings.xml", "<sst>\(strings.map { "<si>\($0)</si>" }.joined())</sst>"),
    ]
    for (index, sheet) in sheets.enumerated() {
      entries.append(
        (
          "xl/worksheets/sheet\(index + 1).xml",
          "<worksheet><sheetData>\(sheet.rows)</sheetData>\(after)</worksheet>"
        ))
    }
    return zip(entries)
  }

  /// Rows of texts as those of a sheet.
  static func rows(_ rows: [[String]]) -> String {
    rows.enumerated().map { index, cells in
      let cells = cells.enumerated().filter { !$0.element.isEmpty }.map { column, text in
        let name = "\(UnicodeScalar(UInt8(ascii: "A") + UInt8(column)))\(index + 1)"
        return #"<c r="\#(name)" t="inlineStr"><is><t>\#(text)</t></is></c>"#
      }
      return #"<row r="\#(index + 1)">\#(cells.joined())</row>"#
    }.joined()
  }

  static func ods(_ tables: String) -> [UInt8] {
    zip([
      ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
      (
        "content.xml",
        #"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body>"#
          + "<office:spreadsheet>\(tables)</office:spreadsheet></office:body></office:document-content>"
      ),
    ])
  }

  static func qti(_ items: [(String, String)]) -> [UInt8] {
    zip([("imsmanifest.xml", "<manifest/>")] + items)
  }
}
