#include "CRE2.h"

#include <re2/re2.h>

#include <new>

struct cre2_pattern {
  re2::RE2 expression;
};

namespace {

re2::RE2::Options options() {
  re2::RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  return options;
}

}  // namespace

cre2_pattern *cre2_create(const uint8_t *bytes, size_t count) {
  try {
    std::string text = "(?m)";
    text.append(reinterpret_cast<const char *>(bytes), count);
    return new cre2_pattern{re2::RE2(text, options())};
  } catch (...) {
    return nullptr;
  }
}

void cre2_free(cre2_pattern *pattern) { delete pattern; }

const char *cre2_error(const cre2_pattern *pattern) {
  return pattern->expression.ok() ? nullptr : pattern->expression.error().c_str();
}

bool cre2_is_found(const cre2_pattern *pattern, const uint8_t *bytes, size_t count) {
  return re2::RE2::PartialMatch(
      re2::StringPiece(reinterpret_cast<const char *>(bytes), count), pattern->expression);
}
