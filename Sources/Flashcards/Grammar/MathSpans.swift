/// The stretches of a text that are TeX: `$…$`, `$$…$$` and `\(…\)`.
///
/// A single dollar sign opens and closes math as in Pandoc: it has no space on its inner side, and
/// no digit follows the closing one, so that `$5 and $6` are amounts. Math of single dollar signs
/// stays on its line.
struct MathSpans {
  private(set) var ranges: [Range<Int>] = []

  /// - Complexity: Linear in the length of the text.
  init(_ bytes: [UInt8]) {
    guard bytes.contains(.dollar) || bytes.firstIndex(of: "\\(", from: 0) != nil else { return }
    var finder = Finder(bytes)
    var index = 0
    while index < bytes.count {
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      switch bytes[index] {
      case .backslash where next == .openingParenthesis:
        index = add(index, endingAt: finder.end(ofParenthesisAt: index)) ?? index + 2
      case .backslash:
        index += 2
      case .dollar:
        let skipped = next == .dollar ? index + 2 : index + 1
        index = add(index, endingAt: finder.end(ofDollarAt: index)) ?? skipped
      default:
        index += 1
      }
    }
  }

  private mutating func add(_ start: Int, endingAt end: Int?) -> Int? {
    if let end { ranges.append(start..<end) }
    return end
  }

  /// Whether the byte at `offset` is within math.
  /// - Complexity: Logarithmic in the number of spans.
  func contains(_ offset: Int) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= offset
  }

  /// Finds the end of math; each kind of end is searched from the last one on, so that all searches
  /// together pass over the text once.
  private struct Finder {
    private let bytes: [UInt8]
    private var single: [Int] = []
    private var double: [Int] = []
    private var parenthesis: [Int] = []
    private var lineFeeds: [Int] = []

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      // The last ones come first, so that they can be dropped from the end as the search goes on.
      var index = 0
      while index < bytes.count {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        switch bytes[index] {
        case .lineFeed: lineFeeds.append(index)
        case .backslash:
          if next == UInt8(ascii: ")") { parenthesis.append(index) }
          index += 1
        case .dollar where next == .dollar:
          double.append(index)
          index += 1
        case .dollar where index > 0 && !" \t\n".utf8.contains(bytes[index - 1]):
          if !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) { single.append(index) }
        default: break
        }
        index += 1
      }
      single.reverse()
      double.reverse()
      parenthesis.reverse()
      lineFeeds.reverse()
    }

    mutating func end(ofParenthesisAt index: Int) -> Int? {
      Self.first(of: &parenthesis, after: index + 1).map { $0 + 2 }
    }

    mutating func end(ofDollarAt index: Int) -> Int? {
      guard index + 1 < bytes.count else { return nil }
      if bytes[index + 1] == .dollar {
        return Self.first(of: &double, after: index + 1).map { $0 + 2 }
      }
      guard !" \t\n".utf8.contains(bytes[index + 1]),
        let end = Self.first(of: &single, after: index)
      else { return nil }
      if let lineFeed = Self.first(of: &lineFeeds, after: index), lineFeed < end { return nil }
      return end + 1
    }

    private static func first(of places: inout [Int], after index: Int) -> Int? {
      while let place = places.last, place <= index { places.removeLast() }
      return places.last
    }
  }
}

extension [UInt8] {
  /// Whether the bytes before `end` end with the name of a TeX command, such as `\sqrt`: then a
  /// bracket there opens its argument.
  func endsInCommand(before end: Int) -> Bool {
    var start = end
    while start > 0, self[start - 1].isASCIILetter { start -= 1 }
    return start < end && start > 0 && self[start - 1] == .backslash
  }
}

extension UInt8 {
  fileprivate static var dollar: UInt8 { UInt8(ascii: "$") }

  fileprivate var isASCIILetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }
}
