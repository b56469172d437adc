internal import Foundation

/// The long form of tests that try many variants, run by `make torture`.
package enum Torture {
  package static let isOn = ProcessInfo.processInfo.environment["ROUNDS_TORTURE"] != nil

  /// The number of attempts.
  package static func times(_ short: Int, long: Int) -> Int { isOn ? long : short }
}
