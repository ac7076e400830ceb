// Version 2, to measure what a call costs: a look at the statement's first word, and nothing else.
#include "bindings/v2/plugin.h"

#include <string.h>

void exports_heliosproxy_plugin_lifecycle_metadata(exports_heliosproxy_plugin_lifecycle_plugin_metadata_t *ret) {
  plugin_string_dup(&ret->name, "bench-c-v2");
  plugin_string_dup(&ret->version, "1.0.0");
  plugin_string_dup(&ret->description, "Denies DROP and nothing else, to measure what a call costs");
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
  ret->cacheable.is_some = false;
  if (statement->text.len >= 4 && memcmp(statement->text.ptr, "DROP", 4) == 0) {
    ret->decision.tag = EXPORTS_HELIOSPROXY_PLUGIN_PRE_QUERY_PRE_QUERY_DECISION_DENY;
    plugin_string_dup(&ret->decision.val.deny, "DROP is not allowed");
  } else {
    ret->decision.tag = EXPORTS_HELIOSPROXY_PLUGIN_PRE_QUERY_PRE_QUERY_DECISION_CONTINUE;
  }
  exports_heliosproxy_plugin_pre_query_call_free(call);
  exports_heliosproxy_plugin_pre_query_statement_free(statement);
  return true;
}
