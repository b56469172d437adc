// What Embedded Swift calls of a C library. Memory is never given back: the tests are short.
#include <stddef.h>
#include <stdint.h>

extern unsigned char __heap_base;
static uintptr_t top;

int posix_memalign(void **result, size_t alignment, size_t size) {
  if (top == 0) top = (uintptr_t)&__heap_base;
  uintptr_t start = (top + alignment - 1) & ~(uintptr_t)(alignment - 1);
  top = start + size;
  size_t missing = top / 65536 + 1;
  size_t pages = __builtin_wasm_memory_size(0);
  if (missing > pages && __builtin_wasm_memory_grow(0, missing - pages) == (size_t)-1) return 12;
  *result = (void *)start;
  return 0;
}

void free(void *pointer) { (void)pointer; }

void *memset(void *to, int byte, size_t count) {
  unsigned char *bytes = to;
  while (count-- > 0) *bytes++ = (unsigned char)byte;
  return to;
}

void *memcpy(void *to, const void *from, size_t count) {
  unsigned char *out = to;
  const unsigned char *in = from;
  while (count-- > 0) *out++ = *in++;
  return to;
}

void *memmove(void *to, const void *from, size_t count) {
  unsigned char *out = to;
  const unsigned char *in = from;
  if (out < in) return memcpy(to, from, count);
  while (count-- > 0) out[count] = in[count];
  return to;
}

int memcmp(const void *left, const void *right, size_t count) {
  const unsigned char *a = left, *b = right;
  for (; count > 0; a++, b++, count--)
    if (*a != *b) return *a - *b;
  return 0;
}

// Seeds hashing; fixed, as tests want it.
void arc4random_buf(void *to, size_t count) { memset(to, 7, count); }

int putchar(int byte) { return byte; }

uintptr_t __stack_chk_guard = 0x1f2e3d4c;
void __stack_chk_fail(void) { __builtin_trap(); }

// The product of numbers of 128 bits, from halves of 32.
__int128 __multi3(__int128 a, __int128 b) {
  uint64_t left = (uint64_t)a, right = (uint64_t)b;
  uint64_t high = (uint64_t)(a >> 64) * right + left * (uint64_t)(b >> 64);
  uint64_t l0 = (uint32_t)left, l1 = left >> 32, r0 = (uint32_t)right, r1 = right >> 32;
  uint64_t low = l0 * r0, middle = l1 * r0 + (low >> 32), other = l0 * r1 + (uint32_t)middle;
  high += l1 * r1 + (middle >> 32) + (other >> 32);
  return (__int128)(((unsigned __int128)high << 64) | (other << 32) | (uint32_t)low);
}
