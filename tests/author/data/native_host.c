// What the C SDK's host in memory answers.
#include "helios_test.h"

#include <stdio.h>
#include <stdlib.h>

static helios_string_t a, b, one, nothing;

static void keys_are_listed_in_order(void) {
  helios_list_string_t found;
  helios_kv_kv_error_t why;
  HELIOS_CHECK(helios_kv_set(&b, &one, NULL, &why) && helios_kv_set(&a, &one, NULL, &why));
  HELIOS_CHECK(helios_kv_list_keys(&nothing, NULL, 10, &found, &why) && found.len == 2);
  HELIOS_CHECK(helios_same(found.ptr[0], "a") && helios_same(found.ptr[1], "b"));
  HELIOS_CHECK(helios_kv_list_keys(&nothing, &a, 10, &found, &why) && found.len == 1);
  HELIOS_CHECK(helios_same(found.ptr[0], "b"));
  HELIOS_CHECK(helios_kv_list_keys(&b, NULL, 10, &found, &why) && found.len == 1);
  HELIOS_CHECK(helios_kv_list_keys(&nothing, NULL, 1, &found, &why) && found.len == 1);
}

static void the_cache_keeps_until_it_is_told(void) {
  helios_body_t body = {.tag = HELIOS_BODY_TEXT, .val = {.text = one}};
  helios_cache_store_option_body_t found;
  helios_cache_store_cache_error_t why;
  bool was;
  HELIOS_CHECK(helios_cache_store_cache_get(&a, &found, &why) && !found.is_some);
  HELIOS_CHECK(helios_cache_store_cache_set(&a, &body, 1000000, &why));
  HELIOS_CHECK(helios_cache_store_cache_get(&a, &found, &why) && helios_same(found.val.val.text, "1"));
  HELIOS_CHECK(helios_cache_store_cache_delete(&a, &was, &why) && was);
  HELIOS_CHECK(helios_cache_store_cache_delete(&a, &was, &why) && !was);
}

static void settings_are_there_by_name(void) {
  const char *const words[] = {"x", "y"};
  helios_config_config_value_t value;
  helios_config_list_config_entry_t all;
  helios_test_integer("a", 4);
  helios_test_list("b", words, 2);
  HELIOS_CHECK(helios_config_get_value(&a, &value) && value.val.integer == 4);
  HELIOS_CHECK(helios_config_get_value(&b, &value) && value.val.text_list.len == 2);
  HELIOS_CHECK(!helios_config_get_value(&one, &value));
  helios_config_get_all(&all);
  HELIOS_CHECK(all.len == 2);
}

static void what_is_elsewhere_is_not_there(void) {
  helios_string_t found;
  helios_secrets_secret_error_t why;
  HELIOS_CHECK(!helios_secrets_get(&a, &found, &why));
}

// Answers a column of three numbers, or nothing where it is asked for b.
bool helios_query_execute_query(helios_string_t *sql, helios_query_list_sql_value_t *parameters,
                                helios_query_query_options_t *options, helios_query_result_set_t *ret,
                                helios_query_query_error_t *err) {
  (void)parameters, (void)options;
  *err = (helios_query_query_error_t){.tag = HELIOS_QUERY_QUERY_ERROR_TIMED_OUT};
  if (helios_same(*sql, "b")) return false;
  *ret = (helios_query_result_set_t){.columns = {calloc(1, sizeof(helios_column_t)), 1},
                                     .rows = {calloc(3, sizeof(helios_list_sql_value_t)), 3}};
  ret->columns.ptr[0].name = helios_copy(one);
  for (int64_t i = 0; i < 3; i++) {
    helios_sql_value_t *value = malloc(sizeof *value);
    *value = (helios_sql_value_t){.tag = HELIOS_SQL_VALUE_INTEGER, .val = {.integer = i}};
    ret->rows.ptr[i] = (helios_list_sql_value_t){value, 1};
  }
  return true;
}

static void a_cursor_gives_the_rows_in_batches(void) {
  helios_query_query_options_t options = {0};
  helios_query_list_sql_value_t none = {0};
  helios_query_query_error_t failed;
  helios_query_own_row_cursor_t cursor;
  helios_query_list_column_t columns;
  HELIOS_CHECK(!helios_query_open_cursor(&b, &none, &options, &cursor, &failed));
  HELIOS_CHECK(failed.tag == HELIOS_QUERY_QUERY_ERROR_TIMED_OUT);
  HELIOS_CHECK(helios_query_open_cursor(&a, &none, &options, &cursor, &failed));
  helios_query_borrow_row_cursor_t lent = helios_query_borrow_row_cursor(cursor);
  helios_query_method_row_cursor_columns(lent, &columns);
  HELIOS_CHECK(columns.len == 1 && helios_same(columns.ptr[0].name, "1"));
  helios_query_list_column_free(&columns);
  int64_t sum = 0;
  size_t batches = 0;
  for (;;) {
    helios_query_list_list_sql_value_t rows;
    HELIOS_CHECK(helios_query_method_row_cursor_next(lent, 0, &rows, &failed));
    size_t count = rows.len;
    for (size_t i = 0; i < count; i++) sum += rows.ptr[i].ptr[0].val.integer;
    helios_query_list_list_sql_value_free(&rows);
    if (!count) break;
    batches++;
  }
  HELIOS_CHECK(sum == 3 && batches == 2);
  helios_query_row_cursor_drop_own(cursor);
}

int main(void) {
  a = helios_text("a"), b = helios_text("b"), one = helios_text("1"), nothing = helios_text("");
  keys_are_listed_in_order();
  the_cache_keeps_until_it_is_told();
  settings_are_there_by_name();
  what_is_elsewhere_is_not_there();
  a_cursor_gives_the_rows_in_batches();
  puts("all tests passed");
  return 0;
}
