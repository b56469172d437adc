import CXML2

/// Who takes the elements and texts of an XML file in their order.
protocol XMLHandler {
  mutating func start(_ name: XMLName, _ attributes: XMLAttributes, at place: XMLPlace)
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>)
  mutating func end(_ name: XMLName)
}

/// Where something is in an XML file, counted from 1.
struct XMLPlace: Hashable {
  var line: Int
  var column: Int
}

/// Why an XML file is not read.
struct XMLFault: Error, Hashable {
  let message: String
  let hint: String
  let place: XMLPlace
}

/// Reads XML from whoever has it in pieces, without keeping any of it.
///
/// Nothing outside of the file is opened, and no entity is expanded but XML's own five: a file that
/// declares one is refused, as is one with more than ``deepest`` elements in each other.
struct XMLReader: ~Copyable {
  static let deepest = 200
  private let sink: UnsafeMutablePointer<XMLSink>
  private let parser: xmlParserCtxtPtr

  /// Nil only where no memory is left.
  init?(_ handler: any XMLHandler) {
    let sink = UnsafeMutablePointer<XMLSink>.allocate(capacity: 1)
    sink.initialize(to: XMLSink(handler: handler))
    var callbacks = xmlSAXHandler()
    callbacks.initialized = 0xDEED_BEAF
    callbacks.startElementNs = { sink, name, _, _, _, _, count, _, attributes in
      XMLSink.of(sink)?.pointee.start(name, XMLAttributes(attributes, count: Int(count)))
    }
    callbacks.endElementNs = { sink, name, _, _ in
      XMLSink.of(sink)?.pointee.end(name)
    }
    callbacks.characters = { sink, text, count in
      XMLSink.of(sink)?.pointee.handler.text(UnsafeBufferPointer(start: text, count: Int(count)))
    }
    callbacks.ignorableWhitespace = callbacks.characters
    callbacks.cdataBlock = callbacks.characters
    callbacks.entityDecl = { sink, _, _, _, _, _ in
      XMLSink.of(sink)?.pointee.stop(
        "the file declares an entity, which is not read",
        hint: "export it again from the program that made it")
    }
    guard let parser = xmlCreatePushParserCtxt(&callbacks, sink, nil, 0, nil) else {
      sink.deinitialize(count: 1)
      sink.deallocate()
      return nil
    }
    sink.pointee.parser = parser
    let options =
      XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NONET.rawValue
    xmlCtxtUseOptions(parser, Int32(options))
    self.sink = sink
    self.parser = parser
  }

  deinit {
    xmlFreeParserCtxt(parser)
    sink.deinitialize(count: 1)
    sink.deallocate()
  }

  /// Takes the next bytes of the file.
  func read(_ bytes: UnsafeRawBufferPointer) throws(XMLFault) {
    var rest = bytes
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 20))
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(piece.count))
      let start = piece.baseAddress?.assumingMemoryBound(to: CChar.self)
      try check(xmlParseChunk(parser, start, Int32(piece.count), 0))
    }
  }

  /// Ends the file, and gives the handler back.
  func finish() throws(XMLFault) -> any XMLHandler {
    try check(xmlParseChunk(parser, nil, 0, 1))
    return sink.pointee.handler
  }

  private func check(_ code: Int32) throws(XMLFault) {
    if let fault = sink.pointee.fault { throw fault }
    guard code != 0 else { return }
    let reason = xmlCtxtGetLastError(parser).flatMap { $0.pointee.message }.map {
      String(cString: $0).split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    }
    throw XMLFault(
      message: "the file is not XML\(reason.map { ": " + $0 } ?? "")",
      hint: "export it again from the program that made it", place: sink.pointee.place)
  }

  /// Reads a whole file.
  static func read<Handler: XMLHandler>(
    _ bytes: [UInt8], _ handler: Handler
  ) throws(XMLFault) -> Handler {
    guard let reader = XMLReader(handler) else { return handler }
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(XMLFault) in try reader.read(bytes) }
    }
    try result.get()
    return try reader.finish() as? Handler ?? handler
  }
}

/// What the parser calls, with the handler.
private struct XMLSink {
  var handler: any XMLHandler
  var parser: xmlParserCtxtPtr?
  var depth = 0
  var fault: XMLFault?

  init(handler: any XMLHandler) {
    self.handler = handler
  }

  static func of(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLSink>? {
    pointer?.assumingMemoryBound(to: XMLSink.self)
  }

  var place: XMLPlace {
    XMLPlace(
      line: max(1, Int(xmlSAX2GetLineNumber(parser))),
      column: max(1, Int(xmlSAX2GetColumnNumber(parser))))
  }

  mutating func start(_ name: UnsafePointer<xmlChar>?, _ attributes: XMLAttributes) {
    guard let name, fault == nil else { return }
    depth += 1
    if depth > XMLReader.deepest {
      return stop(
        "more than \(XMLReader.deepest) elements are nested",
        hint: "export it again from the program that made it")
    }
    handler.start(XMLName(name), attributes, at: place)
  }

  mutating func end(_ name: UnsafePointer<xmlChar>?) {
    guard let name, fault == nil else { return }
    depth -= 1
    handler.end(XMLName(name))
  }

  mutating func stop(_ message: String, hint: String) {
    fault = fault ?? XMLFault(message: message, hint: hint, place: place)
    xmlStopParser(parser)
  }
}

/// The name of an element, without its prefix; valid while the element is read.
struct XMLName {
  private let start: UnsafePointer<xmlChar>

  fileprivate init(_ start: UnsafePointer<xmlChar>) {
    self.start = start
  }

  var text: String { String(cString: start) }

  static func ~= (name: StaticString, found: XMLName) -> Bool { found == name }

  static func == (found: XMLName, name: StaticString) -> Bool {
    // Both end with a zero.
    var index = 0
    while index < name.utf8CodeUnitCount {
      if found.start[index] != name.utf8Start[index] { return false }
      index += 1
    }
    return found.start[index] == 0
  }
}

/// The attributes of an element, by their names without prefixes; valid while the element is read.
struct XMLAttributes {
  private let start: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  let count: Int

  fileprivate init(_ start: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int) {
    self.start = start
    self.count = start == nil ? 0 : count
  }

  /// The bytes of a value, as they are in the file but for references to characters.
  func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    for index in 0..<count where self.name(index).map({ $0 == name }) ?? false {
      return value(index)
    }
    return nil
  }

  subscript(name: StaticString) -> String? { bytes(name).map(Self.string) }

  /// All of them.
  var all: [String: String] {
    var all: [String: String] = [:]
    for index in 0..<count {
      if let name = name(index), let value = value(index) { all[name.text] = Self.string(value) }
    }
    return all
  }

  // libxml2 has five pointers for each: name, prefix, address, and where the value begins and ends.
  private func name(_ index: Int) -> XMLName? { start?[index * 5].map(XMLName.init) }

  private func value(_ index: Int) -> UnsafeBufferPointer<UInt8>? {
    guard let begin = start?[index * 5 + 3], let end = start?[index * 5 + 4] else { return nil }
    return UnsafeBufferPointer(start: begin, count: end - begin)
  }

  /// The parser leaves one reference as it is in attributes, the one for an ampersand.
  private static func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.utf8.contains(UInt8(ascii: "&")) ? text.replacing("&#38;", with: "&") : text
  }
}
