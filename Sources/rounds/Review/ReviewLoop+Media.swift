import Collection
import Flashcards
import Screen
import Study
import Terminal

/// What a card brings besides text, and what the learner takes from it.
extension ReviewLoop {
  /// The pictures that the question names, or those that only the answer does.
  func pictures(of card: Card, isAnswered: Bool) -> [String] {
    guard screen.showsPictures else { return [] }
    let ofQuestion = MediaMarks.names(.picture, in: card.question)
    if !isAnswered { return ofQuestion }
    return MediaMarks.names(.picture, in: card.answer).filter { !ofQuestion.contains($0) }
  }

  // MARK: Sounds

  /// The sounds of what is on the screen, the answer's first.
  private func sounds(of asked: Asked) -> [String] {
    let card = asked.report.card
    let ofQuestion = MediaMarks.names(.sound, in: card.question)
    guard asked.isAnswered else { return ofQuestion }
    let texts = [card.answer, card.note.details.why ?? ""]
    let ofAnswer = texts.flatMap { MediaMarks.names(.sound, in: $0) }
    return ofAnswer.filter { !ofQuestion.contains($0) } + ofQuestion
  }

  /// Plays a sound by itself, if the side that has just been shown brings one.
  mutating func playFirst(_ asked: Asked) {
    playedSounds = 0
    let sounds = sounds(of: asked)
    let ofQuestion = MediaMarks.names(.sound, in: asked.report.card.question)
    guard let first = sounds.first, !asked.isAnswered || !ofQuestion.contains(first) else { return }
    _ = play(asked)
  }

  /// Plays the next sound of the card; the one that is being played ends.
  mutating func play(_ asked: Asked) -> Next {
    sound = nil
    let sounds = sounds(of: asked)
    guard !sounds.isEmpty else { return stay("There is no sound on this card.") }
    let name = sounds[playedSounds % sounds.count]
    let shown = sanitized(name, keepNewlines: false)
    let media = MediaFolder(path: session.collection.folder.media)
    guard let file = media.file(named: name) else {
      return stay(
        "\(shown) is not in \(context.surroundings.displayed(media.path)); `rounds import --media` "
          + "of its package brings it there.")
    }
    guard let bytes = media.bytes(of: file, atMost: Sound.mostBytes), Sound.isSound(bytes) else {
      return stay("\(shown) is not a sound that can be played.")
    }
    playedSounds += 1
    guard let player = Sound.play(file, context.surroundings, as: &sound) else {
      return stay("There is no player for sounds: install mpv or ffmpeg.")
    }
    let place = (playedSounds - 1) % sounds.count + 1
    screen.say(
      "Playing \(shown)" + (sounds.count > 1 ? " (\(place) of \(sounds.count))" : "")
        + " with \(player).")
    return .stay
  }

  // MARK: Copying

  /// Copies what the learner picks of the card.
  mutating func copy(_ asked: Asked) -> Next {
    guard context.mayDecorate else {
      return stay("Nothing is copied under `screen plain`: the terminal gets only text there.")
    }
    let choices = CopyChoice.all(of: asked.report, isAnswered: asked.isAnswered)
    let prompt = "copy: " + choices.map { "\($0.key) \($0.name)" }.joined(separator: " · ")
    guard let key = input.character(prompt, on: &screen),
      let choice = choices.first(where: { String($0.key) == key })
    else { return .stay }
    return stay(context.copy(choice.text))
  }
}
