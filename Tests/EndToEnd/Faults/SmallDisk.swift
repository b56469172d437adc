import Foundation
import Testing

/// A disk in memory, small enough to fill. It is unmounted with the value.
final class SmallDisk {
  let path: String
  private var filler: String { path + "/filler" }

  /// Whether this machine allows mounting one.
  static let isAllowed: Bool = {
    let path = NSTemporaryDirectory() + "rounds-disk-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    return SmallDisk(at: path, kilobytes: 64) != nil
  }()

  /// Nil where mounting is not allowed.
  init?(at path: String, kilobytes: Int) {
    self.path = path
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    guard Self.shell("mount -t tmpfs -o size=\(kilobytes)k,mode=0700 tmpfs '\(path)'") else {
      return nil
    }
  }

  deinit { unmount() }

  /// Unmounts the disk, even if it is in use.
  func unmount() { _ = Self.shell("umount -l '\(path)'") }

  /// Makes the disk read-only or writable.
  func makeReadOnly(_ isReadOnly: Bool) -> Bool {
    Self.shell("mount -o remount,\(isReadOnly ? "ro" : "rw") '\(path)'")
  }

  /// Fills the disk except for some pages of 4 KiB.
  func fill(leaving pages: Int) throws {
    let file = try #require(fopen(filler, "w"))
    setvbuf(file, nil, _IONBF, 0)
    let page = [UInt8](repeating: 0, count: 4096)
    var count = 0
    while fwrite(page, 1, page.count, file) == page.count { count += 1 }
    fclose(file)
    truncate(filler, off_t(4096 * max(0, count - pages)))
  }

  /// Frees the space again.
  func makeRoom() { unlink(filler) }

  private static func shell(_ command: String) -> Bool {
    let environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
    let result = try? Program.run(
      ["-c", command], environment: environment, executable: "/bin/sh")
    return result?.succeeded == true
  }
}
