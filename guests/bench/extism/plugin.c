// The same decision as an Extism plug-in, for the comparison: JSON in, JSON out, through Extism's host functions.
//
// It looks for the statement in the JSON without parsing the rest, which is less work than a plug-in commonly does.
#include <stdint.h>

#define HOST(name) __attribute__((import_module("extism:host/env"), import_name(#name)))

HOST(input_length) uint64_t input_length(void);
HOST(input_load_u8) uint32_t input_load_u8(uint64_t at);
HOST(input_load_u64) uint64_t input_load_u64(uint64_t at);
HOST(alloc) uint64_t extism_alloc(uint64_t size);
HOST(store_u8) void store_u8(uint64_t at, uint32_t byte);
HOST(store_u64) void store_u64(uint64_t at, uint64_t bytes);
HOST(output_set) void output_set(uint64_t at, uint64_t size);

#define MAX_INPUT 65536

static char input[MAX_INPUT + 8];

static uint64_t read_input(void) {
  uint64_t len = input_length();
  if (len > MAX_INPUT) __builtin_trap();
  uint64_t at = 0;
  for (; at + 8 <= len; at += 8) *(uint64_t *)(input + at) = input_load_u64(at);
  for (; at < len; at++) input[at] = (char)input_load_u8(at);
  return len;
}

static void write_output(const char *text) {
  uint64_t len = 0, at = 0;
  while (text[len]) len++;
  uint64_t block = extism_alloc(len);
  for (; at + 8 <= len; at += 8) store_u64(block + at, *(const uint64_t *)(text + at));
  for (; at < len; at++) store_u8(block + at, (uint8_t)text[at]);
  output_set(block, len);
}

static int starts_with(const char *text, const char *start) {
  while (*start) {
    if (*text++ != *start++) return 0;
  }
  return 1;
}

__attribute__((export_name("pre_query"))) int32_t pre_query(void) {
  static const char key[] = "\"query\"";
  uint64_t len = read_input();
  const char *answer = "{\"decision\":\"continue\"}";
  for (uint64_t at = 0; at + sizeof key < len; at++) {
    if (input[at] != '"' || !starts_with(input + at, key)) continue;
    at += sizeof key - 1;
    while (at < len && (input[at] == ':' || input[at] == ' ')) at++;
    if (starts_with(input + at, "\"DROP")) answer = "{\"decision\":\"deny\",\"message\":\"DROP is not allowed\"}";
    break;
  }
  write_output(answer);
  return 0;
}
