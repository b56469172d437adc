/// The exponential function and its inverse, which come to the same bits on every machine.
///
/// A trainer of parameters, or anything else whose results two machines are to agree on, computes with
/// these rather than with a system's functions.
///
/// The library links without a mathematics library, and a schedule must come to the same bits on
/// every platform: neither holds for a system's `exp` and `log`. Nothing but arithmetic is used here. Both functions here are within one
/// unit in the last place. They take two numbers at once, as every processor can, since a step of
/// FSRS has most of its logarithms and powers in pairs.
///
/// Sources: the reductions are those of W. J. Cody and W. Waite, *Software Manual for the Elementary
/// Functions* (1980); the polynomials are Chebyshev interpolations that were computed with 60 digits.
public enum Elementary {
  /// *e* to the power of a number: 0 below −745.2, infinite above 709.8.
  @inlinable
  public static func exp(_ x: Double) -> Double {
    guard x > -708 && x < 709 else { return expOutOfRange(x) }
    return exp(SIMD2(x, x))[0]
  }

  /// The natural logarithm of a number: −infinity for 0, not a number below.
  @inlinable
  public static func log(_ x: Double) -> Double {
    guard x >= .leastNormalMagnitude && x < .infinity else { return logOutOfRange(x) }
    return log(SIMD2(x, x))[0]
  }

  /// *e* to the power of two numbers in −708...709.
  @inlinable @inline(__always)
  public static func exp(_ x: SIMD2<Double>) -> SIMD2<Double> {
    // Adding this rounds to an integer, which is then in the lowest bits.
    let shift = SIMD2<Double>(repeating: 0x1.8p52)
    let shifted = x * 1.4426950408889634 + shift
    let k = shifted - shift
    let high = x - k * 0.6931467056274414
    let low = k * 4.7493250390316726e-07
    let r = high - low
    let rest = (high - r) - low
    let r2 = r * r
    let r4 = r2 * r2
    let a =
      (r * 0.1666666666666667 + 0.5) + r2 * (r * 0.008333333333326136 + 0.04166666666666667)
    let b =
      (r * 0.00019841269874820627 + 0.0013888888888883748)
      + r2 * (r * 2.7557255400206422e-06 + 2.4801587325547743e-05)
    let c = (r * 2.5105217004720745e-08 + 2.75572736431103e-07) + r2 * 2.0914686968086876e-09
    let power = (r + (rest + r2 * (a + r4 * (b + r4 * c)))) + 1
    let scale = (bits(shifted) &- bits(shift)) &<< 52
    return numbers(bits(power) &+ scale)
  }

  /// The natural logarithms of two normal numbers over 0.
  @inlinable @inline(__always)
  public static func log(_ x: SIMD2<Double>) -> SIMD2<Double> {
    // x = 2^k m, with m between √½ and √2.
    let middle = SIMD2<UInt64>(repeating: 0x3fe6_a09e_0000_0000)
    // Adds 1023, so that it is not negative, in the lowest bits of 2^52.
    let moved = bits(x) &- middle &+ SIMD2(repeating: 0x3ff0_0000_0000_0000)
    let k = numbers((moved &>> 52) | SIMD2(repeating: 0x4330_0000_0000_0000)) - 0x1.00000000003ffp52
    let m = numbers((moved & SIMD2(repeating: 0x000f_ffff_ffff_ffff)) &+ middle)
    let f = m - 1
    let half = f * f * 0.5
    let s = f / (m + 1)
    let z = s * s
    let w = z * z
    let odd = w * (w * (w * 0.15331710618210773 + 0.22222211130259878) + 0.39999999999899444)
    let even =
      z
      * (w * (w * (w * 0.14616585424888623 + 0.18182889455674947) + 0.2857142862600327)
        + 0.666666666666667)
    return (s * (half + (odd + even)) + k * 4.7493250390316726e-07 - half + f)
      + k * 0.6931467056274414
  }

  @inlinable @inline(__always)
  static func bits(_ x: SIMD2<Double>) -> SIMD2<UInt64> {
    unsafeBitCast(x, to: SIMD2<UInt64>.self)
  }

  @inlinable @inline(__always)
  static func numbers(_ bits: SIMD2<UInt64>) -> SIMD2<Double> {
    unsafeBitCast(bits, to: SIMD2<Double>.self)
  }

  @usableFromInline
  static func expOutOfRange(_ x: Double) -> Double {
    guard x == x else { return x }
    if x > 709.782712893384 { return .infinity }
    if x > 0 { return exp(x - 1) * 2.718281828459045 }
    if x < -745.2 { return 0 }
    return exp(x + 64 * 0.6931471805599453) * 0x1p-64
  }

  @usableFromInline
  static func logOutOfRange(_ x: Double) -> Double {
    if x == 0 { return -.infinity }
    guard x > 0 else { return .nan }
    return x == .infinity ? x : log(x * 0x1p64) - 64 * 0.6931471805599453
  }
}
