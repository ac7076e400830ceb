// Caches what plain reads return, for longer as the operator wants, and forgets it when their tables change.
#include "bindings/plugin.h"

#include <stdlib.h>
#include <string.h>

#define SECOND 1000000.0
#define MOST 8640.0  // a day

static double multiplier = 1.0;

static void *reserve(size_t size) {
  void *memory = malloc(size ? size : 1);
  if (!memory) abort();
  return memory;
}

static plugin_list_string_t listed(const char *const *texts, size_t count) {
  plugin_list_string_t list = {reserve(count * sizeof(plugin_string_t)), count};
  for (size_t i = 0; i < count; i++) plugin_string_dup(&list.ptr[i], texts[i]);
  return list;
}

void exports_heliosproxy_plugin_lifecycle_metadata(exports_heliosproxy_plugin_lifecycle_plugin_metadata_t *ret) {
  static const char *const hooks[] = {"cache"};
  plugin_string_dup(&ret->name, "custom-cache");
  plugin_string_dup(&ret->version, "1.0.0");
  plugin_string_dup(&ret->description, "Caches plain reads, and forgets them when their tables change");
  plugin_string_dup(&ret->author, "helios-plugin-host");
  ret->hooks = listed(hooks, 1);
  ret->permissions = listed(NULL, 0);
}

bool exports_heliosproxy_plugin_lifecycle_on_load(exports_heliosproxy_plugin_lifecycle_list_config_entry_t *config,
                                                  exports_heliosproxy_plugin_lifecycle_plugin_error_t *err) {
  for (size_t i = 0; i < config->len; i++)
    if (config->ptr[i].value.tag == HELIOSPROXY_PLUGIN_TYPES_CONFIG_VALUE_NUMBER)
      multiplier = config->ptr[i].value.val.number;
  exports_heliosproxy_plugin_lifecycle_list_config_entry_free(config);
  if (multiplier >= 0 && multiplier <= MOST) return true;
  err->tag = HELIOSPROXY_PLUGIN_TYPES_PLUGIN_ERROR_INVALID_CONFIG;
  plugin_string_dup(&err->val.invalid_config, "ttl_multiplier: expected a number from 0 to 8640");
  return false;
}

void exports_heliosproxy_plugin_lifecycle_on_unload(void) {}

void exports_heliosproxy_plugin_lifecycle_health(exports_heliosproxy_plugin_lifecycle_health_status_t *ret) {
  ret->tag = EXPORTS_HELIOSPROXY_PLUGIN_LIFECYCLE_HEALTH_STATUS_HEALTHY;
}

static bool plain_read(const exports_heliosproxy_plugin_cache_statement_t *statement) {
  return statement->kind == HELIOSPROXY_PLUGIN_TYPES_STATEMENT_KIND_SELECT && statement->parameters.len == 0 &&
         statement->tables.len > 0 && !statement->is_batch;
}

static void append(plugin_string_t *key, plugin_string_t part) {
  memcpy(key->ptr + key->len, part.ptr, part.len);
  key->len += part.len;
}

// Say who asks which database what; the first two end with their lengths, so that no two requests are written alike.
static plugin_string_t key_of(const heliosproxy_plugin_types_session_t *session, plugin_string_t text) {
  plugin_string_t parts[] = {session->database, session->user};
  plugin_string_t key = {reserve(parts[0].len + parts[1].len + text.len + 24), 0};
  for (size_t i = 0; i < 2; i++) {
    append(&key, parts[i]);
    key.ptr[key.len++] = ' ';
    for (size_t length = parts[i].len; length; length /= 10) key.ptr[key.len++] = (uint8_t)('0' + length % 10);
    key.ptr[key.len++] = '\n';
  }
  append(&key, text);
  return key;
}

bool exports_heliosproxy_plugin_cache_cache_key(exports_heliosproxy_plugin_cache_call_t *call,
                                                exports_heliosproxy_plugin_cache_statement_t *statement,
                                                plugin_option_string_t *ret,
                                                exports_heliosproxy_plugin_cache_plugin_error_t *err) {
  (void)err;
  ret->is_some = plain_read(statement);
  if (ret->is_some) ret->val = key_of(&call->session, statement->text);
  exports_heliosproxy_plugin_cache_call_free(call);
  exports_heliosproxy_plugin_cache_statement_free(statement);
  return true;
}

