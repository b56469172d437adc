package import Flashcards
package import SpacedRepetition
package import Text

/// What every reader of a file may ask: the learner's clock, what is known already, and how far a
/// long reading has got.
package struct ReadingContext: Sendable {
  /// The encoding of a text; nil for UTF-8, or what a byte order mark says.
  package var encoding: TextEncoding?
  /// The study day that a moment in milliseconds since 1970 belongs to, where the learner is.
  package var studyDay: @Sendable (Int) -> Day
  /// The moment, in milliseconds since 1970, at which a clock where the learner is shows a day and
  /// so many milliseconds after its midnight.
  package var moment: @Sendable (_ day: Day, _ milliseconds: Int) -> Int = {
    $0.number * 86_400_000 + $1
  }
  /// What is known already: the notes of the files that were read before this one, and those of the
  /// collection. A history that comes without its decks finds its cards among them.
  package var known: [Note] = []
  /// Now, in milliseconds since 1970.
  package var now: Int
  /// Where a file may be unpacked while it is read.
  package var temporaryFolder = "/tmp"
  /// Whether the caller unpacks the pictures and sounds of a package, and says so.
  package var unpacksMedia = false
  /// Called now and then with how much is done, from 0 to 1.
  package var progress: (@Sendable (Double) -> Void)?

  package init(
    now: Int = 0, studyDay: @escaping @Sendable (Int) -> Day = { Day(number: $0 / 86_400_000) }
  ) {
    self.now = now
    self.studyDay = studyDay
  }
}
