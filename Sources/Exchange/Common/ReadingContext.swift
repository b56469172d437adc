package import Flashcards
package import SpacedRepetition
package import Text

/// The surroundings of every reader of a file: the learner's clock, what is known already, and
/// progress of a long read.
package struct ReadingContext: Sendable {
  /// The encoding of a text; nil for UTF-8, or for what a byte order mark says.
  package var encoding: TextEncoding?
  /// The study day of a moment in milliseconds since 1970, in the learner's time zone.
  package var studyDay: @Sendable (Int) -> Day
  /// The moment, in milliseconds since 1970, at which a clock in the learner's time zone shows a
  /// day and so many milliseconds after its midnight.
  package var moment: @Sendable (_ day: Day, _ milliseconds: Int) -> Int = {
    $0.number * 86_400_000 + $1
  }
  /// The known notes: those of the files read before this one, and those of the collection. A
  /// history without its decks finds its cards among them.
  package var known: [Note] = []
  /// Now, in milliseconds since 1970.
  package var now: Int
  /// The folder for unpacking a file while it is read.
  package var temporaryFolder = "/tmp"
  /// Whether the caller unpacks the pictures and sounds of a package, and reports it.
  package var unpacksMedia = false
  /// Called from time to time with the progress, from 0 to 1.
  package var progress: (@Sendable (Double) -> Void)?

  package init(
    now: Int = 0, studyDay: @escaping @Sendable (Int) -> Day = { Day(number: $0 / 86_400_000) }
  ) {
    self.now = now
    self.studyDay = studyDay
  }
}
