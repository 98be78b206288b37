// SPDX-License-Identifier: MIT
#include "proof/encoded_points.h"

namespace tacit {

bool EncodedPoints::decode() {
  m_points.clear();
  m_points.reserve(m_encodings.size());
  for (const std::optional<Point>& point : decode_points_vartime(m_encodings)) {
    if (!point) {
      return false;
    }
    m_points.push_back(*point);
  }
  return true;
}

Scalar read_scalar(Reader& reader) {
  const std::optional<Scalar> value = Scalar::decode(reader.array<32>());
  if (!value) {
    reader.fail();
    return {};
  }
  return *value;
}

}  // namespace tacit
