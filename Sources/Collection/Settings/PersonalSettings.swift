extension Settings.Key {
  /// Whether the setting is about how the learner works on a machine, not about cards and their days:
  /// then it can stand in the user's own file too, for all collections.
  package var isPersonal: Bool {
    values.isKey
      || ["theme", "screen", "grades", "type-answers", "show-tags", "session-minutes"].contains(
        name)
  }
}

/// Where the value of a setting is from.
package enum SettingOrigin: String, Sendable {
  case `default`
  /// The user's own file, which counts for all collections.
  case user
  /// config.json of the collection.
  case collection
}
