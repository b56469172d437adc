/// What the journals of a collection say.
package struct JournalContents: Equatable, Sendable {
  /// The events of all machines in the order in which they are folded, each once.
  package var events = Events()
  /// What could not be read, by file and line.
  package var problems: [JournalProblem] = []
  /// How many events are of kinds that this version does not know.
  package var fromNewerVersion = 0
  /// How far each file was read; see ``JournalReader/read(_:since:)``.
  package var marks: [JournalMark] = []

  package init() {}

  /// The machines that have a journal.
  package var devices: [DeviceID] { Set(marks.map(\.device)).sorted() }
}
