import JSON
import Text

/// Reads the part of YAML that lists of cards are written in: lists and mappings by indentation,
/// texts with or without quotes, `|` and `>` blocks, and lists and mappings in one line.
///
/// Anchors, tags and several documents are refused, so nothing is expanded. All values are texts.
struct YAMLList {
  struct Fault: Error {
    let message: String
    let line: Int
    let column: Int
  }

  private struct Line {
    let number: Int
    let indent: Int
    let text: Substring
  }

  private var lines: [Line] = []
  private let all: [String]
  private var index = 0
  /// Where the entries of lists that are mappings or lists begin.
  private var places: [XMLPlace] = []

  static func read(_ bytes: [UInt8]) throws(Fault) -> (JSONValue, [XMLPlace]) {
    var reader = try YAMLList(bytes)
    guard !reader.lines.isEmpty else {
      throw Fault(message: "the file is empty", line: 1, column: 1)
    }
    let value = try reader.block(indent: reader.lines[0].indent, depth: 0)
    if reader.index < reader.lines.count {
      throw reader.fault("this line fits no list or key above it")
    }
    return (value, reader.places)
  }

  private init(_ bytes: [UInt8]) throws(Fault) {
    let text = TextLines(DecodedText(bytes).utf8)
    all = (0..<text.count).map { text.text($0) }
    var isOpen = false
    for (number, line) in all.enumerated() {
      let content = line.drop { $0 == " " }
      if content.trimmed().isEmpty || content.hasPrefix("#") { continue }
      if content.first == "\t" {
        throw Fault(
          message: "YAML is indented with spaces, and this is a tab", line: number + 1, column: 1)
      }
      if content.trimmed() == "---" || content.trimmed() == "..." {
        if isOpen, lines.count > 0, content.hasPrefix("---") {
          throw Fault(message: "the file has several documents", line: number + 1, column: 1)
        }
        isOpen = true
        continue
      }
      isOpen = true
      lines.append(Line(number: number, indent: line.count - content.count, text: content))
    }
  }

  private func fault(_ message: String) -> Fault {
    let line = lines[min(index, lines.count - 1)]
    return Fault(message: message, line: line.number + 1, column: line.indent + 1)
  }

  private mutating func block(indent: Int, depth: Int) throws(Fault) -> JSONValue {
    guard depth < 20 else { throw fault("lists and keys are nested too deeply") }
    return Self.isEntry(lines[index].text)
      ? try list(indent: indent, depth: depth) : try mapping(indent: indent, depth: depth)
  }

  private static func isEntry(_ text: Substring) -> Bool { text == "-" || text.hasPrefix("- ") }

  private mutating func list(indent: Int, depth: Int) throws(Fault) -> JSONValue {
    var values: [JSONValue] = []
    while index < lines.count, lines[index].indent == indent, Self.isEntry(lines[index].text) {
      let line = lines[index]
      let rest = line.text.dropFirst().drop { $0 == " " }
      let place = XMLPlace(line: line.number + 1, column: indent + 1)
      if rest.isEmpty || rest.hasPrefix("#") {
        index += 1
        guard index < lines.count, lines[index].indent > indent else {
          values.append(.null)
          continue
        }
        places.append(place)
        values.append(try block(indent: lines[index].indent, depth: depth + 1))
      } else if Self.key(rest) != nil || Self.isEntry(rest) {
        // The entry's first key stands behind the dash, the others below it.
        let inner = indent + line.text.count - rest.count
        lines[index] = Line(number: line.number, indent: inner, text: rest)
        places.append(place)
        values.append(try block(indent: inner, depth: depth + 1))
      } else {
        if rest.hasPrefix("[") || rest.hasPrefix("{") { places.append(place) }
        values.append(try scalar(rest, indent: indent))
      }
    }
    return .array(values)
  }

  private mutating func mapping(indent: Int, depth: Int) throws(Fault) -> JSONValue {
    var object = JSONObject()
    while index < lines.count, lines[index].indent == indent, !Self.isEntry(lines[index].text) {
      guard let (key, rest) = Self.key(lines[index].text) else {
        throw fault("this line is neither a key nor an entry of a list")
      }
      if rest.isEmpty || rest.hasPrefix("#") {
        index += 1
        // A list may stand right below its key.
        let isInner =
          index < lines.count
          && (lines[index].indent > indent
            || lines[index].indent == indent && Self.isEntry(lines[index].text))
        object[key] = isInner ? try block(indent: lines[index].indent, depth: depth + 1) : .null
      } else {
        object[key] = try scalar(rest, indent: indent)
      }
      if object.members.count > 10_000 { throw fault("one entry has more than 10,000 keys") }
    }
    return .object(object)
  }

  /// The key that begins a line, and what follows its colon.
  private static func key(_ text: Substring) -> (String, Substring)? {
    guard let first = text.first, !"[{|>&*!%@`".contains(first) else { return nil }
    var rest: Substring
    let key: String
    if first == "\"" || first == "'" {
      guard let (value, end) = quoted(text) else { return nil }
      (key, rest) = (value, end)
    } else {
      guard
        let colon = text.indices.first(where: { index in
          text[index] == ":"
            && (text.index(after: index) == text.endIndex || text[text.index(after: index)] == " ")
        })
      else { return nil }
      key = text[..<colon].trimmed()
      rest = text[colon...]
    }
    guard rest.first == ":" else { return nil }
    rest = rest.dropFirst()
    guard rest.isEmpty || rest.first == " ", !key.isEmpty else { return nil }
    return (key, rest.drop { $0 == " " })
  }

