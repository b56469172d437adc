import CArchive
import Exchange
import JSON
import Journal

/// A package made for a test: a schema 11 collection with the test's content.
struct MadePackage {
  struct Template {
    var name = "Card 1"
    var question = "{{Front}}"
    var answer = "{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}"
  }

  var fields = ["Front", "Back"]
  var templates = [Template()]
  var isCloze = false
  /// The fields of each note; its cards are in `cards` or made for each template.
  var notes: [[String]] = []
  /// The positions of each note's cards, if they are not those of the templates.
  var ords: [Int]?
  /// Statements to run at the end.
  var sql: [String] = []
  var conf = #"{"schedVer":2,"creationOffset":0}"#

  static func cloze(_ text: String, extra: String = "", ords: [Int]) -> MadePackage {
    MadePackage(
      fields: ["Text", "Extra"],
      templates: [
        Template(name: "Cloze", question: "{{cloze:Text}}", answer: "{{cloze:Text}}<br>\n{{Extra}}")
      ], isCloze: true, notes: [[text, extra]], ords: ords)
  }

  /// The file as read by a learner in Greenwich.
  func read() throws -> ImportedFile {
    ImportedFile(
      try Self.zip([("collection.anki2", try database())]), file: "made.apkg",
      options: AnkiSamples.options)
  }

  func database() throws -> [UInt8] {
    let database = try SQLiteDatabase(for: .writing)
    try database.transaction { () throws(SQLiteError) in
      try database.execute(
        """
        CREATE TABLE col (id INTEGER PRIMARY KEY, crt, ver, conf, models, decks);
        CREATE TABLE notes (id INTEGER PRIMARY KEY, guid, mid, tags, flds);
        CREATE TABLE cards (id INTEGER PRIMARY KEY, nid, did, ord, type, queue, due, ivl, factor,
          reps, lapses, left, odue, odid, flags, data);
        CREATE TABLE revlog (id INTEGER PRIMARY KEY, cid, ease, ivl, lastIvl, factor, time, type);
        """)
      try database.prepare("INSERT INTO col VALUES (1, 1772424000, 11, ?, ?, ?)").run([
        .text(conf), .text(model),
        #"{"1":{"name":"Default","dyn":0},"2":{"name":"A::B","dyn":0}}"#,
      ])
      for (index, fields) in notes.enumerated() {
        try database.prepare("INSERT INTO notes VALUES (?, ?, 5, ' tag ', ?)").run([
          .integer(index + 1), .text("guid\(index + 1)"),
          .text(fields.joined(separator: "\u{1F}")),
        ])
        for ord in ords ?? Array(templates.indices) {
          try database.prepare("INSERT INTO cards VALUES (?,?,2,?,0,0,?,0,0,0,0,0,0,0,0,'')")
            .run([(index + 1) * 100 + ord, index + 1, ord, index].map(SQLiteValue.integer))
        }
      }
      for statement in sql { try database.execute(statement) }
    }
    return try database.serialized()
  }

  private var model: String {
    let fields: [JSONValue] = fields.enumerated().map {
      ["name": .string($0.element), "ord": .integer($0.offset)]
    }
    let templates: [JSONValue] = templates.enumerated().map {
      [
        "name": .string($0.element.name), "ord": .integer($0.offset),
        "qfmt": .string($0.element.question), "afmt": .string($0.element.answer),
      ]
    }
    let type: JSONValue = [
      "name": "Type", "type": .integer(isCloze ? 1 : 0), "flds": .array(fields),
      "tmpls": .array(templates),
    ]
    return JSONValue.object(["5": type]).description
  }

  /// A zip archive, deflated.
  static func zip(_ entries: [(String, [UInt8])]) throws -> [UInt8] {
    let archive = archive_write_new()
    defer { archive_write_free(archive) }
    archive_write_set_format_zip(archive)
    var buffer = [UInt8](repeating: 0, count: entries.reduce(4096) { $0 + $1.1.count + 256 })
    var used = 0
    buffer.withUnsafeMutableBytes { buffer in
      archive_write_open_memory(archive, buffer.baseAddress, buffer.count, &used)
      for (name, bytes) in entries {
        let entry = archive_entry_new()
        archive_entry_set_pathname(entry, name)
        archive_entry_set_filetype(entry, UInt32(0o100000))
        archive_entry_set_size(entry, Int64(bytes.count))
        archive_write_header(archive, entry)
        _ = bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
        archive_entry_free(entry)
      }
      archive_write_close(archive)
    }
    return Array(buffer.prefix(used))
  }
}
