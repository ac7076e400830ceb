// Takes mail addresses and long numbers out of a model's answer, whole or streamed, and lists its sources at the end.
//
// It works word by word, so that the chunks that an answer comes in make no difference: the last word of a chunk is
// kept until it is whole.
#include "helios_sdk.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  uint8_t *ptr;
  size_t len, room;
} buffer;

struct helios_stream {
  buffer kept;  // the word that has not ended
  buffer after; // what follows the answer
};

static void append(buffer *to, const void *bytes, size_t size) {
  if (to->len + size > to->room) {
    to->room = (to->len + size) * 2;
    to->ptr = realloc(to->ptr, to->room);
    if (!to->ptr) abort();
  }
  if (size) memcpy(to->ptr + to->len, bytes, size);
  to->len += size;
}

static void append_string(buffer *to, helios_string_t text) { append(to, text.ptr, text.len); }
static void append_text(buffer *to, const char *text) { append_string(to, helios_text(text)); }

// Give a buffer to the host, which frees it.
static helios_string_t given(buffer *from) {
  helios_string_t text = {from->ptr, from->len};
  memset(from, 0, sizeof *from);
  return text;
}

static bool identifies(const uint8_t *word, size_t size) {
  size_t digits = 0;
  const uint8_t *at = size ? memchr(word, '@', size) : NULL;
  if (at && at > word && memchr(at, '.', (size_t)(word + size - at))) return true;
  for (size_t i = 0; i < size; i++) digits += word[i] >= '0' && word[i] <= '9';
  return digits >= (size_t)helios_setting_integer("digits", 9);
}

static void end_word(buffer *word, buffer *out) {
  if (identifies(word->ptr, word->len))
    append_string(out, helios_setting_text("removed", "[removed]"));
  else
    append(out, word->ptr, word->len);
  word->len = 0;
}

static void take(buffer *word, helios_string_t text, buffer *out) {
  for (size_t i = 0; i < text.len; i++) {
    uint8_t byte = text.ptr[i];
    if (byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r') {
      end_word(word, out);
      append(out, &byte, 1);
    } else {
      append(word, &byte, 1);
    }
  }
}

// List the sources by their numbers; an answer in JSON gets none.
static void cite(const helios_response_context_t *context, buffer *out) {
  if (helios_same(context->format, "json") || context->sources.len == 0) return;
  if (!helios_setting_boolean("citations", true)) return;
  append_text(out, "\n\nSources:");
  for (size_t i = 0; i < context->sources.len; i++) {
    helios_source_t source = context->sources.ptr[i];
    helios_string_t name = source.title.is_some ? source.title.val : source.uri.is_some ? source.uri.val : source.id;
    char number[12];
    size_t digits = sizeof number;
    for (size_t n = i + 1; n; n /= 10) number[--digits] = (char)('0' + n % 10);
    append_text(out, "\n[");
    append(out, number + digits, sizeof number - digits);
    append_text(out, "] ");
    append_string(out, name);
  }
}

bool helios_on_load(helios_plugin_error_t *error) {
  int64_t digits = helios_setting_integer("digits", 9);
  if (digits >= 1 && digits <= 1000) return true;
  return helios_fail(error, HELIOS_PLUGIN_ERROR_INVALID_CONFIG, "digits: expected a whole number from 1 to 1000");
}

bool helios_on_stream_open(const helios_call_t *call, const helios_response_context_t *context,
                           helios_stream_t **answer, helios_plugin_error_t *error) {
  (void)call, (void)error;
  helios_stream_t *opened = calloc(1, sizeof *opened);
  if (!opened) abort();
  cite(context, &opened->after);
  *answer = opened;
  return true;
}

bool helios_on_stream_push(helios_stream_t *stream, const helios_string_t *chunk, helios_response_decision_t *answer,
                           helios_plugin_error_t *error) {
  (void)error;
  buffer out = {0};
  take(&stream->kept, *chunk, &out);
  answer->tag = HELIOS_RESPONSE_DECISION_REPLACE;
  answer->val.replace = given(&out);
  return true;
}

bool helios_on_stream_finish(helios_stream_t *stream, helios_string_t *answer, helios_plugin_error_t *error) {
  (void)error;
  buffer out = {0};
  end_word(&stream->kept, &out);
  append(&out, stream->after.ptr, stream->after.len);
  *answer = given(&out);
  return true;
}

void helios_on_stream_close(helios_stream_t *stream) {
  free(stream->kept.ptr);
  free(stream->after.ptr);
  free(stream);
}

bool helios_on_post_process_response(const helios_call_t *call, const helios_string_t *response,
                                     const helios_response_context_t *context, helios_response_decision_t *answer,
                                     helios_plugin_error_t *error) {
  (void)call, (void)error;
  buffer word = {0}, out = {0};
  take(&word, *response, &out);
  end_word(&word, &out);
  cite(context, &out);
  free(word.ptr);
  answer->tag = HELIOS_RESPONSE_DECISION_REPLACE;
  answer->val.replace = given(&out);
  return true;
}
