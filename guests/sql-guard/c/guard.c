#include "guard.h"

#include "lexer.h"

#include <stdlib.h>
#include <string.h>

static word word_at(const tokens *s, uint32_t i) { return i < s->count ? s->tokens[i].word : W_NONE; }

static bool is_sign(const tokens *s, uint32_t i, char c) {
  return i < s->count && s->tokens[i].kind == T_SIGN && s->tokens[i].sign == c;
}

static word word_before(const tokens *s, uint32_t i) { return i ? s->tokens[i - 1].word : W_NONE; }

// Whether a word is a column, an alias or another name because of what stands before it.
static bool is_label(const tokens *s, uint32_t i) {
  return i && (is_sign(s, i - 1, '.') || s->tokens[i - 1].word == W_AS);
}

// Whether `wanted` follows in the same statement, on the same level of parentheses.
static bool followed_by(const tokens *s, uint32_t i, word wanted) {
  uint32_t depth = s->tokens[i].depth;
  for (uint32_t j = i + 1; j < s->count; j++) {
    const token *t = &s->tokens[j];
    if (t->depth < depth || is_sign(s, j, ';')) return false;
    if (t->depth == depth && t->word == wanted && !is_label(s, j)) return true;
  }
  return false;
}

// Whether a DELETE that does not open a statement is a verb.
static bool is_delete(const tokens *s, uint32_t i) {
  word before = word_before(s, i);
  if (is_label(s, i) || before == W_SELECT || before == W_DISTINCT || is_sign(s, i - 1, ',')) return false;
  return word_at(s, i + 1) == W_FROM;
}

// Whether an UPDATE that does not open a statement is a verb.
static bool is_update(const tokens *s, uint32_t i) {
  word before = word_before(s, i), next = word_at(s, i + 1);
  if (is_label(s, i) || before == W_FOR || before == W_ON) return false;      // FOR UPDATE, ON UPDATE CASCADE
  if ((before == W_DO || before == W_THEN) && next == W_SET) return false;    // ON CONFLICT, MERGE
  if (before == W_KEY && i >= 2 && word_before(s, i - 1) == W_NO) return false; // FOR NO KEY UPDATE
  return followed_by(s, i, W_SET);
}

// The reason why one of the statements is destructive, NULL where none is.
static const char *destructive(const tokens *s) {
  word opening = W_NONE; // the word that the statement begins with; behind `PREPARE p AS` begins another one
  bool merges = false;
  for (uint32_t i = 0; i < s->count; i++) {
    word w = s->tokens[i].word, next = word_at(s, i + 1);
    bool opens = i == 0 || is_sign(s, i - 1, ';') || (word_before(s, i) == W_AS && opening == W_PREPARE);
    if (opens) opening = w, merges = false;
    switch (w) {
    case W_DELETE:
      if (merges && word_before(s, i) == W_THEN) return "MERGE with DELETE is not allowed";
      if ((opens || is_delete(s, i)) && !followed_by(s, i, W_WHERE)) return "DELETE without WHERE is not allowed";
      break;
    case W_UPDATE:
      if ((opens || is_update(s, i)) && !followed_by(s, i, W_WHERE)) return "UPDATE without WHERE is not allowed";
      break;
    case W_MERGE:
      merges = true;
      break;
    case W_TRUNCATE:
      if (opens) return "TRUNCATE is not allowed";
      break;
    case W_DO:
      if (opens) return "DO is not allowed: what it runs cannot be checked";
      break;
    case W_DROP:
      // ALTER COLUMN c DROP DEFAULT and DROP NOT NULL take no data away.
      if (opens || (opening == W_ALTER && !is_label(s, i) && next != W_DEFAULT && next != W_NOT))
        return "DROP is not allowed";
      break;
    default:
      break;
    }
  }
  return NULL;
}

static bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_'; }

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

// Whether two names are the same, whatever their case; `written` may hold doubled quotes.
static bool same_name(text written, text name) {
  size_t i = 0, j = 0;
  while (i < written.len && j < name.len && lower(written.ptr[i]) == lower(name.ptr[j])) {
    if (written.ptr[i] == '"' && i + 1 < written.len && written.ptr[i + 1] == '"') i++;
    i++, j++;
  }
  return i == written.len && j == name.len;
}

