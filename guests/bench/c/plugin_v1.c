// Version 1, to measure what a call costs: a look at the statement's first word, and nothing else.
#include "bindings/v1/plugin.h"

#include <string.h>

void exports_heliosproxy_plugin_lifecycle_metadata(exports_heliosproxy_plugin_lifecycle_plugin_metadata_t *ret) {
  plugin_string_dup(&ret->name, "bench-c-v1");
  plugin_string_dup(&ret->version, "1.0.0");
  plugin_string_dup(&ret->description, "Denies DROP and nothing else, to measure what a call costs");
  plugin_string_dup(&ret->author, "helios-plugin-host");
  ret->hooks = (plugin_list_string_t){NULL, 0};
  ret->permissions = (plugin_list_string_t){NULL, 0};
}

bool exports_heliosproxy_plugin_lifecycle_on_load(plugin_string_t *config,
                                                  exports_heliosproxy_plugin_lifecycle_plugin_error_t *err) {
  (void)err;
  plugin_string_free(config);
  return true;
}

void exports_heliosproxy_plugin_lifecycle_on_unload(void) {}

void exports_heliosproxy_plugin_pre_query_pre_query(exports_heliosproxy_plugin_pre_query_query_context_t *ctx,
                                                    exports_heliosproxy_plugin_pre_query_pre_query_result_t *ret) {
  if (ctx->query.len >= 4 && memcmp(ctx->query.ptr, "DROP", 4) == 0) {
    ret->tag = EXPORTS_HELIOSPROXY_PLUGIN_PRE_QUERY_PRE_QUERY_RESULT_DENY;
    plugin_string_dup(&ret->val.deny, "DROP is not allowed");
  } else {
    ret->tag = EXPORTS_HELIOSPROXY_PLUGIN_PRE_QUERY_PRE_QUERY_RESULT_CONTINUE;
  }
  exports_heliosproxy_plugin_pre_query_query_context_free(ctx);
}
