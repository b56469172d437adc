import Screen

/// Parts joined by a separator, on as many lines as they need, with no part broken.
func partLines(_ parts: [String], separator: String, width: Int) -> [String] {
  var lines: [String] = []
  for part in parts {
    if let last = lines.last, displayWidth(last + separator + part) < width {
      lines[lines.count - 1] += separator + part
    } else {
      lines.append(fitted(part, to: width))
    }
  }
  return lines
}
