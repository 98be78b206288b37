// SPDX-License-Identifier: MIT
#pragma once

#include <cstring>
#include <span>

#include "base/bytes.h"
#include "crypto/backend/vector_root.h"
#include "crypto/point.h"

/// DECODE of RFC 9496, 4.3.1, for several encodings at once: a lane each, and two registers of lanes side by
/// side, since one exponentiation waits for itself. Time does not depend on the encodings. Internal linkage.
namespace tacit {
namespace {

/// Whether the encoding is canonical and not negative, and not the identity's.
inline bool canonical_encoding(const std::uint8_t* bytes) {
  std::uint64_t words[4];
  std::memcpy(words, bytes, 32);  // little-endian, as the processor
  const bool below = words[3] < 0x7fffffffffffffff ||
                     (words[3] == 0x7fffffffffffffff &&
                      ((words[1] & words[2]) != ~std::uint64_t{0} || words[0] < 0xffffffffffffffed));
  return below && (words[0] & 1) == 0 && (words[0] | words[1] | words[2] | words[3]) != 0;
}

/// 2·V::kLanes encodings.
template <class V>
void decode_block(const Bytes32* const* encodings, Point* const* points, bool* valid) {
  constexpr std::size_t kLanes = V::kLanes;
  Fe51 values[2 * kLanes];
  Lanes2<V> s, u1, u2, u2_squared, v;
  const typename V::Fe one = V::splat(fe::kOne), zero = V::splat(fe::kZero), d = V::splat(fe::kD);
  for (std::size_t i = 0; i < 2 * kLanes; ++i) {
    values[i] = fe::decode(encodings[i]->data());
    valid[i] = canonical_encoding(encodings[i]->data());
  }
  for (std::size_t half = 0; half < 2; ++half) {
    const Fe51* address[kLanes];
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      address[lane] = &values[half * kLanes + lane];
    }
    s.part[half] = V::load(address);
    const typename V::Fe ss = V::square(s.part[half]);
    u1.part[half] = V::carry(V::sub(V::widen(one), V::widen(ss)));
    u2.part[half] = V::carry(V::add(V::widen(one), V::widen(ss)));
    u2_squared.part[half] = V::square(u2.part[half]);
    // v = −d·u1² − u2²
    const typename V::Fe du = V::mul(V::square(u1.part[half]), d);
    const typename V::Wide sum = V::add(V::widen(du), V::widen(u2_squared.part[half]));
    v.part[half] = V::reduce(V::sub(V::widen(zero), V::widen(V::reduce(sum))));
  }
  const InverseRoot<V> inverse = inverse_root<V>(mul<V>(v, u2_squared));
  for (std::size_t half = 0; half < 2; ++half) {
    const typename V::Fe den_x = V::mul(inverse.root[half], u2.part[half]);
    const typename V::Fe den_y = V::mul(V::mul(inverse.root[half], den_x), v.part[half]);
    const typename V::Wide twice = V::add(V::widen(s.part[half]), V::widen(s.part[half]));
    const typename V::Fe x_any = V::mul(V::carry(twice), den_x);
    const typename V::Fe minus_x = V::reduce(V::sub(V::widen(zero), V::widen(x_any)));
    const typename V::Fe x = V::select(V::odd(V::canonical(x_any)), minus_x, x_any);
    const typename V::Fe y = V::mul(den_y, u1.part[half]);
    const typename V::Fe t = V::mul(x, y);
    const unsigned squares = V::bits_of(inverse.was_square[half]);
    const unsigned bad = V::bits_of(V::mask_or(V::odd(V::canonical(t)), V::same(V::canonical(y), zero)));
    Fe51 xs[kLanes], ys[kLanes], ts[kLanes];
    Fe51 *x_at[kLanes], *y_at[kLanes], *t_at[kLanes];
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      x_at[lane] = &xs[lane];
      y_at[lane] = &ys[lane];
      t_at[lane] = &ts[lane];
    }
    V::store(x, x_at);
    V::store(y, y_at);
    V::store(t, t_at);
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const std::size_t i = half * kLanes + lane;
      valid[i] = valid[i] && (squares >> lane & 1) != 0 && (bad >> lane & 1) == 0;
      *points[i] = Point::from_coordinates(xs[lane], ys[lane], fe::kOne, ts[lane]);
    }
  }
}

template <class V>
void vector_decode(std::span<const Bytes32> encodings, Point* points, bool* valid) {
  constexpr std::size_t kBlock = 2 * V::kLanes;
  const std::size_t count = encodings.size();
  for (std::size_t first = 0; first < count; first += kBlock) {
    const std::size_t here = count - first < kBlock ? count - first : kBlock;
    Point spare = points[first];
    bool block_valid[kBlock];
    const Bytes32* encoding_at[kBlock];
    Point* point_at[kBlock];
    for (std::size_t i = 0; i < kBlock; ++i) {
      encoding_at[i] = encodings.data() + first + (i < here ? i : 0);
      point_at[i] = i < here ? points + first + i : &spare;
    }
    decode_block<V>(encoding_at, point_at, block_valid);
    for (std::size_t i = 0; i < here; ++i) {
      valid[first + i] = block_valid[i];
    }
  }
}

}  // namespace
}  // namespace tacit
