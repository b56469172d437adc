import Flashcards

/// A note as a row of Anki's table.
struct PackedNote {
  /// Milliseconds since 1970: what Anki takes for the time of its creation.
  var id: Int
  /// The name by which Anki knows a note again when a package is imported once more.
  var guid: String
  var type: PackedNoteType
  var tags: [String]
  /// HTML, in the order of the type's fields.
  var fields: [String]
  /// The numbers of the cards' templates, or of a cloze's deletions, from 0; in the order of the
  /// note's faces.
  var ordinals: [Int]

  init(_ note: Note, of deck: Deck, id: Int) {
    self.id = id
    guid = (note.details.id ?? note.id(of: note.faces[0])).text
    let tagsOfDeck = deck.frontMatter.tags
    tags = tagsOfDeck + note.details.tags.filter { !tagsOfDeck.contains($0) }
    let html = CardHTML()
    let sides: [String]
    switch note.content {
    case .basic(let question, let answer):
      type = .basic
      sides = [html.html(question), html.html(answer)]
    case .choice(let question, let options):
      type = .basic
      sides = [
        html.html(question) + Self.list(options.map(\.text), html),
        options.filter(\.isCorrect).map { html.html($0.text) }.joined(separator: "<br>"),
      ]
    case .ordering(let question, let items):
      type = .basic
      let mixed = Card(note: note, face: .front).mixedItems
      sides = [
        html.html(question) + Self.list(mixed, html),
        "<ol>" + Self.rows(items, html) + "</ol>",
      ]
    case .term(let term, let definition):
      type = .term
      sides = [html.html(term), html.html(definition)]
    case .cloze(let cloze):
      type = .cloze
      sides = [Self.numbered(cloze)]
    }
    let details = note.details
    let extras: [String?] = [
      details.also.joined(separator: "\n"), details.hint, details.why,
      details.source ?? deck.frontMatter.source, details.asOf?.description,
      details.validUntil?.description, note.path.joined(separator: " › "),
    ]
    fields = sides + extras.map { html.html($0 ?? "") }
    ordinals = note.faces.map { face in
      switch face {
      case .front: 0
      case .reverse: 1
      case .group(let group): group - 1
      }
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
        result += marks.before + "{{c\(deletion.group)::\(text)\(suffix)}}"
        if !marks.after.isEmpty { result += html.html(marks.after, isContinued: true) }
      }
    }
    return result
  }
}
