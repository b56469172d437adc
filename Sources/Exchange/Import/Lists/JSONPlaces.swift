import Text

/// Where the entries of lists begin in a JSON text.
enum JSONPlaces {
  /// The places of the objects and lists whose members are no objects themselves, in their order.
  static func cards(in bytes: [UInt8]) -> [XMLPlace] {
    var places: [XMLPlace] = []
    var open: [(place: XMLPlace, isList: Bool, isEntry: Bool)] = []
    var line = 1
    var lineStart = 0
    var isString = false
    var isEscaped = false
    for (index, byte) in bytes.enumerated() {
      if byte == .lineFeed {
        line += 1
        lineStart = index + 1
      }
      if isString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == .quote {
          isString = false
        }
        continue
      }
      switch byte {
      case .quote: isString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let isInList = open.last?.isList ?? false
        let place = XMLPlace(line: line, column: index - lineStart + 1)
        open.append((place, byte == UInt8(ascii: "["), isInList))
        if isInList { places.append(place) }
      case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = open.popLast()
      default: break
      }
    }
    return places
  }
}
