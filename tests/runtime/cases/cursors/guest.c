#include "bindings/guest.h"
#include <stdlib.h>

#define JOB(name) exports_case_cursors_job_##name
#define DB(name) case_cursors_db_##name

void JOB(rows)(guest_string_t *sql, guest_list_string_t *ret) {
  DB(own_cursor_t) cursor = DB(constructor_cursor)(sql);
  guest_string_t row;
  ret->ptr = malloc(1);
  ret->len = 0;
  while (DB(method_cursor_next)(DB(borrow_cursor)(cursor), &row)) {
    ret->ptr = realloc(ret->ptr, (ret->len + 1) * sizeof row);
    ret->ptr[ret->len++] = row;
  }
  DB(cursor_drop_own)(cursor);
}

bool JOB(first)(DB(own_cursor_t) cursor, guest_string_t *ret) {
  bool found = DB(method_cursor_next)(DB(borrow_cursor)(cursor), ret);
  DB(cursor_drop_own)(cursor);
  return found;
}

uint32_t JOB(peek)(DB(borrow_cursor_t) cursor) {
  uint32_t left = DB(count)(cursor);
  DB(cursor_drop_borrow)(cursor);
  return left;
}

bool JOB(relay)(guest_string_t *sql, DB(own_cursor_t) *ret, guest_string_t *err) {
  return DB(static_cursor_parse)(sql, ret, err);
}

void JOB(stow)(JOB(list_own_cursor_t) *cursors) {
  for (size_t i = cursors->len; i > 0; i--) DB(keep)(cursors->ptr[i - 1]);
  if (cursors->len) free(cursors->ptr);  // what has no elements has no memory
}

uint32_t JOB(clear)(void) {
  DB(list_own_cursor_t) kept;
  DB(kept)(&kept);
  for (size_t i = 0; i < kept.len; i++) DB(cursor_drop_own)(kept.ptr[i]);
  if (kept.len) free(kept.ptr);
  return kept.len;
}
