// The few functions of a C library that guests and their bindings call.
//
// It takes the place of wasi-libc, which takes zig half a minute to build on a fresh machine.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define PAGE 65536u
#define SMALLEST 4 // blocks are 1 << (SMALLEST + class) bytes, header included
#define CLASSES 27
#define HEADER 16 // keeps blocks aligned as malloc promises

typedef struct block {
  struct block *next;
} block;

extern unsigned char __heap_base;

static block *unused[CLASSES]; // blocks that were freed, by class
static uintptr_t top;          // where fresh memory begins

void abort(void) { __builtin_trap(); }

// Give fresh memory; 0 where the host gives no more.
static uintptr_t grow(size_t size) {
  if (!top) top = ((uintptr_t)&__heap_base + HEADER - 1) & ~(uintptr_t)(HEADER - 1);
  uintptr_t end = (uintptr_t)__builtin_wasm_memory_size(0) * PAGE;
  if (size > end - top) {
    size_t pages = (size - (end - top) + PAGE - 1) / PAGE;
    if (__builtin_wasm_memory_grow(0, pages) == (size_t)-1) return 0;
  }
  uintptr_t start = top;
  top += size;
  return start;
}

void *malloc(size_t size) {
  if (size > ((size_t)1 << 30) - HEADER) return NULL;
  unsigned class = 0;
  while (((size_t)1 << (SMALLEST + class)) < size + HEADER) class++;
  block *found = unused[class];
  if (found) {
    unused[class] = found->next;
    return found;
  }
  uintptr_t start = grow((size_t)1 << (SMALLEST + class));
  if (!start) return NULL;
  *(unsigned *)start = class;
  return (void *)(start + HEADER);
}

static unsigned class_of(void *memory) { return *(unsigned *)((uintptr_t)memory - HEADER); }

void free(void *memory) {
  if (!memory) return;
  block *freed = memory;
  unsigned class = class_of(memory);
  freed->next = unused[class];
  unused[class] = freed;
}

void *realloc(void *memory, size_t size) {
  if (!memory) return malloc(size);
  size_t room = ((size_t)1 << (SMALLEST + class_of(memory))) - HEADER;
  if (size <= room) return memory;
  void *moved = malloc(size);
  if (!moved) return NULL;
  memcpy(moved, memory, room);
  free(memory);
  return moved;
}

void *calloc(size_t count, size_t size) {
  if (size && count > SIZE_MAX / size) return NULL;
  void *memory = malloc(count * size);
  if (memory) memset(memory, 0, count * size);
  return memory;
}

void *memcpy(void *restrict to, const void *restrict from, size_t size) { return __builtin_memcpy(to, from, size); }

void *memmove(void *to, const void *from, size_t size) { return __builtin_memmove(to, from, size); }

void *memset(void *to, int byte, size_t size) { return __builtin_memset(to, byte, size); }

int memcmp(const void *left, const void *right, size_t size) {
  const unsigned char *a = left, *b = right;
  for (size_t i = 0; i < size; i++) {
    if (a[i] != b[i]) return a[i] - b[i];
  }
  return 0;
}

void *memchr(const void *memory, int byte, size_t size) {
  const unsigned char *at = memory;
  for (size_t i = 0; i < size; i++) {
    if (at[i] == (unsigned char)byte) return (void *)(at + i);
  }
  return NULL;
}

size_t strlen(const char *text) {
  size_t len = 0;
  while (text[len]) len++;
  return len;
}

// Multiplies 128-bit integers: zig calls it for checked products of 64 bits.
__int128 __multi3(__int128 a, __int128 b) {
  unsigned long long x = (unsigned long long)a, y = (unsigned long long)b;
  unsigned long long low = (x & 0xffffffff) * (y & 0xffffffff), mid = (x >> 32) * (y & 0xffffffff) + (low >> 32);
  unsigned long long other = (x & 0xffffffff) * (y >> 32) + (mid & 0xffffffff);
  unsigned long long high = (x >> 32) * (y >> 32) + (mid >> 32) + (other >> 32);
  high += x * (unsigned long long)(b >> 64) + y * (unsigned long long)(a >> 64);
  return (__int128)(((unsigned __int128)high << 64) | (other << 32 | (low & 0xffffffff)));
}

static __int128 wide(unsigned long long high, unsigned long long low) {
  return (__int128)(((unsigned __int128)high << 64) | low);
}

// Shift 128-bit integers by 0 to 127 bits: zig calls these where it reads numbers from text.
__int128 __ashlti3(__int128 a, int by) {
  unsigned long long low = (unsigned long long)a, high = (unsigned long long)(a >> 64);
  if (by >= 64) return wide(low << (by - 64), 0);
  return by ? wide(high << by | low >> (64 - by), low << by) : a;
}

__int128 __lshrti3(__int128 a, int by) {
  unsigned long long low = (unsigned long long)a, high = (unsigned long long)(a >> 64);
  if (by >= 64) return wide(0, high >> (by - 64));
  return by ? wide(high >> by, low >> by | high << (64 - by)) : a;
}
