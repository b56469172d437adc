import Files
internal import Posix

/// A claim on the card that a review shows, so that another review of the same collection shows a
/// different one.
///
/// The claim is an advisory lock on one byte of the empty file `.cache/claims`, at an offset
/// derived from the card's name. It ends with its process, however that ends, and nothing depends
/// on it: if it cannot be made, every card is free, and a review notices an answer given elsewhere
/// before it records its own.
package struct CardClaim: ~Copyable {
  private let file: FileDescriptor
  private var offset: Int?

  /// - Parameter folder: The collection's cache folder; the result is nil if the file cannot be
  ///   created.
  package init?(folder: String) {
    guard
      let file = try? FileDescriptor(
        FileSystem.join(folder, "claims"), O_RDWR | O_CREAT | O_NOFOLLOW)
    else { return nil }
    self.file = file
  }

  /// Claims a card, and releases the one claimed before.
  /// - Returns: False if another process has claimed it; then nothing is claimed.
  package mutating func take(_ card: String) -> Bool {
    let offset = Self.offset(of: card)
    if offset == self.offset { return true }
    if let old = self.offset { _ = set(F_UNLCK, at: old) }
    let isFree = set(F_WRLCK, at: offset) || (errno != EAGAIN && errno != EACCES)
    self.offset = isFree ? offset : nil
    return isFree
  }

  /// Releases the claim, so that another process can take the card.
  package mutating func release() {
    if let offset { _ = set(F_UNLCK, at: offset) }
    offset = nil
  }

  private func set(_ type: Int32, at offset: Int) -> Bool {
    var lock = flock()
    lock.l_type = Int16(type)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = off_t(offset)
    lock.l_len = 1
    let number = file.number
    return fcntl(number, F_SETLK, &lock) == 0
  }

  /// FNV-1a, with as many bits as an offset has.
  private static func offset(of card: String) -> Int {
    let hash = card.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return Int(hash >> 2)
  }
}
