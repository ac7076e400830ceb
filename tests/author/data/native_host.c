// What the C SDK's host in memory answers.
#include "helios_test.h"

#include <stdio.h>

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
  helios_query_query_options_t options = {0};
  helios_query_list_sql_value_t none = {0};
  helios_query_result_set_t rows;
  helios_query_query_error_t failed;
  HELIOS_CHECK(!helios_secrets_get(&a, &found, &why));
  HELIOS_CHECK(!helios_query_execute_query(&a, &none, &options, &rows, &failed));
}

int main(void) {
  a = helios_text("a"), b = helios_text("b"), one = helios_text("1"), nothing = helios_text("");
  keys_are_listed_in_order();
  the_cache_keeps_until_it_is_told();
  settings_are_there_by_name();
  what_is_elsewhere_is_not_there();
  puts("all tests passed");
  return 0;
}
