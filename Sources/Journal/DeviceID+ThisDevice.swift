extension DeviceID {
  /// The name of this machine, which `device` in the cache folder keeps; a missing or damaged one
  /// is made anew from the host's name and four random characters.
  package static func thisDevice(
    cacheFolder: String, hostName: String, random: inout some RandomNumberGenerator
  ) throws(JournalError) -> DeviceID {
    let path = FileSystem.join(cacheFolder, "device")
    return try asJournalError { () throws(FileError) in
      if let known = try kept(path) { return known }
      return try renew(path, hostName: hostName, random: &random)
    }
  }

  /// A new name for this machine, which is kept instead of the one before.
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
    if let folder = FileSystem.parent(of: path) { try FileSystem.makeFolder(folder) }
    try AtomicFile.write(Array("\(device)\n".utf8), to: path)
    return device
  }

  /// The host's name in valid characters, up to 20 of them, and four random ones, so that two
  /// machines of one name do not write the same journal.
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
    let text = String(decoding: try FileSystem.readFile(path), as: UTF8.self)
    return DeviceID(String(text.prefix(while: { $0 != "\n" })))
  }
}
