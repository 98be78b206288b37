// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "base/bytes.h"
#include "base/serialize.h"
#include "crypto/point.h"
#include "crypto/scalar.h"

namespace tacit {

/// Collects the encoded points of a statement and its proof, and decodes them together. Public data; time
/// depends on it. Not thread-safe.
class EncodedPoints {
 public:
  /// The point's number, from 0.
  std::size_t add(const Bytes32& encoding) {
    m_encodings.push_back(encoding);
    return m_encodings.size() - 1;
  }
  std::size_t read(Reader& reader) { return add(reader.array<32>()); }

  /// False when one is not canonical, or is the identity.
  [[nodiscard]] bool decode();

  const Bytes32& encoding(std::size_t i) const { return m_encodings[i]; }
  /// After `decode` succeeded.
  const Point& operator[](std::size_t i) const { return m_points[i]; }

 private:
  std::vector<Bytes32> m_encodings;
  std::vector<Point> m_points;
};

/// A canonical scalar; the reader fails at any other.
Scalar read_scalar(Reader& reader);

}  // namespace tacit
