// The host in memory that tests run with: it defines the imports of the contract that have a meaning without one.
#include "helios_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST 1000

static char *logged[MOST];
static size_t log_count;
static helios_list_config_entry_t settings;
static char *keys[MOST];
static helios_string_t values[MOST];
static size_t key_count;
static char *cached[MOST];
static helios_body_t bodies[MOST];
static size_t cache_count;

void helios_test_check(bool holds, const char *what, const char *file, int line) {
  if (holds) return;
  fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
  for (size_t i = 0; i < log_count; i++) fprintf(stderr, "  log: %s\n", logged[i]);
  exit(1);
}

static char *ended(helios_string_t text) {
  char *copy = malloc(text.len + 1);
  if (!copy) abort();
  if (text.len) memcpy(copy, text.ptr, text.len);
  copy[text.len] = 0;
  return copy;
}

// Settings are never freed: a test program is short.
static void set(const char *key, helios_config_value_t value) {
  helios_config_entry_t *more = malloc((settings.len + 1) * sizeof *more);
  if (!more) abort();
  if (settings.len) memcpy(more, settings.ptr, settings.len * sizeof *more);
  more[settings.len] = (helios_config_entry_t){helios_words(key), value};
  settings = (helios_list_config_entry_t){more, settings.len + 1};
  helios_replace_settings(&settings);
}

void helios_test_boolean(const char *key, bool value) {
  set(key, (helios_config_value_t){.tag = HELIOS_CONFIG_VALUE_BOOLEAN, .val = {.boolean = value}});
}

void helios_test_integer(const char *key, int64_t value) {
  set(key, (helios_config_value_t){.tag = HELIOS_CONFIG_VALUE_INTEGER, .val = {.integer = value}});
}

void helios_test_text(const char *key, const char *value) {
  set(key, (helios_config_value_t){.tag = HELIOS_CONFIG_VALUE_TEXT, .val = {.text = helios_words(value)}});
}

void helios_test_list(const char *key, const char *const *words, size_t count) {
  helios_list_string_t list = {malloc(count * sizeof(helios_string_t)), count};
  for (size_t i = 0; i < count; i++) list.ptr[i] = helios_words(words[i]);
  set(key, (helios_config_value_t){.tag = HELIOS_CONFIG_VALUE_TEXT_LIST, .val = {.text_list = list}});
}

void helios_test_reset(void) {
  settings = (helios_list_config_entry_t){NULL, 0};
  helios_replace_settings(&settings);
  log_count = key_count = cache_count = 0;
}

size_t helios_test_logged(void) { return log_count; }
const char *helios_test_log(size_t index) { return index < log_count ? logged[index] : ""; }

helios_call_t helios_test_call(void) {
  return (helios_call_t){
      .deadline = 250000,
      .session = {.id = helios_words("s1"),
                  .user = helios_words("alice"),
                  .database = helios_words("app"),
                  .client_addr = helios_words("127.0.0.1:50000"),
                  .encrypted = true},
  };
}

helios_statement_t helios_test_statement(const char *text, uint8_t kind) {
  return (helios_statement_t){.text = helios_words(text), .kind = kind};
}

void helios_log_log(helios_log_log_level_t level, helios_string_t *message,
                    helios_list_tuple2_string_string_t *fields) {
  (void)level, (void)fields;
  if (log_count < MOST) logged[log_count++] = ended(*message);
}

bool helios_log_enabled(helios_log_log_level_t level) {
  (void)level;
  return true;
}

static size_t place(helios_string_t key) {
  for (size_t i = 0; i < key_count; i++) {
    if (helios_same(key, keys[i])) return i;
  }
  if (key_count == MOST) abort();
  keys[key_count] = ended(key);
  values[key_count].ptr = NULL;
  return key_count++;
}

bool helios_kv_get(helios_string_t *key, helios_option_string_t *ret, helios_kv_kv_error_t *err) {
  (void)err;
  helios_string_t found = values[place(*key)];
  *ret = (helios_option_string_t){.is_some = found.ptr != NULL, .val = helios_copy(found)};
  return true;
}

