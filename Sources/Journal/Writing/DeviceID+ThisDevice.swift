import Files

extension DeviceID {
  /// The name of this machine, kept in `device` in the cache folder; if it is missing or damaged, a
  /// new one is made from the host's name and four random characters.
  package static func thisDevice(
    cacheFolder: String, hostName: String, random: inout some RandomNumberGenerator
  ) throws(JournalError) -> DeviceID {
    let path = FileSystem.join(cacheFolder, "device")
    return try asJournalError { () throws(FileError) in
      if let known = try kept(path) { return known }
      return try renew(path, hostName: hostName, random: &random)
    }
  }

  /// A new name for this machine, which replaces the current one.
  package static func renewed(
    cacheFolder: String, hostName: String, random: inout some RandomNumberGenerator
  ) throws(JournalError) -> DeviceID {
    try asJournalError { () throws(FileError) in
      try renew(
        FileSystem.join(cacheFolder, "device"), hostName: hostName, random: &random)
    }
  }

  private static func renew(
    _ path: String, hostName: String, random: inout some RandomNumberGenerator
  ) throws(FileError) -> DeviceID {
    let device = make(hostName: hostName, random: &random)
    let former = ((try? names(in: path)) ?? []).prefix(maximumFormerNames)
    if let folder = FileSystem.parent(of: path) { try FileSystem.makeFolder(folder) }
    let lines = ([device] + former).map { "\($0)\n" }
    try AtomicFile.write(Array(lines.joined().utf8), to: path)
    return device
  }

  private static let maximumFormerNames = 8

  /// The names of this machine, current one first, then its former names; empty if it has not
  /// written yet.
  package static func names(ofThisDevice cacheFolder: String) -> [DeviceID] {
    (try? names(in: FileSystem.join(cacheFolder, "device"))) ?? []
  }

  /// Up to 20 valid characters of the host's name, and four random ones, so that two machines with
  /// the same host name do not write the same journal.
  static func make(hostName: String, random: inout some RandomNumberGenerator) -> DeviceID {
    let label = hostName.prefix { $0 != "." }.lowercased()
    let words = label.utf8.split { !isAlphanumeric($0) }.map { String($0) ?? "" }
    let name = String(words.joined(separator: "-").prefix(20))
    let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
    let suffix = String((0..<4).map { _ in alphabet[Int.random(in: 0..<32, using: &random)] })
    guard let device = DeviceID("\(name.isEmpty ? "device" : name)-\(suffix)") else {
      preconditionFailure("a name of valid characters is valid")
    }
    return device
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte != UInt8(ascii: "-") && isValid(String(UnicodeScalar(byte)))
  }

  private static func kept(_ path: String) throws(FileError) -> DeviceID? {
    guard try FileStamp.ofFile(path) != nil else { return nil }
    return try names(in: path).first
  }

  private static func names(in path: String) throws(FileError) -> [DeviceID] {
    let text = String(decoding: try FileSystem.readFile(path, followsLinks: false), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    // Names after a damaged first line are not trusted.
    guard let first = lines.first.flatMap({ DeviceID(String($0)) }) else { return [] }
    return [first] + lines.dropFirst().compactMap { DeviceID(String($0)) }
  }
}
