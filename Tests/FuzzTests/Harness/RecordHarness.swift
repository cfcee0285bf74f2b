import Outages

/// A record is refused in a line, or every row of it can be counted.
func recordProblem(_ bytes: [UInt8]) -> String? {
  do throws(OutageRecordError) {
    let record = try OutageRecord(reading: bytes, origin: "record.csv")
    let hours = record.outages.compactMap(\.hours)
    return hours.allSatisfy { $0 >= 0 && $0.isFinite } ? nil : "hours \(hours)"
  } catch { return problem(of: error.description, inputBytes: bytes.count) }
}
