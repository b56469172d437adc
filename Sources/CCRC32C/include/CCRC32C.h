// CRC-32C by the processor's own instruction, where it has one.

#ifndef CCRC32C_H
#define CCRC32C_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether the processor has the instruction.
bool ccrc32c_is_available(void);

/// Takes bytes into a checksum. Only where `ccrc32c_is_available`.
///
/// `checksum` is the inverted checksum of what came before, ~0 at the beginning.
uint32_t ccrc32c_update(uint32_t checksum, const uint8_t *bytes, size_t count);

#endif
