#include "helios_sdk.h"

#include <stdlib.h>
#include <string.h>

#define NEED(done, what) \
  if (!(done)) return helios_fail(error, HELIOS_PLUGIN_ERROR_UNAVAILABLE, what " does not answer")

static bool kept_by_the_host(helios_plugin_error_t *error) {
  helios_string_t key = helios_text("key"), value = helios_text("abc");
  helios_kv_kv_error_t why;
  int64_t sum;
  if (helios_kv_set(&key, &value, NULL, &why) && helios_kv_increment(&key, 1, NULL, &sum, &why)) return true;
  helios_kv_kv_error_free(&why);
  return helios_fail(error, HELIOS_PLUGIN_ERROR_UNAVAILABLE, "kv does not answer");
}

static helios_string_t number(size_t value) {
  char text[24], *at = text + sizeof text - 1;
  *at = 0;
  do *--at = '0' + value % 10; while (value /= 10);
  return helios_words(at);
}

// Ask every service, and log what they said.
static bool all_services(helios_plugin_error_t *error) {
  helios_string_t key = helios_text("k"), token = helios_text("token"), secret;
  helios_body_t body = {.tag = HELIOS_BODY_TEXT, .val = {.text = helios_text("v")}};
  helios_cache_store_option_body_t kept;
  helios_cache_store_cache_error_t cache_why;
  NEED(helios_cache_store_cache_set(&key, &body, 1000000, &cache_why), "the cache");
  NEED(helios_cache_store_cache_get(&key, &kept, &cache_why), "the cache");

  helios_http_http_request_t request = {.method = helios_text("GET"), .url = helios_text("https://a.internal/")};
  helios_http_http_response_t response;
  helios_http_http_error_t http_why;
  NEED(helios_http_http_fetch(&request, &response, &http_why), "http");

  helios_query_sql_value_t one = {.tag = HELIOS_SQL_VALUE_INTEGER, .val = {.integer = 1}};
  helios_query_list_sql_value_t parameters = {&one, 1};
  helios_query_query_options_t options = {.read_only = true};
  helios_string_t sql = helios_text("SELECT $1");
  helios_query_result_set_t result;
  helios_query_own_row_cursor_t cursor;
  helios_query_query_error_t query_why;
  NEED(helios_query_execute_query(&sql, &parameters, &options, &result, &query_why), "the database");
  NEED(helios_query_open_cursor(&sql, &parameters, &options, &cursor, &query_why), "the database");
  helios_query_borrow_row_cursor_t open = helios_query_borrow_row_cursor(cursor);
  helios_query_list_column_t columns;
  helios_query_method_row_cursor_columns(open, &columns);
  size_t rows = 0, before;
  do {
    helios_query_list_list_sql_value_t batch;
    before = rows;
    NEED(helios_query_method_row_cursor_next(open, 2, &batch, &query_why), "the cursor");
    rows += batch.len;
    helios_query_list_list_sql_value_free(&batch);
  } while (rows > before);
  helios_query_row_cursor_drop_own(cursor);

  float numbers[] = {1, 0};
  helios_list_f32_t vector = {numbers, 2};
  helios_string_t index = helios_text("docs"), words = helios_text("words");
  helios_search_list_search_hit_t by_words, by_meaning;
  helios_search_search_error_t search_why;
  NEED(helios_search_search_keyword_index(&index, &words, 2, &by_words, &search_why), "the index");
  NEED(helios_search_search_semantic_index(&index, &vector, 3, &by_meaning, &search_why), "the index");
  helios_secrets_secret_error_t secret_why;
  NEED(helios_secrets_get(&token, &secret, &secret_why), "the secret");

  helios_list_tuple2_string_string_t labels = {0};
  helios_telemetry_telemetry_error_t telemetry_why;
  helios_string_t asked = helios_text("asked"), depth = helios_text("depth"), took = helios_text("took");
  NEED(helios_telemetry_metric_inc(&asked, 1, &labels, &telemetry_why), "telemetry");
  NEED(helios_telemetry_metric_set(&depth, 2, &labels, &telemetry_why), "telemetry");
  NEED(helios_telemetry_metric_observe(&took, 3, &labels, &telemetry_why), "telemetry");

  helios_tuple2_string_string_t said[] = {
      {helios_text("cache"), kept.val.val.text},
      {helios_text("status"), number(response.status)},
      {helios_text("columns"), number(columns.len)},
      {helios_text("rows"), number(result.rows.len + rows)},
      {helios_text("hits"), number(by_words.len + by_meaning.len)},
      {helios_text("secret"), secret},
  };
  helios_string_t message = helios_text("asked");
  helios_list_tuple2_string_string_t fields = {said, sizeof said / sizeof *said};
  helios_log_log(HELIOS_LOG_LOG_LEVEL_INFO, &message, &fields);
  return true;
}

bool helios_on_pre_query(const helios_call_t *call, const helios_statement_t *statement,
                         helios_pre_query_outcome_t *answer, helios_plugin_error_t *error) {
  (void)call;
  answer->decision.tag = HELIOS_PRE_QUERY_DECISION_CONTINUE;
  if (helios_same(statement->text, "typed")) return helios_fail(error, HELIOS_PLUGIN_ERROR_INVALID_INPUT, "no table");
  if (helios_same(statement->text, "own")) return helios_fail(error, HELIOS_PLUGIN_ERROR_OTHER, "out of luck");
  if (helios_same(statement->text, "host")) return kept_by_the_host(error);
  if (helios_same(statement->text, "services")) return all_services(error);
  if (helios_same(statement->text, "settings") && helios_setting_integer("limit", 10) == 3) {
    helios_info(helios_setting_text("mark", "!"));
  }
  return true;
}

struct helios_stream {
  helios_string_t kept;
};

static helios_string_t loud(helios_string_t text, const char *after) {
  helios_string_t made = helios_join("", text, after);
  for (size_t i = 0; i < text.len; i++) {
    if (made.ptr[i] >= 'a' && made.ptr[i] <= 'z') made.ptr[i] -= 32;
  }
  return made;
}

bool helios_on_stream_open(const helios_call_t *call, const helios_response_context_t *context,
                           helios_stream_t **answer, helios_plugin_error_t *error) {
  (void)call, (void)context, (void)error;
  *answer = calloc(1, sizeof **answer);
  return true;
}

bool helios_on_stream_push(helios_stream_t *stream, const helios_string_t *chunk, helios_response_decision_t *answer,
                           helios_plugin_error_t *error) {
  if (helios_contains(*chunk, "boom")) return helios_fail(error, HELIOS_PLUGIN_ERROR_OTHER, "a loud noise");
  answer->tag = HELIOS_RESPONSE_DECISION_REPLACE;
  answer->val.replace = loud(stream->kept, NULL);
  helios_string_free(&stream->kept);
  stream->kept = helios_copy(*chunk);
  return true;
}

bool helios_on_stream_finish(helios_stream_t *stream, helios_string_t *answer, helios_plugin_error_t *error) {
  (void)error;
  *answer = loud(stream->kept, "!");
  return true;
}

void helios_on_stream_close(helios_stream_t *stream) {
  helios_string_free(&stream->kept);
  free(stream);
}

bool helios_on_post_process_response(const helios_call_t *call, const helios_string_t *response,
                                     const helios_response_context_t *context, helios_response_decision_t *answer,
                                     helios_plugin_error_t *error) {
  (void)call, (void)context, (void)error;
  answer->tag = HELIOS_RESPONSE_DECISION_REPLACE;
  answer->val.replace = loud(*response, "!");
  return true;
}
