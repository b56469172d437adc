/// An element of an XML file with all that is in it.
struct XMLElement {
  enum Child {
    case text(String)
    case element(XMLElement)
  }

  let name: String
  var attributes: [String: String] = [:]
  fileprivate(set) var children: [Child] = []
  let place: XMLPlace

  /// The root of a file.
  init(_ bytes: [UInt8]) throws(XMLFault) {
    let tree = try XMLReader.read(bytes, XMLTree())
    guard let root = tree.root else {
      throw XMLFault(
        message: "the file is empty", hint: "export it again",
        place: XMLPlace(line: 1, column: 1))
    }
    self = root
  }

  fileprivate init(_ name: String, _ attributes: [String: String], at place: XMLPlace) {
    self.name = name
    self.attributes = attributes
    self.place = place
  }

  var elements: some Sequence<XMLElement> {
    children.lazy.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The first element of a name right within this one.
  subscript(name: String) -> XMLElement? { elements.first { $0.name == name } }

  /// The elements of a name right within this one.
  func all(_ name: String) -> [XMLElement] { elements.filter { $0.name == name } }

  /// The elements of a name within this one, however deep; not those within another such.
  func within(_ name: String) -> [XMLElement] {
    elements.flatMap { $0.name == name ? [$0] : $0.within(name) }
  }

  /// All text within.
  var text: String {
    children.map { child in
      switch child {
      case .text(let text): text
      case .element(let element): element.text
      }
    }.joined()
  }

  /// What is within, as HTML. Elements that `isLeftOut` says stay out; in the place of those called
  /// as one of `gap` is a line to be filled.
  func html(
    leavingOut isLeftOut: (XMLElement) -> Bool = { _ in false }, gap: [String] = []
  ) -> String {
    children.map { child in
      switch child {
      case .text(let text): return Self.escaped(text)
      case .element(let element):
        if gap.contains(element.name) { return " _____ " }
        if isLeftOut(element) { return "" }
        let attributes = element.attributes.filter { ["src", "href", "alt"].contains($0.key) }
          .sorted { $0.key < $1.key }
          .map { " \($0.key)=\"\(Self.escaped($0.value).replacing("\"", with: "&quot;"))\"" }
        return
          "<\(element.name)\(attributes.joined())>\(element.html(leavingOut: isLeftOut, gap: gap))"
          + "</\(element.name)>"
      }
    }.joined()
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }
}

/// Puts the elements of a file together.
private struct XMLTree: XMLHandler {
  var root: XMLElement?
  private var open: [XMLElement] = []
  private var text: [UInt8] = []

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes, at place: XMLPlace) {
    takeText()
    open.append(XMLElement(name.text, attributes.all, at: place))
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) { text.append(contentsOf: bytes) }

  mutating func end(_ name: XMLName) {
    takeText()
    guard let element = open.popLast() else { return }
    if open.isEmpty {
      root = element
    } else {
      open[open.count - 1].children.append(.element(element))
    }
  }

  private mutating func takeText() {
    if !text.isEmpty, !open.isEmpty {
      open[open.count - 1].children.append(.text(String(decoding: text, as: UTF8.self)))
    }
    text.removeAll(keepingCapacity: true)
  }
}
