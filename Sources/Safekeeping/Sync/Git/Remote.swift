internal import Files

/// The place that all machines of a learner sync with, in git's notation.
package struct Remote: Hashable, Sendable {
  package let address: String

  /// Takes user input, or the value in git's configuration.
  ///
  /// - Parameter absolute: Makes a path absolute.
  package init(_ text: String, absolute: (String) -> String) throws(SyncError) {
    let isStrange = text.unicodeScalars.contains {
      $0.properties.generalCategory == .control || $0.properties.generalCategory == .format
    }
    guard !text.isEmpty, !text.hasPrefix("-"), !isStrange, !Self.isProgram(text) else {
      throw .unsuitableRemote(text)
    }
    address = Self.isPath(text) ? absolute(text) : text
  }

  /// Whether it is a folder on this machine, such as one on a USB stick.
  package var isPath: Bool { Self.isPath(address) }

  /// Whether it is a missing folder on this machine whose parent folder exists.
  package var isMissingFolder: Bool {
    isPath && !FileSystem.exists(address)
      && FileSystem.parent(of: address).map { FileSystem.isFolder($0) } ?? false
  }

  /// The address without passwords and tokens.
  package var shown: String { Self.shown(address) }

  /// Git's message about this remote, without passwords and tokens.
  func withoutSecrets(_ said: String) -> String {
    // An address may contain white space and quotes; this one is known.
    var text = said.replacing(address, with: shown)
    // Git also prints parts of it, such as the host with the user before it.
    if !isPath, let at = address.lastIndex(of: "@") {
      let start = address.firstRange(of: ":/")?.upperBound ?? address.startIndex
      let login = start < at ? address[start..<at].drop { $0 == "/" } : ""
      let password = login.drop { $0 != ":" }.dropFirst()
      for part in [login, password] where !part.isEmpty && !shown.contains(part) {
        text = text.replacing(part + "@", with: "")
      }
    }
    return Self.withoutSecrets(text)
  }

  /// A text with addresses, such as git's messages, without their passwords and tokens.
  static func withoutSecrets(_ text: String) -> String {
    var result = ""
    var word = ""
    for character in text {
      if character.isWhitespace || "'\"<>`".contains(character) {
        result += shown(word) + String(character)
        word = ""
      } else {
        word.append(character)
      }
    }
    return result + shown(word)
  }

  /// An address without passwords and tokens.
  ///
  /// On the web, users log in with a token as often as with a name and a password, so that
  /// everything before the host is removed, and any query; in an SSH address the name stays.
  package static func shown(_ text: String) -> String {
    guard let colon = text.firstRange(of: ":/"),
      text[..<colon.lowerBound].last.map({ $0.isLetter || $0.isNumber }) ?? false
    else {
      // `name:password@host:path`
      guard !isPath(text), let at = text.lastIndex(of: "@"),
        let colon = text[..<at].firstIndex(of: ":")
      else { return text }
      return String(text[..<colon] + text[at...])
    }
    let scheme = String(
      text[..<colon.lowerBound].reversed().prefix { $0.isLetter || $0.isNumber }.reversed()
    ).lowercased()
    let address = text[text.index(after: colon.lowerBound)...].drop { $0 == "/" }
    let head = String(text[..<address.startIndex])
    if scheme == "file" { return text }
    let host = address.prefix { !"/?#".contains($0) }
    // Text after a colon that is not a port is a password, which may contain an @ or a slash.
    let isCutOff =
      host.firstIndex(of: ":").map { host[$0...].dropFirst().contains { !$0.isNumber } } ?? false
    let login = host.contains("@") ? host : isCutOff ? address : ""
    var name = ""
    var rest = address
    if let at = login.lastIndex(of: "@") {
      if scheme == "ssh" { name = address[..<at].prefix { $0 != ":" } + "@" }
      rest = address[address.index(after: at)...]
    } else if isCutOff, let colon = host.firstIndex(of: ":") {
      // A password that is cut off in the text.
      rest = address[..<colon]
    }
    if let query = rest.firstIndex(where: { "?#".contains($0) }) {
      return head + name + rest[..<query] + "?…"
    }
    return head + name + (rest.contains("://") ? shown(String(rest)) : String(rest))
  }

  /// Whether an address is `transport::address`, for which git runs a program of that name.
  private static func isProgram(_ text: String) -> Bool {
    guard let colons = text.firstRange(of: "::") else { return false }
    return text[..<colons.lowerBound].allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
  }

  /// Whether an address is a path, unlike `host:path` and `scheme://…`.
  private static func isPath(_ text: String) -> Bool {
    !text.prefix { $0 != "/" }.contains(":")
  }

  /// The folder on this machine for which git would take an address.
  static func folder(at address: String) -> String? {
    if isPath(address) { return address }
    guard address.hasPrefix("file://") else { return nil }
    let path = address.dropFirst("file://".count).drop { $0 != "/" }
    return decoded(path)
  }

  /// A text without the percent-encoding of addresses.
  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), digits.count == 2, let decoded = UInt8(digits, radix: 16) {
        bytes.append(decoded)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
