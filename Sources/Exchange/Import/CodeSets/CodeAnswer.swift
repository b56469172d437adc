/// Several codes as an answer.
enum CodeAnswer {
  /// The most codes that are listed.
  static let mostCodes = 8

  static func list(_ codes: [String]) -> String {
    let rest = codes.count - mostCodes
    return codes.prefix(mostCodes).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}
