/// The text in lines as ``wrapped(_:width:firstIndent:indent:)`` has them, with a link around each web
/// address in it where the screen shows links.
package func wrappedWithLinks(
  _ text: String, width: Int, firstIndent: String = "", indent: String = "", style: Styler
) -> [String] {
  let lines = wrapped(text, width: width, firstIndent: firstIndent, indent: indent)
  guard style.showsLinks else { return lines }
  let marked = lines.map { line in
    var marked = MarkedText(line)
    // Whether a full line is cut, only the text can tell.
    marked.isCut = displayWidth(line) == width
    return marked
  }
  return WebAddresses(in: marked, onlyOf: text).linked(marked, \.text)
}

/// The web addresses in lines of text, also those that a line break cuts.
struct WebAddresses {
  /// A stretch of a line that stands for an address.
  struct Stretch {
    let line: Int
    /// Places in the UTF-8 of the line's text.
    var range: Range<Int>
    let address: Int
  }

  private(set) var stretches: [Stretch] = []
  /// By the number that a stretch has.
  private(set) var addresses: [String] = []

  /// - Parameter text: What all addresses have to occur in, if it is given.
  /// - Complexity: O(*n*) in the length of the lines.
  init(in lines: [MarkedText], onlyOf text: String? = nil) {
    var isOpen = false
    for (number, line) in lines.enumerated() {
      let bytes = Array(line.text.utf8)
      var place = 0
      if isOpen {
        place = Self.indent(of: line)
        isOpen = extend(number, bytes, from: &place) && line.isCut
        if !isOpen { close() }
      }
      while !isOpen, let start = Self.start(in: bytes, from: place) {
        addresses.append("")
        place = start
        isOpen = extend(number, bytes, from: &place) && line.isCut
        if !isOpen { close() }
      }
    }
    if isOpen { close() }
    if let text { stretches.removeAll { !text.contains(addresses[$0.address]) } }
  }

  /// The lines with a link around each stretch.
  /// - Parameter shown: Gives a run its style.
  func linked(_ lines: [MarkedText], _ shown: (MarkedText.Run) -> String) -> [String] {
    var stretches = stretches[...]
    return lines.enumerated().map { number, line in
      let own = stretches.prefix { $0.line == number }
      stretches = stretches.dropFirst(own.count)
      var rest = line
      var place = 0
      var text = ""
      for stretch in own {
        text += rest.removeFirst(stretch.range.lowerBound - place).runs.map(shown).joined()
        let link = rest.removeFirst(stretch.range.count).runs.map(shown).joined()
        text += Hyperlink.linked(link, to: addresses[stretch.address])
        place = stretch.range.upperBound
      }
      return text + rest.runs.map(shown).joined()
    }
  }

  /// Takes what of the line belongs to the last address.
  /// - Returns: Whether that is all of the line's rest.
  private mutating func extend(_ line: Int, _ bytes: [UInt8], from place: inout Int) -> Bool {
    let start = place
    while place < bytes.count, Self.isPart(bytes[place]) { place += 1 }
    if place > start {
      let range = start..<place
      stretches.append(Stretch(line: line, range: range, address: addresses.count - 1))
      addresses[addresses.count - 1] += String(decoding: bytes[range], as: UTF8.self)
    }
    return place == bytes.count
  }

  /// Takes off what ends a sentence or stands around the address, and forgets what is none.
  private mutating func close() {
    let number = addresses.count - 1
    var surplus = 0
    var text = addresses[number][...]
    while let last = text.last, ".,;:!?'*_)]".contains(last) {
      if last == ")", text.count(where: { $0 == "(" }) >= text.count(where: { $0 == ")" }) { break }
      text = text.dropLast()
      surplus += 1
    }
    if text.hasSuffix("//") { surplus = addresses[number].utf8.count }
    addresses[number] = String(text)
    while surplus > 0, let last = stretches.indices.last, stretches[last].address == number {
      let range = stretches[last].range
      let kept = max(range.lowerBound, range.upperBound - surplus)
      surplus -= range.upperBound - kept
      stretches[last].range = range.lowerBound..<kept
      if kept == range.lowerBound { stretches.removeLast() }
    }
  }

  /// Where the text of a line begins after what is no part of it.
  private static func indent(of line: MarkedText) -> Int {
    var place = 0
    for run in line.runs {
      if run.marks.contains(.space) || run.marks.contains(.mark) {
        place += run.text.utf8.count
      } else {
        return place + run.text.utf8.prefix { $0 == UInt8(ascii: " ") }.count
      }
    }
    return place
  }

  private static func start(in bytes: [UInt8], from place: Int) -> Int? {
    let heads = [Array("https://".utf8), Array("http://".utf8)]
    return bytes.indices.dropFirst(place).first { index in
      bytes[index] == UInt8(ascii: "h")
        && heads.contains { bytes[index...].starts(with: $0) }
    }
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && !"<>\"`|\\^{}".utf8.contains(byte)
  }
}
