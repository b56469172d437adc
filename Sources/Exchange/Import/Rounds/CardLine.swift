package import Flashcards
import JSON
import Journal
import Text

/// A card as one line of JSON: what a script or an assistant writes, or a note's line of an export.
///
///     {"deck": "Claims", "question": "Which form do hospitals use?", "answer": "UB-04"}
///
/// A key that means nothing is a problem and not passed over: it may be a mistyped one.
package struct CardLine: Sendable {
  package var note: Note
  /// The deck that the line names.
  package var deck: String?

  /// Why a line is no card.
  package struct Problem: ExplainedError, Hashable, Sendable {
    package let message: String
    package let hint: String
    /// The column in the line, in characters counted from 1.
    package let column: Int
  }

  /// What a line is.
  package enum Reading: Sendable {
    case card(CardLine)
    /// A line of an export that is no note, and why it is passed over.
    case other(String)
    case problem(Problem)
  }

  /// Reads a line without its line end.
  package static func read(_ line: [UInt8], number: Int) -> Reading {
    var parser = JSONParser()
    let text = String(decoding: line, as: UTF8.self)
    do throws(JSONError) {
      return try parser.parse(line) { view in
        do throws(CardFault) {
          return try read(view, number: number, line)
        } catch {
          return .problem(error.problem(in: text))
        }
      }
    } catch {
      return .problem(
        Problem(
          message: "the line is not JSON: \(error.reason)",
          hint: "write one object a line, with the keys in double quotes",
          column: error.column ?? 1))
    }
  }

  private static func read(
    _ view: JSONView, number: Int, _ line: [UInt8]
  ) throws(CardFault) -> Reading {
    guard let object = view.value.object else {
      throw CardFault("the line is no object", "write {\"question\": \"…\", \"answer\": \"…\"}")
    }
    if object["rounds"] != nil { return .other("the header of an export") }
    if let type = object["type"]?.string {
      switch type {
      case "note":
        let note: Note
        do throws(FieldError) {
          note = try NoteLine.read(view, line: number)
        } catch {
          let before = line.prefix(line.withUnsafeBytes { error.column(in: $0) } - 1)
          throw CardFault(
            error.message, "write it as an export has it",
            column: String(decoding: before, as: UTF8.self).count + 1)
        }
        return .card(try CardLine(note, deck: object["deck"]?.string))
      case "deck", "card", "event":
        return .other("a line of an export that is no note; `rounds import` reads whole exports")
      default: throw CardFault("there is no type `\(type)`", "leave it out", key: "type")
      }
    }
    let fields = CardLineFields(object)
    try fields.check()
    let content = try fields.content()
    let note = Note(
      content: content, details: try fields.details(), path: try fields.list("path"), line: number)
    guard note.hasSoundWordings else {
      throw CardFault(
        note.takesWordings
          ? "`wordings` has more than 14 texts, or an empty one"
          : "a card of this kind has one wording",
        note.takesWordings
          ? "write up to 14 other wordings of the question"
          : "leave `wordings` out: only a question and a multiple choice have several",
        key: "wordings")
    }
    return .card(try CardLine(note, deck: try fields.optional("deck")))
  }

  private init(_ note: Note, deck: String?) throws(CardFault) {
    // What a deck cannot hold would be lost the next time the deck is read.
    guard let read = note.printedAndRead, read.says(note) else {
      throw CardFault(
        "no deck can hold this text as it is",
        "no line may begin with what begins a card or a detail, such as Q: or Source:")
    }
    self.note = read
    self.deck = deck
  }
}

extension Note {
  /// Whether a note has the texts of another one, but for white space.
  fileprivate func says(_ other: Note) -> Bool {
    func texts(_ details: Details) -> [String] {
      ([details.hint, details.why, details.source].map { $0 ?? "" } + details.otherWordings
        + details.also + details.tags)
        .map { normalized($0) }
    }
    return Note(content: content).names == Note(content: other.content).names
      && texts(details) == texts(other.details) && details.id == other.details.id
      && details.asOf == other.details.asOf && details.validUntil == other.details.validUntil
  }
}

/// What is wrong with a line, and with which of its keys.
struct CardFault: Error {
  private let message: String
  private let hint: String
  private let key: String?
  private let column: Int?

  init(_ message: String, _ hint: String, key: String? = nil, column: Int? = nil) {
    (self.message, self.hint, self.key, self.column) = (message, hint, key, column)
  }

  func problem(in line: String) -> CardLine.Problem {
    var column = column ?? 1
    if let key, let place = line.firstRange(of: "\"\(key)\"")?.lowerBound {
      column = line.distance(from: line.startIndex, to: place) + 1
    }
    return CardLine.Problem(message: message, hint: hint, column: column)
  }
}
