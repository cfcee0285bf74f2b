/// Figure `collapse`: a stop that ends and a metastable collapse, at two loads.
internal import Incident

struct CollapseFigure {
  let story: MetastabilityExample
  let context: FigureContext

  private static let inks: [Ink] = [.alarm, .accent, .green, .purple]

  func figure() -> Figure {
    var canvas = context.curves(narrow: 560)
    let frame = FigureFrame(
      headline: headline, subtitle: subtitle, notes: [note], source: source,
      command: context.incidentCommand(.collapse))
    let free = frame.place(on: &canvas)
    let left = free.x + Axis.room(["24,000"])
    let upper = Box(
      x: left, y: free.y + 20, width: free.right - left, height: (free.height - 20) * 0.58)
    let lower = Box(
      x: left, y: upper.bottom + 40, width: upper.width, height: free.bottom - upper.bottom - 40 - 24)
    addGoodput(upper, on: &canvas)
    addQueue(lower, on: &canvas)
    return Figure(.collapse, frame, canvas, alt: alt, csv: csv, language: context.language)
  }

  private func seconds(_ plot: Box) -> LinearScale {
    LinearScale(0, story.horizonSeconds, from: plot.x, to: plot.right)
  }

  // MARK: Answers

  private func addGoodput(_ plot: Box, on canvas: inout Canvas) {
    let x = seconds(plot)
    let y = LinearScale(0, story.capacity * 1.05, from: plot.bottom, to: plot.y)
    let band = Box(
      x: plot.x, y: y(story.capacity), width: plot.width, height: y(story.threshold) - y(story.capacity))
    canvas.rectangle(band, .pale)
    Axis.name(
      context.say("answers in time, per second", "及时应答，每秒"), above: plot, x: FigureFrame.margin(of: canvas),
      on: &canvas)
    Axis.left(plot, y.ticks.map { (y($0), NumberText.plain($0)) }, zero: y(0), on: &canvas)
    addStop(plot, x, isNamed: true, on: &canvas)
    for (index, course) in story.courses.enumerated() {
      let places = course.samples.map { Point2D(x: x($0.second), y: y($0.goodput)) }
      canvas.polyline(places, Stroke(ink: Self.inks[index % Self.inks.count], width: 2.5))
    }
    let ends = story.courses.map { y($0.samples.last?.goodput ?? 0) - 10 }
    let heights = LabelPlacement.spread(ends, gap: 16, within: plot.y...(plot.bottom - 9))
    if context.isNarrow { return addNamesInLines(plot, y, on: &canvas) }
    for (course, height) in zip(story.courses, heights) {
      canvas.addOnPatch(
        .centred(courseText(course), x: plot.right - 4, middle: height, anchor: .end, bold: true),
        course.load > story.threshold || height > band.bottom ? .paper : .pale)
    }
    canvas.add(
      .centred(
        bandText, x: plot.right - 4, middle: (band.y + band.bottom) / 2, anchor: .end, size: .small,
        ink: .ink))
  }

  /// Names of the courses on a narrow sheet: two lines each above the end of their curve, where it is level.
  private func addNamesInLines(_ plot: Box, _ y: LinearScale, on canvas: inout Canvas) {
    for course in story.courses {
      let base = y(course.samples.last?.goodput ?? 0) - 8
      for (line, text) in courseLines(course).reversed().enumerated() {
        canvas.add(
          Label(
            text, at: Point2D(x: plot.right - 2, y: base - 15 * Double(line)), anchor: .end, bold: true))
      }
    }
  }

  private func addStop(_ plot: Box, _ x: LinearScale, isNamed: Bool, on canvas: inout Canvas) {
    for edge in [story.stop.lowerBound, story.stop.upperBound] {
      canvas.line(x(edge), plot.y, x(edge), plot.bottom, Stroke(ink: .ink, isDashed: true))
    }
    guard isNamed else { return }
    let length = NumberText.plain(story.stop.upperBound - story.stop.lowerBound)
    let text = context.say("pause of \(length) s", "停顿 \(length) 秒")
    let place = Point2D(x: context.isNarrow ? plot.right : x(story.stop.upperBound) + 5, y: plot.y - 5)
    canvas.add(Label(text, at: place, anchor: context.isNarrow ? .end : .start, size: .small))
  }

  // MARK: Queue

