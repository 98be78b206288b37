// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "base/secret.h"
#include "crypto/backend/buffer.h"
#include "crypto/backend/scalar_digits.h"
#include "crypto/backend/secret_backend.h"
#include "crypto/backend/vector_point.h"
#include "crypto/backend/vector_root.h"
#include "crypto/point.h"

/// Multiplication by secret scalars in the lanes of a vector field V: a fixed window of four bits, and
/// look-ups that read every entry and choose by masks. Time and addresses depend on the number of points
/// alone. Internal linkage.
namespace tacit {
namespace {

/// A summand used more than once, as edwards::Cached.
template <class V>
struct VectorCached {
  typename V::Fe y_plus_x, y_minus_x, z2, t2d;
};

template <class V>
VectorCached<V> to_cached(const VectorPoint<V>& p) {
  const typename V::Wide Z = V::widen(p.Z);
  return {p.y_plus_x, p.y_minus_x, V::carry(V::add(Z, Z)), V::mul(p.T, V::splat(fe::kTwoD))};
}

/// 8 multiplications.
template <class V>
TACIT_INLINE VectorPoint<V> add(const VectorPoint<V>& p, const VectorCached<V>& q) {
  const typename V::Wide a = V::mul_wide(p.y_minus_x, q.y_minus_x), b = V::mul_wide(p.y_plus_x, q.y_plus_x);
  return complete_sum<V>(a, b, V::mul_wide(p.T, q.t2d), V::mul_wide(p.Z, q.z2));
}

/// 16·p. Only the last doubling's T is needed.
template <class V>
VectorPoint<V> times_16(const VectorPoint<V>& p) {
  using Fe = typename V::Fe;
  using Wide = typename V::Wide;
  // (2X : 2Y : 2Z) is the same point, and 2X, 2Y are what p gives without a halving.
  const Wide minus = V::widen(V::reduce(V::widen(p.y_minus_x))),
             plus = V::widen(V::reduce(V::widen(p.y_plus_x)));
  Fe X = V::reduce(V::sub(plus, minus)), Y = V::reduce(V::add(plus, minus));
  Fe Z = V::reduce(V::add(V::widen(p.Z), V::widen(p.Z)));
  for (int i = 0;; ++i) {
    const Wide xx = V::square_wide(X), yy = V::square_wide(Y), zz = V::square_wide(Z);
    const Wide sum = V::square_wide(V::carry(V::add(V::widen(X), V::widen(Y))));
    const Wide h = V::add(xx, yy), g = V::sub(xx, yy);
    const Fe H = V::carry(h), G = V::carry(g);
    const Fe E = V::reduce(V::sub(h, sum)), F = V::reduce(V::add(V::add(zz, zz), g));
    if (i == 3) {
      return complete<V>(E, F, G, H);
    }
    X = V::mul(F, E);
    Y = V::mul(G, H);
    Z = V::mul(F, G);
  }
}

/// The multiples 1 … 8 of a point in each lane.
template <class V>
struct VectorTable {
  VectorCached<V> multiple[8];
};

template <class V>
void make_table(const VectorPoint<V>& p, VectorTable<V>& table) {
  table.multiple[0] = to_cached<V>(p);
  VectorPoint<V> last = p;
  for (int i = 1; i < 8; ++i) {
    last = add<V>(last, table.multiple[0]);
    table.multiple[i] = to_cached<V>(last);
  }
}

/// Each lane's digit, in [−8, 8], times its point.
template <class V>
TACIT_INLINE VectorCached<V> look_up(const VectorTable<V>& table, typename V::Word digits) {
  const typename V::Word size = V::absolute(digits);
  const typename V::Fe one = V::splat(fe::kOne);
  VectorCached<V> r{one, one, V::splat(Fe51{{2, 0, 0, 0, 0}}), V::splat(fe::kZero)};
  for (std::uint64_t i = 0; i < 8; ++i) {
    const typename V::Mask here = V::equal(size, V::splat(i + 1));
    const VectorCached<V>& entry = table.multiple[i];
    r.y_plus_x = V::select(here, V::read(entry.y_plus_x), r.y_plus_x);
    r.y_minus_x = V::select(here, V::read(entry.y_minus_x), r.y_minus_x);
    r.z2 = V::select(here, V::read(entry.z2), r.z2);
    r.t2d = V::select(here, V::read(entry.t2d), r.t2d);
  }
  const typename V::Mask negative = V::negative(digits);
  return {V::select(negative, r.y_minus_x, r.y_plus_x), V::select(negative, r.y_plus_x, r.y_minus_x), r.z2,
          V::negate_if(negative, r.t2d)};
}

/// Points[0 … count) in the first lanes and the identity in the others.
template <class V>
VectorPoint<V> load_points(const Point* points, std::size_t count) {
  Fe51 minus[V::kLanes], plus[V::kLanes];
  const Fe51 *minus_at[V::kLanes], *plus_at[V::kLanes], *Z_at[V::kLanes], *T_at[V::kLanes];
  for (std::size_t lane = 0; lane < V::kLanes; ++lane) {
    const bool here = lane < count;
    const Fe51& X = here ? points[lane].coordinates()[0] : fe::kZero;
    const Fe51& Y = here ? points[lane].coordinates()[1] : fe::kOne;
    minus[lane] = fe::sub_tight(Y, X);
    plus[lane] = fe::carry(fe::add(Y, X));
    minus_at[lane] = &minus[lane];
    plus_at[lane] = &plus[lane];
    Z_at[lane] = here ? points[lane].coordinates() + 2 : &fe::kOne;
    T_at[lane] = here ? points[lane].coordinates() + 3 : &fe::kZero;
  }
  return {V::load(minus_at), V::load(plus_at), V::load(Z_at), V::load(T_at)};
}

/// Groups of lanes whose tables are held at once: 40 · 10 KiB.
inline constexpr std::size_t kSecretGroups = 40;
inline constexpr std::size_t kDigits = 64;

/// Σ scalars[i]·points[i] of at most kSecretGroups·V::kLanes terms, a lane's part in each of `parts`; scratch
/// memory is the caller's, who wipes it.
template <class V>
VectorPoint<V> secret_sum(const Scalar* scalars, const Point* points, std::size_t count,
                          VectorTable<V>* tables, std::int8_t* digits) {
  const std::size_t groups = (count + V::kLanes - 1) / V::kLanes;
  for (std::size_t group = 0; group < groups; ++group) {
    const std::size_t first = group * V::kLanes, here = count - first < V::kLanes ? count - first : V::kLanes;
    make_table<V>(load_points<V>(points + first, here), tables[group]);
    for (std::size_t lane = 0; lane < V::kLanes; ++lane) {
      SignedDigits of_one = signed_digits(lane < here ? scalars[first + lane] : Scalar());
      for (std::size_t position = 0; position < kDigits; ++position) {
        digits[(group * kDigits + position) * V::kLanes + lane] = of_one.data()[position];
      }
      wipe(&of_one, sizeof of_one);
    }
  }
  VectorPoint<V> sum = vector_identity<V>();
  for (std::size_t position = kDigits; position-- > 0;) {
    if (position != kDigits - 1) {
      sum = times_16<V>(sum);
    }
    for (std::size_t group = 0; group < groups; ++group) {
      const std::int8_t* at = digits + (group * kDigits + position) * V::kLanes;
      sum = add<V>(sum, look_up<V>(tables[group], V::load_digits(at)));
    }
  }
  return sum;
}

/// Fewer than `fewest` terms leave too many lanes empty and go to the portable backend.
template <class V, std::size_t fewest>
Point secret_multiexp(std::span<const Scalar> scalars, std::span<const Point> points) {
  if (points.size() < fewest) {
    return kPortableSecretBackend.multiexp(scalars, points);
  }
  const std::size_t count = points.size(), most = kSecretGroups * V::kLanes;
  const std::size_t groups = count < most ? (count + V::kLanes - 1) / V::kLanes : kSecretGroups;
  Buffer<VectorTable<V>> tables(groups);
  Buffer<std::int8_t> digits(groups * kDigits * V::kLanes);
  edwards::Extended lanes[V::kLanes], total = edwards::kIdentity;
  for (std::size_t first = 0; first < count; first += most) {
    const std::size_t here = count - first < most ? count - first : most;
    const VectorPoint<V> sum =
        secret_sum<V>(scalars.data() + first, points.data() + first, here, tables.data(), digits.data());
    to_extended<V>(sum, lanes);
    for (const edwards::Extended& lane : lanes) {
      total = edwards::add(total, lane);
    }
  }
  wipe(tables.data(), groups * sizeof(VectorTable<V>));
  wipe(digits.data(), groups * kDigits * V::kLanes);
  wipe(lanes, sizeof lanes);
  return edwards::to_point(total);
}

/// The lanes' points in projective coordinates with T, for encoding.
template <class V>
struct VectorExtended {
  typename V::Fe X, Y, Z, T;
};

template <class V>
VectorExtended<V> doubled_coordinates(const VectorPoint<V>& p) {
  const typename V::Wide minus = V::widen(V::reduce(V::widen(p.y_minus_x)));
  const typename V::Wide plus = V::widen(V::reduce(V::widen(p.y_plus_x)));
  return {V::reduce(V::sub(plus, minus)), V::reduce(V::add(plus, minus)),
          V::reduce(V::add(V::widen(p.Z), V::widen(p.Z))), V::reduce(V::add(V::widen(p.T), V::widen(p.T)))};
}

template <class V>
typename V::Fe negated(const typename V::Fe& a) {
  return V::reduce(V::sub(V::widen(V::splat(fe::kZero)), V::widen(a)));
}

/// |a| of RFC 9496.
template <class V>
typename V::Fe absolute(const typename V::Fe& a) {
  return V::select(V::odd(V::canonical(a)), negated<V>(a), a);
}

/// ENCODE of RFC 9496, 4.3.2, of the points of two registers of lanes.
template <class V>
void encode_pair(const VectorExtended<V>* p, Fe51* out) {
  using Fe = typename V::Fe;
  Lanes2<V> u1, u2;
  for (std::size_t i = 0; i < 2; ++i) {
    const typename V::Wide Z = V::widen(p[i].Z), Y = V::widen(p[i].Y);
    u1.part[i] = V::mul(V::carry(V::sub(Z, Y)), V::carry(V::add(Z, Y)));
    u2.part[i] = V::mul(p[i].X, p[i].Y);
  }
  const InverseRoot<V> inverse = inverse_root<V>(mul<V>(u1, square<V>(u2)));
  const Fe i_root = V::splat(fe::kSqrtMinusOne), magic = V::splat(fe::kInverseSqrtAMinusD);
  for (std::size_t i = 0; i < 2; ++i) {
    const Fe den1 = V::mul(inverse.root[i], u1.part[i]), den2 = V::mul(inverse.root[i], u2.part[i]);
    const Fe z_inverse = V::mul(V::mul(den1, den2), p[i].T);
    const typename V::Mask rotate = V::odd(V::canonical(V::mul(p[i].T, z_inverse)));
    const Fe x = V::select(rotate, V::mul(p[i].Y, i_root), p[i].X);
    const Fe y = V::select(rotate, V::mul(p[i].X, i_root), p[i].Y);
    const Fe den = V::select(rotate, V::mul(den1, magic), den2);
    const Fe y_signed = V::select(V::odd(V::canonical(V::mul(x, z_inverse))), negated<V>(y), y);
    const Fe difference = V::carry(V::sub(V::widen(p[i].Z), V::widen(y_signed)));
    const Fe s = V::canonical(absolute<V>(V::mul(difference, den)));
    Fe51* at[V::kLanes];
    for (std::size_t lane = 0; lane < V::kLanes; ++lane) {
      at[lane] = out + i * V::kLanes + lane;
    }
    V::store(s, at);
  }
}

template <class V>
void secret_multiply_many(const Scalar& s, std::span<const Point> points, std::span<Bytes32> products) {
  constexpr std::size_t kBlock = 2 * V::kLanes;
  SignedDigits digits = signed_digits(s);
  VectorExtended<V> pair[2];
  Fe51 encodings[kBlock];
  const std::size_t count = points.size();
  for (std::size_t first = 0; first < count; first += kBlock) {
    for (std::size_t half = 0; half < 2; ++half) {
      const std::size_t from = first + half * V::kLanes, left = from < count ? count - from : 0;
      VectorTable<V> table;
      make_table<V>(load_points<V>(points.data() + from, left < V::kLanes ? left : V::kLanes), table);
      VectorPoint<V> sum = vector_identity<V>();
      for (std::size_t position = kDigits; position-- > 0;) {
        if (position != kDigits - 1) {
          sum = times_16<V>(sum);
        }
        const auto digit = static_cast<std::uint64_t>(std::int64_t{digits.data()[position]});
        sum = add<V>(sum, look_up<V>(table, V::splat(digit)));
      }
      pair[half] = doubled_coordinates<V>(sum);
    }
    encode_pair<V>(pair, encodings);
    for (std::size_t i = 0; i < kBlock && first + i < count; ++i) {
      products.data()[first + i] = fe::encode(encodings[i]);
    }
  }
  wipe(&digits, sizeof digits);
  wipe(pair, sizeof pair);
  wipe(encodings, sizeof encodings);
}

}  // namespace
}  // namespace tacit
