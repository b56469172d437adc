import Text

/// The look of the program: a style for each role.
///
///     let (theme, problems) = try Theme.named("dark").overridden(by: ["question": "bold cyan"])
///     let style = Styler(support: .trueColor, theme: theme)
///     style("due", .warning)
package struct Theme: Hashable, Sendable {
  private struct Entry: Hashable {
    let role: Role
    var style: TextStyle
  }

  package let name: String
  /// A list, since for so few entries a dictionary would cost startup time to look up its keys'
  /// hashing.
  private var entries: [Entry]

  init(name: String, styles: KeyValuePairs<Role, TextStyle>) {
    self.name = name
    entries = styles.map { Entry(role: $0, style: $1) }
  }

  package subscript(role: Role) -> TextStyle {
    get { entries.first { $0.role == role }?.style ?? .plain }
    set {
      if let index = entries.firstIndex(where: { $0.role == role }) {
        entries[index].style = newValue
      } else {
        entries.append(Entry(role: role, style: newValue))
      }
    }
  }

  /// The built-in theme with a name.
  package static func named(_ name: String) throws(ThemeProblem) -> Theme {
    guard let theme = builtIn.first(where: { $0.name == name }) else { throw .theme(name) }
    return theme
  }

  /// The theme with the styles of some roles replaced, and the problems, in the order of the roles'
  /// names.
  ///
  /// - Parameter styles: Styles in the notation of ``TextStyle``, by the names of their roles.
  package func overridden(
    by styles: [String: String]
  ) -> (theme: Theme, problems: [ThemeProblem]) {
    var theme = self
    var problems: [ThemeProblem] = []
    for (name, text) in styles.sorted(by: { $0.key < $1.key }) {
      guard let role = Role(rawValue: name) else {
        problems.append(.role(name))
        continue
      }
      do {
        theme[role] = try TextStyle(text)
      } catch {
        problems.append(.style(role, error))
      }
    }
    return (theme, problems)
  }
}

/// Why a requested theme is not available.
package enum ThemeProblem: ExplainedError, Hashable, Sendable {
  case theme(String)
  case role(String)
  case style(Role, TextStyle.WordError)

  /// The problem; quotes the input with control characters made visible.
  package var message: String {
    func quoted(_ text: String) -> String { "\"\(sanitized(text, keepNewlines: false))\"" }
    return switch self {
    case .theme(let name): "there is no theme \(quoted(name))"
    case .role(let name): "nothing on the screen is called \(quoted(name))"
    case .style(let role, .unknown("")): "the style of \"\(role.rawValue)\" is empty"
    case .style(let role, .unknown(let word)):
      "\(quoted(word)) in the style of \"\(role.rawValue)\" is neither an attribute nor a color"
    case .style(let role, .notAColor("")):
      "a color is missing after \"on\" in the style of \"\(role.rawValue)\""
    case .style(let role, .notAColor(let word)):
      "\(quoted(word)) after \"on\" in the style of \"\(role.rawValue)\" is not a color"
    case .style(let role, .secondColor(let word)):
      "\(quoted(word)) is a second color in the style of \"\(role.rawValue)\""
    }
  }

  /// The valid choices.
  package var hint: String {
    func list(_ names: [String]) -> String {
      names.dropLast().joined(separator: ", ") + " or " + names[names.count - 1]
    }
    let colors =
      "\(list(Array(Color.names.prefix(8)))), these with \"bright-\" before them, gray, "
      + "color0 to color255, or #rrggbb"
    return switch self {
    case .theme: "choose \(list(Theme.builtIn.map(\.name)))"
    case .role: "name \(list(Role.allCases.map(\.rawValue)))"
    case .style(_, .unknown):
      "write plain, or some of \(list(TextStyle.Attributes.named.map(\.name))), and a color: "
        + colors
    case .style(_, .notAColor): "a color is \(colors)"
    case .style(_, .secondColor): "write \"on\" before the color of the background"
    }
  }
}
