/// Streams of random numbers, one for each thing that is drawn, so that changing one thing leaves the others'
/// draws as they were.
enum RandomStream {
  static let people: UInt64 = 0x494E_4304
}
