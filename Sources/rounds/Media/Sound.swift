import Files

/// A sound of a card, and the program that plays it.
enum Sound {
  /// The most bytes of a sound's file.
  static let mostBytes = 64_000_000

  /// Whether a file begins as sounds do. A player given a list of others' addresses would open them.
  static func isSound(_ bytes: some Swift.Collection<UInt8>) -> Bool {
    func has(_ text: String, at place: Int = 0) -> Bool {
      bytes.dropFirst(place).starts(with: text.utf8)
    }
    let first = Array(bytes.prefix(2))
    // MPEG audio and ADTS begin with 11 and 12 bits that are set.
    let isFrame = first.count == 2 && first[0] == 0xFF && first[1] & 0xE0 == 0xE0
    return isFrame || has("ID3") || has("OggS") || has("fLaC") || has("FORM") || has("caff")
      || has("#!AMR") || has(".snd") || has("RIFF") && has("WAVE", at: 8) || has("ftyp", at: 4)
      || bytes.starts(with: [0x1A, 0x45, 0xDF, 0xA3])
  }

  /// The players, best first, each with how it plays a file without a window or its settings.
  private static let players = [
    [
      "mpv", "--no-config", "--no-terminal", "--vid=no", "--audio-display=no", "--load-scripts=no",
      "--ytdl=no", "--",
    ],
    [
      "ffplay", "-nodisp", "-autoexit", "-nostdin", "-loglevel", "quiet", "-protocol_whitelist",
      "file", "-i",
    ],
    ["paplay"],
    ["afplay"],
  ]

  /// Starts the first player there is.
  /// - Parameters:
  ///   - file: An absolute path.
  ///   - running: Set to the player, which ends when the value goes away.
  /// - Returns: The player's name; nil without one.
  static func play(
    _ file: String, _ surroundings: Surroundings, as running: inout RunningProgram?
  ) -> String? {
    for player in players {
      running = RunningProgram(player + [file], environment: surroundings.environment)
      if running != nil { return player[0] }
    }
    return nil
  }
}
