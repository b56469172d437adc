import Exchange
import Flashcards
import Journal

/// Reads a text in a format under the name `f.md`, or `f.json` if it is JSON.
func read(
  _ text: String, _ format: ImportFormat? = nil, _ options: ImportOptions = ImportOptions()
) -> ImportedFile {
  var options = options
  options.format = format
  let isJSON = text.hasPrefix("{") || text.hasPrefix("\u{FEFF}{")
  return ImportedFile(
    Array(text.utf8), file: isJSON ? "f.json" : "f.md", options: options)
}

extension ImportedFile {
  /// Each note as "front => back", "front <=> back" or its cloze in deck notation.
  var written: [String] { notes.map(\.written) }

  /// The schedules by card.
  var schedules: [ScheduleEvent] {
    past.compactMap { if case .schedule(let schedule) = $0.action { schedule } else { nil } }
  }

  /// The answers with their times.
  var reviews: [(at: Int, event: ReviewEvent)] {
    past.compactMap {
      if case .review(let review) = $0.action { ($0.at, review) } else { nil }
    }
  }
}

extension Note {
  var written: String {
    switch content {
    case .basic(let question, let answer): return "\(question) => \(answer)"
    case .term(let term, let definition): return "\(term) <=> \(definition)"
    case .choice(let question, _), .ordering(let question, _): return question
    case .cloze(let cloze):
      return cloze.segments.map { segment in
        switch segment {
        case .text(let text): text
        case .deletion(let deletion):
          "[\(deletion.group):\(deletion.text)\(deletion.hint.map { "|\($0)" } ?? "")]"
        }
      }.joined()
    }
  }
}
