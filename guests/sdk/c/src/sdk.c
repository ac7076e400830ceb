// Strings, log, errors and settings; the same on wasm and natively.
#include "helios_sdk.h"

#include <stdlib.h>
#include <string.h>

static helios_list_config_entry_t settings;

helios_string_t helios_text(const char *words) {
  return (helios_string_t){(uint8_t *)words, strlen(words)};
}

helios_string_t helios_copy(helios_string_t text) {
  helios_string_t copy = {NULL, text.len};
  if (text.len) {
    copy.ptr = malloc(text.len);
    if (!copy.ptr) abort();
    memcpy(copy.ptr, text.ptr, text.len);
  }
  return copy;
}

helios_string_t helios_words(const char *words) { return helios_copy(helios_text(words)); }

helios_string_t helios_join(const char *first, helios_string_t second, const char *third) {
  size_t head = strlen(first), tail = third ? strlen(third) : 0;
  helios_string_t joined = {NULL, head + second.len + tail};
  if (!joined.len) return joined;
  joined.ptr = malloc(joined.len);
  if (!joined.ptr) abort();
  memcpy(joined.ptr, first, head);
  if (second.len) memcpy(joined.ptr + head, second.ptr, second.len);
  if (tail) memcpy(joined.ptr + head + second.len, third, tail);
  return joined;
}

bool helios_same(helios_string_t text, const char *words) {
  size_t len = strlen(words);
  return text.len == len && (!len || !memcmp(text.ptr, words, len));
}

bool helios_starts(helios_string_t text, const char *words) {
  size_t len = strlen(words);
  return text.len >= len && (!len || !memcmp(text.ptr, words, len));
}

static uint8_t lower(uint8_t c) { return c >= 'A' && c <= 'Z' ? (uint8_t)(c + 32) : c; }

bool helios_contains(helios_string_t text, const char *words) {
  size_t len = strlen(words);
  for (size_t i = 0; i + len <= text.len; i++) {
    size_t at = 0;
    while (at < len && lower(text.ptr[i + at]) == lower((uint8_t)words[at])) at++;
    if (at == len) return true;
  }
  return false;
}

bool helios_list_has(const helios_list_string_t *list, helios_string_t text) {
  for (size_t i = 0; i < list->len; i++) {
    helios_string_t item = list->ptr[i];
    if (item.len == text.len && (!item.len || !memcmp(item.ptr, text.ptr, item.len))) return true;
  }
  return false;
}

static void write_log(helios_log_log_level_t level, helios_string_t message) {
  helios_list_tuple2_string_string_t none = {NULL, 0};
  helios_log_log(level, &message, &none);
}

void helios_trace(helios_string_t message) { write_log(HELIOS_LOG_LOG_LEVEL_TRACE, message); }
void helios_debug(helios_string_t message) { write_log(HELIOS_LOG_LOG_LEVEL_DEBUG, message); }
void helios_info(helios_string_t message) { write_log(HELIOS_LOG_LOG_LEVEL_INFO, message); }
void helios_warn(helios_string_t message) { write_log(HELIOS_LOG_LOG_LEVEL_WARN, message); }
void helios_error(helios_string_t message) { write_log(HELIOS_LOG_LOG_LEVEL_ERROR, message); }

bool helios_fail(helios_plugin_error_t *error, uint8_t kind, const char *why) {
  helios_error(helios_text(why));
  error->tag = kind;
  error->val.other = helios_words(why);
  return false;
}

bool helios_needs(helios_plugin_error_t *error, const char *permission, bool granted) {
  if (granted) return true;
  helios_string_t name = helios_text(permission);
  helios_string_t first = helios_join("it needs the permission ", name, ", but its operator does not grant it: add ");
  error->tag = HELIOS_PLUGIN_ERROR_INVALID_CONFIG;
  helios_string_t last = helios_join("", name, " to the plugin's list in [plugins.permissions]");
  error->val.invalid_config = (helios_string_t){malloc(first.len + last.len), first.len + last.len};
  if (!error->val.invalid_config.ptr) abort();
  memcpy(error->val.invalid_config.ptr, first.ptr, first.len);
  memcpy(error->val.invalid_config.ptr + first.len, last.ptr, last.len);
  helios_string_free(&first);
  helios_string_free(&last);
  helios_error(error->val.invalid_config);
  return false;
}

