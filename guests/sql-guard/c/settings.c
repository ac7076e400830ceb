#include "guard.h"

#include <stdlib.h>
#include <string.h>

#define DEFAULT_MAX_ROWS 1000

typedef struct {
  const char *at, *end;
} reader;

static char next_sign(reader *r) {
  while (r->at < r->end && (*r->at == ' ' || *r->at == '\t' || *r->at == '\n' || *r->at == '\r')) r->at++;
  return r->at < r->end ? *r->at++ : 0;
}

static bool hex4(reader *r, uint32_t *code) {
  *code = 0;
  for (int i = 0; i < 4; i++, r->at++) {
    if (r->at >= r->end) return false;
    char c = *r->at;
    uint32_t digit = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
                     : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10)
                     : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A' + 10)
                                            : 16;
    if (digit > 15) return false;
    *code = *code * 16 + digit;
  }
  return true;
}

static char *put_utf8(char *to, uint32_t code) {
  if (code < 0x80) {
    *to++ = (char)code;
  } else if (code < 0x800) {
    *to++ = (char)(0xC0 | code >> 6);
    *to++ = (char)(0x80 | (code & 63));
  } else if (code < 0x10000) {
    *to++ = (char)(0xE0 | code >> 12);
    *to++ = (char)(0x80 | (code >> 6 & 63));
    *to++ = (char)(0x80 | (code & 63));
  } else {
    *to++ = (char)(0xF0 | code >> 18);
    *to++ = (char)(0x80 | (code >> 12 & 63));
    *to++ = (char)(0x80 | (code >> 6 & 63));
    *to++ = (char)(0x80 | (code & 63));
  }
  return to;
}

static bool unicode_escape(reader *r, char **to) {
  uint32_t code, low;
  if (!hex4(r, &code)) return false;
  if (code >= 0xD800 && code < 0xDC00) { // the first half of a pair
    if (r->end - r->at < 6 || r->at[0] != '\\' || r->at[1] != 'u') return false;
    r->at += 2;
    if (!hex4(r, &low) || low < 0xDC00 || low > 0xDFFF) return false;
    code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
  }
  *to = put_utf8(*to, code);
  return true;
}

// A JSON string behind its opening quote; what it says is never longer than how it is written.
static bool json_string(reader *r, text *out) {
  char *start = malloc((size_t)(r->end - r->at) + 1), *to = start;
  if (!start) abort();
  while (r->at < r->end && *r->at != '"') {
    char c = *r->at++;
    if (c == '\\') {
      static const char escapes[] = "\"\"\\\\//b\bf\fn\nr\rt\t";
      char name = r->at < r->end ? *r->at++ : 0;
      size_t i = 0;
      while (i + 1 < sizeof(escapes) && escapes[i] != name) i += 2;
      if (i + 1 < sizeof(escapes)) *to++ = escapes[i + 1];
      else if (name != 'u' || !unicode_escape(r, &to)) return false;
    } else {
      *to++ = c;
    }
  }
  if (r->at == r->end) return false;
  r->at++;
  *out = (text){start, (size_t)(to - start)};
  return true;
}

// A JSON list of strings.
static bool string_list(text json, text **list, size_t *count) {
  reader r = {json.ptr, json.ptr + json.len};
  *list = NULL;
  *count = 0;
  if (next_sign(&r) != '[') return false;
  char sign = next_sign(&r);
  while (sign == '"') {
    *list = realloc(*list, (*count + 1) * sizeof(text));
    if (!*list) abort();
    if (!json_string(&r, &(*list)[*count])) return false;
    ++*count;
    sign = next_sign(&r);
    if (sign == ']') break;
    if (sign != ',') return false;
    sign = next_sign(&r);
    if (sign != '"') return false;
  }
  return sign == ']' && next_sign(&r) == 0;
}

static bool whole_number(text digits, uint32_t *number) {
  uint64_t n = 0;
  if (!digits.len || digits.len > 10) return false;
  for (size_t i = 0; i < digits.len; i++) {
    if (digits.ptr[i] < '0' || digits.ptr[i] > '9') return false;
    n = n * 10 + (uint64_t)(digits.ptr[i] - '0');
  }
  *number = (uint32_t)n;
  return n <= INT32_MAX;
}

const char *settings_read(settings *settings, text denied_tables, text max_rows) {
  settings->max_rows = DEFAULT_MAX_ROWS;
  if (denied_tables.ptr && !string_list(denied_tables, &settings->denied_tables, &settings->denied_count))
    return "denied_tables: expected a list of table names";
  if (max_rows.ptr && !whole_number(max_rows, &settings->max_rows))
    return "max_rows: expected a whole number from 0 to 2147483647";
  return NULL;
}