// Cut `name` at its last dot; the part before it is empty where there is none.
static text split_name(text *name) {
  for (size_t i = name->len; i-- > 0;) {
    if (name->ptr[i] != '.') continue;
    text schema = {name->ptr, i};
    *name = (text){name->ptr + i + 1, name->len - i - 1};
    return schema;
  }
  return (text){"", 0};
}

// The setting that denies this table, NULL where none does. A missing schema on either side matches any.
static const text *denied_name(const settings *settings, text schema, text table) {
  for (size_t i = 0; i < settings->denied_count; i++) {
    text denied = settings->denied_tables[i];
    text denied_schema = split_name(&denied);
    if (!same_name(table, denied)) continue;
    if (schema.len == 0 || denied_schema.len == 0 || same_name(schema, denied_schema))
      return &settings->denied_tables[i];
  }
  return NULL;
}

static text unquoted(text name) {
  bool quoted = name.len >= 2 && name.ptr[0] == '"' && name.ptr[name.len - 1] == '"';
  return quoted ? (text){name.ptr + 1, name.len - 2} : name;
}

static bool is_name(const tokens *s, uint32_t i) {
  return i < s->count && (s->tokens[i].kind == T_WORD || s->tokens[i].kind == T_QUOTED);
}

static text name_at(const tokens *s, uint32_t i) {
  const token *t = &s->tokens[i];
  if (t->kind == T_WORD) return (text){s->sql.ptr + t->start, t->end - t->start};
  uint32_t start = t->start;
  while (s->sql.ptr[start] != '"') start++; // U&"..."
  return (text){s->sql.ptr + start + 1, t->end - start - 2};
}

// Whether a table is named after this word.
static bool introduces_table(const tokens *s, uint32_t i) {
  if (i && is_sign(s, i - 1, '.')) return false;
  bool alias = word_before(s, i) == W_AS;
  switch (s->tokens[i].word) {
  case W_TABLE: // also CREATE TABLE a AS TABLE b
    return true;
  case W_FROM:
    return !alias && word_before(s, i) != W_DISTINCT; // IS DISTINCT FROM
  case W_COPY: case W_INTO: case W_JOIN: case W_LOCK: case W_ONLY: case W_TRUNCATE: case W_UPDATE: case W_USING:
    return !alias;
  default:
    return false;
  }
}

// Whether a comma in what follows this word stands between tables.
static bool introduces_list(const tokens *s, uint32_t i) {
  word w = s->tokens[i].word;
  return w == W_FROM || w == W_LOCK || w == W_TRUNCATE || w == W_USING || (w == W_TABLE && word_before(s, i) != W_AS);
}

// Whether a list of tables ends at this word.
static bool ends_list(const tokens *s, uint32_t i) {
  if (is_label(s, i)) return false;
  switch (s->tokens[i].word) {
  case W_EXCEPT: case W_FETCH: case W_FOR: case W_GROUP: case W_HAVING: case W_INTERSECT: case W_LIMIT: case W_OFFSET:
  case W_ORDER: case W_RETURNING: case W_SELECT: case W_SET: case W_UNION: case W_VALUES: case W_WHERE: case W_WINDOW:
    return true;
  default:
    return false;
  }
}

static bool may_precede_table(word w) { return w == W_EXISTS || w == W_IF || w == W_LATERAL || w == W_NOT; }

