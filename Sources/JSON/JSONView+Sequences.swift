/// The values of an array, in order.
package struct JSONElements: Sequence, IteratorProtocol {
  private var upcoming: JSONView
  private let end: Int

  init(within array: JSONView) {
    upcoming = array.at(array.index + 1)
    end = array.end - 1
  }

  package mutating func next() -> JSONView? {
    guard upcoming.index < end else { return nil }
    defer { upcoming = upcoming.at(upcoming.end) }
    return upcoming
  }
}

/// The members of an object, in text order.
package struct JSONMembers: Sequence, IteratorProtocol {
  private let object: JSONView
  private let end: Int
  private var position: Int

  init(within object: JSONView) {
    self.object = object
    end = object.end - 1
    position = object.index + 1
  }

  package mutating func next() -> (key: JSONView, value: JSONView)? {
    guard position < end else { return nil }
    let value = object.at(position + 1)
    defer { position = value.end }
    return (object.at(position), value)
  }

  /// The value of the member `key`, searched first after the last one found, then from the
  /// beginning.
  ///
  /// - Complexity: O(1) for keys requested in text order, otherwise O(members).
  package mutating func find(_ key: StaticString) -> JSONView? {
    let start = position
    while let member = next() {
      if member.key.isString(key) { return member.value }
    }
    position = object.index + 1
    while position < start, let member = next() {
      if member.key.isString(key) { return member.value }
    }
    position = start
    return nil
  }

  /// The values of three members that may be missing, found in one pass.
  package mutating func find(
    _ first: StaticString, _ second: StaticString, _ third: StaticString
  ) -> (JSONView?, JSONView?, JSONView?) {
    let start = position
    var found: (first: JSONView?, second: JSONView?, third: JSONView?)
    func take(_ member: (key: JSONView, value: JSONView)) {
      // Most members are none of them, and most of those have another length.
      let count = member.key.utf8?.count
      guard
        count == first.utf8CodeUnitCount || count == second.utf8CodeUnitCount
          || count == third.utf8CodeUnitCount
      else { return }
      if found.first == nil, member.key.isString(first) { found.first = member.value }
      if found.second == nil, member.key.isString(second) { found.second = member.value }
      if found.third == nil, member.key.isString(third) { found.third = member.value }
    }
    while let member = next() { take(member) }
    position = object.index + 1
    while position < start, let member = next() { take(member) }
    position = start
    return found
  }

  /// The values of two members that may be missing, found in one pass.
  package mutating func find(
    _ first: StaticString, _ second: StaticString
  ) -> (JSONView?, JSONView?) {
    let start = position
    var found: (first: JSONView?, second: JSONView?)
    func take(_ member: (key: JSONView, value: JSONView)) {
      if found.first == nil, member.key.isString(first) { found.first = member.value }
      if found.second == nil, member.key.isString(second) { found.second = member.value }
    }
    while let member = next() { take(member) }
    position = object.index + 1
    while position < start, let member = next() { take(member) }
    position = start
    return found
  }
}
