// SPDX-License-Identifier: MIT
#pragma once

#include <cstring>
#include <span>

#include "base/bytes.h"
#include "crypto/backend/edwards.h"
#include "crypto/point.h"

/// DECODE of RFC 9496, 4.3.1, for several encodings at once: a lane each, and two registers of lanes side by
/// side, since one exponentiation waits for itself. Time does not depend on the encodings. Internal linkage.
namespace tacit {
namespace {

template <class V>
struct Lanes2 {
  typename V::Fe part[2];
};

template <class V>
Lanes2<V> mul(const Lanes2<V>& a, const Lanes2<V>& b) {
  return {{V::mul(a.part[0], b.part[0]), V::mul(a.part[1], b.part[1])}};
}

template <class V>
Lanes2<V> square(const Lanes2<V>& a) {
  return {{V::square(a.part[0]), V::square(a.part[1])}};
}

template <class V>
Lanes2<V> square_times(Lanes2<V> a, int times) {
  for (int i = 0; i < times; ++i) {
    a = square<V>(a);
  }
  return a;
}

/// a^((p−5)/8).
template <class V>
Lanes2<V> power_p58(const Lanes2<V>& a) {
  const Lanes2<V> a2 = square<V>(a);
  const Lanes2<V> a9 = mul<V>(a, square_times<V>(a2, 2));
  const Lanes2<V> a11 = mul<V>(a2, a9);
  const Lanes2<V> t5 = mul<V>(a9, square<V>(a11));
  const Lanes2<V> t10 = mul<V>(square_times<V>(t5, 5), t5);
  const Lanes2<V> t20 = mul<V>(square_times<V>(t10, 10), t10);
  const Lanes2<V> t40 = mul<V>(square_times<V>(t20, 20), t20);
  const Lanes2<V> t50 = mul<V>(square_times<V>(t40, 10), t10);
  const Lanes2<V> t100 = mul<V>(square_times<V>(t50, 50), t50);
  const Lanes2<V> t200 = mul<V>(square_times<V>(t100, 100), t100);
  const Lanes2<V> t250 = mul<V>(square_times<V>(t200, 50), t50);
  return mul<V>(square_times<V>(t250, 2), a);
}

template <class V>
struct InverseRoot {
  typename V::Fe root[2];
  typename V::Mask was_square[2];
};

/// SQRT_RATIO_M1(1, w) of RFC 9496, 4.2, but for the root's sign. With r = w^3·(w^7)^((p−5)/8), w·r² is a
/// fourth root of one, or zero for w = 0: r is a root of 1/w when it is 1, r·√−1 is when it is −1, and the
/// others have none.
template <class V>
InverseRoot<V> inverse_root(const Lanes2<V>& w) {
  const Lanes2<V> w3 = mul<V>(square<V>(w), w);
  const Lanes2<V> w7 = mul<V>(square<V>(w3), w);
  const Lanes2<V> r = mul<V>(w3, power_p58<V>(w7));
  const Lanes2<V> check = mul<V>(w, square<V>(r));
  InverseRoot<V> result;
  for (std::size_t i = 0; i < 2; ++i) {
    const typename V::Fe c = V::canonical(check.part[i]);
    const typename V::Mask plus = V::same(c, V::splat(fe::kOne)), minus = V::same(c, V::splat(fe::kMinusOne));
    result.root[i] = V::select(minus, V::mul(r.part[i], V::splat(fe::kSqrtMinusOne)), r.part[i]);
    result.was_square[i] = V::mask_or(plus, minus);
  }
  return result;
}

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
