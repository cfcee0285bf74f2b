/// The C library of the platform, for every module: mathematics, files, signals, threads.
///
/// The one place that knows how the library is called: `import SystemLibrary` elsewhere.
#if canImport(Glibc)
  @_exported public import Glibc
#elseif canImport(Musl)
  @_exported public import Musl
#elseif canImport(Darwin)
  @_exported public import Darwin
#endif
