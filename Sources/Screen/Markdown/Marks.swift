/// The Markdown formatting of a stretch of text.
struct Marks: OptionSet {
  let rawValue: UInt16

  static let quote = Marks(rawValue: 1)
  static let heading = Marks(rawValue: 2)
  static let strong = Marks(rawValue: 4)
  static let emphasis = Marks(rawValue: 8)
  static let struck = Marks(rawValue: 16)
  static let link = Marks(rawValue: 32)
  static let code = Marks(rawValue: 64)
  static let address = Marks(rawValue: 128)
  /// A bullet, a border, a fence.
  static let mark = Marks(rawValue: 256)
  /// Space that belongs to no text and is therefore not underlined.
  static let space = Marks(rawValue: 512)

  /// The number of the bit of a single mark.
  var bit: Int { rawValue.trailingZeroBitCount }

  /// The stretch's style, in a text with a style of its own.
  func style(in theme: Theme, over base: TextStyle) -> TextStyle {
    if contains(.space) { return .plain }
    return Self.roles.reduce(base) { style, pair in
      contains(pair.marks) ? theme[pair.role].over(style) : style
    }
  }

  /// From outermost to innermost.
  private static let roles: [(marks: Marks, role: Role)] = [
    (.quote, .quote), (.heading, .heading), (.strong, .strong), (.emphasis, .emphasis),
    (.struck, .struck), (.link, .link), (.code, .code), (.address, .address), (.mark, .mark),
  ]
}

/// Text in runs of equal marks; a newline in it starts a new line.
struct MarkedText {
  struct Run {
    var text: String
    var marks: Marks
  }

  private(set) var runs: [Run] = []
  /// Whether the line ends within a word, which goes on in the next one.
  var isCut = false

  init() {}

  init(_ text: String, _ marks: Marks = []) {
    append(text, marks)
  }

  var isEmpty: Bool { runs.isEmpty }

  /// The text without its marks.
  var text: String { runs.map(\.text).joined() }

  mutating func append(_ text: String, _ marks: Marks = []) {
    guard !text.isEmpty else { return }
    if let last = runs.indices.last, runs[last].marks == marks {
      runs[last].text += text
    } else {
      runs.append(Run(text: text, marks: marks))
    }
  }

  mutating func append(_ other: MarkedText, adding marks: Marks = []) {
    for run in other.runs { append(run.text, run.marks.union(marks)) }
    isCut = other.isCut
  }

  /// Takes off the beginning that has so many bytes.
  mutating func removeFirst(_ count: Int) -> MarkedText {
    var result = MarkedText()
    var count = count
    while count > 0, let first = runs.first {
      let part = first.text.utf8.prefix(count)
      result.append(String(decoding: part, as: UTF8.self), first.marks)
      count -= part.count
      if part.count == first.text.utf8.count {
        runs.removeFirst()
      } else {
        runs[0].text = String(decoding: first.text.utf8.dropFirst(part.count), as: UTF8.self)
      }
    }
    return result
  }

  mutating func removeTrailingSpaces() {
    while let last = runs.indices.last {
      while runs[last].text.last == " " { runs[last].text.removeLast() }
      guard runs[last].text.isEmpty else { return }
      runs.removeLast()
    }
  }

  /// The lines of the text, at least one.
  var lines: [MarkedText] {
    var result = [MarkedText()]
    for run in runs {
      let parts = run.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        if index > 0 { result.append(MarkedText()) }
        result[result.count - 1].append(String(part), run.marks)
      }
    }
    return result
  }

  func adding(_ marks: Marks) -> MarkedText {
    var result = MarkedText()
    result.append(self, adding: marks)
    return result
  }
}
