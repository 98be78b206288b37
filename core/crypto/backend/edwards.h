// SPDX-License-Identifier: MIT
#pragma once

#include "crypto/backend/field51_arithmetic.h"
#include "crypto/multiexp.h"

/// The twisted Edwards curve −x² + y² = 1 + d·x²y² in the forms of Hisil, Wong, Carter and Dawson. All
/// formulas are complete and constant time; all coordinates stored are tight (field51_arithmetic.h).
namespace tacit::edwards {

/// x = X/Z, y = Y/Z.
struct Projective {
  Fe51 X, Y, Z;
};
/// The same and xy = T/Z.
struct Extended {
  Fe51 X, Y, Z, T;
};
/// X = E·F, Y = G·H, Z = F·G, T = E·H; loose.
struct Completed {
  Fe51 E, F, G, H;
};
/// A summand used more than once: Y + X, Y − X, 2Z, 2d·T.
struct Cached {
  Fe51 y_plus_x, y_minus_x, z2, t2d;
};

inline constexpr Extended kIdentity{fe::kZero, fe::kOne, fe::kOne, fe::kZero};
inline constexpr Cached kCachedIdentity{fe::kOne, fe::kOne, {{2, 0, 0, 0, 0}}, fe::kZero};
inline constexpr MultiexpBase kNielsIdentity{fe::kOne, fe::kOne, fe::kZero};

static inline Projective to_projective(const Completed& c) {
  return {fe::mul(c.E, c.F), fe::mul(c.G, c.H), fe::mul(c.F, c.G)};
}

static inline Extended to_extended(const Completed& c) {
  return {fe::mul(c.E, c.F), fe::mul(c.G, c.H), fe::mul(c.F, c.G), fe::mul(c.E, c.H)};
}

static inline Extended from_point(const Point& p) {
  const Fe51* c = p.coordinates();
  return {c[0], c[1], c[2], c[3]};
}

static inline Point to_point(const Extended& p) {
  return Point::from_coordinates(p.X, p.Y, p.Z, p.T);
}

static inline Cached to_cached(const Extended& p) {
  return {fe::carry(fe::add(p.Y, p.X)), fe::sub_tight(p.Y, p.X), fe::carry(fe::add(p.Z, p.Z)),
          fe::mul(p.T, fe::kTwoD)};
}

/// Niels coordinates of x and y, both tight.
static inline MultiexpBase to_niels(const Fe51& x, const Fe51& y) {
  return {fe::carry(fe::add(y, x)), fe::sub_tight(y, x), fe::mul(fe::mul(x, y), fe::kTwoD)};
}

/// (2x : 2y : 2 : 2xy).
static inline Extended from_niels(const MultiexpBase& n) {
  return {fe::sub_tight(n.y_plus_x, n.y_minus_x), fe::carry(fe::add(n.y_plus_x, n.y_minus_x)),
          Fe51{{2, 0, 0, 0, 0}}, fe::mul(n.xy2d, fe::kInverseD)};
}

static inline MultiexpBase negate(const MultiexpBase& n) {
  return {n.y_minus_x, n.y_plus_x, fe::negate(n.xy2d)};
}

static inline Extended negate(const Extended& p) {
  return {fe::negate(p.X), p.Y, p.Z, fe::negate(p.T)};
}

/// 2p. F is below 2^52.1 + 2^53.6 < 2^54.
static inline Completed double_point(const Fe51& X, const Fe51& Y, const Fe51& Z) {
  const Fe51 xx = fe::square(X), yy = fe::square(Y), zz = fe::square(Z);
  const Fe51 sum = fe::square(fe::add(X, Y));
  const Fe51 H = fe::add(xx, yy), G = fe::sub(xx, yy);
  return {fe::sub(H, sum), fe::add(fe::add(zz, zz), G), G, H};
}

static inline Completed double_point(const Projective& p) {
  return double_point(p.X, p.Y, p.Z);
}
static inline Completed double_point(const Extended& p) {
  return double_point(p.X, p.Y, p.Z);
}

/// 2^times·p for times ≥ 1.
static inline Extended double_times(const Extended& p, int times) {
  Completed c = double_point(p);
  for (int i = 1; i < times; ++i) {
    c = double_point(to_projective(c));
  }
  return to_extended(c);
}

static inline Completed add(const Extended& p, const Cached& q) {
  const Fe51 a = fe::mul(fe::sub(p.Y, p.X), q.y_minus_x);
  const Fe51 b = fe::mul(fe::add(p.Y, p.X), q.y_plus_x);
  const Fe51 c = fe::mul(p.T, q.t2d), d = fe::mul(p.Z, q.z2);
  return {fe::sub(b, a), fe::sub(d, c), fe::add(d, c), fe::add(b, a)};
}

static inline Completed sub(const Extended& p, const Cached& q) {
  const Fe51 a = fe::mul(fe::sub(p.Y, p.X), q.y_plus_x);
  const Fe51 b = fe::mul(fe::add(p.Y, p.X), q.y_minus_x);
  const Fe51 c = fe::mul(p.T, q.t2d), d = fe::mul(p.Z, q.z2);
  return {fe::sub(b, a), fe::add(d, c), fe::sub(d, c), fe::add(b, a)};
}

static inline Completed add(const Extended& p, const MultiexpBase& q) {
  const Fe51 a = fe::mul(fe::sub(p.Y, p.X), q.y_minus_x);
  const Fe51 b = fe::mul(fe::add(p.Y, p.X), q.y_plus_x);
  const Fe51 c = fe::mul(p.T, q.xy2d), d = fe::add(p.Z, p.Z);
  return {fe::sub(b, a), fe::sub(d, c), fe::add(d, c), fe::add(b, a)};
}

static inline Completed sub(const Extended& p, const MultiexpBase& q) {
  const Fe51 a = fe::mul(fe::sub(p.Y, p.X), q.y_plus_x);
  const Fe51 b = fe::mul(fe::add(p.Y, p.X), q.y_minus_x);
  const Fe51 c = fe::mul(p.T, q.xy2d), d = fe::add(p.Z, p.Z);
  return {fe::sub(b, a), fe::add(d, c), fe::sub(d, c), fe::add(b, a)};
}

static inline Extended add(const Extended& p, const Extended& q) {
  return to_extended(add(p, to_cached(q)));
}

/// The multiples 1 … 8 of a point.
struct Table8 {
  Cached multiple[8];
};

static inline Table8 make_table(const Extended& p) {
  Table8 table;
  table.multiple[0] = to_cached(p);
  Extended last = p;
  for (int i = 1; i < 8; ++i) {
    last = to_extended(add(last, table.multiple[0]));
    table.multiple[i] = to_cached(last);
  }
  return table;
}

/// digit·P for a digit in [−8, 8]; reads every entry.
static inline Cached look_up(const Table8& table, int digit) {
  const std::uint64_t negative = fe::bit_mask(static_cast<std::uint32_t>(digit) >> 31);
  const std::uint64_t size = (static_cast<std::uint64_t>(digit) ^ negative) - negative;
  Cached r = kCachedIdentity;
  for (std::uint64_t i = 0; i < 8; ++i) {
    const std::uint64_t mask = fe::zero_mask(size ^ (i + 1));
    const Cached& entry = table.multiple[i];
    r.y_plus_x = fe::select(mask, entry.y_plus_x, r.y_plus_x);
    r.y_minus_x = fe::select(mask, entry.y_minus_x, r.y_minus_x);
    r.z2 = fe::select(mask, entry.z2, r.z2);
    r.t2d = fe::select(mask, entry.t2d, r.t2d);
  }
  const Fe51 plus = r.y_plus_x;
  r.y_plus_x = fe::select(negative, r.y_minus_x, plus);
  r.y_minus_x = fe::select(negative, plus, r.y_minus_x);
  r.t2d = fe::select(negative, fe::negate(r.t2d), r.t2d);
  return r;
}

}  // namespace tacit::edwards
