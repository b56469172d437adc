import Files

/// A link on a card.
struct WebLink {
  let text: String

  /// The first link of a text.
  init?(firstIn text: String) {
    let starts = ["https://", "http://"].compactMap { text.firstRange(of: $0)?.lowerBound }
    guard let start = starts.min() else { return nil }
    var link = text[start...].prefix {
      $0.isASCII && !$0.isWhitespace && !"<>\"`|\\^{}".contains($0)
    }
    // Punctuation after or around the link is not part of it.
    while let last = link.last, ".,;:!?'*_)]".contains(last) {
      if last == ")", link.count(where: { $0 == "(" }) >= link.count(where: { $0 == ")" }) { break }
      link = link.dropLast()
    }
    guard link.count > 8, link.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F })
    else { return nil }
    self.text = String(link)
  }

  /// Opens the link with the learner's `BROWSER`, or else with the system's default.
  func open(_ surroundings: Surroundings) throws(Failure) {
    let browser = surroundings.set("BROWSER").map { [$0] } ?? []
    #if os(macOS)
      let programs = browser + ["open"]
    #else
      let programs = browser + ["xdg-open"]
    #endif
    var reason = "no program opens links"
    for program in programs {
      switch ChildProcess.run([program, text], isQuiet: true) {
      case .exited(0): return
      case .exited(let code): reason = "`\(program)` ended with code \(code)"
      case .killed(let signal): reason = "`\(program)` was ended by signal \(signal)"
      case .notStarted(let why): reason = "`\(program)` cannot be started: \(why)"
      }
    }
    throw Failure(reason, hint: "set BROWSER to a program that opens links")
  }
}
