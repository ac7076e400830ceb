// Statements in the host that tests run with: a test defines helios_query_execute_query, and cursors give its rows.
#include <stdlib.h>
#include <string.h>

#include "helios_test.h"

#define MOST 100
#define BATCH 2  // where the plugin leaves the number to the host: few, for what takes one batch only is a mistake

typedef struct {
  helios_query_result_set_t result;
  size_t taken;
  bool open;
} cursor;

static cursor cursors[MOST];

__attribute__((weak)) bool helios_query_execute_query(helios_string_t *sql, helios_query_list_sql_value_t *parameters,
                                                      helios_query_query_options_t *options,
                                                      helios_query_result_set_t *ret, helios_query_query_error_t *err) {
  (void)sql, (void)parameters, (void)options, (void)ret;
  *err = (helios_query_query_error_t){.tag = HELIOS_QUERY_QUERY_ERROR_ACCESS_DENIED};
  return false;
}

bool helios_query_open_cursor(helios_string_t *sql, helios_query_list_sql_value_t *parameters,
                              helios_query_query_options_t *options, helios_query_own_row_cursor_t *ret,
                              helios_query_query_error_t *err) {
  int32_t at = 0;
  while (cursors[at].open) {
    if (++at == MOST) abort();
  }
  cursors[at] = (cursor){0};
  if (!helios_query_execute_query(sql, parameters, options, &cursors[at].result, err)) return false;
  cursors[at].open = true;
  *ret = (helios_query_own_row_cursor_t){at};
  return true;
}

// Stop a test whose plugin uses a cursor that it gave up.
static cursor *opened(int32_t handle) {
  if (handle < 0 || handle >= MOST || !cursors[handle].open) abort();
  return &cursors[handle];
}

void helios_query_method_row_cursor_columns(helios_query_borrow_row_cursor_t self, helios_query_list_column_t *ret) {
  helios_list_column_t columns = opened(self.__handle)->result.columns;
  *ret = (helios_query_list_column_t){malloc((columns.len + 1) * sizeof *columns.ptr), columns.len};
  if (!ret->ptr) abort();
  for (size_t i = 0; i < columns.len; i++) {
    helios_column_t column = columns.ptr[i];
    helios_table_name_t table = column.table.val;
    if (column.table.is_some) {
      if (table.schema.is_some) table.schema.val = helios_copy(table.schema.val);
      table.name = helios_copy(table.name);
    }
    ret->ptr[i] = (helios_column_t){
        .name = helios_copy(column.name),
        .type_name = helios_copy(column.type_name),
        .table = {.is_some = column.table.is_some, .val = table},
    };
  }
}

bool helios_query_method_row_cursor_next(helios_query_borrow_row_cursor_t self, uint32_t max_rows,
                                         helios_query_list_list_sql_value_t *ret, helios_query_query_error_t *err) {
  (void)err;
  cursor *from = opened(self.__handle);
  size_t most = max_rows ? max_rows : BATCH, left = from->result.rows.len - from->taken;
  size_t count = left < most ? left : most;
  *ret = (helios_query_list_list_sql_value_t){malloc((count + 1) * sizeof *ret->ptr), count};
  if (!ret->ptr) abort();
  for (size_t i = 0; i < count; i++) {  // the plugin frees these rows
    helios_list_sql_value_t *row = &from->result.rows.ptr[from->taken++];
    ret->ptr[i] = (helios_query_list_sql_value_t){row->ptr, row->len};
    *row = (helios_list_sql_value_t){NULL, 0};
  }
  return true;
}

void helios_query_row_cursor_drop_own(helios_query_own_row_cursor_t handle) {
  cursor *closed = opened(handle.__handle);
  helios_query_result_set_free(&closed->result);
  closed->open = false;
}
