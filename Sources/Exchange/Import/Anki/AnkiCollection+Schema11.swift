import Flashcards
import JSON

extension AnkiCollection {
  /// Reads what older versions of Anki keep as JSON texts in one row.
  mutating func readSchema11(
    _ conf: [UInt8], _ models: [UInt8], _ decks: [UInt8], _ findings: inout AnkiFindings
  ) throws {
    // Packages made by other programs often have no settings; Anki's defaults apply then.
    if let conf = try? JSONValue(parsing: conf) {
      take { conf[$0]?.looseInteger }
      schedulerVersion = conf["schedVer"]?.looseInteger ?? 1
    }
    for (key, deck) in try Self.members(of: decks, "decks") {
      guard let id = Int(key) ?? deck["id"]?.looseInteger else { continue }
      self.decks[id] = Deck(
        name: deck["name"]?.string ?? "", description: deck["desc"]?.string ?? "")
    }
    for (key, model) in try Self.members(of: models, "note types") {
      if let id = Int(key) ?? model["id"]?.looseInteger, let type = AnkiNoteType(model) {
        noteTypes[id] = type
      } else {
        findings.skip(.brokenNoteType, "note type \(key)", "its description is damaged")
      }
    }
  }

  private static func members(of json: [UInt8], _ what: String) throws -> [(String, JSONValue)] {
    do {
      guard let object = try JSONValue(parsing: json).object else {
        throw AnkiError.damagedDatabase(reason: "its \(what) are not a JSON object")
      }
      return object.members.map { ($0.key, $0.value) }
    } catch let error as JSONError {
      throw AnkiError.damagedDatabase(reason: "its \(what) are not JSON: \(error.reason)")
    }
  }
}

extension AnkiNoteType {
  /// Nil if the description has not what a note type needs.
  init?(_ model: JSONValue) {
    guard let fields = model["flds"]?.array, let templates = model["tmpls"]?.array,
      !fields.isEmpty, !templates.isEmpty
    else { return nil }
    let names = fields.enumerated().map { index, field in
      (ord: field["ord"]?.looseInteger ?? index, name: field["name"]?.string ?? "")
    }
    self.init(
      name: model["name"]?.string ?? "", isCloze: model["type"]?.looseInteger == 1,
      fields: names.sorted { $0.ord < $1.ord }.map(\.name))
    for (index, template) in templates.enumerated() {
      guard let question = template["qfmt"]?.string, let answer = template["afmt"]?.string else {
        return nil
      }
      addTemplate(
        template["ord"]?.looseInteger ?? index, name: template["name"]?.string ?? "",
        question: question, answer: answer)
    }
  }
}

extension JSONValue {
  /// A whole number, even if a third-party program wrote it as a text or with a fraction.
  fileprivate var looseInteger: Int? {
    integer ?? number.flatMap { Int(exactly: $0) } ?? string.flatMap { Int($0) }
  }
}
