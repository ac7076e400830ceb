#include "bindings/guest.h"
#include <stdio.h>
#include <stdlib.h>

#define SUMS(name) exports_case_values_sums_##name

uint32_t exports_guest_answer(guest_string_t *question) { return guest_ask(question) + 1; }

SUMS(day_t) SUMS(next)(SUMS(day_t) day) { return (day + 1) % 7; }

SUMS(permissions_t) SUMS(invert)(SUMS(permissions_t) permissions) { return permissions ^ 7; }

double SUMS(area)(SUMS(shape_t) *shape) {
  switch (shape->tag) {
    case EXPORTS_CASE_VALUES_SUMS_SHAPE_CIRCLE: return 3 * shape->val.circle * shape->val.circle;
    case EXPORTS_CASE_VALUES_SUMS_SHAPE_BOX: {
      SUMS(point_t) a = shape->val.box.f0, b = shape->val.box.f1;
      return (b.x - a.x) * (b.y - a.y);
    }
    default: return 0;
  }
}

bool SUMS(divide)(int64_t a, int64_t b, int64_t *ret, guest_string_t *err) {
  if (b == 0) {
    guest_string_dup(err, "division by zero");
    return false;
  }
  *ret = a / b;
  return true;
}

bool SUMS(peel)(guest_option_u8_t *v, guest_option_u8_t *ret) {
  if (!v) return false;
  *ret = *v;
  return true;
}

void SUMS(reverse)(guest_list_string_t *words, guest_list_string_t *ret) {
  for (size_t i = 0; i < words->len / 2; i++) {
    guest_string_t word = words->ptr[i];
    words->ptr[i] = words->ptr[words->len - 1 - i];
    words->ptr[words->len - 1 - i] = word;
  }
  *ret = *words;
}

void SUMS(stats)(guest_list_f64_t *xs, guest_tuple3_f64_f64_u32_t *ret) {
  *ret = (guest_tuple3_f64_f64_u32_t){0, 0, xs->len};
  for (size_t i = 0; i < xs->len; i++) {
    if (i == 0 || xs->ptr[i] < ret->f0) ret->f0 = xs->ptr[i];
    ret->f1 += xs->ptr[i];
  }
  guest_list_f64_free(xs);
}

uint32_t SUMS(after)(uint32_t c) { return c + 1; }

void SUMS(birthday)(SUMS(person_t) *person, SUMS(person_t) *ret) {
  *ret = *person;
  ret->age.val += ret->age.is_some;
  double x = ret->home.x;
  ret->home.x = ret->home.y;
  ret->home.y = x;
}

void SUMS(widest)(int8_t a, uint16_t b, int32_t c, uint64_t d, float e, bool f, guest_string_t *ret) {
  char text[120];
  int len = snprintf(text, sizeof text, "%d %u %ld %llu %d %d", a, b, (long)c, (unsigned long long)d, (int)(e * 2), f);
  guest_string_dup_n(ret, text, len);
}
