// A plugin of version 1 that does, by a switch, what no plugin should.
#include "bindings/v1/plugin.h"

#include <stdlib.h>
#include <string.h>

typedef exports_heliosproxy_plugin_pre_query_pre_query_result_t decision;

static volatile uint32_t sink;

__attribute__((unused)) static void loop(void) {
  for (;;) sink++;
}

#ifdef LOOP_AT_START
__attribute__((export_name("_initialize"))) void at_start(void) { loop(); }
#endif

#ifdef DEEP_RECURSION
static uint32_t deep(uint32_t n);
static uint32_t (*volatile next)(uint32_t) = deep;
static uint32_t deep(uint32_t n) { return next(n + 1) * 31 + n; }
#endif

static void allow(decision *ret) { ret->tag = EXPORTS_HELIOSPROXY_PLUGIN_PRE_QUERY_PRE_QUERY_RESULT_CONTINUE; }

void exports_heliosproxy_plugin_pre_query_pre_query(exports_heliosproxy_plugin_pre_query_query_context_t *ctx,
                                                    decision *ret) {
  exports_heliosproxy_plugin_pre_query_query_context_free(ctx);
  allow(ret);
#ifdef LOOP_IN_PRE_QUERY
  loop();
#endif
#ifdef TRAP_IN_PRE_QUERY
  __builtin_trap();
#endif
#ifdef TRAP_IN_POST_RETURN
  ret->tag = EXPORTS_HELIOSPROXY_PLUGIN_PRE_QUERY_PRE_QUERY_RESULT_DENY;
  // The bindings free the message behind the call: for this address, they look in front of the memory.
  static volatile uintptr_t address = 8;
  ret->val.deny = (plugin_string_t){(uint8_t *)address, 6};
  memcpy(ret->val.deny.ptr, "denied", 6);
#endif
#ifdef MEMORY_BOMB
  for (;;) {
    char *block = malloc(1 << 20);
    if (!block) __builtin_trap();
    memset(block, 1, 1 << 20);
    sink += (uint32_t)block[4096];
  }
#endif
#ifdef DEEP_RECURSION
  sink = deep(0);
#endif
#ifdef LOG_FLOOD
  plugin_string_t line;
  plugin_string_set(&line, "all work and no play");
  for (int i = 0; i < 10000; i++) heliosproxy_plugin_log_log(HELIOSPROXY_PLUGIN_LOG_LOG_LEVEL_ERROR, &line);
  line.len = 1 << 20;
  line.ptr = malloc(line.len);
  if (!line.ptr) __builtin_trap();
  memset(line.ptr, '\n', line.len);
  heliosproxy_plugin_log_log(HELIOSPROXY_PLUGIN_LOG_LOG_LEVEL_ERROR, &line);
  plugin_string_free(&line);
#endif
#ifdef HUGE_MESSAGE
  ret->tag = EXPORTS_HELIOSPROXY_PLUGIN_PRE_QUERY_PRE_QUERY_RESULT_DENY;
  ret->val.deny.len = 16 << 20;
  ret->val.deny.ptr = malloc(ret->val.deny.len);
  if (!ret->val.deny.ptr) __builtin_trap();
  memset(ret->val.deny.ptr, '!', ret->val.deny.len);
#endif
}

void exports_heliosproxy_plugin_lifecycle_metadata(exports_heliosproxy_plugin_lifecycle_plugin_metadata_t *ret) {
  plugin_string_dup(&ret->name, "hostile");
  plugin_string_dup(&ret->version, "1.0.0");
  plugin_string_dup(&ret->description, "Does what no plugin should");
  plugin_string_dup(&ret->author, "helios-plugin-host");
  ret->hooks = (plugin_list_string_t){NULL, 0};
  ret->permissions = (plugin_list_string_t){NULL, 0};
}

bool exports_heliosproxy_plugin_lifecycle_on_load(plugin_string_t *config,
                                                  exports_heliosproxy_plugin_lifecycle_plugin_error_t *err) {
  plugin_string_free(config);
#ifdef LOOP_IN_ON_LOAD
  loop();
#endif
#ifdef TRAP_IN_ON_LOAD
  __builtin_trap();
#endif
#ifdef REFUSE_TO_LOAD
  err->tag = HELIOSPROXY_PLUGIN_TYPES_PLUGIN_ERROR_INVALID_CONFIG;
  plugin_string_dup(&err->val.invalid_config, "endpoint: expected a URL\x1b[31m\r\n");
  return false;
#else
  (void)err;
  return true;
#endif
}

void exports_heliosproxy_plugin_lifecycle_on_unload(void) {}
