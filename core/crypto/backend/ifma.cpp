// SPDX-License-Identifier: MIT
#include "crypto/backend/ifma_field.h"
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

Point multiexp_ifma(std::span<const MultiexpRun> runs, bool wipe_scratch) {
  std::size_t terms = 0;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    terms += runs.data()[i].scalars.size();
  }
  return terms < 24 ? kPortableBackend.multiexp(runs, wipe_scratch)
                    : vector_multiexp<Ifma>(runs, terms, window_width(terms), wipe_scratch);
}

void decode_ifma(std::span<const Bytes32> encodings, Point* points, bool* valid) {
  vector_decode<Ifma>(encodings, points, valid);
}

}  // namespace

const MultiexpBackend kIfmaBackend{multiexp_ifma, decode_ifma};

}  // namespace tacit
