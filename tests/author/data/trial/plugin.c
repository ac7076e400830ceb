#include "helios_sdk.h"

#include <stdlib.h>
#include <string.h>

static bool kept_by_the_host(helios_plugin_error_t *error) {
  helios_string_t key = helios_text("key"), value = helios_text("abc");
  helios_kv_kv_error_t why;
  int64_t sum;
  if (helios_kv_set(&key, &value, NULL, &why) && helios_kv_increment(&key, 1, NULL, &sum, &why)) return true;
  helios_kv_kv_error_free(&why);
  return helios_fail(error, HELIOS_PLUGIN_ERROR_UNAVAILABLE, "kv does not answer");
}

bool helios_on_pre_query(const helios_call_t *call, const helios_statement_t *statement,
                         helios_pre_query_outcome_t *answer, helios_plugin_error_t *error) {
  (void)call;
  answer->decision.tag = HELIOS_PRE_QUERY_DECISION_CONTINUE;
  if (helios_same(statement->text, "typed")) return helios_fail(error, HELIOS_PLUGIN_ERROR_INVALID_INPUT, "no table");
  if (helios_same(statement->text, "own")) return helios_fail(error, HELIOS_PLUGIN_ERROR_OTHER, "out of luck");
  if (helios_same(statement->text, "host")) return kept_by_the_host(error);
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
