// SPDX-License-Identifier: MIT
#include "proof/encoded_points.h"

#include <algorithm>
#include <optional>

#include "base/rule.h"
#include "crypto/point.h"

namespace tacit {

namespace {
constexpr std::size_t kPointsPerTask = 512;

/// Any 32 bytes mod l.
Scalar reduced(const Bytes32& bytes) {
  Bytes64 wide{};
  std::ranges::copy(bytes, wide.begin());
  return Scalar::from_wide(wide);
}
}  // namespace

std::size_t EncodedPoints::add(std::span<const Bytes32> encodings) {
  m_encodings.insert(m_encodings.end(), encodings.begin(), encodings.end());
  return m_encodings.size() - encodings.size();
}

void EncodedPoints::decode(WorkerPool* pool) {
  const std::size_t count = m_encodings.size();
  m_bases.resize(count);
  m_valid.resize(count);
  parallel_for(pool, (count + kPointsPerTask - 1) / kPointsPerTask, [&](std::size_t i) {
    decode_part(i * kPointsPerTask, std::min(count, (i + 1) * kPointsPerTask));
  });
}

void EncodedPoints::decode_part(std::size_t from, std::size_t to) {
  std::vector<Point> points(to - from);  // the identity where there is none
  const std::vector<std::optional<Point>> decoded =
      decode_points_vartime(std::span(m_encodings).subspan(from, to - from));
  for (std::size_t i = 0; i < decoded.size(); ++i) {
    m_valid[from + i] = decoded[i].has_value();
    points[i] = decoded[i].value_or(Point());
  }
  const std::vector<MultiexpBase> bases = prepare(points);
  std::ranges::copy(bases, m_bases.begin() + static_cast<std::ptrdiff_t>(from));
}

bool EncodedPoints::valid(std::size_t first, std::size_t count) const {
  return std::ranges::all_of(std::span(m_valid).subspan(first, count), [](std::uint8_t v) { return v != 0; });
}

Scalar read_scalar(Reader& reader) {
  const Bytes32 bytes = reader.array<32>();
  const std::optional<Scalar> value = Scalar::decode(bytes);
  if (breaks(Rule::kCanonicalScalar, !value)) {
    reader.fail();
    return {};
  }
  return value ? *value : reduced(bytes);
}

}  // namespace tacit
