/// The name of a machine's journal: 1 to 64 lowercase ASCII letters, digits and `-`.
package struct DeviceID: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let text: String

  /// Takes a name; nil if it is invalid.
  package init?(_ text: String) {
    guard Self.isValid(text) else { return nil }
    self.text = text
  }

  package var description: String { text }

  /// The separator between a machine's name and the mark of one of several machines that used it.
  private static let twinMark: Character = "~"

  /// The name for one of several machines that wrote under this name; no file has such a name.
  func twin(_ mark: String) -> DeviceID {
    DeviceID(unchecked: "\(text)\(Self.twinMark)\(mark)")
  }

  /// The machine's name without the mark of a twin.
  package var own: DeviceID {
    text.firstIndex(of: Self.twinMark).map { DeviceID(unchecked: String(text[..<$0])) } ?? self
  }

  private init(unchecked text: String) {
    self.text = text
  }

  /// Reads a name that may have the mark of a twin.
  init?(naming text: String) {
    let parts = text.split(separator: Self.twinMark, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.allSatisfy({ Self.isValid(String($0)) }) else { return nil }
    self.text = text
  }

  package static func < (left: DeviceID, right: DeviceID) -> Bool { left.text < right.text }

  /// Whether `text` can name a journal; such a name is a valid file name on every system.
  package static func isValid(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
