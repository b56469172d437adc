import Text

extension InlineParser {
  private static let openBrackets = 16

  mutating func readBracket() {
    let isImage =
      textStart < index && bytes[index - 1] == UInt8(ascii: "!")
      && byte(at: index - 2) != UInt8(ascii: "\\")
    let end = index + 1
    if isImage {
      // The exclamation mark belongs to the bracket.
      index -= 1
      flush()
    }
    add(isImage ? "![" : "[", upTo: end)
    // The text around open brackets may be read again for each of them, so their number is limited.
    if brackets.count == Self.openBrackets { brackets.removeFirst() }
    brackets.append(Bracket(piece: pieces.count - 1, isImage: isImage))
  }

  mutating func closeBracket() {
    let end = index + 1
    guard let bracket = brackets.popLast(),
      let target = LinkTarget(in: bytes, at: end, isImage: bracket.isImage)
    else {
      index = end
      return
    }
    flush()
    let text = pieces[(bracket.piece + 1)...].map(\.text).joined()
    if bracket.isImage {
      let caption = [text.isEmpty ? target.fileName : text, target.title ?? ""]
        .filter { !$0.isEmpty }.joined(separator: ", ")
      let rest = text.isEmpty ? caption : String(caption.dropFirst(text.count))
      pieces[bracket.piece].text = "[image: "
      pieces[bracket.piece].marks = .address
      pieces[bracket.piece].starts.insert(.address, at: 0)
      add(rest + "]", upTo: target.end)
      pieces.append(Piece(text: "", ends: [.address]))
      return
    }
    guard text != "…", text != "..." else {
      index = end
      return
    }
    // Links cannot be nested.
    brackets.removeAll { !$0.isImage }
    pieces[bracket.piece].text = ""
    pieces[bracket.piece].starts.insert(.link, at: 0)
    let title = target.title.map { " \"\($0)\"" } ?? ""
    if text.isEmpty || text == target.address {
      add(text.isEmpty ? target.address : "", upTo: target.end)
      pieces.append(Piece(text: title, marks: .address, ends: [.link]))
    } else {
      add("", upTo: target.end)
      pieces.append(Piece(text: " (\(target.address)\(title))", marks: .address, ends: [.link]))
    }
  }

  /// Reads `<https://…>`; other text in angle brackets is unchanged.
  mutating func readAngle() {
    var end = index + 1
    while end < bytes.count, bytes[end] > 0x20, !"<>".utf8.contains(bytes[end]) { end += 1 }
    let address = string(index + 1..<end)
    guard byte(at: end) == UInt8(ascii: ">"),
      address.contains("://") || address.hasPrefix("mailto:")
    else {
      index += 1
      return
    }
    add(address, .link, upTo: end + 1)
  }

  /// Reads a bare `https://…`, which contains no emphasis.
  mutating func readAddress() {
    let before = byte(at: index - 1) ?? 0
    guard !before.isASCIILetter, !before.isDigit,
      bytes[index...].starts(with: "http://".utf8) || bytes[index...].starts(with: "https://".utf8)
    else {
      index += 1
      return
    }
    var end = index
    var depth = 0
    while end < bytes.count, bytes[end] > 0x20, !"<>\"`*[]|\\".utf8.contains(bytes[end]) {
      if bytes[end] == UInt8(ascii: "(") { depth += 1 }
      if bytes[end] == UInt8(ascii: ")") { depth -= 1 }
      if depth < 0 { break }
      end += 1
    }
    while ".,;:!?'_~".utf8.contains(bytes[end - 1]) { end -= 1 }
    add(string(index..<end), .link, upTo: end)
  }
}

/// The part of a link or an image in parentheses.
struct LinkTarget {
  let address: String
  let title: String?
  /// Where the text continues.
  let end: Int

  /// Reads `(address)` or `(address "title")`.
  ///
  /// Text that is not an address makes no link, so that `[denied](CO-45)` stays. Square brackets
  /// are in neither part: every search ends where the next may begin.
  init?(in bytes: [UInt8], at start: Int, isImage: Bool) {
    var index = start
    func at(_ character: Unicode.Scalar) -> Bool {
      index < bytes.count && bytes[index] == UInt8(ascii: character)
    }
    func skipSpaces() { while at(" ") { index += 1 } }
    func part(while isInside: (UInt8) -> Bool) -> String {
      let first = index
      while index < bytes.count, bytes[index] != UInt8(ascii: "\n"), isInside(bytes[index]),
        !"[]".utf8.contains(bytes[index])
      {
        index += 1
      }
      return String(decoding: bytes[first..<index], as: UTF8.self)
    }

    guard at("(") else { return nil }
    index += 1
    skipSpaces()
    if at("<") {
      index += 1
      address = part { $0 != UInt8(ascii: ">") }
      guard at(">") else { return nil }
      index += 1
    } else {
      var depth = 0
      address = part { byte in
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") { depth -= 1 }
        return depth >= 0 && byte > 0x20
      }
    }
    skipSpaces()
    if at("\"") || at("'") {
      let quote = bytes[index]
      index += 1
      title = part { $0 != quote }
      guard index < bytes.count, bytes[index] == quote else { return nil }
      index += 1
      skipSpaces()
    } else {
      title = nil
    }
    guard at(")"), Self.isAddress(address, shortest: isImage ? 1 : 2) else { return nil }
    end = index + 1
  }

  /// The last part of an image's path.
  var fileName: String {
    address.split(separator: "/").last.map(String.init) ?? address
  }

  /// Whether the text is a URL, a path, or a file name with an extension.
  /// - Parameter shortest: The least bytes of a path without its extension; `e.g` is not a path.
  private static func isAddress(_ text: String, shortest: Int) -> Bool {
    let utf8 = text.utf8
    let scheme = utf8.prefix { $0.isASCIILetter || $0.isDigit || "+-.".utf8.contains($0) }
    let rest = text[scheme.endIndex...]
    if !scheme.isEmpty, rest.hasPrefix("://"), rest != "://" { return true }
    if ["#", "/", "./", "../", "www.", "mailto:", "tel:", "doi:"]
      .contains(where: { text.hasPrefix($0) && text != $0 })
    {
      return true
    }
    guard let dot = utf8.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let ending = utf8[utf8.index(after: dot)...]
    return utf8[..<dot].count >= shortest && (2...5).contains(ending.count)
      && ending.first!.isASCIILetter && !ending.contains { !$0.isDigit && !$0.isSmallLetter }
  }
}
