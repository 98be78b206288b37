// SPDX-License-Identifier: MIT
#pragma once

#include "crypto/backend/edwards.h"
#include "crypto/backend/unroll.h"

/// Points of the curve in the lanes of a vector field V (ifma_field.h, avx2_field.h): the complete formulas
/// of edwards.h, so no lane is ever a special case. Constant time. Internal linkage.
namespace tacit {
namespace {

/// Extended coordinates with Y − X and Y + X in place of X and Y, which saves making them for each addition.
template <class V>
struct VectorPoint {
  typename V::Fe y_minus_x, y_plus_x, Z, T;
};

/// Affine Niels form, as MultiexpBase.
template <class V>
struct VectorNiels {
  typename V::Fe y_plus_x, y_minus_x, xy2d;
};

template <class V>
TACIT_INLINE VectorPoint<V> vector_identity() {
  const typename V::Fe one = V::splat(fe::kOne);
  return {one, one, one, V::splat(fe::kZero)};
}

/// X = E·F, Y = G·H, Z = F·G, T = E·H. The operands' order is that of Avx2's bounds: F may be wide.
template <class V>
TACIT_INLINE VectorPoint<V> complete(const typename V::Fe& E, const typename V::Fe& F,
                                     const typename V::Fe& G, const typename V::Fe& H) {
  const typename V::Wide X = V::mul_wide(F, E), Y = V::mul_wide(G, H);
  VectorPoint<V> r;
  r.y_minus_x = V::carry(V::sub(Y, X));
  r.y_plus_x = V::carry(V::add(Y, X));
  r.Z = V::mul(F, G);
  r.T = V::mul(E, H);
  return r;
}

/// Two points whose products were made: a, b of the sums and differences, c = 2d·T·T, d = 2·Z·Z.
template <class V>
TACIT_INLINE VectorPoint<V> complete_sum(const typename V::Wide& a, const typename V::Wide& b,
                                         const typename V::Wide& c, const typename V::Wide& d) {
  return complete<V>(V::carry(V::sub(b, a)), V::carry(V::sub(d, c)), V::carry(V::add(d, c)),
                     V::carry(V::add(b, a)));
}

/// 7 multiplications. xy2d may have been negated by negate_if.
template <class V>
TACIT_INLINE VectorPoint<V> add(const VectorPoint<V>& p, const VectorNiels<V>& q) {
  const typename V::Wide a = V::mul_wide(p.y_minus_x, q.y_minus_x), b = V::mul_wide(p.y_plus_x, q.y_plus_x);
  const typename V::Wide c = V::mul_wide(p.T, q.xy2d), Z = V::widen(p.Z);
  return complete_sum<V>(a, b, c, V::add(Z, Z));
}

/// 9 multiplications.
template <class V>
TACIT_INLINE VectorPoint<V> add(const VectorPoint<V>& p, const VectorPoint<V>& q) {
  const typename V::Wide a = V::mul_wide(p.y_minus_x, q.y_minus_x), b = V::mul_wide(p.y_plus_x, q.y_plus_x);
  const typename V::Wide c = V::mul_wide(V::mul(p.T, V::splat(fe::kTwoD)), q.T), d = V::mul_wide(p.Z, q.Z);
  return complete_sum<V>(a, b, c, V::add(d, d));
}

/// (2x : 2y : 2 : 2xy).
template <class V>
TACIT_INLINE VectorPoint<V> from_niels(const VectorNiels<V>& n) {
  const typename V::Wide minus = V::widen(n.y_minus_x), plus = V::widen(n.y_plus_x);
  return {V::carry(V::add(minus, minus)), V::carry(V::add(plus, plus)), V::splat(Fe51{{2, 0, 0, 0, 0}}),
          V::mul(n.xy2d, V::splat(fe::kInverseD))};
}

/// The lanes' points, in order.
template <class V>
TACIT_INLINE void to_extended(const VectorPoint<V>& p, edwards::Extended* out) {
  Fe51 minus[V::kLanes], plus[V::kLanes];
  Fe51 *minus_at[V::kLanes], *plus_at[V::kLanes], *Z_at[V::kLanes], *T_at[V::kLanes];
  for (std::size_t lane = 0; lane < V::kLanes; ++lane) {
    minus_at[lane] = &minus[lane];
    plus_at[lane] = &plus[lane];
    Z_at[lane] = &out[lane].Z;
    T_at[lane] = &out[lane].T;
  }
  V::store(p.y_minus_x, minus_at);
  V::store(p.y_plus_x, plus_at);
  V::store(p.Z, Z_at);
  V::store(p.T, T_at);
  for (std::size_t lane = 0; lane < V::kLanes; ++lane) {
    edwards::Extended& e = out[lane];
    e.X = fe::sub_tight(plus[lane], minus[lane]);  // twice each coordinate
    e.Y = fe::carry(fe::add(plus[lane], minus[lane]));
    e.Z = fe::carry(fe::add(e.Z, e.Z));
    e.T = fe::carry(fe::add(e.T, e.T));
  }
}

}  // namespace
}  // namespace tacit
