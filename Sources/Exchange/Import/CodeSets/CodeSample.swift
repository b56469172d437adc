/// A random sample, always the same for the same file; a larger sample includes a smaller one.
func sample(_ count: Int, of records: [CodeRecord], seed: UInt64) -> [CodeRecord] {
  guard count < records.count else { return records }
  let keys = records.map { scrambled(hash($0.code.utf8, from: seed)) }
  let chosen = Set(records.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.prefix(count))
  return records.indices.filter(chosen.contains).map { records[$0] }
}

/// The hash of bytes (FNV-1a of 64 bits), which is the same on every machine.
func hash(_ bytes: some Sequence<UInt8>, from start: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
  bytes.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}

/// Spreads a hash over all bits (MurmurHash3's finalizer): FNV's highest bits depend little on the
/// last byte.
private func scrambled(_ hash: UInt64) -> UInt64 {
  var hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
  hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
  return hash ^ (hash >> 33)
}