bool helios_kv_set(helios_string_t *key, helios_string_t *value, helios_duration_t *maybe_ttl,
                   helios_kv_kv_error_t *err) {
  (void)maybe_ttl, (void)err;
  values[place(*key)] = (helios_string_t){(uint8_t *)ended(*value), value->len};
  return true;
}

bool helios_kv_increment(helios_string_t *key, int64_t by, helios_duration_t *maybe_ttl, int64_t *ret,
                         helios_kv_kv_error_t *err) {
  (void)maybe_ttl, (void)err;
  size_t at = place(*key);
  char text[32];
  *ret = (values[at].ptr ? strtoll((char *)values[at].ptr, NULL, 10) : 0) + by;
  snprintf(text, sizeof text, "%lld", (long long)*ret);
  values[at] = helios_words(text);
  return true;
}

bool helios_kv_delete(helios_string_t *key, bool *ret, helios_kv_kv_error_t *err) {
  (void)err;
  size_t at = place(*key);
  *ret = values[at].ptr != NULL;
  values[at].ptr = NULL;
  return true;
}

bool helios_kv_compare_and_swap(helios_string_t *key, helios_string_t *maybe_expected, helios_string_t *value,
                                helios_duration_t *maybe_ttl, bool *ret, helios_kv_kv_error_t *err) {
  helios_string_t found = values[place(*key)];
  bool same = found.ptr && maybe_expected && found.len == maybe_expected->len &&
              !memcmp(found.ptr, maybe_expected->ptr, found.len);
  *ret = maybe_expected ? same : !found.ptr;
  return !*ret || helios_kv_set(key, value, maybe_ttl, err);
}

static int by_text(const void *one, const void *other) {
  const helios_string_t *a = one, *b = other;
  int order = memcmp(a->ptr, b->ptr, a->len < b->len ? a->len : b->len);
  return order ? order : a->len < b->len ? -1 : a->len > b->len;
}

bool helios_kv_list_keys(helios_string_t *prefix, helios_string_t *maybe_after, uint32_t limit,
                         helios_list_string_t *ret, helios_kv_kv_error_t *err) {
  (void)err;
  *ret = (helios_list_string_t){malloc((key_count + 1) * sizeof(helios_string_t)), 0};
  if (!ret->ptr) abort();
  for (size_t i = 0; i < key_count; i++) {
    helios_string_t key = helios_text(keys[i]);
    bool begins = key.len >= prefix->len && (!prefix->len || !memcmp(key.ptr, prefix->ptr, prefix->len));
    if (values[i].ptr && begins && (!maybe_after || by_text(&key, maybe_after) > 0)) {
      ret->ptr[ret->len++] = helios_copy(key);
    }
  }
  qsort(ret->ptr, ret->len, sizeof *ret->ptr, by_text);
  while (ret->len > limit) helios_string_free(&ret->ptr[--ret->len]);
  return true;
}

static size_t cache_place(helios_string_t key) {
  size_t at = 0;
  while (at < cache_count && !helios_same(key, cached[at])) at++;
  return at;
}

static helios_body_t body_copy(helios_body_t body) {
  // text and bytes are a pointer and a length alike
  if (body.tag != HELIOS_BODY_EMPTY) body.val.text = helios_copy(body.val.text);
  return body;
}

bool helios_cache_store_cache_get(helios_string_t *key, helios_cache_store_option_body_t *ret,
                                  helios_cache_store_cache_error_t *err) {
  (void)err;
  size_t at = cache_place(*key);
  *ret = (helios_cache_store_option_body_t){.is_some = at < cache_count};
  if (ret->is_some) ret->val = body_copy(bodies[at]);
  return true;
}

bool helios_cache_store_cache_set(helios_string_t *key, helios_body_t *value, helios_duration_t ttl,
                                  helios_cache_store_cache_error_t *err) {
  (void)ttl, (void)err;
  size_t at = cache_place(*key);
  if (at == MOST) abort();
  if (at == cache_count) cached[cache_count++] = ended(*key);
  bodies[at] = body_copy(*value);
  return true;
}

bool helios_cache_store_cache_delete(helios_string_t *key, bool *ret, helios_cache_store_cache_error_t *err) {
  (void)err;
  size_t at = cache_place(*key);
  *ret = at < cache_count;
  if (!*ret) return true;
  cached[at] = cached[--cache_count];
  bodies[at] = bodies[cache_count];
  return true;
}

