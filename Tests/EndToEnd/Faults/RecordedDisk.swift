import Foundation

/// One step of a program that changed a disk, as recorded by `Tests/Faults/disk.c`.
enum DiskStep {
  case write(String, offset: Int, [UInt8])
  case truncate(String, size: Int)
  case makeFile(String)
  case makeFolder(String)
  case sync(String)
  case rename(String, String)
  case link(String, String)
  case remove(String)
  /// Output on standard output.
  case output([UInt8])

  /// Reads the recorded steps.
  static func all(in log: [UInt8]) -> [DiskStep] {
    var rest = log[...]
    func field() -> [UInt8] {
      let digits = rest.prefix { $0 != UInt8(ascii: ":") }
      let length = Int(String(decoding: digits, as: UTF8.self)) ?? 0
      rest = rest.dropFirst(digits.count + 1)
      defer { rest = rest.dropFirst(length) }
      return Array(rest.prefix(length))
    }
    func text() -> String { String(decoding: field(), as: UTF8.self) }
    var steps: [DiskStep] = []
    while let kind = rest.popFirst() {
      switch Character(UnicodeScalar(kind)) {
      case "W":
        let path = text()
        let offset = Int(text()) ?? 0
        steps.append(.write(path, offset: offset, field()))
      case "T":
        let path = text()
        steps.append(.truncate(path, size: Int(text()) ?? 0))
      case "C": steps.append(.makeFile(text()))
      case "D": steps.append(.makeFolder(text()))
      case "S": steps.append(.sync(text()))
      case "R":
        let path = text()
        steps.append(.rename(path, text()))
      case "L":
        let path = text()
        steps.append(.link(path, text()))
      case "U": steps.append(.remove(text()))
      default: steps.append(.output(field()))
      }
    }
    return steps
  }
}

/// The library that records what a program does to a disk, or makes it fail.
enum DiskLibrary {
  /// The path of the library, or nil if it cannot be built: it needs Linux and a C compiler.
  static let path: String? = {
    #if os(Linux)
      let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Faults/disk.c").standardized.path
      let library = NSTemporaryDirectory() + "rounds-disk-\(getpid()).so"
      for compiler in ["/usr/bin/cc", "/usr/bin/clang", "/usr/bin/gcc"] {
        let arguments = ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"]
        let result = try? Program.run(arguments, executable: compiler)
        if result?.succeeded == true { return library }
      }
    #endif
    return nil
  }()
}

/// A disk after some of the steps, and what a power failure would leave of it.
struct RecordedDisk {
  /// The remains of a disk.
  enum Cut: CaseIterable {
    /// The program was killed: everything that it did is there.
    case killed
    /// The program was killed within its last write.
    case killedWithinWrite
    /// The power failed: only what was made durable is there.
    case durableOnly
    /// The power failed: names are there, but only durable contents.
    case namesAndDurableContents
  }

  private enum Node {
    case file(content: [UInt8], durable: [UInt8])
    case folder(entries: [String: Int], durable: [String: Int])
  }

  private let root: String
  private var nodes: [Node] = [.folder(entries: [:], durable: [:])]
  private var last: DiskStep?

  /// An empty disk; only steps within `root` count.
  init(root: String) { self.root = root }

  // MARK: Steps

  mutating func apply(_ step: DiskStep) {
    last = step
    switch step {
    case .write(let path, let offset, let bytes):
      edit(path) { content in
        if content.count < offset + bytes.count {
          content += Array(repeating: 0, count: offset + bytes.count - content.count)
        }
        content.replaceSubrange(offset..<(offset + bytes.count), with: bytes)
      }
    case .truncate(let path, let size):
      edit(path) { content in
        content =
          Array(content.prefix(size)) + Array(repeating: 0, count: max(0, size - content.count))
      }
    case .makeFile(let path): add(.file(content: [], durable: []), at: path)
    case .makeFolder(let path): add(.folder(entries: [:], durable: [:]), at: path)
    case .sync(let path): sync(path)
    case .rename(let path, let other):
      guard let node = node(path) else { return }
      setEntry(path, nil)
      setEntry(other, node)
    case .link(let path, let other): setEntry(other, node(path))
    case .remove(let path): setEntry(path, nil)
    case .output: break
    }
  }

  // MARK: Looking

  /// Whether everything written to the files of a folder would survive a power failure.
  func isDurable(_ folder: String) -> Bool {
    func files(_ cut: Cut) -> [String: [UInt8]] {
      self.files(of: cut).filter { $0.key.hasPrefix(folder + "/") }
    }
    return files(.killed) == files(.durableOnly)
  }

  /// The remaining files, by their paths within the root.
  func files(of cut: Cut) -> [String: [UInt8]] {
    var result: [String: [UInt8]] = [:]
    func walk(_ index: Int, _ path: String) {
      switch nodes[index] {
      case .file(let content, let durable):
        result[path] = cut == .durableOnly || cut == .namesAndDurableContents ? durable : content
      case .folder(let entries, let durable):
        for (name, index) in cut == .durableOnly ? durable : entries {
          walk(index, path.isEmpty ? name : path + "/" + name)
        }
      }
    }
    walk(0, "")
    if cut == .killedWithinWrite, case .write(let path, let offset, let bytes)? = last {
      let relative = components(path).joined(separator: "/")
      result[relative] = result[relative].map { Array($0.prefix(offset + bytes.count / 2)) }
    }
    return result
  }

  // MARK: Nodes

  private func components(_ path: String) -> [String] {
    path.dropFirst(root.count).split(separator: "/").map(String.init)
  }

  private func node(_ components: [String]) -> Int? {
    var index = 0
    for name in components {
      guard case .folder(let entries, _) = nodes[index], let next = entries[name] else {
        return nil
      }
      index = next
    }
    return index
  }

  private func node(_ path: String) -> Int? { node(components(path)) }

  private mutating func add(_ new: Node, at path: String) {
    guard node(path) == nil else { return }
    nodes.append(new)
    setEntry(path, nodes.count - 1)
  }

  private mutating func setEntry(_ path: String, _ index: Int?) {
    let names = components(path)
    guard let name = names.last, let folder = node(names.dropLast()),
      case .folder(var entries, let durable) = nodes[folder]
    else { return }
    entries[name] = index
    nodes[folder] = .folder(entries: entries, durable: durable)
  }

  private mutating func edit(_ path: String, _ change: (inout [UInt8]) -> Void) {
    guard let index = node(path), case .file(var content, let durable) = nodes[index] else {
      return
    }
    change(&content)
    nodes[index] = .file(content: content, durable: durable)
  }

  private mutating func sync(_ path: String) {
    guard let index = node(path) else { return }
    switch nodes[index] {
    case .file(let content, _): nodes[index] = .file(content: content, durable: content)
    case .folder(let entries, _): nodes[index] = .folder(entries: entries, durable: entries)
    }
  }

  private func node(_ components: ArraySlice<String>) -> Int? { node(Array(components)) }
}
