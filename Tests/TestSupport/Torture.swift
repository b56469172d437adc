internal import Foundation

/// The long form of tests that try the same in many ways, which `make torture` runs.
package enum Torture {
  package static let isOn = ProcessInfo.processInfo.environment["ROUNDS_TORTURE"] != nil

  /// How often to try.
  package static func times(_ short: Int, long: Int) -> Int { isOn ? long : short }
}
