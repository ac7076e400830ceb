// PostgreSQL's tokens, as far as a guard needs them.
#ifndef SQL_LEXER_H
#define SQL_LEXER_H

#include "guard.h"

// Words that the rules look at, in alphabetical order.
#define WORDS(X)                                                                                                     \
  X(ALL) X(ALTER) X(AS) X(COPY) X(DEFAULT) X(DELETE) X(DISTINCT) X(DO) X(DROP) X(EXCEPT) X(EXISTS) X(FETCH) X(FOR)   \
  X(FROM) X(GROUP) X(HAVING) X(IF) X(INSERT) X(INTERSECT) X(INTO) X(JOIN) X(KEY) X(LATERAL) X(LIMIT) X(LOCK)         \
  X(MERGE) X(NO) X(NOT) X(NULL) X(OFFSET) X(ON) X(ONLY) X(ORDER) X(PREPARE) X(RETURNING) X(SELECT) X(SET) X(TABLE)   \
  X(THEN) X(TRUNCATE) X(UNION) X(UPDATE) X(USING) X(VALUES) X(WHERE) X(WINDOW) X(WITH)

#define WORD_ENUM(name) W_##name,
typedef enum { W_NONE, WORDS(WORD_ENUM) W_COUNT } word;
#undef WORD_ENUM

#define MAX_TOKENS 100000

typedef enum { T_WORD, T_QUOTED, T_STRING, T_NUMBER, T_SIGN } token_kind;

typedef struct {
  uint32_t start, end;  // bytes of the text, quotes included; constants with commas between them are one token
  uint32_t depth;       // open parentheses around it; a parenthesis itself counts as outside
  uint8_t kind;         // token_kind
  uint8_t word;         // word of an unquoted name, W_NONE for another
  char sign;            // the character of a T_SIGN
} token;

typedef struct {
  text sql;
  token *tokens;
  uint32_t count;
  uint32_t deepest;
  bool too_many;   // there are more than MAX_TOKENS: the text was not read to its end
  bool balanced;   // every parenthesis has its partner
  bool unfinished; // the text ends inside a quote or a comment
  bool ambiguous;  // a plain string holds \', which ends it only where standard_conforming_strings is on
  bool escaped;    // a name is written as U&"..." with an escape
} tokens;

// Split `sql`; with `backslashes`, read plain strings as with standard_conforming_strings off.
tokens lex(text sql, bool backslashes);

void tokens_free(tokens *tokens);

#endif
