#include "lexer.h"

#include <stdlib.h>
#include <string.h>

#define WORD_NAME(name) #name,
static const char *const NAMES[W_COUNT] = {"", WORDS(WORD_NAME)};

static char upper(char c) { return c >= 'a' && c <= 'z' ? (char)(c - 32) : c; }
static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool starts_name(char c) { return (upper(c) >= 'A' && upper(c) <= 'Z') || c == '_' || (c & 0x80); }
static bool in_name(char c) { return starts_name(c) || is_digit(c) || c == '$'; }

static word find_word(const char *ptr, size_t len) {
  for (int w = 1; w < W_COUNT; w++) {
    const char *name = NAMES[w];
    if (upper(ptr[0]) != name[0] || strlen(name) != len) continue;
    size_t i = 1;
    while (i < len && upper(ptr[i]) == name[i]) i++;
    if (i == len) return (word)w;
  }
  return W_NONE;
}

typedef struct {
  tokens out;
  uint32_t at, depth, capacity;
  bool backslashes;
} lexer;

// The byte `ahead` of the current one, 0 past the end.
static char peek(const lexer *l, uint32_t ahead) {
  return l->at + ahead < l->out.sql.len ? l->out.sql.ptr[l->at + ahead] : 0;
}

static bool at_end(const lexer *l) { return l->at >= l->out.sql.len; }

static void push(lexer *l, token t) {
  if (l->out.count == MAX_TOKENS) {
    l->out.too_many = true;
    l->at = (uint32_t)l->out.sql.len;
    return;
  }
  if (l->out.count == l->capacity) {
    l->capacity = l->capacity ? l->capacity * 2 : 64;
    l->out.tokens = realloc(l->out.tokens, l->capacity * sizeof(token));
    if (!l->out.tokens) abort();
  }
  t.depth = l->depth;
  l->out.tokens[l->out.count++] = t;
}

// A string or a number: of a list of them, one token is kept.
static void push_constant(lexer *l, uint32_t start, token_kind kind) {
  token *last = l->out.tokens + l->out.count;
  bool goes_on = l->out.count > 1 && last[-1].kind == T_SIGN && last[-1].sign == ',' &&
                 (last[-2].kind == T_STRING || last[-2].kind == T_NUMBER);
  if (goes_on) {
    l->out.count--;
    last[-2].end = l->at;
  } else {
    push(l, (token){.start = start, .end = l->at, .kind = kind});
  }
}

// Past a comment whose opening `/*` is at the current position; comments nest.
static void skip_comment(lexer *l) {
  uint32_t open = 0;
  while (!at_end(l)) {
    if (peek(l, 0) == '/' && peek(l, 1) == '*') {
      open++, l->at += 2;
    } else if (peek(l, 0) == '*' && peek(l, 1) == '/') {
      l->at += 2;
      if (--open == 0) return;
    } else {
      l->at++;
    }
  }
  l->out.unfinished = true;
}

static void skip_line(lexer *l) {
  while (!at_end(l) && peek(l, 0) != '\n' && peek(l, 0) != '\r') l->at++;
}

// Past a string or a quoted name, from behind its opening quote to behind its closing one.
static void skip_quoted(lexer *l, char quote, bool backslashes, bool plain) {
  while (!at_end(l)) {
    char c = peek(l, 0);
    if (c == '\\' && plain && peek(l, 1) == '\'') l->out.ambiguous = true;
    if (c == '\\' && backslashes) {
      l->at += 2;
    } else if (c == quote && peek(l, 1) == quote) {
      l->at += 2;
    } else if (c == quote) {
      l->at++;
      return;
    } else {
      l->at++;
    }
  }
  l->at = (uint32_t)l->out.sql.len;
  l->out.unfinished = true;
}

// Whether a string goes on after a line break, as 'a' <line break> 'b' does; then past the next opening quote.
static bool string_continues(lexer *l) {
  uint32_t back = l->at;
  bool line_break = false;
  for (;;) {
    if (is_space(peek(l, 0))) {
      line_break |= peek(l, 0) == '\n' || peek(l, 0) == '\r';
      l->at++;
    } else if (peek(l, 0) == '-' && peek(l, 1) == '-') {
      skip_line(l);
    } else {
      break;
    }
  }
  if (line_break && peek(l, 0) == '\'') {
    l->at++;
    return true;
  }
  l->at = back;
  return false;
}

