import Flashcards
import Text

extension RowReader {
  /// A note without the further wordings that its kind cannot have, or that are too many.
  mutating func withoutWordings(
    _ note: Note, _ fields: ArraySlice<DelimitedText.Field>
  ) -> Note {
    let column = columns.index(of: .wordings) ?? 0
    reports.report(
      .warning, at: fields[min(fields.startIndex + column, fields.endIndex - 1)].place,
      "the wordings are left out",
      hint: "only a question can have other wordings, and at most \(Note.mostWordings) in all")
    var note = note
    note.details.otherWordings = []
    return note
  }
}
