// SPDX-License-Identifier: MIT
// What a multiplication by secrets leaves in memory: nothing in the blocks that it gives back, nothing of its
// products on the stack.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <vector>

#include <malloc.h>
#include <pthread.h>

#include "crypto/multiexp.h"

using namespace tacit;

extern "C" void __libc_free(void* memory);

namespace {

// Blocks smaller than this are the allocator's and the test's own small change.
constexpr std::size_t kLeast = 512;
bool watching = false;
int dirty_blocks = 0;
int watched_blocks = 0;

void look_at(const void* memory) {
  const std::size_t size = malloc_usable_size(const_cast<void*>(memory));
  // The allocator rounds sizes up; what is behind the wanted size was never written.
  const auto* bytes = static_cast<const std::uint8_t*>(memory);
  const std::size_t wanted = size > 64 ? size - 64 : 0;
  if (wanted >= kLeast) {
    ++watched_blocks;
    dirty_blocks += std::any_of(bytes, bytes + wanted, [](std::uint8_t b) { return b != 0; }) ? 1 : 0;
  }
}

}  // namespace

/// Every free of the program.
extern "C" void free(void* memory) {
  if (watching && memory != nullptr) {
    look_at(memory);
  }
  __libc_free(memory);
}

namespace {

constexpr std::size_t kStack = 1u << 20;

struct Products {
  Scalar s;
  std::vector<Bytes32> encodings;
  std::vector<std::optional<Bytes32>> results;
};

void* multiply(void* argument) {
  auto* products = static_cast<Products*>(argument);
  products->results = multiply_encoded(products->s, products->encodings);
  return nullptr;
}

int count_on_stack(const std::vector<std::uint8_t>& stack, const Bytes32& needle) {
  int found = 0;
  for (auto at = stack.begin();;) {
    at = std::search(at, stack.end(), needle.begin(), needle.end());
    if (at == stack.end()) {
      return found;
    }
    ++found;
    ++at;
  }
}

bool heap_is_clean(std::size_t terms) {
  std::vector<Scalar> scalars;
  std::vector<Point> points;
  Point last = base_point();
  for (std::size_t i = 0; i < terms; ++i) {
    scalars.push_back(hash_to_scalar("tacit/1/test/scalar", {std::uint64_t(i)}));
    points.push_back(last);
    last = last + base_point();
  }
  const std::vector<MultiexpBase> bases = prepare(points);
  const MultiexpRun run{scalars, bases};
  dirty_blocks = watched_blocks = 0;
  watching = true;
  const Point sum = multiexp_vartime_wiping(std::span(&run, 1));
  watching = false;
  if (sum.is_identity() || watched_blocks == 0 || dirty_blocks != 0) {
    std::fprintf(stderr, "%zu terms: %d of %d blocks given back were not wiped\n", terms, dirty_blocks,
                 watched_blocks);
    return false;
  }
  return true;
}

bool stack_is_clean() {
  Products products{hash_to_scalar("tacit/1/test/scalar", {std::uint64_t(99)}), {}, {}};
  for (std::uint64_t i = 0; i < 40; ++i) {
    products.encodings.push_back((Scalar(i + 2) * base_point()).encode());
  }
  std::vector<std::uint8_t> stack(kStack);
  pthread_attr_t attributes;
  pthread_t thread;
  pthread_attr_init(&attributes);
  if (pthread_attr_setstack(&attributes, stack.data(), stack.size()) != 0 ||
      pthread_create(&thread, &attributes, multiply, &products) != 0 || pthread_join(thread, nullptr) != 0) {
    std::fprintf(stderr, "no thread\n");
    return false;
  }
  int found = 0;
  for (std::size_t i = 0; i < products.results.size(); ++i) {
    found += products.results[i] ? count_on_stack(stack, *products.results[i]) : 1;
  }
  if (found != 0) {
    std::fprintf(stderr, "%d products were left on the stack\n", found);
  }
  return found == 0;
}

}  // namespace

int main() {
  bool clean = stack_is_clean();
  for (const std::size_t terms : {60u, 300u, 5000u}) {
    clean = heap_is_clean(terms) && clean;
  }
  return clean ? 0 : 1;
}
