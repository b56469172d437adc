// CRC-32C by the processor's own instruction, if it has one.

#ifndef CCRC32C_H
#define CCRC32C_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether the processor has the instruction.
bool ccrc32c_is_available(void);

/// Updates a checksum with bytes. Only if `ccrc32c_is_available`.
///
/// `checksum` is the inverted checksum of the bytes before, ~0 at the beginning.
uint32_t ccrc32c_update(uint32_t checksum, const uint8_t *bytes, size_t count);

#endif
