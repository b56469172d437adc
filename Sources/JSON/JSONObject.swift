/// The members of a JSON object in text order.
///
/// Setting an existing member keeps its place, so a document that is read, changed and written
/// keeps its order and its unknown members.
package struct JSONObject: Hashable, Sendable {
  /// A key and its value.
  package struct Member: Hashable, Sendable {
    package let key: String
    package var value: JSONValue
  }

  /// The members; no two have the same key.
  package private(set) var members: [Member]

  package init() {
    members = []
  }

  /// Takes the members in order; for repeated keys, only the first.
  package init(_ members: some Collection<(String, JSONValue)>) {
    var seen: Set<String> = []
    self.members = members.filter { seen.insert($0.0).inserted }.map(Member.init)
  }

  package var keys: [String] { members.map(\.key) }

  /// The value of `key`. Setting a new one appends it; nil removes it.
  ///
  /// - Complexity: O(members).
  package subscript(key: String) -> JSONValue? {
    get { members.first { $0.key == key }?.value }
    set {
      let index = members.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append(Member(key: key, value: value))
      case (nil, nil): break
      }
    }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(elements)
  }
}
