/// A part of a formula as text, with what decides on the space around it.
struct MathPiece {
  enum Role {
    case operand
    /// A fraction or a root with a bar: in parentheses beside another operand.
    case fraction, root
    case relation, binary, slash
    case opening, closing
    /// A bar, a factorial: no space around it.
    case fence
    /// `sin`, `lim`
    case function
    /// `∑`, `∫`
    case large
    case space, text
  }

  var text: String
  var role: Role
  /// Whether it ends with an index or a power in line, which goes on with a letter after it.
  var endsInLine = false

  /// Whether two of them side by side are a product.
  var isOperand: Bool {
    switch role {
    case .operand, .fraction, .root, .function, .large: true
    default: false
    }
  }

  /// Whether what follows it may be added to it or taken from it.
  var endsOperand: Bool { isOperand && role != .function && role != .large || role == .closing }
}

/// Parts of a formula one after the other.
struct MathRow {
  var pieces: [MathPiece] = []

  /// Whether it stays one thing in a product without parentheses.
  var isSingle: Bool {
    pieces.count == 1 && [.operand, .text].contains(pieces[0].role) && !pieces[0].endsInLine
  }

  /// Whether it is one as `dx` is.
  var isDifferential: Bool {
    pieces.count == 2 && ["d", "∂"].contains(pieces[0].text) && pieces[1].role == .operand
      && !pieces[1].endsInLine
  }

  /// Whether it is a product or less.
  var isTerm: Bool {
    !pieces.contains { [.binary, .relation, .slash, .fraction, .text].contains($0.role) }
  }

  /// The text of all, with spaces around relations and operators.
  /// - Parameter isTight: Whether it has none there, as in an index.
  func text(isTight: Bool = false) -> String {
    var result = ""
    var isAfterSign = false
    for (index, piece) in pieces.enumerated() {
      let before = index > 0 ? pieces[index - 1] : nil
      let after = index + 1 < pieces.count ? pieces[index + 1] : nil
      let isSign =
        piece.role == .binary && !(before?.endsOperand ?? false)
        && before?.role != .fence && before?.role != .text
      let isApart =
        before.map { !isAfterSign && Self.areApart($0, piece, isSign: isSign, isTight: isTight) }
        ?? false
      if isApart, result.last != " " { result += " " }
      isAfterSign = isSign
      if piece.role == .space, result.isEmpty || result.last == " " { continue }
      let isFactor =
        before.map { $0.endsOperand || $0.role == .function } ?? false
        || after.map { $0.isOperand || $0.role == .opening } ?? false
      result += piece.role == .fraction && isFactor ? "(\(piece.text))" : piece.text
    }
    return result
  }

  private static func areApart(
    _ before: MathPiece, _ piece: MathPiece, isSign: Bool, isTight: Bool
  ) -> Bool {
    if before.role == .space || piece.role == .space { return false }
    if before.role == .relation || piece.role == .relation { return !isTight }
    if before.role == .binary || piece.role == .binary && !isSign { return !isTight }
    if before.role == .text || piece.role == .text { return false }
    if piece.role == .function || piece.role == .large {
      return before.isOperand || before.role == .closing
    }
    if before.role == .large { return piece.isOperand || piece.role == .opening }
    if before.role == .function { return piece.isOperand || piece.role == .fence }
    return before.endsInLine && piece.isOperand
  }
}
