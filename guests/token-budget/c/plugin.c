// Gives each client a budget of a model's answers, counted in tokens, whole or streamed.
#include "helios_sdk.h"

#include <stdlib.h>

#define BLOCK 32 // tokens of a stream that are charged at once: the store is asked once for so many

struct helios_stream {
  helios_string_t key;
  int64_t spent;   // of the budget, when the store was asked last
  int64_t bytes;   // of this answer
  int64_t charged; // tokens of this answer
};

static int64_t tokens(int64_t bytes) {
  int64_t size = helios_setting_integer("bytes_per_token", 4);
  return (bytes + size - 1) / size;
}

static int64_t budget(void) { return helios_setting_integer("budget", 100000); }

static helios_string_t key_of(const helios_call_t *call) {
  if (call->identity.is_some) return helios_join("tokens/", call->identity.val.user_id, NULL);
  if (call->session.user.len) return helios_join("tokens/", call->session.user, NULL);
  helios_string_t host = call->session.client_addr;
  for (size_t i = host.len; i-- > 0;) {
    if (host.ptr[i] == ':') {
      host.len = i;
      break;
    }
  }
  return helios_join("tokens/", host, NULL);
}

static bool unavailable(helios_kv_kv_error_t *why, helios_plugin_error_t *error) {
  helios_kv_kv_error_free(why);
  return helios_fail(error, HELIOS_PLUGIN_ERROR_UNAVAILABLE, "the store of budgets does not answer");
}

// Charge tokens, zero to look only, and write what is spent with them.
static bool charge(helios_string_t *key, int64_t count, int64_t *spent, helios_plugin_error_t *error) {
  helios_duration_t window = (helios_duration_t)helios_setting_integer("window_s", 86400) * 1000000;
  helios_kv_kv_error_t why;
  return helios_kv_increment(key, count, &window, spent, &why) || unavailable(&why, error);
}

static void withhold(helios_response_decision_t *answer) {
  answer->tag = HELIOS_RESPONSE_DECISION_DENY;
  answer->val.deny = helios_words("the token budget is used up");
  helios_info(answer->val.deny);
}

bool helios_on_load(helios_plugin_error_t *error) {
  static const char *const keys[] = {"budget", "window_s", "bytes_per_token"};
  for (size_t i = 0; i < 3; i++) {
    int64_t value = helios_setting_integer(keys[i], 1);
    if (value >= 1 && value <= 1000000000) continue;
    error->tag = HELIOS_PLUGIN_ERROR_INVALID_CONFIG;
    error->val.invalid_config = helios_join(keys[i], helios_text(": expected a whole number from 1 to 1000000000"), "");
    return false;
  }
  return helios_needs_kv(error);
}

bool helios_on_post_process_response(const helios_call_t *call, const helios_string_t *response,
                                     const helios_response_context_t *context, helios_response_decision_t *answer,
                                     helios_plugin_error_t *error) {
  (void)context;
  helios_string_t key = key_of(call);
  int64_t spent = 0, count = tokens((int64_t)response->len);
  bool asked = charge(&key, 0, &spent, error);
  bool fits = asked && spent + count <= budget();
  if (fits) asked = charge(&key, count, &spent, error);
  helios_string_free(&key);
  answer->tag = HELIOS_RESPONSE_DECISION_KEEP;
  if (asked && !fits) withhold(answer);
  return asked;
}

bool helios_on_stream_open(const helios_call_t *call, const helios_response_context_t *context,
                           helios_stream_t **answer, helios_plugin_error_t *error) {
  (void)context;
  helios_stream_t *opened = calloc(1, sizeof *opened);
  if (!opened) abort();
  opened->key = key_of(call);
  *answer = opened;
  if (charge(&opened->key, 0, &opened->spent, error)) return true;
  helios_on_stream_close(opened);
  return false;
}

bool helios_on_stream_push(helios_stream_t *stream, const helios_string_t *chunk, helios_response_decision_t *answer,
                           helios_plugin_error_t *error) {
  stream->bytes += (int64_t)chunk->len;
  int64_t due = tokens(stream->bytes) - stream->charged;
  answer->tag = HELIOS_RESPONSE_DECISION_KEEP;
  if (stream->spent + due > budget()) {
    withhold(answer);
    return true;
  }
  if (due < BLOCK) return true;
  if (!charge(&stream->key, due, &stream->spent, error)) return false;
  stream->charged += due;
  return true;
}

bool helios_on_stream_finish(helios_stream_t *stream, helios_string_t *answer, helios_plugin_error_t *error) {
  (void)answer;
  int64_t due = tokens(stream->bytes) - stream->charged;
  return !due || charge(&stream->key, due, &stream->spent, error);
}

void helios_on_stream_close(helios_stream_t *stream) {
  helios_string_free(&stream->key);
  free(stream);
}
