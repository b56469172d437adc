import SpacedRepetition
import Statistics
import Testing

@Suite("A forecast")
struct ForecastTests {
  @Test("counts the cards due on each day, the overdue ones with those of today")
  func counts() {
    let dues = [-400, -1, 0, 0, 1, 6, 7, 3000].map { today + $0 }
    let forecast = Forecast(dues, from: today)
    #expect(forecast.overdue == 2)
    #expect(forecast.days(7) == [4, 1, 0, 0, 0, 0, 1])
    #expect((0...8).map(forecast.due(within:)) == [0, 4, 5, 5, 5, 5, 5, 6, 7])
    #expect(forecast.cards == [-400: 1, -1: 1, 0: 2, 1: 1, 6: 1, 7: 1, 3000: 1])
  }

  @Test("counts a buried card on the day on which it comes back, and Anki's count leaves it out")
  func returns() {
    let forecast = Forecast([today], returns: [today + 1, today + 1, today + 40], from: today)
    #expect(forecast.days(3) == [1, 2, 0] && forecast.cards == [0: 1])
    #expect(forecast.due(within: 2) == 3 && forecast.overdue == 0)
  }

  @Test("of no cards or of no days is empty")
  func empty() {
    #expect(Forecast([], from: today).days(3) == [0, 0, 0])
    #expect(Forecast([today, today - 1], from: today).days(0).isEmpty)
    #expect(Forecast([today, today - 1], from: today).overdue == 1)
  }
}
