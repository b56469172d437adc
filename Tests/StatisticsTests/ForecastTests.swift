import SpacedRepetition
import Statistics
import Testing

@Suite("A forecast")
struct ForecastTests {
  private let today = Day("2026-03-01")!

  @Test("counts the cards due on each day, and those that are overdue apart")
  func counts() {
    let dues = [-400, -1, 0, 0, 1, 6, 7, 3000].map { today + $0 }
    let forecast = Forecast(dues, from: today, count: 7)
    #expect(forecast.overdue == 2)
    #expect(forecast.days == [2, 1, 0, 0, 0, 0, 1])
  }

  @Test("of no cards or of no days is empty")
  func empty() {
    #expect(Forecast([], from: today, count: 3).days == [0, 0, 0])
    #expect(Forecast([today, today - 1], from: today, count: 0).days.isEmpty)
    #expect(Forecast([today, today - 1], from: today, count: 0).overdue == 1)
  }
}
