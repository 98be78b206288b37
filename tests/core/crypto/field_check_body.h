// SPDX-License-Identifier: MIT
#pragma once

#include "crypto/backend/field51_arithmetic.h"

#include "core/crypto/field_check.h"

namespace tacit {
namespace {

/// Each limb zero, one, the greatest or near it, or pseudo-random below it.
inline std::uint64_t pick_limb(std::uint64_t& state, std::uint64_t most) {
  state = state * 0x5851f42d4c957f2d + 0x14057b7ef767814f;
  switch (state >> 61) {
    case 0:
      return 0;
    case 1:
      return 1;
    case 2:
    case 3:
    case 4:
      return most;
    case 5:
      return most - 1;
    default:
      return (state >> 9) % (most + 1);
  }
}

/// An element with the same limbs in every lane, and its value.
template <class V>
struct Sample {
  typename V::Fe fe;
  Fe51 value;
};

template <class V>
Sample<V> make_sample(std::uint64_t& state, std::uint64_t even, std::uint64_t odd) {
  Sample<V> s{};
  for (std::size_t i = 0; i < V::kLimbs; ++i) {
    const std::uint64_t limb = pick_limb(state, i % 2 == 0 ? even : odd);
    s.fe.limb[i] = V::splat(limb);
    if (V::kLimbs == 5) {
      s.value.limb[i] = limb;
    } else {
      s.value.limb[i / 2] += i % 2 == 0 ? limb : limb << 26;
    }
  }
  s.value = fe::carry(s.value);
  return s;
}

template <class V>
bool lanes_equal(const typename V::Fe& a, const Fe51& expected) {
  Fe51 lanes[V::kLanes];
  Fe51* at[V::kLanes];
  for (std::size_t lane = 0; lane < V::kLanes; ++lane) {
    at[lane] = &lanes[lane];
  }
  V::store(a, at);
  bool same = true;
  for (std::size_t lane = 0; lane < V::kLanes; ++lane) {
    for (std::size_t i = 0; i < 5; ++i) {
      same = same && lanes[lane].limb[i] < (std::uint64_t{1} << 51) + (1 << 14);
    }
    same = same && fe::equal(lanes[lane], expected) != 0;
  }
  return same;
}

/// Bounds of even and odd limbs: of tight elements, of a left and of a right operand.
struct Bounds {
  std::uint64_t tight[2], left[2], right[2];
};

template <class V>
const char* check_field(const Bounds& bounds) {
  std::uint64_t state = 1;
  for (int round = 0; round < 20000; ++round) {
    const Sample<V> x = make_sample<V>(state, bounds.left[0], bounds.left[1]);
    const Sample<V> y = make_sample<V>(state, bounds.right[0], bounds.right[1]);
    const Sample<V> a = make_sample<V>(state, bounds.tight[0], bounds.tight[1]);
    const Sample<V> b = make_sample<V>(state, bounds.tight[0], bounds.tight[1]);
    if (!lanes_equal<V>(V::mul(x.fe, y.fe), fe::mul(x.value, y.value))) {
      return "product";
    }
    if (!lanes_equal<V>(V::square(y.fe), fe::square(y.value))) {
      return "square";
    }
    const typename V::Wide difference = V::sub(V::widen(a.fe), V::widen(b.fe));
    if (!lanes_equal<V>(V::reduce(difference), fe::sub_tight(a.value, b.value))) {
      return "difference";
    }
    const typename V::Wide products = V::sub(V::mul_wide(x.fe, y.fe), V::mul_wide(a.fe, b.fe));
    if (!lanes_equal<V>(
            V::mul(a.fe, V::carry(products)),
            fe::mul(a.value, fe::sub_tight(fe::mul(x.value, y.value), fe::mul(a.value, b.value))))) {
      return "product of a difference of products";
    }
    if (!lanes_equal<V>(V::mul(a.fe, V::negate_if(V::mask_from_bits(~0u), b.fe)),
                        fe::mul(a.value, fe::negate(b.value)))) {
      return "product with a negated element";
    }
    const Fe51 canonical = fe::canonical(a.value);
    if (!lanes_equal<V>(V::canonical(a.fe), canonical) ||
        V::bits_of(V::same(V::canonical(a.fe), V::splat(canonical))) != (1u << V::kLanes) - 1 ||
        (V::bits_of(V::odd(V::canonical(a.fe))) != 0) != ((canonical.limb[0] & 1) != 0)) {
      return "canonical element";
    }
  }
  return nullptr;
}

}  // namespace
}  // namespace tacit
