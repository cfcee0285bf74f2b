internal import PresetFiles

/// Catalogue of the presets compiled into the binary.
public enum PresetCatalogue {
  /// A built-in preset.
  public struct Preset: Equatable, Sendable {
    /// Name, as `--preset` takes it.
    public let name: String
    /// Name of its file, as messages show it.
    public let fileName: String
    /// The file's bytes.
    public let bytes: [UInt8]
  }

  /// All presets in alphabetical order of their names.
  public static var all: [Preset] {
    (0..<preset_file_count).compactMap { preset(at: $0) }
  }

  /// Names of all presets.
  public static var names: [String] {
    (0..<preset_file_count).compactMap { fileName(at: $0).map(presetName) }
  }

  /// The preset with a name.
  public static func preset(_ name: String) -> Preset? {
    (0..<preset_file_count).first { fileName(at: $0).map(presetName) == name }.flatMap(preset(at:))
  }

  private static func preset(at index: Int) -> Preset? {
    guard let file = preset_file_at(index)?.pointee, let fileName = fileName(at: index) else { return nil }
    let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.length))
    return Preset(name: presetName(fileName), fileName: fileName, bytes: bytes)
  }

  private static func fileName(at index: Int) -> String? {
    preset_file_at(index).map { String(cString: $0.pointee.name) }
  }

  /// The file's name without `.json5`.
  private static func presetName(_ fileName: String) -> String {
    String(fileName.split(separator: ".").first ?? "")
  }
}
