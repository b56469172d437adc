/// The character encoding that the learner's locale asks for.
package enum LocaleEncoding {
  /// Whether the locale's encoding is UTF-8, so that box drawing and the like can be shown.
  ///
  /// As POSIX says, the first of `LC_ALL`, `LC_CTYPE` and `LANG` that is set and not empty decides;
  /// with none of them the locale is `C`, which is not UTF-8.
  package static func isUTF8(environment: [String: String]) -> Bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    guard let locale = names.lazy.compactMap({ environment[$0] }).first(where: { !$0.isEmpty })
    else { return false }
    let encoding = locale.split(separator: "@").first?.split(separator: ".").dropFirst().last
    switch (encoding ?? Substring(locale)).lowercased() {
    case "utf-8", "utf8": return true
    default: return false
    }
  }
}
