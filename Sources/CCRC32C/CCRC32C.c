#include "CCRC32C.h"

#include <string.h>

#if defined(__x86_64__)

#include <nmmintrin.h>

bool ccrc32c_is_available(void) { return __builtin_cpu_supports("sse4.2"); }

__attribute__((target("sse4.2")))
uint32_t ccrc32c_update(uint32_t checksum, const uint8_t *bytes, size_t count) {
  uint64_t wide = checksum;
  for (; count >= 8; bytes += 8, count -= 8) {
    uint64_t word;
    memcpy(&word, bytes, 8);
    wide = _mm_crc32_u64(wide, word);
  }
  uint32_t narrow = (uint32_t)wide;
  for (; count > 0; bytes++, count--) narrow = _mm_crc32_u8(narrow, *bytes);
  return narrow;
}

#elif defined(__ARM_FEATURE_CRC32)

#include <arm_acle.h>

bool ccrc32c_is_available(void) { return true; }

uint32_t ccrc32c_update(uint32_t checksum, const uint8_t *bytes, size_t count) {
  for (; count >= 8; bytes += 8, count -= 8) {
    uint64_t word;
    memcpy(&word, bytes, 8);
    checksum = __crc32cd(checksum, word);
  }
  for (; count > 0; bytes++, count--) checksum = __crc32cb(checksum, *bytes);
  return checksum;
}

#else

bool ccrc32c_is_available(void) { return false; }

uint32_t ccrc32c_update(uint32_t checksum, const uint8_t *bytes, size_t count) {
  (void)bytes, (void)count;
  return checksum;
}

#endif
