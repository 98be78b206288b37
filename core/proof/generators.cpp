// SPDX-License-Identifier: MIT
#include "proof/generators.h"

#include <string_view>
#include <vector>

#include "base/check.h"
#include "crypto/hash.h"

namespace tacit {

namespace {

FixedGenerators make_fixed() {
  FixedGenerators result;
  result.G = base_point();
  result.H = Point::from_uniform(sha3_512(base_point().encode()));
  result.F = hash_to_point("tacit/1/generator", {"F"});
  result.U = hash_to_point("tacit/1/generator", {"U"});
  const Point points[kFixedGenerators] = {result.G, result.H, result.F, result.U};
  const std::vector<MultiexpBase> bases = prepare(points);
  std::copy(bases.begin(), bases.end(), result.bases);
  return result;
}

/// The generator chain of the `bulletproofs` crate, party 0.
std::vector<Point> make_chain(std::string_view name, std::size_t count) {
  Shake256 stream;
  stream.absorb(as_bytes("GeneratorsChain"));
  stream.absorb(as_bytes(name));
  stream.absorb(u32_bytes(0));
  std::vector<Point> result;
  result.reserve(count);
  while (result.size() < count) {
    Bytes64 uniform;
    stream.squeeze(uniform);
    result.push_back(Point::from_uniform(uniform));
  }
  return result;
}

struct Table {
  explicit Table(std::size_t count)
      : Gv(make_chain("G", count)),
        Hv(make_chain("H", count)),
        Gv_bases(prepare(Gv)),
        Hv_bases(prepare(Hv)) {}

  VectorGenerators first(std::size_t count) const {
    return {std::span(Gv).first(count), std::span(Hv).first(count), std::span(Gv_bases).first(count),
            std::span(Hv_bases).first(count)};
  }

  std::vector<Point> Gv, Hv;
  std::vector<MultiexpBase> Gv_bases, Hv_bases;
};

/// Enough for every membership proof and for two inputs and two outputs, so that a wallet which makes only
/// those never waits for the whole table.
constexpr std::size_t kUsualGenerators = 128;

}  // namespace

const FixedGenerators& generators() {
  static const FixedGenerators fixed = make_fixed();
  return fixed;
}

VectorGenerators vector_generators(std::size_t count) {
  TACIT_CHECK(count <= kMostVectorGenerators);
  if (count <= kUsualGenerators) {
    static const Table usual(kUsualGenerators);
    return usual.first(count);
  }
  static const Table all(kMostVectorGenerators);
  return all.first(count);
}

Point pedersen_commit(const Scalar& v, const Scalar& blinding) {
  return multiply_base(v) + blinding * generators().H;
}

}  // namespace tacit
