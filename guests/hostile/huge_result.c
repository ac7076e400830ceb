// A plugin of version 2 that answers a statement with two million rows.
#include "bindings/v2/plugin.h"

#include <stdlib.h>

#define ROWS 2000000

void exports_heliosproxy_plugin_lifecycle_metadata(exports_heliosproxy_plugin_lifecycle_plugin_metadata_t *ret) {
  plugin_string_dup(&ret->name, "huge-result");
  plugin_string_dup(&ret->version, "1.0.0");
  plugin_string_dup(&ret->description, "Does what no plugin should");
  plugin_string_dup(&ret->author, "helios-plugin-host");
  ret->hooks = (plugin_list_string_t){NULL, 0};
  ret->permissions = (plugin_list_string_t){NULL, 0};
}

bool exports_heliosproxy_plugin_lifecycle_on_load(exports_heliosproxy_plugin_lifecycle_list_config_entry_t *config,
                                                  exports_heliosproxy_plugin_lifecycle_plugin_error_t *err) {
  (void)err;
  exports_heliosproxy_plugin_lifecycle_list_config_entry_free(config);
  return true;
}

void exports_heliosproxy_plugin_lifecycle_on_unload(void) {}

void exports_heliosproxy_plugin_lifecycle_health(exports_heliosproxy_plugin_lifecycle_health_status_t *ret) {
  ret->tag = EXPORTS_HELIOSPROXY_PLUGIN_LIFECYCLE_HEALTH_STATUS_HEALTHY;
}

bool exports_heliosproxy_plugin_pre_query_pre_query(exports_heliosproxy_plugin_pre_query_call_t *call,
                                                    exports_heliosproxy_plugin_pre_query_statement_t *statement,
                                                    exports_heliosproxy_plugin_pre_query_pre_query_outcome_t *ret,
                                                    exports_heliosproxy_plugin_pre_query_plugin_error_t *err) {
  (void)err;
  exports_heliosproxy_plugin_pre_query_call_free(call);
  exports_heliosproxy_plugin_pre_query_statement_free(statement);
  ret->decision.tag = EXPORTS_HELIOSPROXY_PLUGIN_PRE_QUERY_PRE_QUERY_DECISION_RESPOND;
  exports_heliosproxy_plugin_pre_query_result_set_t *answer = &ret->decision.val.respond;
  answer->columns.ptr = NULL;
  answer->columns.len = 0;
  answer->rows.len = ROWS;
  answer->rows.ptr = calloc(ROWS, sizeof *answer->rows.ptr);
  if (!answer->rows.ptr) __builtin_trap();
  answer->rows_affected = ROWS;
  ret->cacheable.is_some = false;
  return true;
}
