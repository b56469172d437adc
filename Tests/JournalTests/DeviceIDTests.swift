import Journal
import TestSupport
import Testing

@Suite struct DeviceIDTests {
  @Test(
    "a name is 1 to 64 lower-case letters, digits and hyphens",
    arguments: [
      ("a", true), ("laptop-4f2k", true), ("7", true), (String(repeating: "a", count: 64), true),
      (String(repeating: "a", count: 65), false), ("", false), ("Laptop", false), ("a/b", false),
      ("..", false), ("a.b", false), ("é", false), ("a b", false), ("a\0", false),
    ])
  func validity(text: String, isValid: Bool) {
    #expect(DeviceID.isValid(text) == isValid)
    #expect((DeviceID(text) != nil) == isValid)
  }

  @Test("a machine that takes a new name still knows its former ones")
  func formerNames() throws {
    try withTemporaryFolder { folder in
      var random = SystemRandomNumberGenerator()
      #expect(DeviceID.names(ofThisDevice: folder) == [])
      var names: [DeviceID] = []
      for _ in 0..<3 {
        let name = try DeviceID.renewed(cacheFolder: folder, hostName: "host", random: &random)
        names.insert(name, at: 0)
        #expect(DeviceID.names(ofThisDevice: folder) == names)
      }
      let kept = try DeviceID.thisDevice(cacheFolder: folder, hostName: "x", random: &random)
      #expect(kept == names[0])
    }
  }

  @Test(
    "a new name is made of the host's name and four random characters, and then kept",
    arguments: [
      ("Ann's MacBook-Pro.local", "ann-s-macbook-pro"), ("büro", "b-ro"), ("", "device"),
      ("...", "device"), ("abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrst"),
    ])
  func thisDevice(hostName: String, prefix: String) throws {
    try withTemporaryFolder { folder in
      var random = SystemRandomNumberGenerator()
      let cache = folder + "/.cache"
      let made = try DeviceID.thisDevice(cacheFolder: cache, hostName: hostName, random: &random)
      #expect(made.text.hasPrefix(prefix + "-"))
      #expect(made.text.count == prefix.count + 5)
      let kept = try DeviceID.thisDevice(cacheFolder: cache, hostName: "x", random: &random)
      #expect(kept == made)
      try write("../../etc\n", to: cache + "/device")
      let again = try DeviceID.thisDevice(cacheFolder: cache, hostName: "x", random: &random)
      #expect(again.text.hasPrefix("x-"))
    }
  }
}
