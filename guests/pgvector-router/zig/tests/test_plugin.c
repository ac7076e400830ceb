// Tests of the plugin, on this machine and without a host.
#define HELIOS_HOOK_ROUTE
#include "helios_test.h"

#include <stdio.h>

static bool goes(const char *text, helios_backend_t *backend) {
  helios_call_t call = helios_test_call();
  helios_statement_t statement = helios_test_statement(text, HELIOS_STATEMENT_KIND_SELECT);
  helios_list_backend_t backends = {backend, 1};
  helios_route_decision_t answer = {0};
  helios_plugin_error_t error;
  HELIOS_CHECK(helios_on_route(&call, &statement, &backends, &answer, &error));
  return answer.tag == HELIOS_ROUTE_DECISION_BACKEND;
}

int main(void) {
  helios_tuple2_string_string_t tag = {helios_words("pgvector"), helios_words("")};
  helios_backend_t backend = {.name = helios_words("v"), .role = HELIOS_BACKEND_ROLE_REPLICA, .healthy = true,
                              .weight = 1, .lag = {true, 0}, .tags = {&tag, 1}};
  HELIOS_CHECK(goes("SELECT id FROM d ORDER BY e <-> $1 LIMIT 3", &backend));
  HELIOS_CHECK(goes("SELECT '<->', e<=>'[1,2]' FROM d", &backend));
  static const char *const others[] = {"SELECT 1", "SELECT '<->'", "SELECT \"<=>\" FROM t", "SELECT 1 -- <->",
                                       "SELECT 1 /* /* */ <#> */", "SELECT $$ <-> $$", "SELECT $a$ <-> $$ $a$",
                                       "SELECT E'\\' <-> '"};
  for (size_t i = 0; i < sizeof others / sizeof *others; i++) HELIOS_CHECK(!goes(others[i], &backend));
  backend.lag.val = 30000001;
  HELIOS_CHECK(!goes("SELECT e <-> $1 FROM d", &backend));
  puts("all tests passed");
  return 0;
}
