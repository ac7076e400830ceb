// Lets AI traffic read, one bounded statement at a time.
#include "helios_sdk.h"

#include <stdlib.h>

static const char *const kinds[] = {"SELECT", "TRANSACTION", "SETTING", "UTILITY",  "COPY",       "INSERT",
                                    "UPDATE", "MERGE",       "DELETE",  "TRUNCATE", "DEFINITION", "OPAQUE"};

static bool is_agent(const helios_call_t *call) {
  helios_list_string_t agents = helios_setting_list("agents");
  helios_list_tuple2_string_string_t attributes = call->session.attributes;
  for (size_t i = 0; i < attributes.len; i++) {
    if (!helios_same(attributes.ptr[i].f0, "application_name")) continue;
    for (size_t j = 0; j < agents.len; j++) {
      helios_string_t name = attributes.ptr[i].f1;
      if (name.len > agents.ptr[j].len) name.len = agents.ptr[j].len;
      helios_list_string_t only = {&agents.ptr[j], 1};
      if (helios_list_has(&only, name)) return true;
    }
  }
  return false;
}

static bool is_denied(const helios_table_reference_t *table) {
  helios_list_string_t denied = helios_setting_list("denied_tables");
  if (helios_list_has(&denied, table->name)) return true;
  if (!table->schema.is_some) return false;
  helios_string_t schema = helios_join("", table->schema.val, "."), full = {NULL, schema.len + table->name.len};
  full.ptr = realloc(schema.ptr, full.len);
  if (!full.ptr) abort();
  for (size_t i = 0; i < table->name.len; i++) full.ptr[schema.len + i] = table->name.ptr[i];
  bool found = helios_list_has(&denied, full);
  helios_string_free(&full);
  return found;
}

static bool is_write(uint8_t kind) {
  return kind == HELIOS_STATEMENT_KIND_INSERT || kind == HELIOS_STATEMENT_KIND_UPDATE ||
         kind == HELIOS_STATEMENT_KIND_MERGE || kind == HELIOS_STATEMENT_KIND_DELETE;
}

// Write why a statement is refused; false where it is not.
static bool refusal(const helios_statement_t *statement, helios_string_t *reason) {
  uint8_t kind = statement->kind;
  helios_string_t name = helios_text(kinds[kind]);
  bool reads = kind == HELIOS_STATEMENT_KIND_SELECT || kind == HELIOS_STATEMENT_KIND_TRANSACTION;
  if (statement->is_batch) {
    *reason = helios_words("AI traffic may send one statement at a time");
    return true;
  }
  if (!reads && !(is_write(kind) && helios_setting_boolean("allow_writes", false))) {
    *reason = helios_join("AI traffic may only read: ", name, " is not allowed");
    return true;
  }
  bool bounded = kind == HELIOS_STATEMENT_KIND_UPDATE || kind == HELIOS_STATEMENT_KIND_DELETE;
  if (bounded && !helios_contains(statement->text, "where")) {
    *reason = helios_join("AI traffic may not ", name, " without WHERE");
    return true;
  }
  for (size_t i = 0; i < statement->tables.len; i++) {
    if (is_denied(&statement->tables.ptr[i])) {
      *reason = helios_join("AI traffic may not use the table \"", statement->tables.ptr[i].name, "\"");
      return true;
    }
  }
  return false;
}

static bool is_unbounded(const helios_statement_t *statement) {
  return statement->kind == HELIOS_STATEMENT_KIND_SELECT && statement->tables.len &&
         !helios_contains(statement->text, "limit") && !helios_contains(statement->text, "fetch");
}

static helios_string_t limited(helios_string_t text, int64_t rows) {
  char digits[32], *at = digits + sizeof digits;
  *--at = 0;
  for (; rows; rows /= 10) *--at = (char)('0' + rows % 10);
  while (text.len && (text.ptr[text.len - 1] == ';' || text.ptr[text.len - 1] <= ' ')) text.len--;
  helios_string_t clause = helios_join(" LIMIT ", helios_text(at), NULL);
  helios_string_t whole = {realloc(clause.ptr, text.len + clause.len), text.len + clause.len};
  if (!whole.ptr) abort();
  for (size_t i = clause.len; i-- > 0;) whole.ptr[text.len + i] = whole.ptr[i];
  for (size_t i = 0; i < text.len; i++) whole.ptr[i] = text.ptr[i];
  return whole;
}

bool helios_on_pre_query(const helios_call_t *call, const helios_statement_t *statement,
                         helios_pre_query_outcome_t *answer, helios_plugin_error_t *error) {
  (void)error;
  helios_pre_query_decision_t *decision = &answer->decision;
  int64_t rows = helios_setting_integer("max_rows", 1000);
  decision->tag = HELIOS_PRE_QUERY_DECISION_CONTINUE;
  if (!is_agent(call)) return true;
  if (refusal(statement, &decision->val.deny)) {
    decision->tag = HELIOS_PRE_QUERY_DECISION_DENY;
    helios_info(decision->val.deny);
  } else if (rows > 0 && is_unbounded(statement)) {
    decision->tag = HELIOS_PRE_QUERY_DECISION_REWRITE;
    decision->val.rewrite = limited(statement->text, rows);
  }
  return true;
}
