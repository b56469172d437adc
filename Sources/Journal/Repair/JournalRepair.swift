/// A repair made at the end of a machine's own journal when it was opened.
package enum JournalRepair: Hashable, Sendable {
  /// The last event was complete; its line feed was added.
  case finishedLine(file: String)
  /// The last line was incomplete; its bytes were moved to a file next to it.
  case movedAside(file: String, byteCount: Int, to: String)

  /// What was done, in one sentence without a period.
  package var message: String {
    switch self {
    case .finishedLine(let file): "\(file): the end of the last line was missing and was added"
    case .movedAside(let file, let byteCount, let aside):
      "\(file): the last line was not finished; its \(byteCount) bytes are now in \(aside)"
    }
  }

  /// What to do about it, in one sentence without a period.
  package var hint: String {
    switch self {
    case .finishedLine: "nothing is lost"
    case .movedAside: "the last answer before the stop may be missing: answer that card again"
    }
  }
}
