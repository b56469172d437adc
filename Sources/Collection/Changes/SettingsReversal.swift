import JSON

/// Settings that were changed after a restore, without the restore's changes.
///
/// Each setting that the restore changed gets its old value back, unless it was changed since: then
/// it stays.
struct SettingsReversal {
  /// The content of the file; nil if no setting is left.
  private(set) var bytes: [UInt8]?
  /// Whether some of the restore's changes stay.
  private(set) var keepsSome = false

  /// - Parameters: The file before the restore, after it and now; nil for a missing file.
  init(before: [UInt8]?, after: [UInt8]?, now: [UInt8]) {
    guard let old = Self.object(before), let new = Self.object(after),
      var result = Self.object(now)
    else {
      bytes = now
      keepsSome = true
      return
    }
    revert(&result, from: new, to: old)
    bytes =
      result.members.isEmpty && before == nil
      ? nil : Array((JSONValue.object(result).prettyDescription + "\n").utf8)
  }

  private mutating func revert(
    _ now: inout JSONObject, from new: JSONObject, to old: JSONObject
  ) {
    for name in Set(old.keys + new.keys) where old[name] != new[name] {
      if now[name] == new[name] {
        now[name] = old[name]
      } else if let was = Self.members(old[name]), let became = Self.members(new[name]),
        var members = Self.members(now[name])
      {
        // Where the learner names things, such as searches, each is a setting of its own.
        revert(&members, from: became, to: was)
        now[name] = members.members.isEmpty ? nil : .object(members)
      } else if now[name] != old[name] {
        keepsSome = true
      }
    }
  }

  private static func members(_ value: JSONValue?) -> JSONObject? {
    switch value {
    case nil: JSONObject()
    case .object(let object): object
    default: nil
    }
  }

  private static func object(_ bytes: [UInt8]?) -> JSONObject? {
    guard let bytes else { return JSONObject() }
    guard case .object(let object) = try? JSONValue(parsing: bytes) else { return nil }
    return object
  }
}
