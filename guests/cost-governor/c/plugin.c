// Gives each user a budget of database time, and refuses what goes beyond it.
#include "helios_sdk.h"

#include <stdlib.h>

static int64_t budget(void) { return helios_setting_integer("budget_ms", 60000); }

static bool is_exempt(helios_string_t user) {
  helios_list_string_t exempt = helios_setting_list("exempt");
  return helios_list_has(&exempt, user);
}

static int64_t number(helios_string_t digits) {
  int64_t sum = 0;
  for (size_t i = 0; i < digits.len; i++) {
    if (digits.ptr[i] >= '0' && digits.ptr[i] <= '9') sum = sum * 10 + (digits.ptr[i] - '0');
  }
  return sum;
}

static bool bounded(helios_plugin_error_t *error, const char *key, int64_t otherwise) {
  int64_t value = helios_setting_integer(key, otherwise);
  if (value >= 1 && value <= 1000000000) return true;
  helios_string_t words = helios_join(key, helios_text(": expected a whole number from 1 to 1000000000"), "");
  error->tag = HELIOS_PLUGIN_ERROR_INVALID_CONFIG;
  error->val.invalid_config = words;
  return false;
}

bool helios_on_load(helios_plugin_error_t *error) {
  return bounded(error, "budget_ms", 60000) && bounded(error, "window_s", 3600) && helios_needs_kv(error);
}

static bool unavailable(helios_kv_kv_error_t *why, helios_plugin_error_t *error) {
  helios_kv_kv_error_free(why);
  return helios_fail(error, HELIOS_PLUGIN_ERROR_UNAVAILABLE, "the store of budgets does not answer");
}

bool helios_on_pre_query(const helios_call_t *call, const helios_statement_t *statement,
                         helios_pre_query_outcome_t *answer, helios_plugin_error_t *error) {
  helios_string_t user = call->identity.is_some ? call->identity.val.user_id : call->session.user;
  answer->decision.tag = HELIOS_PRE_QUERY_DECISION_CONTINUE;
  if (statement->kind == HELIOS_STATEMENT_KIND_TRANSACTION || is_exempt(user)) return true;
  helios_string_t key = helios_join("spent/", user, NULL);
  helios_option_string_t spent;
  helios_kv_kv_error_t why;
  bool got = helios_kv_get(&key, &spent, &why);
  helios_string_free(&key);
  if (!got) return unavailable(&why, error);
  bool over = spent.is_some && number(spent.val) / 1000 >= budget();
  helios_option_string_free(&spent);
  if (!over) return true;
  answer->decision.tag = HELIOS_PRE_QUERY_DECISION_DENY;
  answer->decision.val.deny = helios_join("the budget of database time of user \"", user, "\" is used up");
  helios_info(answer->decision.val.deny);
  return true;
}

bool helios_on_events(const helios_call_t *call, const helios_list_query_event_t *events,
                      helios_plugin_error_t *error) {
  (void)call;
  helios_duration_t window = (helios_duration_t)helios_setting_integer("window_s", 3600) * 1000000;
  for (size_t i = 0; i < events->len; i++) {
    const helios_query_event_t *event = &events->ptr[i];
    helios_string_t user = event->user_id.is_some ? event->user_id.val : event->user;
    uint64_t took = event->duration > event->plugin_duration ? event->duration - event->plugin_duration : 0;
    if (!took || is_exempt(user)) continue;
    if (took > 1000000000000) took = 1000000000000;
    helios_string_t key = helios_join("spent/", user, NULL);
    int64_t sum;
    helios_kv_kv_error_t why;
    bool added = helios_kv_increment(&key, (int64_t)took, &window, &sum, &why);
    helios_string_free(&key);
    if (!added) return unavailable(&why, error);
  }
  return true;
}
