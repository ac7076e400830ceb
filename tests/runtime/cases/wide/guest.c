#include "bindings/guest.h"
#include <string.h>

#define HOST(name) case_wide_lots_##name
#define LOTS(name) exports_case_wide_lots_##name

// Both sides of the interface have types of one layout.
static HOST(reading_t) asked(LOTS(reading_t) *reading) {
  HOST(reading_t) same;
  memcpy(&same, reading, sizeof same);
  return same;
}

static LOTS(reading_t) told(HOST(reading_t) *reading) {
  LOTS(reading_t) same;
  memcpy(&same, reading, sizeof same);
  return same;
}

uint64_t LOTS(sixteen)(uint8_t a, int8_t b, uint16_t c, int16_t d, uint32_t e, int32_t f, uint64_t g, int64_t h,
                       float i, double j, bool k, uint32_t l, guest_string_t *m, guest_list_u8_t *n) {
  uint64_t answer = HOST(sixteen)(a, b, c, d, e, f, g, h, i, j, k, l, m, n);
  guest_string_free(m);
  guest_list_u8_free(n);
  return answer;
}

void LOTS(seventeen)(uint8_t a, int8_t b, uint16_t c, int16_t d, uint32_t e, int32_t f, uint64_t g, int64_t h,
                     float i, double j, bool k, uint32_t l, guest_string_t *m, guest_list_u8_t *n, uint8_t o,
                     guest_tuple15_u8_list_u8_string_char32_bool_f64_f32_s64_u64_s32_u32_s16_u16_s8_u8_t *ret) {
  HOST(seventeen)(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, ret);
  guest_string_free(m);
  guest_list_u8_free(n);
}

void LOTS(hand)(LOTS(reading_t) *first, LOTS(borrow_tag_t) lent, LOTS(reading_t) *second, LOTS(own_tag_t) given) {
  HOST(reading_t) one = asked(first), two = asked(second);
  HOST(hand)(&one, lent, &two, given);
  case_wide_tags_tag_drop_borrow(lent);
  LOTS(reading_free)(first);
  LOTS(reading_free)(second);
}

void LOTS(swap)(LOTS(reading_t) *first, LOTS(reading_t) *second, LOTS(note_t) *note,
                LOTS(tuple3_note_reading_reading_t) *ret) {
  HOST(reading_t) one = asked(first), two = asked(second);
  HOST(note_t) same;
  HOST(tuple3_note_reading_reading_t) answer;
  memcpy(&same, note, sizeof same);
  HOST(swap)(&one, &two, &same, &answer);
  memcpy(&ret->f0, &answer.f0, sizeof ret->f0);
  ret->f1 = told(&answer.f1);
  ret->f2 = told(&answer.f2);
  LOTS(reading_free)(first);
  LOTS(reading_free)(second);
  LOTS(note_free)(note);
}

bool LOTS(halve)(uint64_t of, uint64_t *ret) { return HOST(halve)(of, ret); }

bool LOTS(name)(LOTS(own_tag_t) given, LOTS(own_tag_t) *ret, guest_string_t *err) {
  return HOST(name)(given, ret, err);
}
