// What libc.c has of <stdlib.h>.
#ifndef GUEST_STDLIB_H
#define GUEST_STDLIB_H

#include <stddef.h>

_Noreturn void abort(void);
void *malloc(size_t size);
void *calloc(size_t count, size_t size);
void *realloc(void *memory, size_t size);
void free(void *memory);

#endif