bool helios_needs_kv(helios_plugin_error_t *error) {
  helios_string_t key = helios_text("permission");
  helios_option_string_t found = {0};
  helios_kv_kv_error_t why = {0};
  bool there, got = helios_kv_get(&key, &found, &why);
  if (!helios_needs(error, "kv_read", got || why.tag != HELIOS_KV_KV_ERROR_ACCESS_DENIED)) return false;
  if (got) helios_option_string_free(&found);
  else helios_kv_kv_error_free(&why);
  why = (helios_kv_kv_error_t){0};
  got = helios_kv_delete(&key, &there, &why);
  if (!helios_needs(error, "kv_write", got || why.tag != HELIOS_KV_KV_ERROR_ACCESS_DENIED)) return false;
  if (!got) helios_kv_kv_error_free(&why);
  return true;
}

bool helios_needs_http(helios_plugin_error_t *error) {
  helios_http_http_request_t nowhere = {0};
  helios_http_http_response_t response = {0};
  helios_http_http_error_t why = {0};
  bool got = helios_http_http_fetch(&nowhere, &response, &why);
  if (!helios_needs(error, "http_fetch", got || why.tag != HELIOS_HTTP_HTTP_ERROR_ACCESS_DENIED)) return false;
  if (got) helios_http_http_response_free(&response);
  else helios_http_http_error_free(&why);
  return true;
}

bool helios_needs_metrics(helios_plugin_error_t *error) {
  helios_string_t unnamed = helios_text("");
  helios_list_tuple2_string_string_t none = {NULL, 0};
  helios_telemetry_telemetry_error_t why = {0};
  bool got = helios_telemetry_metric_inc(&unnamed, 0, &none, &why);
  if (!helios_needs(error, "metrics", got || why.tag != HELIOS_TELEMETRY_TELEMETRY_ERROR_ACCESS_DENIED)) return false;
  if (!got) helios_telemetry_telemetry_error_free(&why);
  return true;
}

bool helios_needs_search(helios_plugin_error_t *error) {
  helios_string_t nothing = helios_text("");
  helios_search_list_search_hit_t hits = {0};
  helios_search_search_error_t why = {0};
  bool got = helios_search_search_keyword_index(&nothing, &nothing, 0, &hits, &why);
  if (!helios_needs(error, "search", got || why.tag != HELIOS_SEARCH_SEARCH_ERROR_ACCESS_DENIED)) return false;
  if (got) helios_search_list_search_hit_free(&hits);
  else helios_search_search_error_free(&why);
  return true;
}

void helios_replace_settings(const helios_list_config_entry_t *given) { settings = *given; }

static const helios_config_value_t *setting(const char *key, uint8_t tag) {
  for (size_t i = 0; i < settings.len; i++) {
    if (helios_same(settings.ptr[i].key, key) && settings.ptr[i].value.tag == tag) return &settings.ptr[i].value;
  }
  return NULL;
}

bool helios_setting_boolean(const char *key, bool otherwise) {
  const helios_config_value_t *found = setting(key, HELIOS_CONFIG_VALUE_BOOLEAN);
  return found ? found->val.boolean : otherwise;
}

int64_t helios_setting_integer(const char *key, int64_t otherwise) {
  const helios_config_value_t *found = setting(key, HELIOS_CONFIG_VALUE_INTEGER);
  return found ? found->val.integer : otherwise;
}

double helios_setting_number(const char *key, double otherwise) {
  const helios_config_value_t *found = setting(key, HELIOS_CONFIG_VALUE_NUMBER);
  return found ? found->val.number : (double)helios_setting_integer(key, (int64_t)otherwise);
}

helios_string_t helios_setting_text(const char *key, const char *otherwise) {
  const helios_config_value_t *found = setting(key, HELIOS_CONFIG_VALUE_TEXT);
  return found ? found->val.text : helios_text(otherwise);
}

helios_list_string_t helios_setting_list(const char *key) {
  const helios_config_value_t *found = setting(key, HELIOS_CONFIG_VALUE_TEXT_LIST);
  return found ? found->val.text_list : (helios_list_string_t){NULL, 0};
}

__attribute__((__weak__)) bool helios_on_load(helios_plugin_error_t *error) {
  (void)error;
  return true;
}

__attribute__((__weak__)) void helios_on_unload(void) {}
