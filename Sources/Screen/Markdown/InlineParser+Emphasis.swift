extension InlineParser {
  /// Reads a run of asterisks, underscores or tildes, which may begin or end a stretch.
  mutating func readDelimiter() {
    let count = runLength(at: index)
    let run = DelimiterRun(in: bytes, at: index, count: count)
    let isStrike = bytes[index] == UInt8(ascii: "~")
    guard isStrike ? count == 2 : count <= 3, run.canOpen || run.canClose else {
      index += count
      return
    }
    let text = string(index..<index + count)
    if run.canClose, let openers = emphasis.close(run) {
      add(isStrike && options.keepsStrikeMarks ? text : "", upTo: index + count)
      for opener in openers {
        let marks: Marks =
          isStrike
          ? .struck
          : opener.count == 3
            ? [.strong, .emphasis]
            : opener.count == 2 ? .strong : .emphasis
        if !(isStrike && options.keepsStrikeMarks) {
          pieces[opener.piece].text.removeLast(opener.count)
        }
        pieces[opener.piece].starts.insert(marks, at: 0)
        pieces[pieces.count - 1].ends.append(marks)
      }
      return
    }
    add(text, upTo: index + count)
    if run.canOpen { emphasis.open(run, piece: pieces.count - 1) }
  }
}

/// Open delimiters, by character and length, so that the nearest match is found at once.
struct EmphasisStack {
  /// The part of an opening run that a closing one matches.
  struct Match {
    var piece: Int
    var count: Int
  }

  private struct Opener {
    var run: DelimiterRun
    var piece: Int
  }

  /// How many bytes before a place are content, unlike spaces and delimiters.
  private let wordBytes: [Int32]
  /// Three lists per character, by the length of the run.
  private var openers = Array(repeating: [Opener](), count: 9)

  init(_ bytes: [UInt8]) {
    var sum: Int32 = 0
    wordBytes =
      [0]
      + bytes.map { byte in
        if !" \n*_~-".utf8.contains(byte) { sum += 1 }
        return sum
      }
  }

  mutating func open(_ run: DelimiterRun, piece: Int) {
    openers[slot(of: run.character, run.count)].append(Opener(run: run, piece: piece))
  }

  /// The openers that a run closes with all its characters, innermost first; nil if there are none.
  mutating func close(_ run: DelimiterRun) -> [Match]? {
    let matches = matches(for: run)
    guard let innermost = matches.first, let outermost = matches.last else { return nil }
    let content = wordBytes[run.start] - wordBytes[innermost.run.end]
    let isInWord = run.isInWord || matches.contains { $0.run.isInWord }
    guard content >= (isInWord ? 2 : 1) else { return nil }
    // Open delimiters between the two stay text.
    for slot in openers.indices {
      while let last = openers[slot].last, last.piece >= outermost.piece {
        openers[slot].removeLast()
      }
    }
    var left = run.count
    let result = matches.map { opener in
      let count = min(opener.run.count, left)
      left -= count
      return Match(piece: opener.piece, count: count)
    }
    if outermost.run.count > result[result.count - 1].count {
      var rest = outermost
      rest.run.count -= result[result.count - 1].count
      open(rest.run, piece: rest.piece)
    }
    return result
  }

  /// An opener of the same length; or one of each kind for a closing run of three; or part of an
  /// opening run of three.
  private func matches(for run: DelimiterRun) -> [Opener] {
    func last(_ count: Int) -> Opener? {
      openers[slot(of: run.character, count)].last
    }
    let three = last(3)
    if run.count < 3 {
      return [last(run.count), three].compactMap { $0 }.max { $0.piece < $1.piece }.map { [$0] }
        ?? []
    }
    if let one = last(1), let two = last(2), min(one.piece, two.piece) > three?.piece ?? -1 {
      return one.piece > two.piece ? [one, two] : [two, one]
    }
    return three.map { [$0] } ?? []
  }

  private func slot(of character: UInt8, _ count: Int) -> Int {
    let first = character == UInt8(ascii: "*") ? 0 : character == UInt8(ascii: "_") ? 3 : 6
    return first + count - 1
  }
}