  private func addQueue(_ plot: Box, on canvas: inout Canvas) {
    let x = seconds(plot)
    let most = story.courses.flatMap { $0.samples.map(\.waiting) }.max() ?? 1
    let y = LinearScale(0, most, from: plot.bottom, to: plot.y)
    Axis.name(
      context.say("requests waiting", "排队的请求"), above: plot, x: FigureFrame.margin(of: canvas), on: &canvas)
    Axis.left(plot, y.fewTicks.map { (y($0), NumberText.fixed($0, decimals: 0)) }, on: &canvas)
    addStop(plot, x, isNamed: false, on: &canvas)
    for (index, course) in story.courses.enumerated() {
      let places = course.samples.map { Point2D(x: x($0.second), y: y($0.waiting)) }
      canvas.polyline(places, Stroke(ink: Self.inks[index % Self.inks.count], width: 2.5))
    }
    Axis.below(
      plot, x.ticks.map { (x($0), context.say("\(NumberText.plain($0)) s", "\(NumberText.plain($0)) 秒")) },
      on: &canvas)
  }

  // MARK: Words

  private func rate(_ value: Double) -> String { NumberText.plain(value) }

  private var bandText: String {
    context.say(
      "vulnerable: \(rate(story.threshold)) to \(rate(story.capacity)) requests/s",
      "脆弱区：每秒 \(rate(story.threshold)) 到 \(rate(story.capacity)) 个请求")
  }

  private func courseText(_ course: MetastabilityExample.Course) -> String {
    courseLines(course).joined(separator: context.say(" ", ""))
  }

  /// The load, and what becomes of it.
  private func courseLines(_ course: MetastabilityExample.Course) -> [String] {
    let load = context.say("\(rate(course.load)) requests/s:", "每秒 \(rate(course.load)) 个请求：")
    guard let second = course.recoverySecond else { return [load, context.say("never back", "再也没有恢复")] }
    let after = NumberText.fixed(second - story.stop.upperBound, decimals: 0)
    return [load, context.say("back after \(after) s", "\(after) 秒后恢复")]
  }

  private var headline: String {
    let length = NumberText.plain(story.stop.upperBound - story.stop.lowerBound)
    guard let lost = story.courses.first(where: { $0.outlivesItsTrigger && $0.recoverySecond == nil }) else {
      return context.say(
        "A \(length)-second pause is survived at every load shown", "\(length) 秒的停顿在各负载下都能挺过")
    }
    let share = Quantity.share(lost.load / story.capacity, decimals: 0)
    return context.say(
      "A \(length)-second pause stops a service at \(share) load for good",
      "负载 \(share) 的服务，停顿 \(length) 秒就再也恢复不了")
  }

  /// Retry behaviour of clients, in words.
  private var retries: String {
    story.retries == 1
      ? context.say("once", "一次") : context.say("\(story.retries) times", "\(story.retries) 次")
  }

  private var subtitle: String {
    context.say(
      "A service of \(rate(story.capacity)) requests a second, clients retry \(retries) after "
        + "\(rate(story.timeoutSeconds)) s; second by second",
      "每秒能处理 \(rate(story.capacity)) 个请求的服务，客户端 \(rate(story.timeoutSeconds)) 秒后重试\(retries)；逐秒的应答与队列"
    )
  }

  private var source: String {
    context.say("Source: example of Bronson et al., HotOS 2021", "来源：Bronson 等的例子，HotOS 2021")
  }

  private var note: String {
    context.say(
      "Between capacity / (1 + retries) and capacity, work for clients long gone keeps the queue full for ever. "
        + (context.isNarrow ? "\(bandText.capitalizedFirst)." : ""),
      "在 处理能力 / (1 + 重试次数) 与处理能力之间，为早已离开的客户端做的工作让队列一直满着。" + (context.isNarrow ? "\(bandText)。" : ""))
  }

  private var alt: String {
    story.courses.map { courseText($0) }.joined(separator: context.say("; ", "；")) + context.say(". ", "。")
      + bandText + context.say(".", "。")
  }

  private var csv: CSVWriter {
    var writer = CSVWriter(header: ["load", "second", "goodput", "waiting"])
    for course in story.courses {
      for sample in course.samples {
        writer.append([
          .number(course.load), .number(sample.second), .number((sample.goodput * 1e6).rounded() / 1e6),
          .number((sample.waiting * 1e6).rounded() / 1e6),
        ])
      }
    }
    return writer
  }
}
