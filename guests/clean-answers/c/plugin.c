// Takes mail addresses and long numbers out of a model's answer, whole or streamed, and lists its sources at the end.
//
// It works word by word, so that the chunks that an answer comes in make no difference: the last word of a chunk is
// kept until it is whole.
#include "bindings/plugin.h"

#include <stdlib.h>
#include <string.h>

#define REMOVED "[removed]"
#define DIGITS 9 // a word of so many digits identifies a person

typedef exports_heliosproxy_plugin_llm_response_response_context_t response_context;
typedef exports_heliosproxy_plugin_llm_response_response_decision_t decision;
typedef exports_heliosproxy_plugin_llm_response_plugin_error_t plugin_error;

typedef struct {
  uint8_t *ptr;
  size_t len, room;
} buffer;

struct exports_heliosproxy_plugin_llm_response_processor_t {
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

static void append_text(buffer *to, const char *text) { append(to, text, strlen(text)); }

// Give a buffer to the host, which frees it.
static plugin_string_t given(buffer *from) {
  plugin_string_t text = {from->ptr, from->len};
  memset(from, 0, sizeof *from);
  return text;
}

static bool identifies(const uint8_t *word, size_t size) {
  size_t digits = 0;
  const uint8_t *at = size ? memchr(word, '@', size) : NULL;
  if (at && at > word && memchr(at, '.', (size_t)(word + size - at))) return true;
  for (size_t i = 0; i < size; i++) digits += word[i] >= '0' && word[i] <= '9';
  return digits >= DIGITS;
}

static void end_word(buffer *word, buffer *out) {
  if (identifies(word->ptr, word->len))
    append_text(out, REMOVED);
  else
    append(out, word->ptr, word->len);
  word->len = 0;
}

static void take(buffer *word, plugin_string_t text, buffer *out) {
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
static void cite(const response_context *context, buffer *out) {
  bool json = context->format.len == 4 && memcmp(context->format.ptr, "json", 4) == 0;
  if (json || context->sources.len == 0) return;
  append_text(out, "\n\nSources:");
  for (size_t i = 0; i < context->sources.len; i++) {
    exports_heliosproxy_plugin_llm_response_source_t source = context->sources.ptr[i];
    plugin_string_t name = source.title.is_some ? source.title.val : source.uri.is_some ? source.uri.val : source.id;
    char number[12];
    size_t digits = sizeof number;
    for (size_t n = i + 1; n; n /= 10) number[--digits] = (char)('0' + n % 10);
    append_text(out, "\n[");
    append(out, number + digits, sizeof number - digits);
    append_text(out, "] ");
    append(out, name.ptr, name.len);
  }
}

void exports_heliosproxy_plugin_lifecycle_metadata(exports_heliosproxy_plugin_lifecycle_plugin_metadata_t *ret) {
  plugin_string_dup(&ret->name, "clean-answers");
  plugin_string_dup(&ret->version, "1.0.0");
  plugin_string_dup(&ret->description, "Takes personal data out of answers, and lists their sources");
  plugin_string_dup(&ret->author, "helios-plugin-host");
  ret->hooks.ptr = malloc(sizeof(plugin_string_t));
  if (!ret->hooks.ptr) abort();
  plugin_string_dup(&ret->hooks.ptr[0], "llm_response");
  ret->hooks.len = 1;
  ret->permissions.ptr = NULL;
  ret->permissions.len = 0;
}

bool exports_heliosproxy_plugin_lifecycle_on_load(exports_heliosproxy_plugin_lifecycle_list_config_entry_t *config,
                                                  exports_heliosproxy_plugin_lifecycle_plugin_error_t *err) {
  (void)err;
  exports_heliosproxy_plugin_lifecycle_list_config_entry_free(config);
  return true;
}

void exports_heliosproxy_plugin_lifecycle_on_unload(void) {}

void exports_heliosproxy_plugin_lifecycle_health(exports_heliosproxy_plugin_lifecycle_health_status_t *ret) {
  ret->tag = EXPORTS_HELIOSPROXY_PLUGIN_LIFECYCLE_HEALTH_STATUS_HEALTHY;
}

bool exports_heliosproxy_plugin_llm_response_static_processor_open(
    exports_heliosproxy_plugin_llm_response_call_t *call, response_context *context,
    exports_heliosproxy_plugin_llm_response_own_processor_t *ret, plugin_error *err) {
  (void)err;
  exports_heliosproxy_plugin_llm_response_processor_t *processor = calloc(1, sizeof *processor);
  if (!processor) abort();
  cite(context, &processor->after);
  *ret = exports_heliosproxy_plugin_llm_response_processor_new(processor);
  exports_heliosproxy_plugin_llm_response_call_free(call);
  exports_heliosproxy_plugin_llm_response_response_context_free(context);
  return true;
}

bool exports_heliosproxy_plugin_llm_response_method_processor_push(
    exports_heliosproxy_plugin_llm_response_borrow_processor_t self, plugin_string_t *chunk, decision *ret,
    plugin_error *err) {
  (void)err;
  buffer out = {0};
  take(&self->kept, *chunk, &out);
  plugin_string_free(chunk);
  ret->tag = EXPORTS_HELIOSPROXY_PLUGIN_LLM_RESPONSE_RESPONSE_DECISION_REPLACE;
  ret->val.replace = given(&out);
  return true;
}

bool exports_heliosproxy_plugin_llm_response_static_processor_finish(
    exports_heliosproxy_plugin_llm_response_own_processor_t this_, plugin_string_t *ret, plugin_error *err) {
  (void)err;
  exports_heliosproxy_plugin_llm_response_processor_t *processor =
      exports_heliosproxy_plugin_llm_response_processor_rep(this_);
  buffer out = {0};
  end_word(&processor->kept, &out);
  append(&out, processor->after.ptr, processor->after.len);
  *ret = given(&out);
  exports_heliosproxy_plugin_llm_response_processor_drop_own(this_);
  return true;
}

void exports_heliosproxy_plugin_llm_response_processor_destructor(
    exports_heliosproxy_plugin_llm_response_processor_t *processor) {
  free(processor->kept.ptr);
  free(processor->after.ptr);
  free(processor);
}

bool exports_heliosproxy_plugin_llm_response_post_process_response(
    exports_heliosproxy_plugin_llm_response_call_t *call, plugin_string_t *response, response_context *context,
    decision *ret, plugin_error *err) {
  (void)err;
  buffer word = {0}, out = {0};
  take(&word, *response, &out);
  end_word(&word, &out);
  cite(context, &out);
  free(word.ptr);
  ret->tag = EXPORTS_HELIOSPROXY_PLUGIN_LLM_RESPONSE_RESPONSE_DECISION_REPLACE;
  ret->val.replace = given(&out);
  exports_heliosproxy_plugin_llm_response_call_free(call);
  plugin_string_free(response);
  exports_heliosproxy_plugin_llm_response_response_context_free(context);
  return true;
}
