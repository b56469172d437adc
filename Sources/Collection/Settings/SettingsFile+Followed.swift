import JSON
import Text

extension SettingsFile {
  mutating func readFollowed(_ bytes: [UInt8]) {
    guard let value = object[FollowedRepository.key] else { return }
    let members = value.object?.members ?? []
    for member in members where FollowedRepository.isValid(name: member.key) {
      settings.followed[member.key] = FollowedRepository(member.value)
    }
    if settings.followed.count < members.count || value.object == nil {
      diagnostics.append(
        wrongValue(
          FollowedRepository.key, value, bytes,
          hint: "write an object of names, each with its address and branch"))
    }
  }

  /// Follows a repository under a name, or ends that for nil, and writes the file.
  package mutating func set(
    _ repository: FollowedRepository?, followedAs name: String
  ) throws(StudyError) {
    settings.followed[name] = repository
    let sorted = settings.followed.sorted { $0.key < $1.key }
    object[FollowedRepository.key] =
      sorted.isEmpty
      ? nil : .object(JSONObject(sorted.map { ($0.key, JSONValue.object($0.value.json)) }))
    try save()
  }
}
