// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/serialize.h"
#include "base/worker_pool.h"
#include "crypto/multiexp.h"
#include "crypto/scalar.h"

namespace tacit {

/// The encoded points of many equations, decoded together and made ready for the multiplication: many at a
/// time cost a fraction of what each costs alone. Public data; time depends on it. Not thread-safe.
class EncodedPoints {
 public:
  /// The number of the first, from 0.
  std::size_t add(std::span<const Bytes32> encodings);

  /// Decodes all that were added; spread over `pool` when there is one.
  void decode(WorkerPool* pool);

  /// After `decode`: whether each of them is canonical and not the identity.
  bool valid(std::size_t first, std::size_t count) const;
  /// After `decode`, of valid points.
  std::span<const MultiexpBase> bases(std::size_t first, std::size_t count) const {
    return std::span(m_bases).subspan(first, count);
  }

 private:
  void decode_part(std::size_t from, std::size_t to);

  std::vector<Bytes32> m_encodings;
  std::vector<MultiexpBase> m_bases;
  std::vector<std::uint8_t> m_valid;  // no bits, since threads write to neighbours
};

/// A canonical scalar; the reader fails at any other.
Scalar read_scalar(Reader& reader);

}  // namespace tacit
