/// The contents of a collection's journals.
package struct JournalContents: Equatable, Sendable {
  /// The events of all machines in folding order, each once.
  package var events = Events()
  /// The problems, by file and line.
  package var problems: [JournalProblem] = []
  /// The number of events of kinds that this version does not know.
  package var fromNewerVersion = 0
  /// How far each file was read; see ``JournalReader/read(_:since:)``.
  package var marks: [JournalMark] = []

  package init() {}

  /// The machines that have a journal.
  package var devices: [DeviceID] { Set(marks.map(\.device)).sorted() }
}
