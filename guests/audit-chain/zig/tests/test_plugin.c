// Tests of the plugin, on this machine and without a host.
#define HELIOS_HOOK_PRE_QUERY
#define HELIOS_HOOK_METRICS
#include "helios_test.h"

#include <stdio.h>

static void ask(const char *text, uint8_t kind) {
  helios_call_t call = helios_test_call();
  helios_statement_t statement = helios_test_statement(text, kind);
  helios_pre_query_outcome_t answer = {0};
  helios_plugin_error_t error;
  HELIOS_CHECK(helios_on_pre_query(&call, &statement, &answer, &error));
  HELIOS_CHECK(answer.decision.tag == HELIOS_PRE_QUERY_DECISION_CONTINUE);
}

static helios_string_t kept(const char *key) {
  helios_string_t name = helios_words(key);
  helios_option_string_t found;
  helios_kv_kv_error_t why;
  HELIOS_CHECK(helios_kv_get(&name, &found, &why));
  return found.is_some ? found.val : helios_text("");
}

int main(void) {
  ask("SELECT 1", HELIOS_STATEMENT_KIND_SELECT); // reads are left out
  HELIOS_CHECK(kept("head").len == 0);
  ask("DELETE FROM \"t\"\n", HELIOS_STATEMENT_KIND_DELETE);
  HELIOS_CHECK(helios_starts(kept("head"), "1 "));
  helios_string_t first = kept("entry/000000000001");
  HELIOS_CHECK(helios_starts(first, "{\"seq\":1,\"prev\":\"0000000000"));
  HELIOS_CHECK(helios_contains(first, "\"query\":\"DELETE FROM \\\"t\\\"\\u000a\"} "));

  helios_query_event_t event = {.user = helios_words("alice"), .query = helios_words("DELETE"),
                                .kind = HELIOS_STATEMENT_KIND_DELETE, .rows = 3};
  event.ending.tag = HELIOS_QUERY_ENDING_DENIED;
  event.ending.val.denied = helios_words("no");
  helios_list_query_event_t events = {&event, 1};
  helios_call_t call = helios_test_call();
  helios_plugin_error_t error;
  HELIOS_CHECK(helios_on_events(&call, &events, &error));
  helios_string_t second = kept("entry/000000000002"), hash = {first.ptr + first.len - 64, 64};
  char digest[65] = {0};
  for (size_t i = 0; i < 64; i++) digest[i] = (char)hash.ptr[i];
  HELIOS_CHECK(helios_contains(second, digest) && helios_contains(second, "\"denied\":\"no\""));

  // an entry that another instance wrote and did not get to say so is walked over
  helios_string_t head = helios_words("head");
  helios_kv_kv_error_t why;
  helios_string_t behind = helios_join("1 ", hash, NULL);
  HELIOS_CHECK(helios_kv_set(&head, &behind, NULL, &why));
  ask("TRUNCATE t", HELIOS_STATEMENT_KIND_TRUNCATE);
  HELIOS_CHECK(helios_starts(kept("head"), "3 "));
  puts("all tests passed");
  return 0;
}
