// SPDX-License-Identifier: MIT
#pragma once

#include "crypto/backend/edwards.h"

/// Square roots in the lanes of a vector field V, for decoding and encoding points. Two registers of lanes go
/// side by side, since one exponentiation waits for itself. Constant time. Internal linkage.
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

}  // namespace
}  // namespace tacit
