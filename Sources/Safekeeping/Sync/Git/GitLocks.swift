internal import Files
internal import Posix

/// Git's lock files, which stay behind when git is killed or the power fails.
///
/// A lock does not name its owner, and its age says nothing: git holds the index as long as an
/// editor is open for a message. So the system is asked whether anybody holds one: every git has
/// its working directory in the repository it works on. The locks are listed first. If no git is at
/// work there after that, their owners are gone, and a git that starts later cannot take an
/// existing lock.
struct GitLocks {
  /// The collection's folder.
  let folder: String
  /// The folders in which git has its locks.
  let directories: [String]

  /// How long to wait for a running git, in milliseconds.
  private static let patience = 5000
  private static let interval = 50

  /// Removes the locks that nobody holds.
  ///
  /// - Parameter writer: Only the holder of the right to write removes locks.
  /// - Returns: The number of locks removed.
  @discardableResult
  func removeStale() throws(SyncError) -> Int {
    var waited = 0
    while true {
      let locks = list()
      guard !locks.isEmpty else { return 0 }
      guard let process = gitAtWork() else {
        do throws(FileError) {
          for (path, stamp) in locks where (try? FileStamp.ofFile(path)) == stamp {
            try FileSystem.removeFileDurably(path)
          }
        } catch {
          throw .file(error)
        }
        return locks.count
      }
      guard waited < Self.patience else { throw .gitAtWork(processID: process, folder: folder) }
      usleep(UInt32(Self.interval) * 1000)
      waited += Self.interval
    }
  }

  // MARK: Locks

  private func list() -> [String: FileStamp] {
    var locks: [String: FileStamp] = [:]
    for directory in directories { list(directory, isTop: true, &locks) }
    return locks
  }

  private func list(_ path: String, isTop: Bool = false, _ locks: inout [String: FileStamp]) {
    for name in (try? FileSystem.names(in: path)) ?? [] {
      let child = FileSystem.join(path, name)
      switch FileKind.of(child) {
      case .file where name.hasSuffix(".lock"):
        if let stamp = try? FileStamp.ofFile(child) { locks[child] = stamp }
      case .folder where !(isTop && name == "modules") && !isObjects(name, in: path):
        list(child, &locks)
      default: break
      }
    }
  }

  /// The folders of loose objects, which are numerous and have no locks.
  private func isObjects(_ name: String, in path: String) -> Bool {
    name.count == 2 && path.hasSuffix("/objects")
  }

  // MARK: Processes

  /// A git process working on the collection, if there is one.
  private func gitAtWork() -> Int? {
    let places = ([folder] + directories).map(Self.resolved)
    func isInside(_ path: String) -> Bool {
      places.contains { path == $0 || path.hasPrefix($0 + "/") }
    }
    #if canImport(Darwin)
      return Self.gitAtWork(inside: isInside)
    #else
      for name in (try? FileSystem.names(in: "/proc")) ?? [] {
        guard let process = Int(name),
          let command = try? FileSystem.readFile("/proc/\(name)/comm"),
          command.starts(with: "git".utf8)
        else { continue }
        // The system resolves the link to the real path.
        guard let folder = realpath("/proc/\(name)/cwd", nil) else { continue }
        defer { free(folder) }
        if isInside(String(cString: folder)) { return process }
      }
      return nil
    #endif
  }

  #if canImport(Darwin)
    private static func gitAtWork(inside isInside: (String) -> Bool) -> Int? {
      // Lines such as `p123`, `fcwd`, `n/Users/me/rounds`.
      let words = ["/usr/sbin/lsof", "-a", "-c", "git", "-d", "cwd", "-F", "pn"]
      guard let said = ChildProcess.output(of: words, environment: [:]) else { return nil }
      var process: Int?
      for line in said.output.split(separator: UInt8(ascii: "\n")) {
        let rest = String(decoding: line.dropFirst(), as: UTF8.self)
        switch line.first {
        case UInt8(ascii: "p"): process = Int(rest)
        case UInt8(ascii: "n") where isInside(rest): return process
        default: break
        }
      }
      return nil
    }
  #endif

  static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
