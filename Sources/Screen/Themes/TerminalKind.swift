/// What kind of terminal the environment names.
package enum TerminalKind {
  /// Whether sequences that the terminal does not know, such as those of links, titles and questions
  /// about colors, stay out of sight. Emacs and the console of a kernel would show them.
  package static func passesOverUnknownSequences(environment: [String: String]) -> Bool {
    let term = environment["TERM"] ?? ""
    let isEmacs = environment["INSIDE_EMACS"].map { !$0.isEmpty } ?? false
    return !isEmacs && !["", "dumb", "unknown", "linux", "cons25"].contains(term)
      && !["vt", "eterm", "emacs", "sun"].contains { term.hasPrefix($0) }
  }

  /// Whether the terminal has a font for raised digits, Greek and the signs of mathematics. Consoles
  /// of kernels have 256 or 512 characters.
  package static func hasManyCharacters(environment: [String: String]) -> Bool {
    let term = environment["TERM"] ?? ""
    return !["", "dumb", "unknown", "linux", "cons25"].contains(term)
      && !["vt", "sun"].contains { term.hasPrefix($0) }
  }
}
