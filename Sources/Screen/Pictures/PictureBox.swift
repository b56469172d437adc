/// The cells of a terminal that a picture takes.
package struct PictureBox: Hashable, Sendable {
  package let columns: Int
  package let rows: Int

  /// The size of a cell where the terminal does not say it: twice as high as wide, as most are.
  package static let usualCell = CellSize(width: 8, height: 16)

  /// A cell in pixels.
  package struct CellSize: Hashable, Sendable {
    package let width: Int
    package let height: Int

    /// Both are at least 1.
    package init(width: Int, height: Int) {
      self.width = max(1, width)
      self.height = max(1, height)
    }
  }

  /// The largest box of the picture's shape, but none that would enlarge it; at least one cell.
  package init(_ picture: PictureHeader, cell: CellSize, columns: Int, rows: Int) {
    let (columns, rows) = (max(1, columns), max(1, rows))
    let (width, height) = (Double(picture.width), Double(picture.height))
    let scale = min(
      1, Double(columns * cell.width) / width, Double(rows * cell.height) / height)
    func cells(_ pixels: Double, _ size: Int, _ most: Int) -> Int {
      min(most, max(1, Int((pixels * scale / Double(size)).rounded(.up))))
    }
    self.columns = cells(width, cell.width, columns)
    self.rows = cells(height, cell.height, rows)
  }
}
