// The smallest guard: every statement goes on as it is.
#include "bindings/plugin.h"

#include <stdlib.h>

void exports_heliosproxy_plugin_lifecycle_metadata(exports_heliosproxy_plugin_lifecycle_plugin_metadata_t *ret) {
  plugin_string_dup(&ret->name, "allow-all-c");
  plugin_string_dup(&ret->version, "1.0.0");
  plugin_string_dup(&ret->description, "Lets every statement pass");
  plugin_string_dup(&ret->author, "helios-plugin-host");
  ret->hooks.ptr = malloc(sizeof(plugin_string_t));
  if (!ret->hooks.ptr) abort();
  plugin_string_dup(&ret->hooks.ptr[0], "pre_query");
  ret->hooks.len = 1;
  ret->permissions.ptr = NULL;
  ret->permissions.len = 0;
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
  exports_heliosproxy_plugin_pre_query_query_context_free(ctx);
  ret->tag = EXPORTS_HELIOSPROXY_PLUGIN_PRE_QUERY_PRE_QUERY_RESULT_CONTINUE;
}
