// The guard as a plugin of API version 1: between the contract's types and the rules.
#include "bindings/plugin.h"
#include "guard.h"

#include <stdlib.h>

typedef plugin_string_t string;

static settings current;

static text as_text(string s) { return (text){(const char *)s.ptr, s.len}; }
static string as_string(text t) { return (string){(uint8_t *)t.ptr, t.len}; }

static string literal(const char *words) {
  string s;
  plugin_string_dup(&s, words);
  return s;
}

static void count(const char *name, uint32_t times) {
  string s;
  plugin_string_set(&s, name);
  heliosproxy_plugin_telemetry_metric_inc(&s, times);
}

// A call of the host costs more than a decision: statements that pass are told together.
#define TOLD_TOGETHER 64

static uint32_t allowed; // and not told yet

static void tell_allowed(void) {
  if (allowed) count("statements_allowed", allowed);
  allowed = 0;
}

static void log_line(const char *what, text about) {
  size_t head = 0;
  while (what[head]) head++;
  char line[256];
  size_t len = 0;
  for (size_t i = 0; i < head && len < sizeof line; i++) line[len++] = what[i];
  for (size_t i = 0; i < about.len && len < sizeof line; i++) line[len++] = about.ptr[i];
  string s = {(uint8_t *)line, len};
  heliosproxy_plugin_log_log(HELIOSPROXY_PLUGIN_LOG_LOG_LEVEL_INFO, &s);
}

void exports_heliosproxy_plugin_lifecycle_metadata(exports_heliosproxy_plugin_lifecycle_plugin_metadata_t *ret) {
  ret->name = literal("sql-guard-c");
  ret->version = literal("1.0.0");
  ret->description = literal("Denies destructive statements and listed tables, and bounds SELECTs");
  ret->author = literal("helios-plugin-host");
  ret->hooks.ptr = malloc(2 * sizeof(string));
  if (!ret->hooks.ptr) abort();
  ret->hooks.ptr[0] = literal("pre_query");
  ret->hooks.ptr[1] = literal("rewrite");
  ret->hooks.len = 2;
  ret->permissions.ptr = malloc(sizeof(string));
  if (!ret->permissions.ptr) abort();
  ret->permissions.ptr[0] = literal("metrics");
  ret->permissions.len = 1;
}

static text setting(const char *name) {
  string key, value;
  plugin_string_set(&key, name);
  return heliosproxy_plugin_config_get(&key, &value) ? as_text(value) : (text){NULL, 0};
}

bool exports_heliosproxy_plugin_lifecycle_on_load(string *config,
                                                  exports_heliosproxy_plugin_lifecycle_plugin_error_t *err) {
  plugin_string_free(config); // read key by key instead
  const char *wrong = settings_read(&current, setting("denied_tables"), setting("max_rows"));
  if (!wrong) return true;
  err->tag = HELIOSPROXY_PLUGIN_TYPES_PLUGIN_ERROR_INVALID_CONFIG;
  err->val.invalid_config = literal(wrong);
  return false;
}

void exports_heliosproxy_plugin_lifecycle_on_unload(void) { tell_allowed(); }

void exports_heliosproxy_plugin_pre_query_pre_query(
    exports_heliosproxy_plugin_pre_query_query_context_t *ctx,
    exports_heliosproxy_plugin_pre_query_pre_query_result_t *ret) {
  statement statement = {as_text(ctx->query), (const text *)ctx->tables.ptr, ctx->tables.len};
  text reason = guard_deny(&statement, &current);
  if (reason.ptr) {
    tell_allowed();
    count("statements_denied", 1);
    log_line("denied: ", reason);
    ret->tag = EXPORTS_HELIOSPROXY_PLUGIN_PRE_QUERY_PRE_QUERY_RESULT_DENY;
    ret->val.deny = as_string(reason);
  } else {
    if (++allowed == TOLD_TOGETHER) tell_allowed();
    ret->tag = EXPORTS_HELIOSPROXY_PLUGIN_PRE_QUERY_PRE_QUERY_RESULT_CONTINUE;
  }
  exports_heliosproxy_plugin_pre_query_query_context_free(ctx);
}

bool exports_heliosproxy_plugin_rewrite_rewrite(exports_heliosproxy_plugin_rewrite_query_context_t *ctx, string *ret) {
  text limited = guard_limit(as_text(ctx->query), current.max_rows);
  exports_heliosproxy_plugin_rewrite_query_context_free(ctx);
  if (!limited.ptr) return false;
  tell_allowed();
  count("statements_rewritten", 1);
  log_line("added a LIMIT: the SELECT had none", TEXT(""));
  *ret = as_string(limited);
  return true;
}