  // MARK: Texts

  private mutating func scalar(_ text: Substring, indent: Int) throws(Fault) -> JSONValue {
    guard let first = text.first else { return .null }
    switch first {
    case "|", ">": return .string(blockText(indent: indent, isFolded: first == ">"))
    case "&", "*", "!": throw fault("anchors, aliases and tags of YAML are not read")
    case "[", "{":
      var rest = text
      // A list in one line may go on in the next.
      while rest.count(where: { "[{".contains($0) }) > rest.count(where: { "]}".contains($0) }),
        index + 1 < lines.count, lines[index + 1].indent > indent, rest.count < 100_000
      {
        index += 1
        rest += " " + lines[index].text
      }
      guard let value = Self.flow(&rest, depth: 0) else { throw fault("this list is never closed") }
      index += 1
      return value
    case "\"", "'":
      var rest = text
      while Self.quoted(rest) == nil, index + 1 < lines.count, rest.count < 100_000 {
        index += 1
        rest += " " + lines[index].text
      }
      guard let (value, _) = Self.quoted(rest) else { throw fault("this quote is never closed") }
      index += 1
      return .string(value)
    default:
      var words = Self.withoutComment(text)
      index += 1
      // A text goes on in lines that are indented more.
      while index < lines.count, lines[index].indent > indent, Self.key(lines[index].text) == nil {
        words += " " + Self.withoutComment(lines[index].text)
        index += 1
      }
      return ["null", "~", ""].contains(words) ? .null : .string(words)
    }
  }

  private static func withoutComment(_ text: Substring) -> String {
    guard let mark = text.firstRange(of: " #") else { return text.trimmed() }
    return text[..<mark.lowerBound].trimmed()
  }

  private mutating func blockText(indent: Int, isFolded: Bool) -> String {
    var number = lines[index].number + 1
    var texts: [String] = []
    var own: Int?
    while number < all.count {
      let line = all[number]
      let spaces = line.prefix { $0 == " " }.count
      if !line.trimmed().isEmpty {
        if spaces <= indent { break }
        own = own ?? spaces
      }
      texts.append(String(line.dropFirst(min(spaces, own ?? spaces))))
      number += 1
    }
    while index < lines.count, lines[index].number < number { index += 1 }
    while texts.last?.trimmed().isEmpty ?? false { texts.removeLast() }
    if !isFolded { return texts.joined(separator: "\n") }
    return texts.split(whereSeparator: { $0.trimmed().isEmpty }).map { $0.joined(separator: " ") }
      .joined(separator: "\n")
  }

  /// A text in quotes at the beginning, and what follows it.
  private static func quoted(_ text: Substring) -> (String, Substring)? {
    let mark = text.first!
    var value = ""
    var index = text.index(after: text.startIndex)
    while index < text.endIndex {
      let character = text[index]
      let next = text.index(after: index)
      if character == mark {
        if mark == "'", next < text.endIndex, text[next] == "'" {
          value.append("'")
          index = text.index(after: next)
          continue
        }
        return (value, text[next...])
      }
      if mark == "\"", character == "\\", next < text.endIndex {
        let escapes: [Character: Character] = [
          "n": "\n", "t": "\t", "\"": "\"", "\\": "\\", "/": "/",
        ]
        if let escaped = escapes[text[next]] {
          value.append(escaped)
        } else {
          value += "\\\(text[next])"
        }
        index = text.index(after: next)
        continue
      }
      value.append(character)
      index = next
    }
    return nil
  }

  private static func flow(_ text: inout Substring, depth: Int) -> JSONValue? {
    text = text.drop { $0 == " " }
    guard depth < 20, let first = text.first else { return nil }
    if first == "[" || first == "{" {
      text = text.dropFirst()
      var values: [JSONValue] = []
      var object = JSONObject()
      while true {
        text = text.drop { $0 == " " || $0 == "," }
        if text.isEmpty { return nil }
        if text.first == "]" || text.first == "}" {
          text = text.dropFirst()
          return first == "[" ? .array(values) : .object(object)
        }
        guard let value = flow(&text, depth: depth + 1) else { return nil }
        text = text.drop { $0 == " " }
        if first == "{", text.first == ":" {
          text = text.dropFirst()
          guard let key = value.string, let inner = flow(&text, depth: depth + 1) else {
            return nil
          }
          object[key] = inner
        } else {
          values.append(value)
        }
      }
    }
    if first == "\"" || first == "'" {
      guard let (value, rest) = quoted(text) else { return nil }
      text = rest
      return .string(value)
    }
    let word = text.prefix { !",]}:".contains($0) }
    guard !word.isEmpty else { return nil }
    text = text.dropFirst(word.count)
    return .string(word.trimmed())
  }
}
