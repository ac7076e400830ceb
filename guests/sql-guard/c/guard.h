// Rules of the SQL guard, apart from any contract: text in, decision out.
#ifndef SQL_GUARD_H
#define SQL_GUARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  const char *ptr;
  size_t len;
} text;

#define TEXT(literal) ((text){(literal), sizeof(literal) - 1})

// The operator's settings. A denied table is `name` or `schema.name`; max_rows 0 adds no LIMIT.
typedef struct {
  text *denied_tables;
  size_t denied_count;
  uint32_t max_rows;
} settings;

// What the guard knows about a statement beside its text: the tables as the host found them.
typedef struct {
  text sql;
  const text *tables;
  size_t table_count;
} statement;

// The reason for refusing the statement, allocated with malloc; `ptr` is NULL where it is allowed.
text guard_deny(const statement *statement, const settings *settings);

// The statement with a LIMIT, allocated with malloc; `ptr` is NULL where it stays as it is.
text guard_limit(text sql, uint32_t max_rows);

// Read the two settings from the texts that the host gives for them (`ptr` NULL where there is none).
// The answer is NULL, or what is wrong.
const char *settings_read(settings *settings, text denied_tables, text max_rows);

#endif
