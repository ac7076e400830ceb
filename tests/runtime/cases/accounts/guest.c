#include "bindings/guest.h"
#include <stdlib.h>
#include <string.h>

#define BANK(name) exports_case_accounts_bank_##name

struct exports_case_accounts_bank_account_t {
  guest_string_t owner;
  uint64_t balance;
};
typedef BANK(account_t) account;

static BANK(own_account_t) make(guest_string_t *owner) {
  account *made = malloc(sizeof *made);
  made->owner = *owner;  // the argument is ours
  made->balance = 0;
  return BANK(account_new)(made);
}

BANK(own_account_t) BANK(constructor_account)(guest_string_t *owner) { return make(owner); }

void BANK(method_account_owner)(account *self, guest_string_t *ret) {
  guest_string_dup_n(ret, (char *)self->owner.ptr, self->owner.len);
}

uint64_t BANK(method_account_deposit)(account *self, uint64_t amount) { return self->balance += amount; }

bool BANK(method_account_withdraw)(account *self, uint64_t amount, uint64_t *ret, BANK(refusal_t) *err) {
  if (amount == 0) {
    err->tag = EXPORTS_CASE_ACCOUNTS_BANK_REFUSAL_NOTHING_ASKED;
    return false;
  }
  if (amount > self->balance) {
    err->tag = EXPORTS_CASE_ACCOUNTS_BANK_REFUSAL_OVERDRAWN;
    err->val.overdrawn = amount - self->balance;
    return false;
  }
  *ret = self->balance -= amount;
  return true;
}

BANK(own_account_t) BANK(static_account_merge)(BANK(own_account_t) into, account *other) {
  BANK(account_rep)(into)->balance += other->balance;
  other->balance = 0;
  return into;
}

void BANK(open)(guest_list_string_t *owners, BANK(list_own_account_t) *ret) {
  ret->len = owners->len;
  ret->ptr = malloc(owners->len * sizeof *ret->ptr + 1);
  for (size_t i = 0; i < owners->len; i++) ret->ptr[i] = make(&owners->ptr[i]);
  if (owners->len) free(owners->ptr);  // what has no elements has no memory
}

uint64_t BANK(total)(BANK(list_borrow_account_t) *accounts) {
  uint64_t sum = 0;
  for (size_t i = 0; i < accounts->len; i++) sum += accounts->ptr[i]->balance;
  BANK(list_borrow_account_free)(accounts);
  return sum;
}

uint64_t BANK(close)(BANK(own_account_t) handle) {
  uint64_t left = BANK(account_rep)(handle)->balance;
  BANK(account_drop_own)(handle);
  return left;
}

void BANK(account_destructor)(account *rep) {
  char line[64] = "drop ";
  size_t room = sizeof line - 5, len = rep->owner.len < room ? rep->owner.len : room;
  memcpy(line + 5, rep->owner.ptr, len);
  guest_string_t text = {(uint8_t *)line, 5 + len};
  case_accounts_journal_note(&text);
  guest_string_free(&rep->owner);
  free(rep);
}
