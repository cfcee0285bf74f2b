import Outages

/// A file that exists only in a test.
func record(_ text: String, _ options: RecordOptions = RecordOptions()) throws(OutageRecordError)
  -> OutageRecord
{
  try OutageRecord(reading: Array(text.utf8), origin: "mine.csv", options: options)
}

/// The line that a file is refused with; `nil` where it is read.
func refusal(_ text: String, _ options: RecordOptions = RecordOptions()) -> String? {
  do throws(OutageRecordError) {
    _ = try record(text, options)
    return nil
  } catch { return error.description }
}

/// Options with mappings and a present.
func options(
  maps: [String] = [], dates: DateOrder? = nil, impact: String? = nil, now: Timestamp? = nil
) throws -> RecordOptions {
  var options = RecordOptions()
  for map in maps { options.maps.append(try ColumnMap(map)) }
  options.dates = dates
  if let impact { options.impactShares = try RecordOptions.impactShares(impact) }
  options.now = now
  return options
}
