// Tests of the plugin, on this machine and without a host: the API is this file's.
#define HELIOS_HOOK_AGENT_TOOLS
#include "helios_test.h"

#include <stdio.h>

static uint16_t status;
static uint8_t failure;
static const char *said;
static helios_string_t url, user, sent;
static size_t asked;

bool helios_http_http_fetch(helios_http_http_request_t *request, helios_http_http_response_t *ret,
                            helios_http_http_error_t *err) {
  *err = (helios_http_http_error_t){.tag = failure};
  if (!status) return false;
  asked++;
  url = helios_copy(request->url);
  user = helios_copy(request->headers.ptr[1].f1);
  sent = request->body.tag == HELIOS_BODY_TEXT ? helios_copy(request->body.val.text) : helios_text("");
  *ret = (helios_http_http_response_t){.status = status, .body = {.tag = HELIOS_BODY_TEXT}};
  ret->body.val.text = helios_words(said);
  return true;
}

static helios_tool_result_t execute(const char *params) {
  helios_call_t call = helios_test_call();
  helios_string_t name = helios_text("internal_api_call"), text = helios_text(params);
  helios_tool_result_t answer = {0};
  helios_plugin_error_t error;
  HELIOS_CHECK(helios_on_execute_tool(&call, &name, &text, &answer, &error));
  return answer;
}

static bool refused(const char *params) {
  size_t before = asked;
  return execute(params).tag == HELIOS_TOOL_RESULT_INVALID_PARAMS && asked == before;
}

static bool answered(const char *params, const char *words, bool failed) {
  helios_tool_result_t answer = execute(params);
  return answer.tag == HELIOS_TOOL_RESULT_COMPLETED && answer.val.completed.is_error == failed &&
         helios_contains(answer.val.completed.content.ptr[0].part.val.text, words);
}

#define GET_ONE "{\"endpoint\": \"/users/1?a=b\", \"method\": \"GET\"}"

int main(void) {
  helios_plugin_error_t error;
  HELIOS_CHECK(!helios_on_load(&error) && helios_starts(error.val.invalid_config, "base_url: expected an address"));
  helios_test_text("base_url", "http://evil@api");
  HELIOS_CHECK(!helios_on_load(&error));
  helios_test_reset();
  helios_test_text("base_url", "http://api.internal");
  failure = HELIOS_HTTP_HTTP_ERROR_ACCESS_DENIED;
  HELIOS_CHECK(!helios_on_load(&error) && helios_starts(error.val.invalid_config, "it needs the permission http_fetch"));
  failure = HELIOS_HTTP_HTTP_ERROR_INVALID_REQUEST;
  HELIOS_CHECK(helios_on_load(&error));

  helios_call_t call = helios_test_call();
  helios_list_tool_definition_t tools = {0};
  HELIOS_CHECK(helios_on_list_tools(&call, &tools, &error) && tools.len == 1);
  HELIOS_CHECK(helios_contains(tools.ptr[0].input_schema, "\"enum\": [\"GET\", \"POST\"]"));

  status = 200;
  said = "{\"id\": 1}";
  HELIOS_CHECK(answered(GET_ONE, "{\"id\": 1}", false) && helios_same(url, "http://api.internal/users/1?a=b"));
  HELIOS_CHECK(helios_same(user, "alice") && sent.len == 0);
  HELIOS_CHECK(answered("{\"endpoint\": \"/x\", \"method\": \"POST\", \"body\": {\"n\": 1.50, \"t\": \"\\u00e9\"}}", "", false));
  HELIOS_CHECK(helios_same(sent, "{\"n\":1.50,\"t\":\"\u00e9\"}"));

  HELIOS_CHECK(answered("{\"endpoint\": \"/a%20b/?c=..%2F/\", \"method\": \"GET\", \"body\": {}}", "", false) && !sent.len);

  const char *const wrong[] = {
      "",
      "[]",
      "{}",
      "{\"endpoint\": 1, \"method\": \"GET\"}",
      "{\"endpoint\": \"http://else/\", \"method\": \"GET\"}",
      "{\"endpoint\": \"//else/\", \"method\": \"GET\"}",
      "{\"endpoint\": \"/a/../b\", \"method\": \"GET\"}",
      "{\"endpoint\": \"/a/%2E%2e/b\", \"method\": \"GET\"}",
      "{\"endpoint\": \"/a%2Fb\", \"method\": \"GET\"}",
      "{\"endpoint\": \"/a\\\\b\", \"method\": \"GET\"}",
      "{\"endpoint\": \"/a b\", \"method\": \"GET\"}",
      "{\"endpoint\": \"/a\\r\\nb\", \"method\": \"GET\"}",
      "{\"endpoint\": \"/a\", \"method\": \"DELETE\"}",
      "{\"endpoint\": \"/a\", \"method\": \"get\"}",
      "{\"endpoint\": \"/a%4\", \"method\": \"GET\"}",
      "{\"endpoint\": \"/a?b#c\", \"method\": \"GET\"}",
      "{\"endpoint\": \"/a\", \"method\": \"POST\", \"body\": []}",
      "{\"endpoint\": \"/a\", \"method\": \"GET\", \"more\": 1}",
      "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
  };
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) HELIOS_CHECK(refused(wrong[i]));
  helios_string_t other = helios_text("other"), none = helios_text("{}");
  helios_tool_result_t answer = {0};
  HELIOS_CHECK(helios_on_execute_tool(&call, &other, &none, &answer, &error) && answer.tag == HELIOS_TOOL_RESULT_UNKNOWN);

  const char *const paths[] = {"/users/", "/public"}, *const methods[] = {"DELETE"};
  helios_test_list("paths", paths, 2);
  HELIOS_CHECK(answered(GET_ONE, "1", false));
  HELIOS_CHECK(refused("{\"endpoint\": \"/publican\", \"method\": \"GET\"}"));
  HELIOS_CHECK(refused("{\"endpoint\": \"/\", \"method\": \"GET\"}"));
  helios_test_list("methods", methods, 1);
  HELIOS_CHECK(refused(GET_ONE) && answered("{\"endpoint\": \"/users\", \"method\": \"DELETE\"}", "1", false));

  helios_test_reset();
  helios_test_text("base_url", "http://api.internal");
  status = 404;
  HELIOS_CHECK(answered(GET_ONE, "status 404: {\"id\"", true));
  helios_test_integer("max_answer", 2);
  said = "a\u00e9bc";
  HELIOS_CHECK(answered(GET_ONE, "status 404: a\n[the rest", true));
  status = 0;
  failure = HELIOS_HTTP_HTTP_ERROR_TIMED_OUT;
  HELIOS_CHECK(answered(GET_ONE, "did not answer in time", true));
  puts("all tests passed");
  return 0;
}
