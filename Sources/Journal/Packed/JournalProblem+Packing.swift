import Files
package import Flashcards
package import Text

extension JournalProblem {
  package func pack(to packer: inout BytePacker) {
    packer.append(location.file)
    packer.append(location.line)
    packer.append(location.column)
    packer.append(sourceLine)
    switch reason {
    case .tornTail: packer.append(0)
    case .noChecksum: packer.append(1)
    case .wrongChecksum: packer.append(2)
    case .notJSON(let why):
      packer.append(3)
      packer.append(why)
    case .wrongField(let field, let expected):
      packer.append(4)
      packer.append(field)
      packer.append(expected)
    case .missingHeader: packer.append(5)
    case .damagedHeader: packer.append(6)
    case .conflict(let event):
      packer.append(7)
      packer.append(event.device.text)
      packer.append(event.number)
    case .unknownDevice: packer.append(8)
    case .missing(let device, let numbers):
      packer.append(9)
      packer.append(device.text)
      packer.append(numbers.lowerBound)
      packer.append(numbers.upperBound)
    case .repeated(let event, let lines):
      packer.append(10)
      packer.append(event.device.text)
      packer.append(event.number)
      packer.append(lines)
    case .notAFile: packer.append(11)
    case .leadsNowhere: packer.append(12)
    case .tooLong: packer.append(13)
    case .newerFormat(let version):
      packer.append(14)
      packer.append(version)
    }
  }

  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    let location = try SourceLocation(from: &unpacker)
    let sourceLine = try unpacker.text()
    self.init(
      location: location, reason: try Self.reason(from: &unpacker), sourceLine: sourceLine)
  }

  private static func reason(from unpacker: inout ByteUnpacker) throws(UnpackingError) -> Reason {
    switch try unpacker.int() {
    case 0: return .tornTail
    case 1: return .noChecksum
    case 2: return .wrongChecksum
    case 3: return .notJSON(try unpacker.text())
    case 4: return .wrongField(try unpacker.text(), expected: try unpacker.text())
    case 5: return .missingHeader
    case 6: return .damagedHeader
    case 7:
      guard let device = DeviceID(naming: try unpacker.text()) else { throw UnpackingError() }
      return .conflict(EventID(device: device, number: try unpacker.int(in: LineBounds.number)))
    case 8: return .unknownDevice
    case 9:
      guard let device = DeviceID(naming: try unpacker.text()) else { throw UnpackingError() }
      let first = try unpacker.int(in: LineBounds.number)
      let last = try unpacker.int(in: LineBounds.number)
      guard first <= last else { throw UnpackingError() }
      return .missing(device, first...last)
    case 10:
      guard let device = DeviceID(naming: try unpacker.text()) else { throw UnpackingError() }
      let number = try unpacker.int(in: LineBounds.number)
      return .repeated(
        EventID(device: device, number: number), lines: try unpacker.int(in: LineBounds.number))
    case 11: return .notAFile
    case 12: return .leadsNowhere
    case 13: return .tooLong
    case 14: return .newerFormat(version: try unpacker.int())
    default: throw UnpackingError()
    }
  }
}

extension JournalMark {
  package func pack(to packer: inout BytePacker) {
    packer.append(file)
    packer.append(device.text)
    packer.append(offset)
    packer.append(lines)
    packer.append(lastNumber)
    packer.append(UInt64(check))
  }

  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    let file = try unpacker.text()
    guard let device = DeviceID(try unpacker.text()) else { throw UnpackingError() }
    let offset = try unpacker.int(in: 0...LineBounds.number.range.upperBound)
    let lines = try unpacker.int(in: 0...LineBounds.number.range.upperBound)
    let lastNumber = try unpacker.int(in: 0...LineBounds.number.range.upperBound)
    self.init(
      file: file, device: device, offset: offset, lines: lines, lastNumber: lastNumber,
      check: UInt32(clamping: try unpacker.unsigned()))
  }
}

extension FileStamp {
  package func pack(to packer: inout BytePacker) {
    packer.append(size)
    packer.append(modified)
    packer.append(inode)
  }

  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    let size = try unpacker.int()
    self.init(size: size, modified: try unpacker.int(), inode: try unpacker.unsigned())
  }
}

extension SourceLocation {
  /// Reads a file, a line and a column.
  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    let file = try unpacker.text()
    // As much as a caret can stand under.
    let line = try unpacker.int(in: 0...Int(Int32.max))
    self.init(file: file, line: line, column: try unpacker.int(in: 0...Self.lastColumn))
  }

  private static let lastColumn = 1 << 26
}

extension ByteUnpacker {
  fileprivate mutating func int(in bounds: LineBounds) throws(UnpackingError) -> Int {
    try int(in: bounds.range)
  }
}
