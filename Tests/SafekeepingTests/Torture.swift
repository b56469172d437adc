import Foundation

/// The long form of tests that try the same in many ways, which `make torture` runs.
enum Torture {
  static let isOn = ProcessInfo.processInfo.environment["ROUNDS_TORTURE"] != nil

  /// How often to try.
  static func times(_ short: Int, long: Int) -> Int { isOn ? long : short }
}
