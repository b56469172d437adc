import Flashcards
import JSON
import Journal
import Text

extension ImportedFile {
  /// Reads the output of ``JSONExport``.
  ///
  /// Card lines are for other programs and are skipped; schedules come from the events. A line with
  /// an error is reported and left out; the others are read.
  /// - Complexity: Linear in the number of bytes.
  static func json(_ bytes: [UInt8], file: String) -> ImportedFile {
    var reader = JSONImport(file: file)
    reader.read(bytes)
    return reader.result
  }
}

/// One pass over the lines of an export.
private struct JSONImport {
  private(set) var result = ImportedFile(format: .json)
  private let file: String
  /// The whole file without a byte order mark.
  private var text: ArraySlice<UInt8> = []
  private var header: ExportHeader?
  private var noteCount = 0
  private var newer = 0
  private var actions = TimedActionReader()

  init(file: String) {
    self.file = file
  }

  mutating func read(_ bytes: [UInt8]) {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    text = bytes
    var parser = JSONParser()
    var start = bytes.startIndex
    var number = 0
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: .lineFeed) ?? bytes.endIndex
      number += 1
      let line = bytes[start..<end]
      start = min(end + 1, bytes.endIndex)
      guard line.contains(where: { !$0.isJSONSpace }) else { continue }
      guard read(line, number, isLast: end == bytes.endIndex, with: &parser) else { return }
    }
    finish()
  }

  /// Reads one line; false if the rest of the file is unreadable.
  private mutating func read(
    _ line: ArraySlice<UInt8>, _ number: Int, isLast: Bool, with parser: inout JSONParser
  ) -> Bool {
    do throws(JSONError) {
      let outcome = try parser.parse(Array(line)) { view in
        Result { () throws(LineFault) in try take(view, number, line) }
      }
      if case .failure(let fault) = outcome {
        report(fault, number, line)
        return !fault.endsFile
      }
    } catch {
      guard header != nil else {
        report(ForeignJSON.notLines(line, error, in: text), number, line)
        return false
      }
      let fault =
        isLast
        ? LineFault(
          "the file ends in the middle of a line",
          hint: "the end of the file is missing: copy it again",
          column: line.count + 1)
        : LineFault(
          "the line is not JSON: \(error.reason)",
          hint: "fix the line, or export the collection again",
          column: error.column ?? 1)
      report(fault, number, line)
    }
    return true
  }

  private mutating func take(
    _ view: JSONView, _ number: Int, _ line: ArraySlice<UInt8>
  ) throws(LineFault) {
    guard header != nil else {
      header = try ExportHeader(view)
      return
    }
    do throws(FieldError) {
      var fields = ExportFields(view)
      switch fields.word("type") {
      case "deck": takeDeck(try Self.deck(&fields))
      case "note":
        let deck = try fields.text("deck")
        takeNote(try NoteLine.read(view, line: number), deck: deck)
      case "card": break
      case "event":
        guard let action = try actions.read(view) else { return passOver(number) }
        guard action.action.isOfOneCard else {
          throw FieldError("event", "review, schedule, suspend, unsuspend, flag or bury")
        }
        result.past.append(action)
      case nil: throw FieldError("type", "deck, note, card or event")
      default: passOver(number)
      }
    } catch {
      let before = line.prefix(line.withUnsafeBytes { error.column(in: $0) } - 1)
      throw LineFault(
        error.message, hint: "fix the line, or export the collection again",
        column: String(decoding: before, as: UTF8.self).count + 1)
    }
  }

  private static func deck(_ fields: inout ExportFields) throws(FieldError) -> ImportedDeck {
    let name = try fields.text("name")
    let tags = try fields.tags("tags")
    let source = try fields.optionalText("source")
    let file = try fields.optionalText("file")
    // A new file states its name only if its path does not imply it; this file states it in any
    // case.
    let isNamed = (try? fields.bool("named")) ?? false
    return ImportedDeck(
      name: name, file: file,
      frontMatter: Deck.FrontMatter(name: isNamed ? name : nil, tags: tags, source: source),
      notes: [])
  }

  private mutating func takeDeck(_ deck: ImportedDeck) {
    result.decks.append(deck)
  }

  /// Adds a note to the deck that it names: the last one above it, or a new one if that deck's line
  /// was removed.
  private mutating func takeNote(_ note: Note, deck name: String) {
    noteCount += 1
    if let index = result.decks.lastIndex(where: { $0.name == name }) {
      result.decks[index].notes.append(note)
    } else {
      result.decks.append(
        ImportedDeck(name: name, notes: [note]))
    }
  }

  private mutating func passOver(_ number: Int) {
    newer += 1
    result.skipped.append(
      ImportedFile.Skipped(
        line: number, reason: "its kind is known only to a newer version of rounds"))
  }

  private mutating func report(_ fault: LineFault, _ number: Int, _ line: ArraySlice<UInt8>) {
    result.diagnostics.append(
      Diagnostic(
        location: SourceLocation(file: file, line: number, column: fault.column), severity: .error,
        message: fault.message, hint: fault.hint,
        sourceLine: String(
          decoding: line.reversed().drop(while: \.isLineEnd).reversed(), as: UTF8.self)))
    result.skipped.append(ImportedFile.Skipped(line: number, reason: fault.message))
  }

  private mutating func finish() {
    guard let header else { return }
    let taken = [
      ("deck", result.decks.count, header.decks), ("note", noteCount, header.notes),
      ("event", result.past.count, header.events),
    ]
    let missing = taken.compactMap { noun, found, expected in
      expected.flatMap { found < $0 ? "\(counted($0, noun)), and the file has \(found)" : nil }
    }
    // Faulty lines have been reported one by one.
    if result.skipped.isEmpty, !missing.isEmpty {
      warn("the header says \(missing.joined(separator: "; "))")
    }
    result.past.sortByTime()
    result.summary.append(summary(header))
  }

  /// Warns about the file; one that somebody has shortened on purpose is otherwise fine.
  private mutating func warn(_ message: String) {
    result.diagnostics.append(
      Diagnostic(
        location: SourceLocation(file: file, line: 1), severity: .warning, message: message,
        hint: "if you did not delete a line, the end of the file is missing: copy it again",
        sourceLine: ""))
  }

  private func summary(_ header: ExportHeader) -> String {
    let start =
      "an export of rounds: \(counted(result.decks.count, "deck")), \(counted(noteCount, "note"))"
    guard header.hasHistory else { return start + ", without a history" }
    return start
      + ", \(counted(result.past.count, "event")); the schedules were made by the policy \(header.policy)"
  }
}

/// The problem of a line.
struct LineFault: ExplainedError {
  let message: String
  let hint: String
  /// The column in characters, counted from 1.
  let column: Int
  /// Whether the problem makes the rest of the file unreadable.
  let endsFile: Bool

  init(_ message: String, hint: String, column: Int = 1, endsFile: Bool = false) {
    self.message = message
    self.hint = hint
    self.column = column
    self.endsFile = endsFile
  }
}

extension Action {
  /// Whether the event is about one card only. Events that refer to other events are skipped: those
  /// have other IDs in another collection. So are trials, which belong to one collection.
  fileprivate var isOfOneCard: Bool {
    switch self {
    case .review, .schedule, .suspend, .unsuspend, .flag, .bury: true
    case .undo, .relink, .unlink, .imported, .trial, .trialEnd: false
    }
  }
}

extension UInt8 {
  var isJSONSpace: Bool { self == .space || self == 0x09 || isLineEnd }
}
