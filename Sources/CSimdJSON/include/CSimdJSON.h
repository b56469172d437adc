// A C interface to simdjson's DOM parser: parse bytes, read the tape.
//
// The tape's format: https://github.com/simdjson/simdjson/blob/master/doc/tape.md
// No exception crosses this interface; every function is safe to call from Swift.

#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A parser that owns the last document it parsed.
typedef struct csimdjson_parser csimdjson_parser;

/// The number of readable bytes that must follow a range parsed in place.
size_t csimdjson_padding(void);

/// A new parser; NULL if memory is exhausted.
csimdjson_parser *csimdjson_create(void);

void csimdjson_free(csimdjson_parser *parser);

/// Parses one document and returns 0, or an error code for `csimdjson_message`.
///
/// `is_padded` says that at least `csimdjson_padding()` readable bytes follow the range, with any
/// content; otherwise the range is copied first.
int csimdjson_parse(csimdjson_parser *parser, const uint8_t *bytes, size_t count, bool is_padded);

/// The document's tape, valid until the next parse.
const uint64_t *csimdjson_tape(const csimdjson_parser *parser);

/// The strings that the tape points into, valid until the next parse.
const uint8_t *csimdjson_strings(const csimdjson_parser *parser);

/// The meaning of an error code, in English.
const char *csimdjson_message(int code);

#ifdef __cplusplus
}
#endif

#endif
