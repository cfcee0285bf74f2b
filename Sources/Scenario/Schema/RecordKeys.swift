/// Keys that choose rows of an outage record.
enum RecordKeys {
  /// Cause and window, below `where`.
  static func rows(_ path: String) -> [SchemaKey] {
    [
      SchemaKey("\(path).cause", .text, "Word in the cause or the trigger of the rows."),
      SchemaKey("\(path).from", .text, "First day that was watched (that of the first row of the file)."),
      SchemaKey(
        "\(path).until", .text, "Day up to which somebody watched (that of the last row of the file)."),
    ]
  }
}
