package import SpacedRepetition

/// Where a collection is, and what identifies this build.
package struct CollectionPlace: Sendable {
  package let folder: CollectionFolder
  /// The folder of built-in decks, if there is one.
  package let builtInDecks: String?
  /// The user's own settings file, which counts for all collections; nil if there can be none.
  package let userSettings: String?
  package let hostName: String
  /// An identifier of this build of the program.
  package let program: String
  /// The end of a study day in milliseconds since 1970 UTC, for a given rollover hour; in UTC
  /// unless another clock is given.
  package let dayEnd: @Sendable (Day, _ rolloverHour: Int) -> Int

  package init(
    folder: CollectionFolder, builtInDecks: String?, userSettings: String? = nil,
    hostName: String, program: String = "",
    dayEnd: @escaping @Sendable (Day, _ rolloverHour: Int) -> Int = DayEnds.inUTC
  ) {
    self.folder = folder
    self.builtInDecks = builtInDecks
    self.userSettings = userSettings
    self.hostName = hostName
    self.program = program
    self.dayEnd = dayEnd
  }
}
