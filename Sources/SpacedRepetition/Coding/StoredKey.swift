#if !hasFeature(Embedded)

  /// The keys in JSON.
  ///
  /// One type for all of them: each key type adds six conformances, and the runtime searches all
  /// conformances of a program the first time that it sees a cast.
  enum StoredKey: String, CodingKey {
    case day, grade, moment, milliseconds, dayEnd
    case repetition, easiness, interval
    case state, phase, lastReviewed, due, dueAt, stepsLeft, reviews, lapses, memory
    case stability, difficulty
    case progress, wait, isLeech
    case policy, options, parameters, desiredRetention
    case learningSteps, relearningSteps, graduatingInterval, easyInterval, startingEasiness
    case easyBonus, hardMultiplier, intervalModifier, maximumInterval, lapseMultiplier
    case minimumLapseInterval, leechThreshold, leechAction, waitsHours
  }

#endif