// The denied table that the statement names where a table stands, NULL where it names none.
static const text *denied_table(const tokens *s, const settings *settings) {
  bool *in_list = calloc(s->deepest + 1, sizeof(bool)); // for each level: a comma is followed by another table
  if (!in_list) abort();
  const text *denied = NULL;
  bool expected = false;
  for (uint32_t i = 0; i < s->count && !denied; i++) {
    uint32_t depth = s->tokens[i].depth;
    if (is_sign(s, i, '(')) {
      in_list[depth + 1] = false;
    } else if (is_sign(s, i, ',')) {
      expected = in_list[depth];
    } else if (!is_name(s, i)) {
      expected = false;
      if (is_sign(s, i, ';')) in_list[depth] = false;
    } else if (introduces_table(s, i)) {
      expected = true;
      if (introduces_list(s, i)) in_list[depth] = true;
    } else if (expected && !may_precede_table(s->tokens[i].word)) {
      text schema = {"", 0};
      while (is_sign(s, i + 1, '.') && is_name(s, i + 2)) {
        schema = name_at(s, i);
        i += 2;
      }
      denied = denied_name(settings, schema, name_at(s, i));
      expected = false;
    } else if (ends_list(s, i)) {
      in_list[depth] = false;
    }
  }
  free(in_list);
  return denied;
}

static text join(const char *before, text middle, const char *after) {
  size_t head = strlen(before), tail = strlen(after);
  char *ptr = malloc(head + middle.len + tail);
  if (!ptr) abort();
  memcpy(ptr, before, head);
  memcpy(ptr + head, middle.ptr, middle.len);
  memcpy(ptr + head + middle.len, after, tail);
  return (text){ptr, head + middle.len + tail};
}

static text sentence(const char *words) { return join(words, (text){"", 0}, ""); }

static text deny_table(const text *name) { return join("table \"", *name, "\" is not allowed"); }

// The denied table among those that the host found, NULL where there is none.
static const text *denied_by_host(const statement *statement, const settings *settings) {
  for (size_t i = 0; i < statement->table_count; i++) {
    text name = statement->tables[i], schema = split_name(&name);
    const text *denied = denied_name(settings, unquoted(schema), unquoted(name));
    if (denied) return denied;
  }
  return NULL;
}

static text deny_reading(const tokens *s, const statement *statement, const settings *settings) {
  if (s->too_many) return sentence("a statement of more than 100000 words and signs is not allowed");
  const char *reason = destructive(s);
  if (reason) return sentence(reason);
  if (settings->denied_count) {
    const text *table = denied_by_host(statement, settings);
    if (!table) table = denied_table(s, settings);
    if (table) return deny_table(table);
    if (s->escaped) return sentence("a name with Unicode escapes is not allowed");
  }
  return (text){NULL, 0};
}

text guard_deny(const statement *statement, const settings *settings) {
  tokens s = lex(statement->sql, false);
  text reason = deny_reading(&s, statement, settings);
  if (!reason.ptr && s.unfinished) reason = sentence("a quote or comment that does not end is not allowed");
  bool ambiguous = s.ambiguous;
  tokens_free(&s);
  if (!reason.ptr && ambiguous) { // the server's reading depends on standard_conforming_strings: both must pass
    s = lex(statement->sql, true);
    reason = deny_reading(&s, statement, settings);
    tokens_free(&s);
  }
  return reason;
}

// Whether the text may change data, by its words.
static bool may_change_data(const tokens *s) {
  for (uint32_t i = 0; i < s->count; i++) {
    if (is_label(s, i)) continue;
    switch (s->tokens[i].word) {
    case W_DELETE: case W_INSERT: case W_MERGE:
      return true;
    case W_UPDATE:
      if (word_before(s, i) != W_FOR && word_before(s, i) != W_KEY) return true;
      break;
    default:
      break;
    }
  }
  return false;
}

// Cut the text down to its one statement, without parentheses around all of it; false where it holds none, or several.
static bool one_statement(const tokens *s, uint32_t *first, uint32_t *last) {
  uint32_t count = s->count, base = UINT32_MAX;
  while (count && is_sign(s, count - 1, ';')) count--;
  for (uint32_t i = 0; i < count; i++) {
    if (is_sign(s, i, ';')) return false;
    if (!is_sign(s, i, '(') && !is_sign(s, i, ')') && s->tokens[i].depth < base) base = s->tokens[i].depth;
  }
  if (base == UINT32_MAX) return false;
  *first = base;
  *last = count - base - 1;
  return s->tokens[*last].depth == base;
}

