/// The version of the program, as in `rounds --version` and in the files that it writes.
enum Version {
  static let current = "0.2.0"
}
