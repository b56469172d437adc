extension Chart {
  /// The chart as lines of text, none wider than the page: title, picture, axes, and sample.
  package func lines(_ page: ChartPage) -> [String] {
    let picture = isEmpty ? ["nothing to show yet"] : picture(page)
    let below = page.ascii(axis.isEmpty ? "n = \(sample)" : "\(axis); n = \(sample)")
    return wrapped(page.ascii(title), width: page.textWidth).map { page.style($0, .bold) }
      + picture
      + wrapped(below, width: page.textWidth)
      + wrapped(page.ascii(meaning), width: page.textWidth).map { page.style($0, .dim) }
  }

  private func picture(_ page: ChartPage) -> [String] {
    switch plot {
    case .columns(let columns, let merging): ColumnPicture(columns, merging, unit, page).lines
    case .band(let shares): BandPicture(shares, unit, page).lines
    case .bars(let shares): BarPicture(shares, page).lines
    case .calendar(let calendar): CalendarPicture(calendar, unit, page).lines
    }
  }
}
