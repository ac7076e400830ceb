// Tests of the plugin, on this machine and without a host.
#include "helios_test.h"

#include <stdio.h>

// Show a result of one column of these texts, a null where one is missing.
static uint8_t show(const char *const *texts, size_t count, helios_post_query_decision_t *answer) {
  helios_call_t call = helios_test_call();
  helios_statement_t statement = helios_test_statement("SELECT key FROM keys", HELIOS_STATEMENT_KIND_SELECT);
  helios_column_t column = {.name = helios_words("key"), .type_name = helios_words("text")};
  helios_sql_value_t values[4] = {0};
  helios_list_sql_value_t rows[4];
  for (size_t i = 0; i < count; i++) {
    if (texts[i]) {
      values[i].tag = HELIOS_SQL_VALUE_TEXT;
      values[i].val.text = helios_words(texts[i]);
    }
    rows[i] = (helios_list_sql_value_t){&values[i], 1};
  }
  helios_result_set_t result = {.columns = {&column, 1}, .rows = {rows, count}};
  helios_plugin_error_t error;
  HELIOS_CHECK(helios_on_post_query(&call, &statement, &result, answer, &error));
  return answer->tag;
}

static uint8_t decide(const char *first, const char *second) {
  helios_post_query_decision_t answer = {0};
  const char *const texts[] = {first, second};
  return show(texts, 2, &answer);
}

int main(void) {
  helios_plugin_error_t error;
  helios_test_integer("max_rows", -1);
  HELIOS_CHECK(!helios_on_load(&error) && error.tag == HELIOS_PLUGIN_ERROR_INVALID_CONFIG);
  helios_test_reset();

  HELIOS_CHECK(decide("abc", "a sk-1") == HELIOS_POST_QUERY_DECISION_KEEP);
  HELIOS_CHECK(decide(NULL, "sk") == HELIOS_POST_QUERY_DECISION_KEEP);
  helios_post_query_decision_t answer = {0};
  const char *const secret[] = {"abc", "ghp_1", "sk-2"};
  HELIOS_CHECK(show(secret, 3, &answer) == HELIOS_POST_QUERY_DECISION_MASK_COLUMNS);
  HELIOS_CHECK(answer.val.mask_columns.len == 1); // once a column
  HELIOS_CHECK(answer.val.mask_columns.ptr[0].column == 0);
  HELIOS_CHECK(answer.val.mask_columns.ptr[0].mask.tag == HELIOS_MASK_CONSTANT);

  const char *const prefixes[] = {"xoxb-"};
  helios_test_list("prefixes", prefixes, 1);
  HELIOS_CHECK(decide("sk-2", "AKIA1") == HELIOS_POST_QUERY_DECISION_KEEP);
  HELIOS_CHECK(decide("abc", "xoxb-1") == HELIOS_POST_QUERY_DECISION_MASK_COLUMNS);
  helios_test_integer("max_rows", 2);
  HELIOS_CHECK(decide("a", "b") == HELIOS_POST_QUERY_DECISION_KEEP);
  HELIOS_CHECK(show(secret, 3, &answer) == HELIOS_POST_QUERY_DECISION_DENY);

  helios_call_t call = helios_test_call();
  helios_connect_decision_t connect = {0};
  HELIOS_CHECK(helios_on_connect(&call, &connect, &error) && connect.tag == HELIOS_CONNECT_DECISION_ACCEPT);
  const char *const users[] = {"bob", "alice"};
  helios_test_list("refused_users", users, 2);
  HELIOS_CHECK(helios_on_connect(&call, &connect, &error) && connect.tag == HELIOS_CONNECT_DECISION_REFUSE);
  puts("all tests passed");
  return 0;
}