// Put a name into a list that has room for it, unless it is there.
static void add(plugin_list_string_t *list, plugin_string_t name) {
  for (size_t i = 0; i < list->len; i++)
    if (list->ptr[i].len == name.len && memcmp(list->ptr[i].ptr, name.ptr, name.len) == 0) return;
  plugin_string_dup_n(&list->ptr[list->len++], (const char *)name.ptr, name.len);
}

bool exports_heliosproxy_plugin_cache_should_cache(
    exports_heliosproxy_plugin_cache_call_t *call, exports_heliosproxy_plugin_cache_statement_t *statement,
    exports_heliosproxy_plugin_cache_result_set_t *result,
    exports_heliosproxy_plugin_cache_should_cache_decision_t *ret,
    exports_heliosproxy_plugin_cache_plugin_error_t *err) {
  (void)err;
  ret->tag = EXPORTS_HELIOSPROXY_PLUGIN_CACHE_SHOULD_CACHE_DECISION_SKIP;
  if (plain_read(statement) && result->rows.len <= 1000) {
    ret->tag = EXPORTS_HELIOSPROXY_PLUGIN_CACHE_SHOULD_CACHE_DECISION_STORE;
    ret->val.store.ttl = (uint64_t)(10 * SECOND * multiplier);
    ret->val.store.stale_while_revalidate = 0;
    ret->val.store.tags.ptr = reserve(statement->tables.len * sizeof(plugin_string_t));
    ret->val.store.tags.len = 0;
    for (size_t i = 0; i < statement->tables.len; i++) add(&ret->val.store.tags, statement->tables.ptr[i].name);
  }
  exports_heliosproxy_plugin_cache_call_free(call);
  exports_heliosproxy_plugin_cache_statement_free(statement);
  exports_heliosproxy_plugin_cache_result_set_free(result);
  return true;
}

bool exports_heliosproxy_plugin_cache_cache_get(exports_heliosproxy_plugin_cache_call_t *call, plugin_string_t *key,
                                                exports_heliosproxy_plugin_cache_option_cache_entry_t *ret,
                                                exports_heliosproxy_plugin_cache_plugin_error_t *err) {
  (void)err;
  ret->is_some = false;
  exports_heliosproxy_plugin_cache_call_free(call);
  plugin_string_free(key);
  return true;
}

bool exports_heliosproxy_plugin_cache_cache_set(exports_heliosproxy_plugin_cache_call_t *call, plugin_string_t *key,
                                                exports_heliosproxy_plugin_cache_cache_entry_t *entry,
                                                exports_heliosproxy_plugin_cache_cache_set_decision_t *ret,
                                                exports_heliosproxy_plugin_cache_plugin_error_t *err) {
  (void)err;
  *ret = EXPORTS_HELIOSPROXY_PLUGIN_CACHE_CACHE_SET_DECISION_STORE;
  exports_heliosproxy_plugin_cache_call_free(call);
  plugin_string_free(key);
  exports_heliosproxy_plugin_cache_cache_entry_free(entry);
  return true;
}

bool exports_heliosproxy_plugin_cache_cache_invalidate(exports_heliosproxy_plugin_cache_call_t *call,
                                                       exports_heliosproxy_plugin_cache_list_table_name_t *tables,
                                                       plugin_list_string_t *ret,
                                                       exports_heliosproxy_plugin_cache_plugin_error_t *err) {
  (void)err;
  ret->ptr = reserve(tables->len * sizeof(plugin_string_t));
  ret->len = 0;
  for (size_t i = 0; i < tables->len; i++) add(ret, tables->ptr[i].name);
  exports_heliosproxy_plugin_cache_call_free(call);
  exports_heliosproxy_plugin_cache_list_table_name_free(tables);
  return true;
}