// A string, from behind its opening quote.
static void string(lexer *l, uint32_t start, bool backslashes, bool plain) {
  do {
    skip_quoted(l, '\'', backslashes, plain);
  } while (string_continues(l));
  push_constant(l, start, T_STRING);
}

// A quoted name, from behind its opening quote.
static void quoted_name(lexer *l, uint32_t start, bool unicode) {
  uint32_t inside = l->at;
  skip_quoted(l, '"', false, false);
  if (l->out.unfinished) return;
  // An escape character other than \ is told by UESCAPE behind the name.
  if (unicode && memchr(l->out.sql.ptr + inside, '\\', l->at - inside)) l->out.escaped = true;
  push(l, (token){.start = start, .end = l->at, .kind = T_QUOTED});
}

// A dollar-quoted string at the current `$`; false where there is none.
static bool dollar_quoted(lexer *l) {
  uint32_t start = l->at, tag = 1;
  if (is_digit(peek(l, 1))) return false;
  while (in_name(peek(l, tag)) && peek(l, tag) != '$') tag++;
  if (peek(l, tag) != '$') return false;
  tag++;
  const char *ptr = l->out.sql.ptr;
  for (l->at += tag; l->at + tag <= l->out.sql.len; l->at++) {
    if (memcmp(ptr + l->at, ptr + start, tag) == 0) {
      l->at += tag;
      push_constant(l, start, T_STRING);
      return true;
    }
  }
  l->at = (uint32_t)l->out.sql.len;
  l->out.unfinished = true;
  return true;
}

// A name, or a string or quoted name with a letter before its quote.
static void name(lexer *l) {
  uint32_t start = l->at;
  char first = upper(peek(l, 0)), second = peek(l, 1);
  if (second == '\'' && (first == 'E' || first == 'B' || first == 'X' || first == 'N')) {
    l->at += 2;
    string(l, start, first == 'E' || (first == 'N' && l->backslashes), first == 'N');
    return;
  }
  if (first == 'U' && second == '&' && peek(l, 2) == '\'') {
    l->at += 3;
    string(l, start, false, false);
    return;
  }
  if (first == 'U' && second == '&' && peek(l, 2) == '"') {
    l->at += 3;
    quoted_name(l, start, true);
    return;
  }
  while (in_name(peek(l, 0))) l->at++;
  const char *ptr = l->out.sql.ptr + start;
  size_t len = l->at - start;
  if (len == 7 && l->out.count && l->out.tokens[l->out.count - 1].kind == T_QUOTED) {
    const char *uescape = "UESCAPE";
    size_t i = 0;
    while (i < 7 && upper(ptr[i]) == uescape[i]) i++;
    if (i == 7) l->out.escaped = true;
  }
  push(l, (token){.start = start, .end = l->at, .kind = T_WORD, .word = find_word(ptr, len)});
}

static void number(lexer *l) {
  uint32_t start = l->at;
  while (is_digit(peek(l, 0)) || peek(l, 0) == '.' || (in_name(peek(l, 0)) && peek(l, 0) != '$')) l->at++;
  push_constant(l, start, T_NUMBER);
}

static void sign(lexer *l) {
  char c = peek(l, 0);
  if (c == ')') {
    if (l->depth) l->depth--;
    else l->out.balanced = false;
  }
  push(l, (token){.start = l->at, .end = l->at + 1, .kind = T_SIGN, .sign = c});
  if (c == '(' && ++l->depth > l->out.deepest) l->out.deepest = l->depth;
  l->at++;
}

tokens lex(text sql, bool backslashes) {
  lexer l = {.out = {.sql = sql, .balanced = true}, .backslashes = backslashes};
  while (!at_end(&l)) {
    char c = peek(&l, 0);
    if (is_space(c)) {
      l.at++;
    } else if (c == '-' && peek(&l, 1) == '-') {
      skip_line(&l);
    } else if (c == '/' && peek(&l, 1) == '*') {
      skip_comment(&l);
    } else if (c == '\'') {
      l.at++;
      string(&l, l.at - 1, backslashes, true);
    } else if (c == '"') {
      l.at++;
      quoted_name(&l, l.at - 1, false);
    } else if (starts_name(c)) {
      name(&l);
    } else if (is_digit(c) || (c == '.' && is_digit(peek(&l, 1)))) {
      number(&l);
    } else if (c != '$' || !dollar_quoted(&l)) {
      sign(&l);
    }
  }
  if (l.depth) l.out.balanced = false;
  return l.out;
}

void tokens_free(tokens *tokens) {
  free(tokens->tokens);
  tokens->tokens = NULL;
}
