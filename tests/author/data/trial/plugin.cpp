#include "helios.hpp"

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
