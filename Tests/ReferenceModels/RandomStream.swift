/// Streams of random numbers of the simulations, one for each thing that is drawn, so that changing one thing leaves the
/// others' draws as they were.
enum RandomStream {
  static let arrivals: UInt64 = 0x494E_4301
  static let services: UInt64 = 0x494E_4302
  static let jitter: UInt64 = 0x494E_4303
  static let race: UInt64 = 0x494E_4305
}
