/// The name of a machine's journal: 1 to 64 lower-case ASCII letters, digits and `-`.
package struct DeviceID: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let text: String

  /// Takes a name, or gives nil for one that is not valid.
  package init?(_ text: String) {
    guard Self.isValid(text) else { return nil }
    self.text = text
  }

  package var description: String { text }

  package static func < (left: DeviceID, right: DeviceID) -> Bool { left.text < right.text }

  /// Whether `text` can name a journal; such a name can be a file's name on every system.
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
