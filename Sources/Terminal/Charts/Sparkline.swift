/// Numbers as one short line, a character each, from nothing to the largest of them or a number that
/// is given.
package func sparkline(_ numbers: [Int], upTo top: Int? = nil, usesBlocks: Bool) -> String {
  let marks: [Character] =
    usesBlocks
    ? ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] : ["_", ".", "-", ":", "=", "+", "*", "#"]
  let largest = top ?? numbers.max() ?? 0
  return String(
    numbers.map { number in
      guard number > 0, largest > 0 else { return marks[0] }
      return marks[min(7, max(1, (number * 7 + largest - 1) / largest))]
    })
}
