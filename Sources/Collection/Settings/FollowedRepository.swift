package import JSON
package import SpacedRepetition

/// A git repository of decks that the learner follows, as config.json keeps it.
package struct FollowedRepository: Hashable, Sendable {
  /// Its address in git's notation, or a path.
  package var address: String
  /// The branch whose decks are taken.
  package var branch: String
  /// The commit that was taken last.
  package var commit: String?
  /// The day on which that was.
  package var taken: Day?

  package init(address: String, branch: String, commit: String? = nil, taken: Day? = nil) {
    self.address = address
    self.branch = branch
    self.commit = commit
    self.taken = taken
  }

  static let key = "followed"

  /// Nil if the value is not an object with an address and a branch.
  init?(_ value: JSONValue) {
    guard case .object(let object) = value, let address = object["address"]?.string,
      let branch = object["branch"]?.string, !address.isEmpty, !branch.isEmpty
    else { return nil }
    self.address = address
    self.branch = branch
    commit = object["commit"]?.string.flatMap { $0.allSatisfy(\.isHexDigit) ? $0 : nil }
    taken = object["taken"]?.string.flatMap { Day($0) }
  }

  package var json: JSONObject {
    var json: JSONObject = ["address": .string(address), "branch": .string(branch)]
    if let commit { json["commit"] = .string(commit) }
    if let taken { json["taken"] = .string(taken.description) }
    return json
  }

  /// Whether a name can be given to decks that are followed: the first level of their names.
  package static func isValid(name: String) -> Bool {
    let isPlain = name.unicodeScalars.allSatisfy { scalar in
      ![.control, .format].contains(scalar.properties.generalCategory)
        && !"/\\:*?\"<>|@".unicodeScalars.contains(scalar)
    }
    return isPlain && (1...60).contains(name.utf8.count) && name.first != "." && name.first != "-"
      && name.first?.isWhitespace == false && name.last?.isWhitespace == false
  }
}
