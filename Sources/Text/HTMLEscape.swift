/// The character reference that a character needs in HTML; nil if it can stand as it is.
package func htmlReference(for scalar: Unicode.Scalar) -> String? {
  switch scalar {
  case "&": "&amp;"
  case "<": "&lt;"
  case ">": "&gt;"
  case "\"": "&quot;"
  default: nil
  }
}

/// A text as it stands in HTML or SVG, also as an attribute in double quotation marks.
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
