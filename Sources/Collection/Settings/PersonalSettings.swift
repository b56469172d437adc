extension Settings.Key {
  /// Whether the setting is about how the learner works on a machine, not about cards and their days:
  /// then it can stand in the user's own file too, for all collections.
  package var isPersonal: Bool {
    values.isKey
      || [
        "theme", "screen", "grades", "type-answers", "show-tags", "session-minutes", "pictures",
        "play-sounds", "math", "editor",
      ].contains(name)
  }

  /// Whether the setting counts only in the user's own file: a collection may come from another
  /// machine, and must not bring a command to run.
  package var isOnlyUsers: Bool { name == "editor" }
}

/// Where the value of a setting is from.
package enum SettingOrigin: String, Sendable {
  case `default`
  /// The user's own file, which counts for all collections.
  case user
  /// config.json of the collection.
  case collection
}
