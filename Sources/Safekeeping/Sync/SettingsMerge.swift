internal import JSON

/// The merge of two machines' config.json, key by key.
///
/// A setting that only one of them changed applies to both. If both changed it, each keeps its own
/// value: the repository keeps the value that was pushed first, and the key is this machine's own
/// from then on, until both have the same value again. Saved searches and styles are separate
/// settings, each by its name.
struct SettingsMerge {
  /// The path of a setting in the file: its name, or `searches` and the name of one.
  typealias Key = [String]

  /// The settings shared by all machines.
  private(set) var shared = JSONObject()
  /// The settings that differ.
  private(set) var differing: Set<Key> = []

  /// - Parameter base: The common ancestor; nil if unknown.
  init(_ mine: JSONObject, _ other: JSONObject, since base: JSONObject?) {
    shared = merge(mine, other, base, at: [])
  }

  private mutating func merge(
    _ mine: JSONObject, _ other: JSONObject, _ base: JSONObject?, at place: Key
  ) -> JSONObject {
    var merged = mine
    for key in mine.keys + other.keys.filter({ mine[$0] == nil }) {
      let (ours, theirs, before) = (mine[key], other[key], base?[key])
      if let (ours, theirs) = Self.objects(ours, theirs) {
        let nested = merge(
          ours, theirs, base.map { Self.object($0[key]) ?? JSONObject() }, at: place + [key])
        merged[key] = nested.members.isEmpty ? nil : .object(nested)
      } else if ours == theirs {
        continue
      } else if base != nil ? theirs == before : theirs == nil {
        merged[key] = ours
      } else if base != nil ? ours == before : ours == nil {
        merged[key] = theirs
      } else {
        merged[key] = theirs
        differing.insert(place + [key])
      }
    }
    return merged
  }

  /// Two values as objects; one of them may be missing.
  private static func objects(
    _ first: JSONValue?, _ second: JSONValue?
  ) -> (JSONObject, JSONObject)? {
    switch (first, second) {
    case (.object(let first), .object(let second)): (first, second)
    case (.object(let first), nil): (first, JSONObject())
    case (nil, .object(let second)): (JSONObject(), second)
    default: nil
    }
  }

  private static func object(_ value: JSONValue?) -> JSONObject? {
    guard case .object(let object) = value else { return nil }
    return object
  }

  // MARK: Keys of one machine

  /// The settings of one file, with some taken from another.
  static func taking(_ keys: Set<Key>, from other: JSONObject, into object: JSONObject)
    -> JSONObject
  {
    keys.sorted { $0.lexicographicallyPrecedes($1) }.reduce(object) { result, key in
      setting(key[...], to: value(of: key[...], in: other), in: result)
    }
  }

  static func value(of key: Key, in object: JSONObject) -> JSONValue? {
    value(of: key[...], in: object)
  }

  private static func value(of key: ArraySlice<String>, in object: JSONObject) -> JSONValue? {
    guard let first = key.first else { return nil }
    if key.count == 1 { return object[first] }
    return Self.object(object[first]).flatMap { value(of: key.dropFirst(), in: $0) }
  }

  private static func setting(
    _ key: ArraySlice<String>, to value: JSONValue?, in object: JSONObject
  ) -> JSONObject {
    guard let first = key.first else { return object }
    var result = object
    if key.count == 1 {
      result[first] = value
    } else {
      let inner = setting(
        key.dropFirst(), to: value, in: Self.object(object[first]) ?? JSONObject())
      result[first] = inner.members.isEmpty ? nil : .object(inner)
    }
    return result
  }

  // MARK: Text

  /// The settings in a file; nil if it is not a JSON object.
  static func settings(in bytes: [UInt8]) -> JSONObject? {
    guard case .object(let object)? = try? JSONValue(parsing: bytes) else { return nil }
    return object
  }

  /// Settings as text: that of one of the files if it has the same settings, so that a mere
  /// difference in order is not written.
  static func text(of object: JSONObject, like files: [[UInt8]]) -> [UInt8] {
    let wanted = sorted(.object(object))
    let same = files.first { bytes in
      settings(in: bytes).map { sorted(.object($0)) == wanted } ?? false
    }
    return same ?? Array((JSONValue.object(object).prettyDescription + "\n").utf8)
  }

  private static func sorted(_ value: JSONValue) -> JSONValue {
    guard case .object(let object) = value else { return value }
    return .object(
      JSONObject(object.members.sorted { $0.key < $1.key }.map { ($0.key, sorted($0.value)) }))
  }
}
