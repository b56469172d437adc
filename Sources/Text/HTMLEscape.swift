/// The character reference for a character in HTML; nil if it needs none.
package func htmlReference(for scalar: Unicode.Scalar) -> String? {
  switch scalar {
  case "&": "&amp;"
  case "<": "&lt;"
  case ">": "&gt;"
  case "\"": "&quot;"
  default: nil
  }
}

/// A text escaped for HTML and SVG, including attributes in double quotation marks.
package func htmlEscaped(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: { htmlReference(for: $0) != nil }) else { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    if let reference = htmlReference(for: scalar) {
      result += reference
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}
