/// A prompt in which readline does not count control sequences as columns.
///
/// Readline takes everything between the bytes 1 and 2 as invisible.
func promptMarkup(_ prompt: Substring) -> String {
  var result = ""
  var rest = prompt.unicodeScalars[...]
  while let start = rest.firstIndex(of: "\u{1B}") {
    result.unicodeScalars.append(contentsOf: rest[..<start])
    let body = rest[start...].dropFirst(2)
    let end = body.firstIndex { (0x40...0x7E).contains($0.value) } ?? rest.endIndex
    let next = end < rest.endIndex ? rest.index(after: end) : end
    result += "\u{1}" + String(rest[start..<next]) + "\u{2}"
    rest = rest[next...]
  }
  result.unicodeScalars.append(contentsOf: rest)
  return result
}
