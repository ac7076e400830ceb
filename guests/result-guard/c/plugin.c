// Removes secrets from results by what they look like, and withholds results that are too long.
#include "helios_sdk.h"

#include <stdlib.h>
#include <string.h>

bool helios_on_load(helios_plugin_error_t *error) {
  int64_t most = helios_setting_integer("max_rows", 0);
  if (most < 0) {
    error->tag = HELIOS_PLUGIN_ERROR_INVALID_CONFIG;
    error->val.invalid_config = helios_words("max_rows: expected 0 or more");
    return false;
  }
  helios_list_tuple2_string_string_t none = {0};
  helios_string_t name = helios_text("failed_statements");
  helios_telemetry_telemetry_error_t why;
  if (helios_telemetry_metric_inc(&name, 0, &none, &why)) return true;
  bool granted = why.tag != HELIOS_TELEMETRY_TELEMETRY_ERROR_ACCESS_DENIED;
  helios_telemetry_telemetry_error_free(&why);
  return helios_needs(error, "metrics", granted);
}

bool helios_on_connect(const helios_call_t *call, helios_connect_decision_t *answer, helios_plugin_error_t *error) {
  (void)error;
  helios_list_string_t refused = helios_setting_list("refused_users");
  answer->tag = HELIOS_CONNECT_DECISION_ACCEPT;
  if (!helios_list_has(&refused, call->session.user)) return true;
  answer->tag = HELIOS_CONNECT_DECISION_REFUSE;
  answer->val.refuse = helios_join("user ", call->session.user, " may not connect here");
  return true;
}

bool helios_on_disconnect(const helios_call_t *call, helios_plugin_error_t *error) {
  (void)call;
  (void)error;
  return true;
}

static bool is_secret(const helios_sql_value_t *value, const helios_list_string_t *prefixes) {
  if (value->tag != HELIOS_SQL_VALUE_TEXT) return false;
  helios_string_t text = value->val.text;
  for (size_t i = 0; i < prefixes->len; i++) {
    helios_string_t prefix = prefixes->ptr[i];
    if (prefix.len && text.len >= prefix.len && !memcmp(text.ptr, prefix.ptr, prefix.len)) return true;
  }
  return false;
}

bool helios_on_post_query(const helios_call_t *call, const helios_statement_t *statement,
                          const helios_result_set_t *result, helios_post_query_decision_t *answer,
                          helios_plugin_error_t *error) {
  (void)call;
  (void)statement;
  (void)error;
  size_t most = (size_t)helios_setting_integer("max_rows", 0);
  if (most && result->rows.len > most) {
    answer->tag = HELIOS_POST_QUERY_DECISION_DENY;
    answer->val.deny = helios_words("the result has more rows than this proxy lets through");
    return true;
  }
  static const char *defaults[] = {"sk-", "ghp_", "AKIA"};
  helios_string_t words[3];
  for (size_t i = 0; i < 3; i++) words[i] = helios_text(defaults[i]);
  helios_list_string_t prefixes = helios_setting_list("prefixes");
  if (!prefixes.len) prefixes = (helios_list_string_t){words, 3};
  helios_result_mask_t *masks = calloc(result->columns.len + 1, sizeof *masks);
  size_t count = 0;
  for (size_t column = 0; column < result->columns.len; column++) {
    for (size_t row = 0; row < result->rows.len; row++) {
      if (!is_secret(&result->rows.ptr[row].ptr[column], &prefixes)) continue;
      helios_result_mask_t *mask = &masks[count++];
      mask->column = (uint32_t)column;
      mask->mask.tag = HELIOS_MASK_CONSTANT;
      mask->mask.val.constant = helios_words("[removed]");
      break;
    }
  }
  if (!count) {
    free(masks);
    answer->tag = HELIOS_POST_QUERY_DECISION_KEEP;
    return true;
  }
  answer->tag = HELIOS_POST_QUERY_DECISION_MASK_COLUMNS;
  answer->val.mask_columns.ptr = masks;
  answer->val.mask_columns.len = count;
  return true;
}

bool helios_on_events(const helios_call_t *call, const helios_list_query_event_t *events,
                      helios_plugin_error_t *error) {
  (void)call;
  double failed = 0;
  for (size_t i = 0; i < events->len; i++) failed += events->ptr[i].ending.tag == HELIOS_QUERY_ENDING_FAILED;
  helios_list_tuple2_string_string_t none = {0};
  helios_string_t name = helios_text("failed_statements");
  helios_telemetry_telemetry_error_t why;
  if (helios_telemetry_metric_inc(&name, failed, &none, &why)) return true;
  helios_telemetry_telemetry_error_free(&why);
  return helios_fail(error, HELIOS_PLUGIN_ERROR_UNAVAILABLE, "metrics cannot be counted");
}
