// RE2's regular expressions behind a C border: patterns whose time is linear in the text, whatever
// they are. <https://github.com/google/re2>
//
// No exception crosses this border; every function is safe to call from Swift, and a pattern from
// several threads at once.

#ifndef CRE2_H
#define CRE2_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct cre2_pattern cre2_pattern;

/// A pattern that forgives case and in which `^` and `$` are the ends of lines, or NULL if there is
/// no memory. See `cre2_error` before it is used.
cre2_pattern *cre2_create(const uint8_t *bytes, size_t count);

void cre2_free(cre2_pattern *pattern);

/// What is wrong with the pattern, in English and with the part that is, or NULL; valid as long as
/// the pattern.
const char *cre2_error(const cre2_pattern *pattern);

/// Whether the pattern is found anywhere in a text in UTF-8.
bool cre2_is_found(const cre2_pattern *pattern, const uint8_t *bytes, size_t count);

#ifdef __cplusplus
}
#endif

#endif
