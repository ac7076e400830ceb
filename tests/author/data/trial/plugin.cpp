#include "helios.hpp"

#define NEED(done, what) \
  if (!(done)) return helios::fail(error, what " does not answer", HELIOS_PLUGIN_ERROR_UNAVAILABLE)

static std::string loud(std::string_view text) {
  std::string made(text);
  for (char &letter : made) {
    if (letter >= 'a' && letter <= 'z') letter -= 32;
  }
  return made;
}

static bool kept_by_the_host(helios_plugin_error_t *error) {
  helios_string_t key = helios::lent("key"), value = helios::lent("abc");
  helios_kv_kv_error_t why;
  int64_t sum;
  if (helios_kv_set(&key, &value, nullptr, &why) && helios_kv_increment(&key, 1, nullptr, &sum, &why)) return true;
  helios_kv_kv_error_free(&why);
  return helios::fail(error, "kv does not answer", HELIOS_PLUGIN_ERROR_UNAVAILABLE);
}

// Ask every service, and log what they said.
static bool all_services(helios_plugin_error_t *error) {
  helios_string_t key = helios::lent("k"), token = helios::lent("token"), secret;
  helios_body_t body = {.tag = HELIOS_BODY_TEXT, .val = {.text = helios::lent("v")}};
  helios_cache_store_option_body_t kept;
  helios_cache_store_cache_error_t cache_why;
  NEED(helios_cache_store_cache_set(&key, &body, 1000000, &cache_why), "the cache");
  NEED(helios_cache_store_cache_get(&key, &kept, &cache_why), "the cache");

  helios_http_http_request_t request = {};
  request.method = helios::lent("GET");
  request.url = helios::lent("https://a.internal/");
  helios_http_http_response_t response;
  helios_http_http_error_t http_why;
  NEED(helios_http_http_fetch(&request, &response, &http_why), "http");

  helios_query_sql_value_t one = {.tag = HELIOS_SQL_VALUE_INTEGER, .val = {.integer = 1}};
  helios_query_list_sql_value_t parameters = {&one, 1};
  helios_query_query_options_t options = {.row_limit = {}, .read_only = true};
  helios_string_t sql = helios::lent("SELECT $1");
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

  std::vector<float> numbers = {1, 0};
  helios_list_f32_t vector = {numbers.data(), numbers.size()};
  helios_string_t index = helios::lent("docs"), words = helios::lent("words");
  helios_search_list_search_hit_t by_words, by_meaning;
  helios_search_search_error_t search_why;
  NEED(helios_search_search_keyword_index(&index, &words, 2, &by_words, &search_why), "the index");
  NEED(helios_search_search_semantic_index(&index, &vector, 3, &by_meaning, &search_why), "the index");
  helios_secrets_secret_error_t secret_why;
  NEED(helios_secrets_get(&token, &secret, &secret_why), "the secret");

  helios_list_tuple2_string_string_t labels = {};
  helios_telemetry_telemetry_error_t telemetry_why;
  helios_string_t asked = helios::lent("asked"), depth = helios::lent("depth"), took = helios::lent("took");
  NEED(helios_telemetry_metric_inc(&asked, 1, &labels, &telemetry_why), "telemetry");
  NEED(helios_telemetry_metric_set(&depth, 2, &labels, &telemetry_why), "telemetry");
  NEED(helios_telemetry_metric_observe(&took, 3, &labels, &telemetry_why), "telemetry");

  auto number = [](size_t value) { return helios::own(std::to_string(value)); };
  std::vector<helios_tuple2_string_string_t> said = {
      {helios::lent("cache"), kept.val.val.text},
      {helios::lent("status"), number(response.status)},
      {helios::lent("columns"), number(columns.len)},
      {helios::lent("rows"), number(result.rows.len + rows)},
      {helios::lent("hits"), number(by_words.len + by_meaning.len)},
      {helios::lent("secret"), secret},
  };
  helios_string_t message = helios::lent("asked");
  helios_list_tuple2_string_string_t fields = {said.data(), said.size()};
  helios_log_log(HELIOS_LOG_LOG_LEVEL_INFO, &message, &fields);
  return true;
}

struct helios_stream {
  std::string kept;
};

extern "C" {

bool helios_on_pre_query(const helios_call_t *, const helios_statement_t *statement,
                         helios_pre_query_outcome_t *answer, helios_plugin_error_t *error) {
  answer->decision.tag = HELIOS_PRE_QUERY_DECISION_CONTINUE;
  std::string_view text = helios::view(statement->text);
  if (text == "typed") return helios::fail(error, "no table", HELIOS_PLUGIN_ERROR_INVALID_INPUT);
  if (text == "own") return helios::fail(error, "out of luck");
  if (text == "host") return kept_by_the_host(error);
  if (text == "services") return all_services(error);
  if (text == "settings" && helios::setting("limit", int64_t{10}) == 3) helios::info(helios::setting("mark", "!"));
  return true;
}

bool helios_on_stream_open(const helios_call_t *, const helios_response_context_t *, helios_stream_t **answer,
                           helios_plugin_error_t *) {
  *answer = new helios_stream;
  return true;
}

bool helios_on_stream_push(helios_stream_t *stream, const helios_string_t *chunk, helios_response_decision_t *answer,
                           helios_plugin_error_t *error) {
  if (helios::view(*chunk).find("boom") != std::string_view::npos) return helios::fail(error, "a loud noise");
  answer->tag = HELIOS_RESPONSE_DECISION_REPLACE;
  answer->val.replace = helios::own(loud(stream->kept));
  stream->kept = helios::view(*chunk);
  return true;
}

bool helios_on_stream_finish(helios_stream_t *stream, helios_string_t *answer, helios_plugin_error_t *) {
  *answer = helios::own(loud(stream->kept) + "!");
  return true;
}

void helios_on_stream_close(helios_stream_t *stream) { delete stream; }

bool helios_on_post_process_response(const helios_call_t *, const helios_string_t *response,
                                     const helios_response_context_t *, helios_response_decision_t *answer,
                                     helios_plugin_error_t *) {
  answer->tag = HELIOS_RESPONSE_DECISION_REPLACE;
  answer->val.replace = helios::own(loud(helios::view(*response)) + "!");
  return true;
}

}
