/// Reads a formula of LaTeX into text.
///
/// It knows what can be read in a line. Anything else (a matrix, a command that it does not know) is
/// a ``Fault``, and the formula stays as it was written.
///
/// - Complexity: O(*n*) for formulas up to ``MathText/longest`` bytes; groups nest at most
///   ``deepest`` levels.
struct MathParser {
  /// The formula does not read well in a line.
  struct Fault: Error {}

  static let deepest = 24
  /// The most characters of an index or a power in line.
  private static let longestInLine = 16

  private let characters: [Character]
  private var index = 0
  private var depth = 0

  init(_ formula: String) { characters = Array(formula) }

  /// The whole formula.
  mutating func formula() throws(Fault) -> MathRow {
    let row = try row(until: nil)
    guard index == characters.count else { throw Fault() }
    return row
  }

  private var next: Character? { index < characters.count ? characters[index] : nil }

  /// Reads up to a closing brace or bracket, which it passes, or to the end.
  private mutating func row(until end: Character?) throws(Fault) -> MathRow {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw Fault() }
    var row = MathRow()
    while let character = next {
      if character == end {
        index += 1
        return row
      }
      try readPart(character, into: &row)
    }
    guard end == nil else { throw Fault() }
    return row
  }

  private mutating func readPart(_ character: Character, into row: inout MathRow) throws(Fault) {
    switch character {
    case "{":
      index += 1
      row.pieces += try self.row(until: "}").pieces
    case "}", "&", "#", "$", "%": throw Fault()
    case "^", "_", "'": try readScripts(of: &row)
    case "\\": try readCommand(into: &row)
    case "~":
      index += 1
      row.pieces.append(MathPiece(text: " ", role: .space))
    case ",", ";", ":":
      index += 1
      row.pieces.append(MathPiece(text: punctuation(character), role: .fence))
    case _ where character.isWhitespace: index += 1
    case _ where character.isNumber: row.pieces.append(MathPiece(text: number(), role: .operand))
    default:
      index += 1
      let symbol = MathSymbols.symbol(of: character)
      row.pieces.append(
        MathPiece(text: symbol?.text ?? String(character), role: symbol?.role ?? .operand))
    }
  }

  /// A comma or colon, with the space after it that a text has.
  private func punctuation(_ character: Character) -> String {
    guard let next else { return String(character) }
    let isSetOff = next.isWhitespace || character == "," && !next.isNumber
    return String(character) + (isSetOff || character == ";" ? " " : "")
  }

  private mutating func number() -> String {
    let start = index
    while let character = next {
      let goesOn = index + 1 < characters.count && characters[index + 1].isNumber
      guard character.isNumber || (character == "." || character == ",") && goesOn else { break }
      index += 1
    }
    return String(characters[start..<index])
  }

  // MARK: Indices and powers

  private mutating func readScripts(of row: inout MathRow) throws(Fault) {
    var primes = ""
    var raised: String?
    var lowered: String?
    while let character = next, "^_'".contains(character) {
      index += 1
      if character == "'" {
        primes += "′"
        continue
      }
      let text = try argument().text(isTight: true)
      guard !text.isEmpty, character == "^" ? raised == nil : lowered == nil else { throw Fault() }
      if character == "^" { raised = text } else { lowered = text }
    }
    var base = row.pieces.popLast() ?? MathPiece(text: "", role: .operand)
    guard base.role != .relation, base.role != .binary, base.role != .space else { throw Fault() }
    if base.role == .fraction || base.role == .root, raised != nil || lowered != nil {
      base = MathPiece(text: "(\(base.text))", role: .closing)
    }
    base.text += primes == "′′" ? "″" : primes == "′′′" ? "‴" : primes
    if let lowered {
      if let characters = MathScript.lowered.characters(lowered) {
        base.text += characters
      } else {
        try add(lowered, inLineAs: .lowered, to: &base)
      }
    }
    if let raised {
      if raised == "*" {
        base.text += raised
      } else if !base.endsInLine, let characters = MathScript.raised.characters(raised) {
        base.text += characters
      } else {
        try add(raised, inLineAs: .raised, to: &base)
      }
    }
    row.pieces.append(base)
  }

  private func add(
    _ text: String, inLineAs script: MathScript, to base: inout MathPiece
  ) throws(Fault) {
    guard text.count <= Self.longestInLine, !base.text.isEmpty else { throw Fault() }
    base.endsInLine = true
    base.text += script.inLine(text)
  }

  /// What a command or a script takes: a group, a command or one character.
  private mutating func argument() throws(Fault) -> MathRow {
    while let character = next, character.isWhitespace { index += 1 }
    guard let character = next else { throw Fault() }
    var row = MathRow()
    if character.isNumber {
      index += 1
      row.pieces.append(MathPiece(text: String(character), role: .operand))
    } else if "^_'".contains(character) {
      throw Fault()
    } else {
      try readPart(character, into: &row)
    }
    return row
  }

  // MARK: Commands

  private mutating func readCommand(into row: inout MathRow) throws(Fault) {
    index += 1
    guard let first = next else { throw Fault() }
    index += 1
    guard first.isASCII, first.isLetter else {
      switch first {
      case ",", ":", ";", " ", ">": row.pieces.append(MathPiece(text: " ", role: .space))
      case "!": break
      case "{": row.pieces.append(MathPiece(text: "{", role: .opening))
      case "}": row.pieces.append(MathPiece(text: "}", role: .closing))
      case "%", "$", "&", "#", "_":
        row.pieces.append(MathPiece(text: String(first), role: .operand))
      case "|": row.pieces.append(MathPiece(text: "‖", role: .fence))
      default: throw Fault()
      }
      return
    }
    var name = String(first)
    while let character = next, character.isASCII, character.isLetter {
      name.append(character)
      index += 1
    }
    if let symbol = MathSymbols.symbol(ofCommand: name) {
      row.pieces.append(MathPiece(text: symbol.text, role: symbol.role))
    } else {
      try readConstruct(name, into: &row)
    }
  }

  private mutating func readConstruct(_ name: String, into row: inout MathRow) throws(Fault) {
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac":
      row.pieces.append(fraction(try argument(), try argument()))
    case "binom", "dbinom", "tbinom":
      let (top, bottom) = (try argument().text(), try argument().text())
      row.pieces.append(MathPiece(text: "(\(top) choose \(bottom))", role: .closing))
    case "sqrt": row.pieces.append(try root())
    case "text", "textrm", "textbf", "textit", "mbox", "textsf", "texttt":
      row.pieces.append(MathPiece(text: try plainText(), role: .text))
    case "mathrm", "mathbf", "mathit", "mathsf", "mathtt", "mathcal", "mathscr", "mathfrak",
      "boldsymbol", "bm", "operatorname", "boxed", "pmb":
      let text = try argument().text()
      row.pieces.append(
        MathPiece(text: text, role: name == "operatorname" ? .function : .operand))
    case "mathbb":
      let text = try argument().text()
      guard text.count == 1, let letter = MathSymbols.doubleStruck(Character(text)) else {
        throw Fault()
      }
      row.pieces.append(MathPiece(text: String(letter), role: .operand))
    case "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr":
      if next == "." { index += 1 }
    case "quad", "qquad": row.pieces.append(MathPiece(text: "  ", role: .space))
    case "displaystyle", "textstyle", "limits", "nolimits", "rm", "bf", "it": break
    case "not":
      guard let struck = MathSymbols.negated[try argument().text(isTight: true)] else {
        throw Fault()
      }
      row.pieces.append(MathPiece(text: struck, role: .relation))
    case "bmod": row.pieces.append(MathPiece(text: "mod", role: .binary))
    case "pmod":
      row.pieces.append(MathPiece(text: " (mod \(try argument().text()))", role: .text))
    default: row.pieces.append(try accented(name))
    }
  }

  private func fraction(_ top: MathRow, _ bottom: MathRow) -> MathPiece {
    let (above, below) = (top.text(isTight: true), bottom.text(isTight: true))
    if let character = MathSymbols.fractions["\(above)/\(below)"] {
      return MathPiece(text: character, role: .operand)
    }
    return MathPiece(
      text: (top.isTerm ? above : "(\(above))") + "/"
        + (bottom.isSingle || bottom.isDifferential ? below : "(\(below))"),
      role: .fraction)
  }

  private mutating func root() throws(Fault) -> MathPiece {
    var sign = "√"
    if next == "[" {
      index += 1
      let degree = try row(until: "]").text(isTight: true)
      switch degree {
      case "2": break
      case "3": sign = "∛"
      case "4": sign = "∜"
      default:
        guard let characters = MathScript.raised.characters(degree) else { throw Fault() }
        sign = characters + "√"
      }
    }
    let inside = try argument()
    return MathPiece(
      text: sign + (inside.isSingle ? inside.text() : "(\(inside.text()))"), role: .root)
  }

  private mutating func accented(_ name: String) throws(Fault) -> MathPiece {
    guard let mark = MathSymbols.accents[name] else { throw Fault() }
    let text = try argument().text(isTight: true)
    guard (1...3).contains(text.count), text.count == 1 || name.hasSuffix("line"),
      text.allSatisfy({ $0.isLetter || $0.isNumber })
    else { throw Fault() }
    return MathPiece(text: text.map { "\($0)\(mark)" }.joined(), role: .operand)
  }

  /// Reads `{words}` as they are.
  private mutating func plainText() throws(Fault) -> String {
    while let character = next, character.isWhitespace { index += 1 }
    guard next == "{" else { throw Fault() }
    index += 1
    let start = index
    while let character = next, character != "}" {
      guard !"{\\$".contains(character) else { throw Fault() }
      index += 1
    }
    guard next == "}" else { throw Fault() }
    defer { index += 1 }
    return String(characters[start..<index])
  }
}