// Find the word that the statement's own query begins with, behind its WITH and its parentheses.
static bool main_select(const tokens *s, uint32_t start, uint32_t last, uint32_t *first) {
  uint32_t i = start, base = s->tokens[start].depth;
  if (word_at(s, start) == W_WITH) {
    for (i++; i < last; i++) {
      word w = word_at(s, i);
      if (s->tokens[i].depth != base) continue;
      if ((w == W_SELECT || w == W_TABLE || w == W_VALUES) && !is_label(s, i)) break;
      if (is_sign(s, i, '(') && is_sign(s, i - 1, ')')) break;
    }
  }
  bool behind_with = i != start;
  while (i < last && is_sign(s, i, '(')) i++;
  *first = i;
  word w = word_at(s, i);
  return w == W_SELECT || w == W_TABLE || w == W_WITH || (w == W_VALUES && behind_with);
}

// Where a limit goes: it replaces the bytes from `start` to `end`, with the word LIMIT or without.
typedef struct {
  uint32_t start, end;
  bool clause;
} place;

// Find where the limit of the one unbounded SELECT of the text goes; false where there is none, or in any doubt.
static bool find_place(const tokens *s, place *at) {
  uint32_t start, last, first;
  if (s->too_many || s->unfinished || s->ambiguous || !s->balanced || may_change_data(s)) return false;
  if (!one_statement(s, &start, &last) || !main_select(s, start, last, &first)) return false;
  bool many = first > start || word_at(s, start) == W_TABLE; // whether it can return more than one row
  bool bounded = false;                                      // `(SELECT ... LIMIT 5) ORDER BY 1` takes no other LIMIT
  uint32_t unbounded = 0;                                    // where the ALL of a LIMIT ALL stands
  uint32_t base = s->tokens[start].depth, level = s->tokens[first].depth, end = s->tokens[last].end;
  for (uint32_t i = first; i <= last; i++) {
    const token *t = &s->tokens[i];
    word next = word_at(s, i + 1);
    if (t->depth < level) level = t->depth;
    if (is_sign(s, i, '(')) many = true; // a function can return a set
    if (t->depth > level || is_label(s, i)) continue;
    switch (t->word) {
    case W_EXCEPT: case W_INTERSECT: case W_UNION:
      bounded = false;
      unbounded = 0;
      break;
    case W_LIMIT:
      if (next == W_ALL || next == W_NULL) unbounded = i + 1;
      else bounded = true;
      break;
    case W_FETCH:
      bounded = true;
      break;
    case W_OFFSET:
      if (level > base) bounded = true;
      break;
    case W_INTO:
      return false;
    case W_FOR: // FOR UPDATE and the like stand behind LIMIT
      if (level == base && end > t->start) end = s->tokens[i - 1].end;
      break;
    case W_FROM:
      many = true;
      break;
    default:
      break;
    }
  }
  if (unbounded) *at = (place){.start = s->tokens[unbounded].start, .end = s->tokens[unbounded].end};
  else *at = (place){.start = end, .end = end, .clause = true};
  return unbounded || (many && !bounded);
}

text guard_limit(text sql, uint32_t max_rows) {
  tokens s = lex(sql, false);
  place at;
  bool found = max_rows && find_place(&s, &at);
  tokens_free(&s);
  if (!found) return (text){NULL, 0};

  char added[] = " LIMIT 4294967295 ", digits[10];
  size_t len = at.clause ? 7 : 0, count = 0;
  do digits[count++] = (char)('0' + max_rows % 10);
  while (max_rows /= 10);
  while (count) added[len++] = digits[--count];
  char next = at.end < sql.len ? sql.ptr[at.end] : ' ';
  if (is_letter(next)) added[len++] = ' '; // `(a)FOR UPDATE`
  char *ptr = malloc(sql.len + len);
  if (!ptr) abort();
  memcpy(ptr, sql.ptr, at.start);
  memcpy(ptr + at.start, added, len);
  memcpy(ptr + at.start + len, sql.ptr + at.end, sql.len - at.end);
  return (text){ptr, at.start + len + sql.len - at.end};
}
