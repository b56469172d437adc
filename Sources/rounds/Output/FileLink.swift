import Screen

extension Surroundings {
  /// The address of a file on this machine, for a link to it.
  func address(ofFile path: String) -> String {
    let unreserved = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/"
    let escaped = absolute(path).utf8.map { byte in
      if unreserved.utf8.contains(byte) { return String(Unicode.Scalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count < 2 ? "0" : "") + digits
    }
    return "file://\(hostName)\(escaped.joined())"
  }
}

extension Context {
  /// A place in a file as it is shown, and the file's address where standard error shows links.
  func place(of file: String, shownAs text: String) -> StandardError.Link? {
    guard showsLinks(on: 2) else { return nil }
    return StandardError.Link(text: text, address: surroundings.address(ofFile: file))
  }
}
