import Collection
import JSON

/// The limits of decks and tags.
extension Config {
  /// Shows, sets or removes the limit of the named deck or tag.
  @MainActor
  func changeLimit(_ name: String, _ file: inout SettingsFile, _ context: Context) throws {
    let scope = try scope(context)
    if unset {
      try file.set(name, of: scope, to: nil)
    } else if let value {
      guard case .number(let range) = Settings.key(named: name)?.values, let number = Int(value),
        range.contains(number)
      else {
        throw Failure(
          .usage, "`\(value)` is not a value for `\(name)`",
          hint: "write \(Settings.key(named: name)?.values.description ?? "a number")")
      }
      try file.set(name, of: scope, to: number)
    }
    show(name, file.settings.limits[scope], context)
  }

  /// The named deck or tag, spelled as in the collection.
  @MainActor
  private func scope(_ context: Context) throws -> DayLimit.Scope {
    var quiet = context
    (quiet.tellsProblems, quiet.tellsNotices) = (false, false)
    let collection = try quiet.read(self.collection)
    if let tag {
      // A limit can be removed even after the last card with the tag is gone.
      if !unset { try collection.checkTags([tag]) }
      return .tag(tag.lowercased())
    }
    let deck = deck ?? ""
    let library = collection.library
    let found = library.decks(named: deck)
    if found.isEmpty, !unset {
      throw Failure(
        .usage, "there is no deck “\(deck)”", hint: "`rounds decks` lists the decks")
    }
    return .deck(found.count == 1 ? library.decks[found[0]].name : deck)
  }

  /// Lists all limits of decks and tags.
  @MainActor
  func showLimits(_ settings: Settings, _ context: Context) {
    for limit in settings.limits.all {
      for name in DayLimits.names where limit[name] != nil { show(name, limit, context) }
    }
  }

  @MainActor
  private func show(_ name: String, _ limit: DayLimit, _ context: Context) {
    let (kind, of) =
      switch limit.scope {
      case .deck(let name): ("deck", name)
      case .tag(let name): ("tag", name)
      }
    if output.json {
      context.print([
        "name": .string(name), kind: .string(of),
        "value": limit[name].map { .integer($0) } ?? .null,
      ])
      return
    }
    show(name, limit[name].map(String.init) ?? "none", "for the \(kind) \(of)", context)
  }
}
