/// The version of the program, as `rounds --version` and the files that it writes say it.
enum Version {
  static let current = "0.2.0"
}
