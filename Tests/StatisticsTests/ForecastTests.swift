import SpacedRepetition
import Statistics
import Testing

@Suite("A forecast")
struct ForecastTests {
  @Test("counts the cards due on each day, and those that are overdue apart")
  func counts() {
    let dues = [-400, -1, 0, 0, 1, 6, 7, 3000].map { today + $0 }
    let forecast = Forecast(dues, from: today)
    #expect(forecast.overdue == 2)
    #expect(forecast.days(7) == [2, 1, 0, 0, 0, 0, 1])
    #expect(forecast.cards == [-400: 1, -1: 1, 0: 2, 1: 1, 6: 1, 7: 1, 3000: 1])
  }

  @Test("of no cards or of no days is empty")
  func empty() {
    #expect(Forecast([], from: today).days(3) == [0, 0, 0])
    #expect(Forecast([today, today - 1], from: today).days(0).isEmpty)
    #expect(Forecast([today, today - 1], from: today).overdue == 1)
  }
}
