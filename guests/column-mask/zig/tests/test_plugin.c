// Tests of the plugin, on this machine and without a host.
#define HELIOS_HOOK_AUTHORIZE
#include "helios_test.h"

#include <stdio.h>

static helios_authorize_outcome_t ask(helios_call_t call, const char *schema, const char *name) {
  helios_table_reference_t tables[2] = {{.name = helios_words(name)}, {.name = helios_words(name)}};
  for (size_t i = 0; i < 2 && schema; i++) tables[i].schema = (helios_option_string_t){true, helios_words(schema)};
  helios_statement_t statement = helios_test_statement("x", HELIOS_STATEMENT_KIND_SELECT);
  statement.tables = (helios_list_table_reference_t){tables, 2};
  helios_authorize_outcome_t answer = {0};
  helios_plugin_error_t error;
  HELIOS_CHECK(helios_on_authorize(&call, &statement, &answer, &error));
  return answer;
}

int main(void) {
  static const char *const wrong[] = {"email=hash", "users.email", "users.email=keep_last:x", ".users.a=hash", "users.=hash"};
  helios_plugin_error_t error;
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    helios_test_list("columns", &wrong[i], 1);
    HELIOS_CHECK(!helios_on_load(&error) && error.tag == HELIOS_PLUGIN_ERROR_INVALID_CONFIG);
    helios_test_reset();
  }
  static const char *const columns[] = {"users.email=keep_last:4", "hr.pay.salary=nullify", "users.name=constant:*="};
  helios_test_list("columns", columns, 3);
  HELIOS_CHECK(helios_on_load(&error));
  helios_call_t call = helios_test_call();
  helios_authorize_outcome_t answer = ask(call, NULL, "users");
  HELIOS_CHECK(answer.decision.tag == HELIOS_AUTHORIZE_DECISION_ALLOW_WITH);
  helios_list_column_mask_t masks = answer.decision.val.allow_with.column_masks;
  HELIOS_CHECK(masks.len == 2 && helios_same(masks.ptr[0].column, "email"));
  HELIOS_CHECK(masks.ptr[0].mask.tag == HELIOS_MASK_KEEP_LAST && masks.ptr[0].mask.val.keep_last == 4);
  HELIOS_CHECK(helios_same(masks.ptr[1].mask.val.constant, "*="));
  HELIOS_CHECK(ask(call, "hr", "pay").decision.tag == HELIOS_AUTHORIZE_DECISION_ALLOW_WITH);
  HELIOS_CHECK(ask(call, NULL, "pay").decision.tag == HELIOS_AUTHORIZE_DECISION_ALLOW_WITH);
  HELIOS_CHECK(ask(call, "public", "pay").decision.tag == HELIOS_AUTHORIZE_DECISION_ABSTAIN);
  HELIOS_CHECK(ask(call, NULL, "orders").decision.tag == HELIOS_AUTHORIZE_DECISION_ABSTAIN);
  static const char *const users[] = {"alice"}, *const roles[] = {"dpo"};
  helios_test_list("unmasked_users", users, 1);
  helios_test_list("unmasked_roles", roles, 1);
  HELIOS_CHECK(ask(call, NULL, "users").decision.tag == HELIOS_AUTHORIZE_DECISION_ABSTAIN);
  call.identity = (helios_option_identity_t){true, {.user_id = helios_words("alice")}};
  HELIOS_CHECK(ask(call, NULL, "users").decision.tag == HELIOS_AUTHORIZE_DECISION_ALLOW_WITH);
  helios_string_t role = helios_words("dpo");
  call.identity.val.roles = (helios_list_string_t){&role, 1};
  HELIOS_CHECK(ask(call, NULL, "users").decision.tag == HELIOS_AUTHORIZE_DECISION_ABSTAIN);
  puts("all tests passed");
  return 0;
}
