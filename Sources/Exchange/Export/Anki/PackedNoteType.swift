import JSON

/// The types of our notes in Anki, with our own templates.
///
/// Their ids and fields must not change: Anki recognizes a type by them, and takes a changed one
/// for another type.
enum PackedNoteType: Int, CaseIterable {
  case basic = 1_782_700_000_001
  case term = 1_782_700_000_002
  case cloze = 1_782_700_000_003

  var id: Int { rawValue }

  var name: String {
    switch self {
    case .basic: "Basic (Rounds)"
    case .term: "Basic and reversed (Rounds)"
    case .cloze: "Cloze (Rounds)"
    }
  }

  var fields: [String] { self == .cloze ? Self.clozeFields : Self.twoSidedFields }

  private static let extraFields = [
    "Also", "Hint", "Why", "Source", "As of", "Valid until", "Heading",
  ]
  private static let clozeFields = PackedNoteType.cloze.sides + extraFields
  private static let twoSidedFields = PackedNoteType.basic.sides + extraFields

  /// The fields with the sides of its cards.
  var sides: [String] {
    switch self {
    case .basic, .term: ["Front", "Back"]
    case .cloze: ["Text"]
    }
  }

  // MARK: Templates

  private var templates: [(name: String, question: String, answer: String)] {
    let front = ("Card 1", Self.top("{{Front}}"), Self.bottom("{{Back}}"))
    switch self {
    case .basic: return [front]
    case .term: return [front, ("Card 2", Self.top("{{Back}}"), Self.bottom("{{Front}}"))]
    case .cloze:
      return [("Cloze", Self.top("{{cloze:Text}}"), Self.top("{{cloze:Text}}") + Self.extras)]
    }
  }

  private static func top(_ side: String) -> String {
    """
    {{#Heading}}<div class="heading">{{Heading}}</div>{{/Heading}}
    <div>\(side)</div>
    {{#Hint}}<div class="extra">{{hint:Hint}}</div>{{/Hint}}
    """
  }

  private static func bottom(_ side: String) -> String {
    "{{FrontSide}}\n<hr id=answer>\n<div>\(side)</div>\n\(extras)"
  }

  private static let extras = """

    {{#Also}}<div class="extra"><b>Also</b> {{Also}}</div>{{/Also}}
    {{#Why}}<div class="extra"><b>Why</b> {{Why}}</div>{{/Why}}
    {{#Source}}<div class="extra"><b>Source</b> {{Source}}</div>{{/Source}}
    {{#As of}}<div class="extra"><b>As of</b> {{As of}}</div>{{/As of}}
    {{#Valid until}}<div class="extra"><b>Valid until</b> {{Valid until}}</div>{{/Valid until}}
    """

  private static let style = """
    .card { font-family: sans-serif; font-size: 20px; line-height: 1.4; text-align: center; }
    .heading { font-size: 14px; opacity: 0.6; margin-bottom: 1em; }
    .extra { font-size: 16px; margin-top: 0.8em; }
    .cloze { font-weight: bold; color: #2a62c9; }
    .nightMode .cloze { color: #8ab4f8; }
    ul { display: inline-block; text-align: left; }
    pre { text-align: left; }
    """

  // MARK: JSON

  /// The type in the format of schema 11.
  func json(modified: Int) -> JSONValue {
    [
      "id": .integer(id), "name": .string(name), "type": .integer(self == .cloze ? 1 : 0),
      "mod": .integer(modified), "usn": -1, "sortf": 0, "did": nil,
      "tmpls": .array(
        templates.enumerated().map { index, template in
          [
            "name": .string(template.name), "ord": .integer(index),
            "qfmt": .string(template.question), "afmt": .string(template.answer), "bqfmt": "",
            "bafmt": "", "did": nil, "bfont": "", "bsize": 0,
          ]
        }),
      "flds": .array(
        fields.enumerated().map { index, name in
          [
            "name": .string(name), "ord": .integer(index), "sticky": false, "rtl": false,
            "font": "Arial", "size": 20,
          ]
        }),
      "css": .string(Self.style), "latexPre": "", "latexPost": "", "latexsvg": false,
      // A card exists if its first field is filled: the front, or for the reverse card the back.
      "req": .array(templates.indices.map { [.integer($0), "any", [.integer($0)]] }),
    ]
  }
}
