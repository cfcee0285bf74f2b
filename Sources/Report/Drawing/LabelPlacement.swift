/// Placement of labels without overlaps.
enum LabelPlacement {
  /// Heights for labels with the preferred heights `wanted` and at least `gap` between neighbours, inside a
  /// range: the least-squares displacement (pool adjacent violators).
  ///
  /// Gaps shrink evenly if the range is too short.
  static func spread(_ wanted: [Double], gap: Double, within range: ClosedRange<Double>) -> [Double] {
    guard !wanted.isEmpty else { return [] }
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    let room = range.upperBound - range.lowerBound
    let gap = min(gap, order.count > 1 ? room / Double(order.count - 1) : gap)
    // After subtraction of the gaps below it, every label has a free height; heights must not decrease.
    var blocks: [(sum: Double, count: Int)] = []
    for (rank, index) in order.enumerated() {
      blocks.append((wanted[index] - Double(rank) * gap, 1))
      while blocks.count > 1, mean(blocks[blocks.count - 2]) > mean(blocks[blocks.count - 1]) {
        let last = blocks.removeLast()
        blocks[blocks.count - 1].sum += last.sum
        blocks[blocks.count - 1].count += last.count
      }
    }
    let highest = range.upperBound - Double(order.count - 1) * gap
    let free = blocks.flatMap { block in
      [Double](repeating: min(max(mean(block), range.lowerBound), highest), count: block.count)
    }
    var places = wanted
    for (rank, index) in order.enumerated() { places[index] = free[rank] + Double(rank) * gap }
    return places
  }

  private static func mean(_ block: (sum: Double, count: Int)) -> Double { block.sum / Double(block.count) }

  /// First of some labels that lies inside and overlaps nothing; the last one if there is none.
  static func first(of labels: [Label], inside: Box, avoiding taken: [Box]) -> Label? {
    labels.first { label in
      let box = label.box
      return inside.contains(box) && !taken.contains { $0.overlaps(box) }
    } ?? labels.last
  }

  /// Labels around a point, in the order of preference.
  static func around(
    _ text: String, _ place: Point2D, distance: Double = 8, size: TextSize = .label, ink: Ink = .ink,
    bold: Bool = false
  ) -> [Label] {
    let middle = { (x: Double, anchor: Label.Anchor) in
      Label.centred(text, x: x, middle: place.y, anchor: anchor, size: size, ink: ink, bold: bold)
    }
    let at = { (x: Double, y: Double, anchor: Label.Anchor) in
      Label(text, at: Point2D(x: x, y: y), anchor: anchor, size: size, ink: ink, bold: bold)
    }
    let (above, below) = (place.y - distance, place.y + distance + size.points * 0.8)
    return [
      middle(place.x + distance, .start), middle(place.x - distance, .end), at(place.x, above, .middle),
      at(place.x, below, .middle), at(place.x + distance / 2, above, .start),
      at(place.x - distance / 2, above, .end), at(place.x + distance / 2, below, .start),
      at(place.x - distance / 2, below, .end),
    ]
  }
}
