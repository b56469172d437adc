/// Lines in the layouts of CMS's files of codes, with our own texts.

/// A line of an order file.
func orderLine(_ number: Int, _ code: String, _ flag: Int, _ short: String, _ long: String)
  -> String
{
  let digits = String(number)
  return String(repeating: "0", count: 5 - digits.count) + digits + " " + padded(code, 7)
    + " \(flag) " + padded(short, 60) + " " + long
}

/// A line of a codes file.
func codesLine(_ code: String, _ long: String) -> String { padded(code, 7) + " " + long }

/// A line of order addenda.
func addendaLine(_ word: String, _ flag: Int, _ code: String, _ short: String, _ long: String)
  -> String
{
  padded(word, 13) + "\(flag) " + padded(code, 7) + " " + padded(short, 60) + " " + long
}

/// The first line of a code in the HCPCS file.
func hcpcsLine(
  _ code: String, _ long: String, short: String = "", coverage: String = " ", betos: String = "",
  added: String = "", effective: String = "", terminated: String = "", action: String = "N"
) -> String {
  let code = code.count == 2 ? "   " + code : code
  var line = "\(code)00100\(code.hasPrefix(" ") ? 7 : 3)" + padded(long, 80) + padded(short, 28)
  line = padded(padded(line, 229) + coverage, 256) + padded(betos, 3)
  line = padded(line, 268) + padded(added, 8) + padded(effective, 8) + padded(terminated, 8)
  return padded(line + action, 320)
}

/// A continuation line of a description in the HCPCS file.
func hcpcsContinuation(_ code: String, _ sequence: String, _ long: String) -> String {
  let code = code.count == 2 ? "   " + code : code
  return "\(code)\(sequence)\(code.hasPrefix(" ") ? 8 : 4)" + padded(long, 80)
}

private func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}
