// The few functions of a C++ library that header-only use of the standard library leaves open.
#include <cstddef>
#include <new>
#include <string>

extern "C" {
void *malloc(size_t size);
void free(void *memory);
void abort();
}

void *operator new(size_t size) {
  void *memory = malloc(size ? size : 1);
  if (!memory) abort();
  return memory;
}

const std::nothrow_t std::nothrow{};
void *operator new(size_t size, const std::nothrow_t &) noexcept { return malloc(size ? size : 1); }

// malloc aligns to 16 bytes, which is as much as anything here needs.
void *operator new(size_t size, std::align_val_t) { return operator new(size); }
void operator delete(void *memory, std::align_val_t) noexcept { free(memory); }
void operator delete(void *memory, size_t, std::align_val_t) noexcept { free(memory); }
void operator delete(void *memory) noexcept { free(memory); }
void operator delete(void *memory, size_t) noexcept { free(memory); }

_LIBCPP_BEGIN_NAMESPACE_STD
void __libcpp_verbose_abort(char const *, ...) noexcept { ::abort(); }

static string written(bool negative, unsigned long long value) {
  char text[24], *at = text + sizeof text;
  do *--at = static_cast<char>('0' + value % 10);
  while (value /= 10);
  if (negative) *--at = '-';
  return string(at, text + sizeof text);
}

static string written(long long value) {
  unsigned long long bits = static_cast<unsigned long long>(value);
  return written(value < 0, value < 0 ? 0 - bits : bits);
}

string to_string(int value) { return written(value); }
string to_string(long value) { return written(value); }
string to_string(long long value) { return written(value); }
string to_string(unsigned value) { return written(false, value); }
string to_string(unsigned long value) { return written(false, value); }
string to_string(unsigned long long value) { return written(false, value); }
_LIBCPP_END_NAMESPACE_STD

template class std::basic_string<char>;
