/// Splits a number of cards over days that already have some, so that the fullest day has as few as
/// possible; the remainder goes to the first days.
func evenShares(of count: Int, over loads: [Int]) -> [Int] {
  var shares = Array(repeating: 0, count: loads.count)
  guard count > 0, !loads.isEmpty else { return shares }
  // The highest level to which the days can be filled with the available cards.
  func filled(_ level: Int) -> Int { loads.reduce(0) { $0 + max(0, level - $1) } }
  var low = loads.min() ?? 0
  var high = low + count
  while low < high {
    let middle = (low + high + 1) / 2
    if filled(middle) <= count { low = middle } else { high = middle - 1 }
  }
  for index in loads.indices { shares[index] = max(0, low - loads[index]) }
  var rest = count - filled(low)
  for index in loads.indices where rest > 0 && loads[index] <= low {
    shares[index] += 1
    rest -= 1
  }
  return shares
}
