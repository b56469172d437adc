/// Numbers as one short line, one character each, from 0 to the largest of them or a given number;
/// an unknown number is a small dot, or a blank in ASCII, and never the lowest mark.
package func sparkline(_ numbers: [Int?], upTo top: Int? = nil, usesBlocks: Bool) -> String {
  let marks: [Character] =
    usesBlocks
    ? ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] : ["_", ".", "-", ":", "=", "+", "*", "#"]
  let largest = top ?? numbers.compactMap(\.self).max() ?? 0
  return String(
    numbers.map { number in
      guard let number else { return usesBlocks ? "·" : " " }
      guard number > 0, largest > 0 else { return marks[0] }
      return marks[min(7, max(1, (number * 7 + largest - 1) / largest))]
    })
}
