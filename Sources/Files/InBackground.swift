internal import Dispatch
internal import Synchronization

/// Work that another thread does while its owner continues.
///
/// Dropping the value joins the thread, so that nothing outlives its owner.
package struct InBackground<Value: Sendable, Failure: Error>: ~Copyable {
  private let done = DispatchGroup()
  private let box = Box()

  private final class Box: Sendable {
    let result = Mutex<Result<Value, Failure>?>(nil)
  }

  package init(_ work: @escaping @Sendable () throws(Failure) -> Value) {
    DispatchQueue.global(qos: .userInitiated).async(group: done) { [box] in
      let result = Result { () throws(Failure) in try work() }
      box.result.withLock { $0 = result }
    }
  }

  deinit {
    done.wait()
  }

  /// Waits for the work and returns its result.
  package consuming func result() throws(Failure) -> Value {
    done.wait()
    let result = box.result.withLock { result in
      defer { result = nil }
      return result
    }
    return try result!.get()
  }
}
