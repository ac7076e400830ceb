// The C++ SDK: the C SDK's hook functions, with the standard library's types around them.
//
// Built without exceptions and run-time type information, which the engine's sandbox leaves out: what can fail says so
// in its result, and helios::fail turns it into the typed plugin-error.
#pragma once

#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "helios_sdk.h"

namespace helios {

// Look at text that the host lent.
inline std::string_view view(const helios_string_t &text) {
  return {reinterpret_cast<const char *>(text.ptr), text.len};
}

// Lend text to the host.
inline helios_string_t lent(std::string_view text) {
  return {reinterpret_cast<uint8_t *>(const_cast<char *>(text.data())), text.size()};
}

// Copy text for an answer; it is freed once the answer was given.
inline helios_string_t own(std::string_view text) { return helios_copy(lent(text)); }

inline std::vector<std::string_view> views(const helios_list_string_t &list) {
  std::vector<std::string_view> found;
  for (size_t i = 0; i < list.len; i++) found.push_back(view(list.ptr[i]));
  return found;
}

inline void trace(std::string_view message) { helios_trace(lent(message)); }
inline void debug(std::string_view message) { helios_debug(lent(message)); }
inline void info(std::string_view message) { helios_info(lent(message)); }
inline void warn(std::string_view message) { helios_warn(lent(message)); }
inline void error(std::string_view message) { helios_error(lent(message)); }

// Write why a hook does not answer, log it, and return false.
inline bool fail(helios_plugin_error_t *failure, std::string_view why, uint8_t kind = HELIOS_PLUGIN_ERROR_OTHER) {
  return helios_fail(failure, kind, std::string(why).c_str());
}

// A setting in its type: bool, int64_t, double, std::string, std::vector<std::string_view>.
inline bool setting(const char *key, bool otherwise) { return helios_setting_boolean(key, otherwise); }
inline int64_t setting(const char *key, int64_t otherwise) { return helios_setting_integer(key, otherwise); }
inline double setting(const char *key, double otherwise) { return helios_setting_number(key, otherwise); }
inline std::string setting(const char *key, const char *otherwise) {
  return std::string(view(helios_setting_text(key, otherwise)));
}
inline std::vector<std::string_view> setting(const char *key) { return views(helios_setting_list(key)); }

// The attribute of a session or an identity; empty where there is none.
inline std::string_view attribute(const helios_list_tuple2_string_string_t &attributes, std::string_view name) {
  for (size_t i = 0; i < attributes.len; i++) {
    if (view(attributes.ptr[i].f0) == name) return view(attributes.ptr[i].f1);
  }
  return {};
}

}  // namespace helios
