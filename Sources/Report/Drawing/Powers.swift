import SystemLibrary

/// Power and logarithm of the C library, for files that need nothing else of it.
func powered(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
func decimalLogarithm(_ value: Double) -> Double { log10(value) }
