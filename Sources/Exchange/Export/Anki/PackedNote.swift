import Flashcards

/// A note as a row of Anki's table.
struct PackedNote {
  /// Milliseconds since 1970, which Anki takes for the time of its creation.
  var id: Int
  /// The name by which Anki recognizes a note when a package is imported again.
  var guid: String
  var type: PackedNoteType
  var tags: [String]
  /// HTML, in the order of the type's fields.
  var fields: [String]
  /// The numbers of the cards' templates, or of a cloze's deletions, from 0; in the order of the
  /// note's faces.
  var ordinals: [Int]

  /// - Parameter media: The names of the pictures and sounds that the package brings.
  init(_ note: Note, of deck: OwnDeck, id: Int, media: Set<String> = []) {
    self.id = id
    let name = note.details.id ?? note.id(of: note.faces[0])
    guid = name.text
    tags = deck.tags + note.details.tags.filter { !deck.tags.contains($0) }
    type = Self.type(of: note)
    fields = Self.fields(of: note, sourceOfDeck: deck.source)
    // Nobody edits a heading in Anki; without one, the answer has room.
    let place = fields.last!.isEmpty ? type.sides.count - 1 : fields.count - 1
    fields[place] += OwnNote.hidden(note, type, fields, named: name, tags: tags, of: deck)
    fields = fields.map { MediaLink.linked($0, to: media) }
    ordinals = note.faces.map { face in
      switch face {
      case .front: 0
      case .reverse: 1
      case .group(let group): group - 1
      }
    }
  }

  private static func type(of note: Note) -> PackedNoteType {
    switch note.content {
    case .basic, .choice, .ordering: .basic
    case .term: .term
    case .cloze: .cloze
    }
  }

  /// HTML in the order of the type's fields.
  static func fields(of note: Note, sourceOfDeck: String?) -> [String] {
    let html = CardHTML()
    let details = note.details
    let extras: [String?] = [
      details.also.joined(separator: "\n"), details.hint, note.wholeWhy,
      details.source ?? sourceOfDeck, details.asOf?.description, details.validUntil?.description,
    ]
    let headings = note.path.map { heading in
      html.html(heading).replacing(headingSeparator, with: separatorInHeading)
    }
    return sides(of: note, html) + extras.map { html.html($0 ?? "") }
      + [headings.joined(separator: headingSeparator)]
  }

  static let headingSeparator = " › "
  /// The same separator within a heading, where it separates nothing.
  static let separatorInHeading = " <span>›</span> "

  private static func sides(of note: Note, _ html: CardHTML) -> [String] {
    switch note.content {
    case .basic(let question, let answer): [html.html(question), html.html(answer)]
    case .choice(let question, let options):
      [
        html.html(question) + list(options.map(\.text), html),
        options.filter(\.isCorrect).map { html.html($0.text) }.joined(separator: "<br>"),
      ]
    case .ordering(let question, let items):
      [
        html.html(question) + list(Card(note: note, face: .front).mixedItems, html),
        "<ol>" + rows(items, html) + "</ol>",
      ]
    case .term(let term, let definition): [html.html(term), html.html(definition)]
    case .cloze(let cloze): [numbered(cloze)]
    }
  }

  private static func list(_ texts: [String], _ html: CardHTML) -> String {
    "<ul>" + rows(texts, html) + "</ul>"
  }

  private static func rows(_ texts: [String], _ html: CardHTML) -> String {
    texts.map { "<li>\(html.html($0))</li>" }.joined()
  }

  private static func numbered(_ cloze: Cloze) -> String {
    let html = CardHTML(isCloze: true)
    var result = ""
    for (index, segment) in cloze.segments.enumerated() {
      switch segment {
      case .text(let text): result += html.html(text, isContinued: !result.isEmpty)
      case .deletion(let deletion):
        let text = html.html(deletion.text, isContinued: true)
        let marks = cloze.texMarks(around: index)
        let hint = marks.after.isEmpty ? deletion.hint : nil
        let suffix = hint.map { "::" + html.html($0, isContinued: true) } ?? ""
        result += marks.before + "{{c\(deletion.numbers)::\(text)\(suffix)}}"
        if !marks.after.isEmpty { result += html.html(marks.after, isContinued: true) }
      }
    }
    return result
  }
}
