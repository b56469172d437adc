import Flashcards
import JSON

/// A note as a JSON object.
enum NoteLine {
  /// Writes the members of a note's line.
  static func write(_ note: Note, deck: String, to writer: inout JSONWriter) {
    writer.key("type")
    writer.string("note")
    writer.key("deck")
    writer.string(deck)
    writer.key("path")
    writer.strings(note.path)
    write(note.content, to: &writer)
    write(note.details, to: &writer)
    writer.key("cards")
    writer.strings(note.faces.map { note.id(of: $0).text })
  }

  private static func write(_ content: Note.Content, to writer: inout JSONWriter) {
    func write(_ kind: Card.Kind, _ sides: KeyValuePairs<String, String>) {
      writer.key("kind")
      writer.string(kind.rawValue)
      for (key, text) in sides {
        writer.key(key)
        writer.string(text)
      }
    }
    switch content {
    case .basic(let question, let answer):
      write(.basic, ["question": question, "answer": answer])
    case .term(let term, let definition):
      write(.term, ["term": term, "definition": definition])
    case .choice(let question, let options):
      write(.choice, ["question": question])
      writer.key("options")
      writer.beginArray()
      for option in options {
        writer.beginObject()
        writer.key("text")
        writer.string(option.text)
        writer.key("correct")
        writer.bool(option.isCorrect)
        if let whyNot = option.whyNot {
          writer.key("whyNot")
          writer.string(whyNot)
        }
        writer.endObject()
      }
      writer.endArray()
    case .ordering(let question, let items):
      write(.ordering, ["question": question])
      writer.key("items")
      writer.strings(items)
    case .cloze(let cloze):
      write(.cloze, ["notation": cloze.notation.name])
      writer.key("text")
      writer.beginArray()
      for segment in cloze.segments { self.write(segment, to: &writer) }
      writer.endArray()
    }
  }

  private static func write(_ segment: Cloze.Segment, to writer: inout JSONWriter) {
    switch segment {
    case .text(let text): writer.string(text)
    case .deletion(let deletion):
      writer.beginObject()
      writer.key("deletion")
      writer.string(deletion.text)
      writer.key("hint")
      writer.string(deletion.hint)
      writer.key("group")
      writer.integer(deletion.group)
      // Versions that know only one group read the first.
      if !deletion.otherGroups.isEmpty {
        writer.key("groups")
        writer.beginArray()
        for group in [deletion.group] + deletion.otherGroups { writer.integer(group) }
        writer.endArray()
      }
      writer.endObject()
    }
  }

  private static func write(_ details: Note.Details, to writer: inout JSONWriter) {
    // Only where there are any: other notes keep the bytes that they have had.
    if !details.otherWordings.isEmpty {
      writer.key("wordings")
      writer.strings(details.otherWordings)
    }
    writer.key("also")
    writer.strings(details.also)
    let texts: KeyValuePairs<String, String?> = [
      "hint": details.hint, "why": details.why, "source": details.source,
      "asOf": details.asOf?.description, "validUntil": details.validUntil?.description,
    ]
    for (key, text) in texts {
      writer.key(key)
      writer.string(text)
    }
    writer.key("tags")
    writer.strings(details.tags)
    writer.key("id")
    writer.string(details.id?.text)
  }
}

extension Cloze.Notation {
  var name: String {
    switch self {
    case .brackets: "brackets"
    case .numbered: "numbered"
    }
  }
}
