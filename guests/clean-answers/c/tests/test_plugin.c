// Tests of the plugin, on this machine and without a host.
#include "helios_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A context with so many of two sources.
static helios_response_context_t context_of(const char *format, size_t count) {
  helios_source_t *sources = calloc(2, sizeof *sources);
  sources[0].id = helios_words("s1");
  sources[1].id = helios_words("s2");
  return (helios_response_context_t){.format = helios_words(format), .sources = {sources, count}};
}

// An answer, whole.
static helios_string_t whole(const char *text, helios_response_context_t context) {
  helios_call_t call = helios_test_call();
  helios_string_t response = helios_text(text);
  helios_response_decision_t answer = {0};
  helios_plugin_error_t error;
  HELIOS_CHECK(helios_on_post_process_response(&call, &response, &context, &answer, &error));
  HELIOS_CHECK(answer.tag == HELIOS_RESPONSE_DECISION_REPLACE);
  return answer.val.replace;
}

// The same, streamed in chunks of so many bytes.
static const char *streamed(const char *text, size_t size, helios_response_context_t context) {
  static char out[1000];
  size_t at = 0, length = strlen(text);
  helios_call_t call = helios_test_call();
  helios_stream_t *opened;
  helios_plugin_error_t error;
  helios_string_t rest;
  HELIOS_CHECK(helios_on_stream_open(&call, &context, &opened, &error));
  for (size_t i = 0; i < length; i += size) {
    size_t left = length - i;
    helios_string_t chunk = {(uint8_t *)text + i, left < size ? left : size};
    helios_response_decision_t answer = {0};
    HELIOS_CHECK(helios_on_stream_push(opened, &chunk, &answer, &error));
    if (answer.val.replace.len) memcpy(out + at, answer.val.replace.ptr, answer.val.replace.len);
    at += answer.val.replace.len;
  }
  HELIOS_CHECK(helios_on_stream_finish(opened, &rest, &error));
  helios_on_stream_close(opened);
  if (rest.len) memcpy(out + at, rest.ptr, rest.len);
  out[at + rest.len] = 0;
  return out;
}

int main(void) {
  const char *text = "Ask al@ex.org, 555-123-4567 or\nroom 12345678 @ home.";
  const char *clean = "Ask [removed] [removed] or\nroom 12345678 @ home.\n\nSources:\n[1] s1\n[2] s2";
  HELIOS_CHECK(helios_same(whole(text, context_of("text", 2)), clean));
  for (size_t size = 1; size < 60; size++) HELIOS_CHECK(!strcmp(streamed(text, size, context_of("text", 2)), clean));
  HELIOS_CHECK(helios_same(whole("a", context_of("json", 2)), "a") && helios_same(whole("", context_of("text", 0)), ""));

  helios_test_text("removed", "***");
  helios_test_integer("digits", 3);
  helios_test_boolean("citations", false);
  helios_plugin_error_t error;
  HELIOS_CHECK(helios_on_load(&error) && helios_same(whole("12 123", context_of("text", 2)), "12 ***"));
  helios_test_reset();
  helios_test_integer("digits", 0);
  HELIOS_CHECK(!helios_on_load(&error) && error.tag == HELIOS_PLUGIN_ERROR_INVALID_CONFIG);
  puts("all tests passed");
  return 0;
}
