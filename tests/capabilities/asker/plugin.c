// Lets a statement run if the service that it names answers.
#include "helios_sdk.h"

static bool asks_query(void) {
  helios_string_t sql = helios_text("SELECT 1");
  helios_query_list_sql_value_t none = {0};
  helios_query_query_options_t options = {.read_only = true};
  helios_query_result_set_t rows;
  helios_query_query_error_t why;
  return helios_query_execute_query(&sql, &none, &options, &rows, &why);
}

static bool asks_cache(void) {
  helios_string_t key = helios_text("key");
  helios_cache_store_body_t value = {.tag = HELIOS_BODY_TEXT, .val.text = helios_text("value")};
  helios_cache_store_option_body_t found;
  helios_cache_store_cache_error_t why;
  return helios_cache_store_cache_set(&key, &value, 60000000, &why) &&
         helios_cache_store_cache_get(&key, &found, &why) && found.is_some;
}

static bool asks_search(void) {
  helios_string_t index = helios_text("documents"), text = helios_text("word");
  helios_search_list_search_hit_t hits;
  helios_search_search_error_t why;
  return helios_search_search_keyword_index(&index, &text, 5, &hits, &why) && hits.len == 1;
}

bool helios_on_pre_query(const helios_call_t *call, const helios_statement_t *statement,
                         helios_pre_query_outcome_t *answer, helios_plugin_error_t *error) {
  (void)call;
  answer->decision.tag = HELIOS_PRE_QUERY_DECISION_CONTINUE;
  bool right = helios_same(statement->text, "query")    ? asks_query()
               : helios_same(statement->text, "cache")  ? asks_cache()
               : helios_same(statement->text, "search") ? asks_search()
                                                        : true;
  return right || helios_fail(error, HELIOS_PLUGIN_ERROR_UNAVAILABLE, "the service does not answer");
}
