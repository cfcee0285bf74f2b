/// Resolution of the requested presets and their bases, in the order of application.
///
/// A base that several presets extend applies once, before the first of them, so that a later preset's base
/// does not undo an earlier preset. A preset named by the user applies at each mention.
struct PresetLayers {
  /// Longest chain of `extends`; a longer one indicates a folder that links to itself.
  static let chainLimit = 16

  /// Preset that was read.
  struct Layer {
    /// Name of a built-in preset or path of a file.
    let name: String
    let document: JSON5Object
    let place: FileLocation
  }

  let readFile: (String) -> Result<[UInt8], FileProblem>
  private(set) var layers: [Layer] = []

  init(readFile: @escaping (String) -> Result<[UInt8], FileProblem>) {
    self.readFile = readFile
  }

  /// Addition of a preset and, below it, of its bases.
  mutating func add(_ reference: String) throws(ScenarioError) {
    try add(PresetReference(reference, in: nil), from: nil, chain: [])
  }

  private mutating func add(
    _ reference: PresetReference, from place: FileLocation?, chain: [PresetReference]
  ) throws(ScenarioError) {
    var layer = try read(reference, place)
    if let extends = layer.document["extends"] {
      guard let base = extends.string else {
        throw .wrongType(
          "extends", expected: .text, found: extends.content.evidence, at: extends.place)
      }
      let below = PresetReference(base, in: reference)
      let chain = chain + [reference]
      if let start = chain.firstIndex(of: below) {
        throw .extendsCycle((chain[start...] + [below]).map(\.name), at: extends.place)
      }
      guard chain.count < Self.chainLimit else {
        throw .extendsTooFar(limit: Self.chainLimit, at: extends.place)
      }
      if !layers.contains(where: { $0.name == below.name }) {
        try add(below, from: extends.place, chain: chain)
      }
      layer = Layer(
        name: layer.name,
        document: JSON5Object(members: layer.document.members.filter { $0.key != "extends" }),
        place: layer.place)
    }
    layers.append(layer)
  }

  private func read(_ reference: PresetReference, _ from: FileLocation?) throws(ScenarioError) -> Layer {
    let bytes: [UInt8]
    let file: String
    switch reference {
    case .builtIn(let name):
      guard let preset = PresetCatalogue.preset(name) else {
        throw .unknownPreset(name, known: PresetCatalogue.names, at: from)
      }
      bytes = preset.bytes
      file = preset.fileName
    case .file(let path):
      bytes = try contents(path, from)
      file = path
    }
    let value = try JSON5Parser.parse(bytes, origin: .file(file, line: 1, column: 1))
    guard let document = value.object else {
      throw .wrongType("", expected: .object, found: value.content.evidence, at: value.place)
    }
    return Layer(name: reference.name, document: document, place: value.place)
  }

  private func contents(_ path: String, _ from: FileLocation?) throws(ScenarioError) -> [UInt8] {
    switch readFile(path) {
    case .failure(.tooLarge(let bytes)):
      throw .tooLarge(path, bytes: bytes, limit: ScenarioLoader.inputLimit)
    case .failure(let problem): throw .unreadable(path, problem, at: from)
    case .success(let bytes):
      if bytes.count > ScenarioLoader.inputLimit {
        throw .tooLarge(path, bytes: bytes.count, limit: ScenarioLoader.inputLimit)
      }
      return bytes
    }
  }
}

/// Reference to a preset: a name if it is built in, a path if it is a file.
enum PresetReference: Equatable {
  case builtIn(String)
  case file(String)

  /// A text with a `/` or the ending `.json5` or `.json` is a path, relative to the folder of `base`.
  init(_ text: String, in base: PresetReference?) {
    guard text.contains("/") || text.hasSuffix(".json5") || text.hasSuffix(".json") else {
      self = .builtIn(text)
      return
    }
    guard !text.hasPrefix("/"), case .file(let path)? = base, let slash = path.lastIndex(of: "/") else {
      self = .file(Self.normalised(text))
      return
    }
    self = .file(Self.normalised(path[...slash] + text))
  }

  /// Name in the user's spelling.
  var name: String {
    switch self {
    case .builtIn(let name), .file(let name): name
    }
  }

  /// The last component without its extension.
  var title: String {
    guard case .file(let path) = self else { return name }
    let last = path.split(separator: "/").last ?? ""
    for ending in [".json5", ".json"] where last.hasSuffix(ending) && last.count > ending.count {
      return String(last.dropLast(ending.count))
    }
    return String(last)
  }

  /// The path without `.` and without `name/..`.
  private static func normalised(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
