import SpacedRepetition
import Testing

@Suite("FSRS-6 against published implementations")
struct FSRS6VectorTests {
  @Test("Every sequence of up to five answers gives the published states and days")
  func sequences() throws {
    let vectors = try FSRSVectors.read("steps", as: FSRSVectors.Steps.self)
    #expect(vectors.trees.count == 12)
    for tree in vectors.trees {
      let fsrs = try vectors.sets.scheduler(tree.set)
      let difficulties = try #require(vectors.difficulty[tree.set])
      var states: [MemoryState] = []
      var (start, length) = (0, 1)
      while start < tree.stability.count {
        let size = 1 << (2 * length)
        for node in 0..<size {
          let parent = length == 1 ? nil : states[start - size / 4 + node / 4]
          let gap = tree.gap?[start + node] ?? tree.gaps?[length - 1] ?? 0
          let state = fsrs.next(parent, FSRS6.Button(rawValue: node % 4 + 1)!, after: gap)
          states.append(state)
          check(
            state, tree.stability[start + node], difficulties[start + node],
            tree.days[start + node], fsrs)
        }
        start += size
        length += 1
      }
      #expect(states.count == 1364)
    }
  }

  @Test("Random histories give the published states and days")
  func histories() throws {
    let vectors = try FSRSVectors.read("random", as: FSRSVectors.Random.self)
    #expect(vectors.histories.count == 180)
    for history in vectors.histories {
      let fsrs = try vectors.sets.scheduler(history.set)
      var state: MemoryState?
      for (index, grade) in history.grades.enumerated() {
        let button = try #require(grade.wholeNumberValue.flatMap(FSRS6.Button.init))
        let next = fsrs.next(state, button, after: history.gaps[index])
        check(next, history.stability[index], history.difficulty[index], history.days[index], fsrs)
        state = next
      }
    }
  }

  private func check(
    _ state: MemoryState, _ stability: Double, _ difficulty: Double, _ days: [Int], _ fsrs: FSRS6
  ) {
    #expect(abs(state.stability / stability - 1) < 1e-12)
    #expect(abs(state.difficulty - difficulty) < 1e-12)
    #expect(FSRSVectors.retentions.map { fsrs.days(state.stability, retention: $0) } == days)
  }

  @Test("Recall, intervals, single steps and states from SM-2 are the published ones")
  func curves() throws {
    let vectors = try FSRSVectors.read("curves", as: FSRSVectors.Curves.self)
    for row in vectors.curve {
      let recall = try vectors.sets.scheduler(row.set).recall(row.numbers[0], after: row.numbers[1])
      #expect(abs(recall - row.numbers[2]) < 1e-13)
    }
    for row in vectors.intervals {
      let fsrs = try vectors.sets.scheduler(row.set)
      let (stability, retention) = (row.numbers[0], row.numbers[1])
      let interval = fsrs.interval(stability, retention: retention)
      #expect(abs(interval / row.numbers[2] - 1) < 1e-13)
      #expect(fsrs.days(stability, retention: retention) == Int(row.numbers[3]))
    }
    for row in vectors.conversions {
      let state = try vectors.sets.scheduler(row.set).state(
        easiness: row.numbers[0], interval: row.numbers[1], retention: row.numbers[2])
      #expect(abs(state.stability / row.numbers[3] - 1) < 1e-13)
      #expect(abs(state.difficulty - row.numbers[4]) < 1e-12)
    }
    for row in vectors.steps {
      let fsrs = try vectors.sets.scheduler(row.set)
      let state = MemoryState(stability: row.numbers[0], difficulty: row.numbers[1])
      for button in FSRS6.Button.allCases {
        let next = fsrs.next(state, button, after: Int(row.numbers[2]))
        #expect(abs(next.stability / row.numbers[2 + button.rawValue] - 1) < 1e-13)
      }
    }
  }

  @Test("Sets of 17 and 19 parameters become those that fsrs-rs makes of them")
  func conversion() throws {
    for row in try FSRSVectors.read("curves", as: FSRSVectors.Curves.self).parameters {
      let parameters = try FSRS6.Parameters(row.from)
      for (value, expected) in zip(parameters.values, row.to) {
        #expect(abs(value - expected) < 1e-15)
      }
    }
  }

  @Test("Half a day is rounded up")
  func ties() throws {
    for tie in try FSRSVectors.read("curves", as: FSRSVectors.Curves.self).ties {
      var values = FSRS6.Parameters.standard.values
      values[2] = tie[0]
      let fsrs = FSRS6(try FSRS6.Parameters(values))
      #expect(fsrs.days(fsrs.next(nil, .good).stability) == Int(tie[1]))
    }
  }
}
