#include "bindings/guest.h"
#include <stdlib.h>

#define HOST(name) case_relays_wires_##name
#define WIRES(name) exports_case_relays_wires_##name
#define DESK(name) exports_case_relays_desk_##name

struct exports_case_relays_wires_wire_t {
  HOST(own_wire_t) inner;
};
typedef WIRES(wire_t) wire;

static WIRES(own_wire_t) make(HOST(own_wire_t) inner) {
  wire *made = malloc(sizeof *made);
  made->inner = inner;
  return WIRES(wire_new)(made);
}

static HOST(borrow_wire_t) lent(wire *of) { return HOST(borrow_wire)(of->inner); }

// The host's wire of one of ours, which ends without dropping it.
static HOST(own_wire_t) taken(WIRES(own_wire_t) handle) {
  wire *rep = WIRES(wire_rep)(handle);
  HOST(own_wire_t) inner = rep->inner;
  rep->inner.__handle = 0;
  WIRES(wire_drop_own)(handle);
  return inner;
}

WIRES(own_wire_t) WIRES(constructor_wire)(guest_string_t *name) {
  HOST(own_wire_t) inner = HOST(constructor_wire)(name);
  guest_string_free(name);
  return make(inner);
}

bool WIRES(method_wire_send)(wire *self, guest_string_t *text, uint32_t *ret, WIRES(fault_t) *err) {
  HOST(fault_t) fault;
  bool sent = HOST(method_wire_send)(lent(self), text, ret, &fault);
  if (!sent) err->tag = fault.tag, err->val.noise = fault.val.noise;
  guest_string_free(text);
  return sent;
}

WIRES(own_wire_t) WIRES(static_wire_splice)(WIRES(own_wire_t) first, wire *second) {
  return make(HOST(static_wire_splice)(taken(first), lent(second)));
}

bool WIRES(dial)(guest_string_t *name, WIRES(own_wire_t) *ret) {
  HOST(own_wire_t) inner;
  bool found = HOST(dial)(name, &inner);
  if (found) *ret = make(inner);
  guest_string_free(name);
  return found;
}

uint32_t WIRES(count)(WIRES(list_borrow_wire_t) *wires) {
  HOST(list_borrow_wire_t) asked = {malloc(wires->len * sizeof *asked.ptr + 1), wires->len};
  for (size_t i = 0; i < wires->len; i++) asked.ptr[i] = lent(wires->ptr[i]);
  uint32_t count = HOST(count)(&asked);
  free(asked.ptr);
  WIRES(list_borrow_wire_free)(wires);
  return count;
}

void WIRES(cut)(WIRES(list_own_wire_t) *wires) {
  HOST(list_own_wire_t) given = {malloc(wires->len * sizeof *given.ptr + 1), wires->len};
  for (size_t i = 0; i < wires->len; i++) given.ptr[i] = taken(wires->ptr[i]);
  HOST(cut)(&given);
  free(given.ptr);
  if (wires->len) free(wires->ptr);  // its wires are gone already
}

void WIRES(wire_destructor)(wire *rep) {
  if (rep->inner.__handle) HOST(wire_drop_own)(rep->inner);
  free(rep);
}

static uint32_t connect(wire *to) {
  guest_string_t text = {(uint8_t *)"connect", 7};
  HOST(fault_t) fault;
  uint32_t sent;
  if (HOST(method_wire_send)(lent(to), &text, &sent, &fault)) return sent;
  HOST(fault_free)(&fault);
  return 0;
}

void DESK(connect)(DESK(own_wire_t) from, wire *to, DESK(tuple2_own_wire_u32_t) *ret) {
  ret->f1 = connect(WIRES(wire_rep)(from));
  ret->f1 += connect(to);
  ret->f0 = from;
}

bool DESK(unwrap)(DESK(result_own_wire_fault_t) *fault, DESK(own_wire_t) *ret) {
  if (!fault->is_err) {
    *ret = fault->val.ok;
    return true;
  }
  DESK(fault_free)(&fault->val.err);
  return false;
}

void exports_guest_patch(guest_own_wire_t given, guest_borrow_wire_t second, guest_list_own_wire_t *ret) {
  guest_string_t text = {(uint8_t *)"patch", 5}, made = {(uint8_t *)"made", 4}, none = {(uint8_t *)"none", 4};
  HOST(fault_t) fault;
  uint32_t size;
  bool sent = HOST(method_wire_send)(HOST(borrow_wire)(given), &text, &size, &fault);
  ret->len = 2;
  ret->ptr = malloc(2 * sizeof *ret->ptr);
  ret->ptr[0] = given;
  ret->ptr[1] = HOST(static_wire_splice)(HOST(constructor_wire)(sent ? &made : &none), second);
  HOST(wire_drop_borrow)(second);
}
