#include "bindings/guest.h"
#include <stdio.h>
#include <stdlib.h>

#define CLASS(name) exports_case_mixture_class_##name

struct exports_case_mixture_class_set_t {
  uint32_t size;
};
typedef CLASS(set_t) set;

static void note(const char *what, uint32_t number) {
  char text[32];
  guest_string_t line = {(uint8_t *)text, (size_t)snprintf(text, sizeof text, "%s %u", what, (unsigned)number)};
  case_dep_1_0_0_log_say(&line);
}

CLASS(own_set_t) CLASS(constructor_set)(uint32_t size) {
  set *made = malloc(sizeof *made);
  made->size = size;
  return CLASS(set_new)(made);
}

uint32_t CLASS(method_set_size)(set *self) { return self->size; }

bool CLASS(method_set_close)(set *self) { return self->size == 0; }

void CLASS(set_destructor)(set *self) {
  note("drop", self->size);
  free(self);
}

void CLASS(import)(CLASS(world_t) *world, CLASS(ok_t) *ok, CLASS(tuple2_ok_world_t) *ret) {
  ret->f0 = *ok;  // the arguments are ours
  ret->f1 = *world;
}

void CLASS(upgrade)(CLASS(list_old_point_t) *from, CLASS(list_point_t) *ret) {
  ret->len = from->len;
  ret->ptr = malloc(from->len * sizeof *ret->ptr);
  for (size_t i = 0; i < from->len; i++) {
    int64_t x = from->ptr[i].x;
    ret->ptr[i] = (CLASS(point_t)){x, x * ((int64_t)1 << 32)};
  }
  CLASS(list_old_point_free)(from);
}

bool CLASS(keep)(CLASS(kept_t) *kept, CLASS(own_set_t) *ret) {
  if (kept->tag == EXPORTS_CASE_MIXTURE_CLASS_KEPT_ONE) {
    *ret = kept->val.one;
    return true;
  }
  if (kept->tag == EXPORTS_CASE_MIXTURE_CLASS_KEPT_NOTHING || kept->val.many.len == 0) return false;
  CLASS(list_own_set_t) many = kept->val.many;
  *ret = many.ptr[0];
  for (size_t i = 1; i < many.len; i++) CLASS(set_drop_own)(many.ptr[i]);
  free(many.ptr);
  return true;
}

uint32_t CLASS(total)(CLASS(list_tuple2_u8_borrow_set_t) *sets, CLASS(borrow_set_t) *extra) {
  uint32_t total = extra ? (*extra)->size : 0;
  for (size_t i = 0; i < sets->len; i++) total += sets->ptr[i].f0 * sets->ptr[i].f1->size;
  CLASS(list_tuple2_u8_borrow_set_free)(sets);
  return total;
}

void CLASS(turn)(uint8_t a, float b, guest_string_t *c, int64_t d, bool e, uint16_t f, double g, uint32_t h, int8_t i,
                 uint32_t j, guest_string_t *k, uint64_t l,
                 guest_tuple12_u64_string_u32_s8_char32_f64_u16_bool_s64_string_f32_u8_t *ret) {
  ret->f0 = l, ret->f1 = *k, ret->f2 = j, ret->f3 = i, ret->f4 = h, ret->f5 = g;
  ret->f6 = f, ret->f7 = e, ret->f8 = d, ret->f9 = *c, ret->f10 = b, ret->f11 = a;
}

guest_own_sink_t exports_guest_instantiate(guest_list_string_t *names, guest_own_sink_t first) {
  guest_own_sink_t sink;
  for (size_t i = 0; i < names->len; i++) {
    guest_string_t *name = &names->ptr[i];
    case_dep_1_0_0_log_say(name);
    case_dep_2_0_0_log_say(name, (uint8_t)name->len);
    if (!guest_open(name, &sink)) continue;
    case_mixture_sinks_method_sink_write(case_mixture_sinks_borrow_sink(sink), name);
    case_mixture_sinks_method_sink_write(case_mixture_sinks_borrow_sink(first), name);
    case_mixture_sinks_sink_drop_own(sink);
  }
  guest_list_string_free(names);
  return first;
}
