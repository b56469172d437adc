extension DecodedText {
  /// The undecodable places, as errors.
  ///
  /// A file in another encoding gets a single error, not one per line. For stray bytes the first 20
  /// lines are listed, and one more error counts the others.
  package func diagnostics(file: String) -> [Diagnostic] {
    guard let first = faults.first else { return [] }
    if let other = otherEncoding {
      let others = faults.count - 1
      let also = others == 0 ? "" : " (and on \(counted(others, "further line")))"
      return [
        diagnostic(
          at: first.offset, file: file, .error, other.message + also,
          hint: "pass "
            + other.names.map { "--encoding \($0)" }.joined(separator: "; if that reads wrong, "))
      ]
    }
    let shown = 20
    var result = faults.prefix(shown).map { fault in
      let (message, hint) = describe(fault.kind)
      return diagnostic(at: fault.offset, file: file, .error, message, hint: hint)
    }
    if faults.count > shown {
      result.append(
        diagnostic(
          at: faults[shown].offset, file: file, .error,
          "\(counted(faults.count - shown, "further line")) from here on cannot be read as text",
          hint: "make sure that this is a text file"))
    }
    return result
  }

  private func describe(_ kind: TextFault.Kind) -> (message: String, hint: String) {
    switch kind {
    case .invalidUTF8(let byte) where hasDecodedNonASCII:
      (
        "byte \(hexadecimal(byte)) is not UTF-8, though the file holds UTF-8 elsewhere",
        "correct this character in an editor and save the file as UTF-8"
      )
    case .invalidUTF8(let byte):
      (
        "byte \(hexadecimal(byte)) is not UTF-8",
        "save the file as UTF-8, or name its encoding with --encoding; `iconv -l` lists them"
      )
    case .undefined(let byte):
      (
        "byte \(hexadecimal(byte)) is not a character in \(encoding.name)",
        "correct this character in an editor, or name another encoding"
      )
    case .unpairedSurrogate:
      ("half a character: the UTF-16 is damaged here", "correct this character in an editor")
    case .nul:
      ("a NUL byte, which text does not hold", "remove it, or export the file again as UTF-8 text")
    }
  }

  /// The encoding in which the file is valid, if it is not the one in which it was read: the names
  /// to request, if two are likely both of them, and the message.
  package var otherEncoding: (names: [String], message: String)? {
    guard let first = faults.first, encoding == .utf8 else { return nil }
    let hasNUL = faults.prefix(20).contains { $0.kind == .nul } || utf8.prefix(1000).contains(0)
    if hasNUL, let name = TextEncoding.unmarkedUTF32(in: utf8) {
      return ([name], "a NUL byte; the file looks like UTF-32 without a byte order mark")
    }
    if hasNUL, let order = TextEncoding.unmarkedUTF16(in: utf8) {
      let end = order == .utf16BigEndian ? "be" : "le"
      return (["utf-16\(end)"], "a NUL byte; the file looks like UTF-16 without a byte order mark")
    }
    guard case .invalidUTF8(let byte) = first.kind else { return nil }
    if let message = guess(byte) { return message }
    if hasDecodedNonASCII { return nil }
    let highBytes = utf8.lazy.filter { $0 >= 0x80 }
    guard !utf8.contains(0), highBytes.allSatisfy({ CodePage.windows1252.scalar($0) != nil }),
      let character = CodePage.windows1252.scalar(byte)
    else { return nil }
    let name = highBytes.contains { $0 < 0xA0 } ? "Windows-1252" : "Windows-1252 or Latin-1"
    return (
      ["windows-1252"],
      "byte \(hexadecimal(byte)) is not UTF-8; the file looks like \(name), where it is “\(character)”"
    )
  }
}

extension DecodedText {
  /// The East Asian or Cyrillic encoding suggested by the first line that is not UTF-8.
  private func guess(_ byte: UInt8) -> (names: [String], message: String)? {
    // Pairs of bytes are sometimes valid UTF-8 by chance; a file that really is UTF-8 has more of
    // those.
    guard !hasDecodedNonASCII || faults.count * 2 >= lines.unusual.count,
      let first = faults.first
    else { return nil }
    let range = lines.range(ofLine: lines.line(at: first.offset))
    let found = EncodingGuess.find(utf8)
    guard !found.isEmpty else { return nil }
    let readings = found.map { encoding in
      let line = encoding.text(Array(utf8[range]))?.trimmed() ?? ""
      let shown = line.count > 30 ? line.prefix(30) + "…" : line[...]
      return "\(encoding.name), where this line reads “\(shown)”"
    }
    return (
      found.map(\.option),
      "byte \(hexadecimal(byte)) is not UTF-8; the file looks like "
        + readings.joined(separator: ", or like ")
    )
  }
}

private func hexadecimal(_ byte: UInt8) -> String {
  "0x" + String(byte, radix: 16, uppercase: true)
}
