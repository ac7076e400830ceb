// Tests of the plugin, on this machine and without a host.
#include "helios_test.h"

#include <stdio.h>

static uint8_t answer_of(size_t bytes) {
  static char text[1000];
  helios_call_t call = helios_test_call();
  helios_string_t response = {(uint8_t *)text, bytes};
  helios_response_context_t context = {0};
  helios_response_decision_t answer = {0};
  helios_plugin_error_t error;
  HELIOS_CHECK(helios_on_post_process_response(&call, &response, &context, &answer, &error));
  return answer.tag;
}

// Stream an answer in chunks of so many bytes; return how many were passed on.
static size_t stream(size_t bytes, size_t chunk) {
  static char text[1000];
  helios_call_t call = helios_test_call();
  helios_response_context_t context = {0};
  helios_stream_t *opened;
  helios_plugin_error_t error;
  HELIOS_CHECK(helios_on_stream_open(&call, &context, &opened, &error));
  size_t sent = 0;
  for (; sent < bytes; sent += chunk) {
    helios_string_t part = {(uint8_t *)text, chunk};
    helios_response_decision_t answer = {0};
    HELIOS_CHECK(helios_on_stream_push(opened, &part, &answer, &error));
    if (answer.tag == HELIOS_RESPONSE_DECISION_DENY) break; // the host closes it without finish
  }
  helios_string_t rest = {0};
  HELIOS_CHECK(sent < bytes || (helios_on_stream_finish(opened, &rest, &error) && !rest.len));
  helios_on_stream_close(opened);
  return sent;
}

int main(void) {
  helios_plugin_error_t error;
  helios_test_integer("bytes_per_token", 0);
  HELIOS_CHECK(!helios_on_load(&error) && error.tag == HELIOS_PLUGIN_ERROR_INVALID_CONFIG);
  helios_test_reset();

  helios_test_integer("budget", 10);
  HELIOS_CHECK(helios_on_load(&error));
  HELIOS_CHECK(answer_of(20) == HELIOS_RESPONSE_DECISION_KEEP); // 5 tokens
  HELIOS_CHECK(answer_of(24) == HELIOS_RESPONSE_DECISION_DENY); // 6 more do not fit, and cost nothing
  HELIOS_CHECK(answer_of(17) == HELIOS_RESPONSE_DECISION_KEEP); // a part of a token is one
  HELIOS_CHECK(answer_of(1) == HELIOS_RESPONSE_DECISION_DENY);
  HELIOS_CHECK(answer_of(0) == HELIOS_RESPONSE_DECISION_KEEP);

  helios_test_reset();
  helios_test_integer("budget", 100);
  HELIOS_CHECK(stream(40, 4) == 40);   // 10 tokens
  HELIOS_CHECK(stream(400, 4) == 360); // what is left
  HELIOS_CHECK(answer_of(200) == HELIOS_RESPONSE_DECISION_DENY);
  puts("all tests passed");
  return 0;
}
