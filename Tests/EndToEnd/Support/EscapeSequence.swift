/// A control sequence in the output of a program.
enum EscapeSequence: Hashable {
  /// `ESC [ parameters final`.
  case control(parameters: [Int], final: Character)
  /// `ESC 7` and `ESC 8`: saves the position of the cursor, and restores it.
  case saveCursor, restoreCursor
  /// Any other.
  case other

  /// Reads the sequence after an ESC, and removes it from the text. An incomplete one consumes
  /// everything.
  static func read(from scalars: inout Substring.UnicodeScalarView) -> EscapeSequence {
    guard let kind = scalars.popFirst() else { return .other }
    switch kind {
    case "[":
      let body = scalars.prefix { !(0x40...0x7E).contains($0.value) }
      scalars = scalars[body.endIndex...]
      guard let final = scalars.popFirst() else { return .other }
      // A private sequence has a `?` before its parameters.
      let parameters = String(body).drop { $0 == "?" }
        .split(separator: ";", omittingEmptySubsequences: false)
      return .control(parameters: parameters.map { Int($0) ?? 0 }, final: Character(final))
    case "]", "_", "P":
      // A window title, a picture, up to BEL or ESC \.
      while let scalar = scalars.popFirst(), scalar != "\u{7}" {
        if scalar == "\u{1B}" {
          scalars = scalars.dropFirst()
          break
        }
      }
      return .other
    case "(", ")":
      scalars = scalars.dropFirst()
      return .other
    case "7": return .saveCursor
    case "8": return .restoreCursor
    default: return .other
    }
  }

  /// A text without control sequences and carriage returns.
  static func removed(from text: String) -> String {
    var rest = text[...].unicodeScalars
    var result = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\u{1B}": _ = read(from: &rest)
      case "\r": break
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
