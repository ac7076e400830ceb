// Tests of the plugin, on this machine and without a host.
#include "helios_test.h"

#include <stdio.h>

static uint8_t decide(uint8_t kind) {
  helios_call_t call = helios_test_call();
  helios_statement_t statement = helios_test_statement("SELECT 1", kind);
  helios_pre_query_outcome_t answer = {0};
  helios_plugin_error_t error;
  HELIOS_CHECK(helios_on_pre_query(&call, &statement, &answer, &error));
  return answer.decision.tag;
}

static void spend(uint64_t duration, uint64_t plugins) {
  helios_call_t call = helios_test_call();
  helios_query_event_t event = {.user = helios_words("alice"), .duration = duration, .plugin_duration = plugins};
  helios_list_query_event_t events = {&event, 1};
  helios_plugin_error_t error;
  HELIOS_CHECK(helios_on_events(&call, &events, &error));
}

int main(void) {
  helios_plugin_error_t error;
  helios_test_integer("budget_ms", 0);
  HELIOS_CHECK(!helios_on_load(&error) && error.tag == HELIOS_PLUGIN_ERROR_INVALID_CONFIG);
  helios_test_reset();

  helios_test_integer("budget_ms", 10);
  HELIOS_CHECK(helios_on_load(&error));
  HELIOS_CHECK(decide(HELIOS_STATEMENT_KIND_SELECT) == HELIOS_PRE_QUERY_DECISION_CONTINUE);
  spend(9999, 0);
  spend(50000, 50000); // the plugins' own time costs nothing
  HELIOS_CHECK(decide(HELIOS_STATEMENT_KIND_SELECT) == HELIOS_PRE_QUERY_DECISION_CONTINUE);
  spend(1, 0);
  HELIOS_CHECK(decide(HELIOS_STATEMENT_KIND_SELECT) == HELIOS_PRE_QUERY_DECISION_DENY);
  HELIOS_CHECK(decide(HELIOS_STATEMENT_KIND_TRANSACTION) == HELIOS_PRE_QUERY_DECISION_CONTINUE);

  const char *const names[] = {"alice"};
  helios_test_list("exempt", names, 1);
  HELIOS_CHECK(decide(HELIOS_STATEMENT_KIND_SELECT) == HELIOS_PRE_QUERY_DECISION_CONTINUE);
  puts("all tests passed");
  return 0;
}
