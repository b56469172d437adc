import ArgumentParser
import JSON
import Study
import Terminal

/// Shows and changes settings.
struct Config: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show or change settings.",
    discussion: """
      Without arguments lists all settings; with a name shows one; with a name and a value sets \
      it. Settings are kept in config.json in the collection's folder.

      Examples:  rounds config new-per-day 10
                 rounds config --unset new-per-day
      """)

  @Argument(help: "The setting.")
  var name: String?
  @Argument(help: "Its new value.")
  var value: String?
  @Flag(help: "Go back to the default.")
  var unset = false
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func validate() throws {
    if unset && (name == nil || value != nil) {
      throw ValidationError("--unset takes the name of a setting and no value.")
    }
  }

  func run(in context: Context) throws {
    let path = try context.place(collection).folder.settings
    var file = try SettingsFile(path: path)
    for diagnostic in file.diagnostics { context.note(diagnostic) }
    guard let name else {
      for key in Settings.keys { show(key, file.settings, context) }
      return
    }
    guard let key = Settings.key(named: name) else {
      let names = Settings.keys.map(\.name).joined(separator: ", ")
      throw Failure(.usage, "there is no setting `\(name)`", hint: "the settings are: \(names)")
    }
    if unset {
      try file.unset(key)
    } else if let value, try !file.set(key, to: value) {
      throw Failure(
        .usage, "`\(value)` cannot be `\(key.name)`", hint: "it is \(key.values.description)")
    }
    show(key, file.settings, context)
  }

  @MainActor
  private func show(_ key: Settings.Key, _ settings: Settings, _ context: Context) {
    let value = settings.value(of: key)
    if output.json {
      context.print([
        "name": .string(key.name), "value": value,
        "default": Settings().value(of: key), "summary": .string(key.summary),
      ])
      return
    }
    let text =
      switch value {
      case .bool(let flag): flag ? "on" : "off"
      case .string(let word): word
      default: value.description
      }
    let line = key.name.padded(to: 17) + text.padded(to: 13)
    if line.count + key.summary.count <= context.width {
      context.print(line + context.style(key.summary, .dim))
    } else {
      context.print(line)
      context.print("  " + context.style(fitted(key.summary, to: context.width - 2), .dim))
    }
  }
}