static helios_config_value_t value_copy(helios_config_value_t value) {
  if (value.tag == HELIOS_CONFIG_VALUE_TEXT || value.tag == HELIOS_CONFIG_VALUE_JSON) {
    value.val.text = helios_copy(value.val.text);
  } else if (value.tag == HELIOS_CONFIG_VALUE_TEXT_LIST) {
    helios_list_string_t list = {malloc((value.val.text_list.len + 1) * sizeof(helios_string_t)), value.val.text_list.len};
    if (!list.ptr) abort();
    for (size_t i = 0; i < list.len; i++) list.ptr[i] = helios_copy(value.val.text_list.ptr[i]);
    value.val.text_list = list;
  }
  return value;
}

bool helios_config_get_value(helios_string_t *key, helios_config_value_t *ret) {
  for (size_t i = 0; i < settings.len; i++) {
    helios_string_t name = settings.ptr[i].key;
    if (name.len != key->len || memcmp(name.ptr, key->ptr, key->len)) continue;
    *ret = value_copy(settings.ptr[i].value);
    return true;
  }
  return false;
}

void helios_config_get_all(helios_config_list_config_entry_t *ret) {
  *ret = (helios_config_list_config_entry_t){malloc((settings.len + 1) * sizeof *settings.ptr), settings.len};
  if (!ret->ptr) abort();
  for (size_t i = 0; i < settings.len; i++) {
    ret->ptr[i] = (helios_config_entry_t){helios_copy(settings.ptr[i].key), value_copy(settings.ptr[i].value)};
  }
}

// Nothing is out there: a test defines these itself where its plugin is to find something.
__attribute__((weak)) bool helios_secrets_get(helios_string_t *name, helios_string_t *ret,
                                              helios_secrets_secret_error_t *err) {
  (void)name, (void)ret;
  *err = (helios_secrets_secret_error_t){.tag = HELIOS_SECRETS_SECRET_ERROR_ACCESS_DENIED};
  return false;
}

__attribute__((weak)) bool helios_http_http_fetch(helios_http_http_request_t *request, helios_http_http_response_t *ret,
                                                  helios_http_http_error_t *err) {
  (void)request, (void)ret;
  *err = (helios_http_http_error_t){.tag = HELIOS_HTTP_HTTP_ERROR_UNREACHABLE};
  return false;
}

__attribute__((weak)) bool helios_search_search_semantic_index(helios_string_t *index, helios_list_f32_t *vector,
                                                               uint32_t k, helios_search_list_search_hit_t *ret,
                                                               helios_search_search_error_t *err) {
  (void)index, (void)vector, (void)k, (void)ret;
  *err = (helios_search_search_error_t){.tag = HELIOS_SEARCH_SEARCH_ERROR_NO_SUCH_INDEX};
  return false;
}

__attribute__((weak)) bool helios_search_search_keyword_index(helios_string_t *index, helios_string_t *text, uint32_t k,
                                                              helios_search_list_search_hit_t *ret,
                                                              helios_search_search_error_t *err) {
  (void)index, (void)text, (void)k, (void)ret;
  *err = (helios_search_search_error_t){.tag = HELIOS_SEARCH_SEARCH_ERROR_NO_SUCH_INDEX};
  return false;
}

bool helios_telemetry_metric_inc(helios_string_t *name, double value, helios_list_tuple2_string_string_t *labels,
                                 helios_telemetry_telemetry_error_t *err) {
  (void)name, (void)value, (void)labels, (void)err;
  return true;
}

bool helios_telemetry_metric_set(helios_string_t *name, double value, helios_list_tuple2_string_string_t *labels,
                                 helios_telemetry_telemetry_error_t *err) {
  return helios_telemetry_metric_inc(name, value, labels, err);
}

bool helios_telemetry_metric_observe(helios_string_t *name, double value, helios_list_tuple2_string_string_t *labels,
                                     helios_telemetry_telemetry_error_t *err) {
  return helios_telemetry_metric_inc(name, value, labels, err);
}
