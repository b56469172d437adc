// A C interface to RE2's regular expressions: every pattern takes linear time in the text.
// <https://github.com/google/re2>
//
// No exception crosses this interface; every function is safe to call from Swift, and a pattern
// can be used by several threads at once.

#ifndef CRE2_H
#define CRE2_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct cre2_pattern cre2_pattern;

/// A pattern that ignores case and in which `^` and `$` match the ends of lines; NULL if memory is
/// exhausted. Check `cre2_error` before using it.
cre2_pattern *cre2_create(const uint8_t *bytes, size_t count);

void cre2_free(cre2_pattern *pattern);

/// The problem of the pattern, in English and with the invalid part; NULL if it is valid. The text
/// lives as long as the pattern.
const char *cre2_error(const cre2_pattern *pattern);

/// Whether the pattern is found anywhere in a text in UTF-8.
bool cre2_is_found(const cre2_pattern *pattern, const uint8_t *bytes, size_t count);

#ifdef __cplusplus
}
#endif

#endif
