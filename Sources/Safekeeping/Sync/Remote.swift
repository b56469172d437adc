internal import Journal

/// The place that all machines of a learner sync with, as git names it.
package struct Remote: Hashable, Sendable {
  package let address: String

  /// Takes what a user wrote, or what git's configuration has.
  ///
  /// - Parameter absolute: makes a path absolute.
  package init(_ text: String, absolute: (String) -> String) throws(SyncError) {
    let isStrange = text.unicodeScalars.contains {
      $0.properties.generalCategory == .control || $0.properties.generalCategory == .format
    }
    guard !text.isEmpty, !text.hasPrefix("-"), !isStrange, !Self.isProgram(text) else {
      throw .unsuitableRemote(text)
    }
    address = Self.isPath(text) ? absolute(text) : text
  }

  /// Whether it is a folder on this machine, such as one on a memory stick.
  package var isPath: Bool { Self.isPath(address) }

  /// The address without a password.
  package var shown: String {
    guard let scheme = address.firstRange(of: "://") else { return address }
    let rest = address[scheme.upperBound...]
    let host = rest.prefix { $0 != "/" }
    guard let at = host.lastIndex(of: "@"), let colon = host[..<at].firstIndex(of: ":") else {
      return address
    }
    return address[..<colon] + String(rest[at...])
  }

  /// `transport::address` has git run a program of that name.
  private static func isProgram(_ text: String) -> Bool {
    guard let colons = text.firstRange(of: "::") else { return false }
    return text[..<colons.lowerBound].allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
  }

  /// `host:path` and `scheme://…` are no paths.
  private static func isPath(_ text: String) -> Bool {
    !text.prefix { $0 != "/" }.contains(":")
  }

  /// Makes a repository of a folder that is empty or not there yet.
  func makeIfEmpty(_ git: Git) throws(SyncError) {
    guard isPath else { return }
    guard FileSystem.isFolder(address) || !FileSystem.exists(address) else {
      throw .unsuitableRemote(address)
    }
    let names = FileSystem.isFolder(address) ? try? FileSystem.names(in: address) : []
    let isBesideSomething = FileSystem.parent(of: address).map { FileSystem.isFolder($0) } ?? false
    guard names == [], isBesideSomething else { return }
    try git.run("init", "--quiet", "--bare", "--", address)
  }
}
