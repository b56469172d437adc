package import Files
package import Flashcards
package import Text

extension JournalProblem: Packable {
  package func pack(to packer: inout BytePacker) {
    packer.append(location, sourceLine)
    switch reason {
    case .tornTail: packer.append(0)
    case .noChecksum: packer.append(1)
    case .wrongChecksum: packer.append(2)
    case .notJSON(let why): packer.append(3, why)
    case .wrongField(let field, let expected): packer.append(4, field, expected)
    case .missingHeader: packer.append(5)
    case .damagedHeader: packer.append(6)
    case .conflict(let event): packer.append(7, event)
    case .unknownDevice: packer.append(8)
    case .missing(let device, let numbers):
      packer.append(9, device, numbers.lowerBound, numbers.upperBound)
    case .repeated(let event, let lines): packer.append(10, event, lines)
    case .notAFile: packer.append(11)
    case .leadsNowhere: packer.append(12)
    case .tooLong: packer.append(13)
    case .newerFormat(let version): packer.append(14, version)
    }
  }

  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    let location: SourceLocation = try unpacker.value()
    let sourceLine = try unpacker.text()
    self.init(
      location: location, reason: try Self.reason(from: &unpacker), sourceLine: sourceLine)
  }

  private static func reason(from unpacker: inout ByteUnpacker) throws(UnpackingError) -> Reason {
    switch try unpacker.value(Int.self) {
    case 0: return .tornTail
    case 1: return .noChecksum
    case 2: return .wrongChecksum
    case 3: return .notJSON(try unpacker.text())
    case 4: return .wrongField(try unpacker.text(), expected: try unpacker.text())
    case 5: return .missingHeader
    case 6: return .damagedHeader
    case 7: return .conflict(try unpacker.value())
    case 8: return .unknownDevice
    case 9:
      let first: EventID = EventID(device: try unpacker.value(), number: try unpacker.number())
      let last = try unpacker.number()
      guard first.number <= last else { throw UnpackingError() }
      return .missing(first.device, first.number...last)
    case 10: return .repeated(try unpacker.value(), lines: try unpacker.number())
    case 11: return .notAFile
    case 12: return .leadsNowhere
    case 13: return .tooLong
    case 14: return .newerFormat(version: try unpacker.value())
    default: throw UnpackingError()
    }
  }
}

extension JournalMark: Packable {
  package func pack(to packer: inout BytePacker) {
    packer.append(file, device, offset, lines, lastNumber, Int(check))
  }

  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    let file = try unpacker.text()
    guard let device = DeviceID(try unpacker.text()) else { throw UnpackingError() }
    self.init(
      file: file, device: device, offset: try unpacker.number(), lines: try unpacker.number(),
      lastNumber: try unpacker.number(), check: UInt32(clamping: try unpacker.value(Int.self)))
  }
}

extension FileStamp: Packable {
  package func pack(to packer: inout BytePacker) {
    packer.append(size, modified, Int(bitPattern: UInt(inode)))
  }

  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    self.init(
      size: try unpacker.value(), modified: try unpacker.value(),
      inode: UInt64(UInt(bitPattern: try unpacker.value(Int.self))))
  }
}

extension SourceLocation: Packable {
  package func pack(to packer: inout BytePacker) { packer.append(file, line, column) }

  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    self.init(
      file: try unpacker.text(), line: try unpacker.int(in: 0...Int(Int32.max)),
      // As much as a caret can stand under.
      column: try unpacker.int(in: 0...1 << 26))
  }
}

extension Diagnostic: Packable {
  package func pack(to packer: inout BytePacker) {
    packer.append(location, severity == .error, message, hint, sourceLine)
  }

  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    self.init(
      location: try unpacker.value(),
      severity: try unpacker.value(Bool.self) ? .error : .warning, message: try unpacker.text(),
      hint: try unpacker.text(), sourceLine: try unpacker.text())
  }
}

extension ByteUnpacker {
  fileprivate mutating func number() throws(UnpackingError) -> Int {
    try int(in: 0...LineBounds.number.range.upperBound)
  }
}
