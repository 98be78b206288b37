// SPDX-License-Identifier: MIT
#include "crypto/backend/avx2_field.h"
#include "crypto/backend/multiexp_backend.h"
#include "crypto/backend/vector_decode.h"
#include "crypto/backend/vector_multiexp.h"

namespace tacit {
namespace {

/// Measured: docs/benchmarks.md.
int window_width(std::size_t terms) {
  return terms < 96      ? 5
         : terms < 384   ? 6
         : terms < 1024  ? 7
         : terms < 3072  ? 8
         : terms < 8192  ? 9
         : terms < 24576 ? 10
                         : 11;
}

Point multiexp_avx2(std::span<const MultiexpRun> runs, bool wipe_scratch) {
  std::size_t terms = 0;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    terms += runs.data()[i].scalars.size();
  }
  return terms < 48 ? kPortableBackend.multiexp(runs, wipe_scratch)
                    : vector_multiexp<Avx2>(runs, terms, window_width(terms), wipe_scratch);
}

void decode_avx2(std::span<const Bytes32> encodings, Point* points, bool* valid) {
  vector_decode<Avx2>(encodings, points, valid);
}

}  // namespace

const MultiexpBackend kAvx2Backend{multiexp_avx2, decode_avx2};

}  // namespace tacit
