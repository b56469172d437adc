import Screen

/// Parts with a separator between them, in as many lines as they need; none is broken.
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
