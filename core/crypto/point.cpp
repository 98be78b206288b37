// SPDX-License-Identifier: MIT
#include "crypto/point.h"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>

#include <sodium.h>

#include "base/declassify.h"
#include "base/secret.h"
#include "base/wipe_elements.h"
#include "crypto/backend/edwards.h"
#include "crypto/backend/multiexp_backend.h"
#include "crypto/backend/scalar_digits.h"
#include "crypto/backend/secret_backend.h"

namespace tacit {
namespace {

using edwards::Extended;

/// The base point of ed25519 itself, so that it serves signatures too.
constexpr Fe51 kBaseX{{0x62d608f25d51a, 0x412a4b4f6592a, 0x75b7171a4b31d, 0x1ff60527118fe, 0x216936d3cd6e5}};
constexpr Fe51 kBaseY{{0x6666666666658, 0x4cccccccccccc, 0x1999999999999, 0x3333333333333, 0x6666666666666}};
constexpr Fe51 kBaseT{{0x68ab3a5b7dda3, 0x00eea2a5eadbb, 0x2af8df483c27e, 0x332b375274732, 0x67875f0fd78b7}};

/// MAP of RFC 9496, 4.3.4.
Point map_to_point(const std::uint8_t* bytes) {
  const Fe51 t = fe::decode(bytes);
  const Fe51 r = fe::mul(fe::kSqrtMinusOne, fe::square(t));
  const Fe51 u = fe::mul(fe::add(r, fe::kOne), fe::kOneMinusDSquared);
  const Fe51 minus_one = fe::negate(fe::kOne);
  const Fe51 v = fe::mul(fe::sub(minus_one, fe::mul(r, fe::kD)), fe::add(r, fe::kD));
  const fe::SquareRoot root = fe::sqrt_ratio(u, v);
  const Fe51 s_prime = fe::negate(fe::absolute(fe::mul(root.root, t)));
  const Fe51 s = fe::select(root.was_square, root.root, s_prime);
  const Fe51 c = fe::select(root.was_square, minus_one, r);
  const Fe51 N = fe::sub_tight(fe::mul(fe::mul(c, fe::sub(r, fe::kOne)), fe::kDMinusOneSquared), v);
  const Fe51 ss = fe::square(s);
  const Fe51 w0 = fe::mul(fe::add(s, s), v), w1 = fe::mul(N, fe::kSqrtADMinusOne);
  const Fe51 w2 = fe::sub(fe::kOne, ss), w3 = fe::add(fe::kOne, ss);
  return Point::from_coordinates(fe::mul(w0, w3), fe::mul(w2, w1), fe::mul(w1, w3), fe::mul(w0, w2));
}

/// tables[i][j] = (j + 1)·256^i·G, for digits of base 16 two at a time.
using BaseTable = std::array<std::array<MultiexpBase, 8>, 32>;

const BaseTable& base_table() {
  static const BaseTable table = [] {
    std::vector<Point> points;
    Extended power = edwards::from_point(base_point());
    for (int i = 0; i < 32; ++i) {
      const edwards::Cached step = edwards::to_cached(power);
      Extended multiple = power;
      for (int j = 0; j < 8; ++j) {
        points.push_back(edwards::to_point(multiple));
        multiple = edwards::to_extended(edwards::add(multiple, step));
      }
      power = edwards::double_times(power, 8);
    }
    const std::vector<MultiexpBase> flat = prepare(points);
    BaseTable result;
    for (std::size_t i = 0; i < flat.size(); ++i) {
      result[i / 8][i % 8] = flat[i];
    }
    return result;
  }();
  return table;
}

/// digit·P for a digit in [−8, 8] from P … 8P; reads every entry.
MultiexpBase look_up(const std::array<MultiexpBase, 8>& table, int digit) {
  const std::uint64_t negative = fe::bit_mask(static_cast<std::uint32_t>(digit) >> 31);
  const std::uint64_t size = (static_cast<std::uint64_t>(digit) ^ negative) - negative;
  MultiexpBase r = edwards::kNielsIdentity;
  for (std::uint64_t i = 0; i < 8; ++i) {
    const std::uint64_t mask = fe::zero_mask(size ^ (i + 1));
    r.y_plus_x = fe::select(mask, table[i].y_plus_x, r.y_plus_x);
    r.y_minus_x = fe::select(mask, table[i].y_minus_x, r.y_minus_x);
    r.xy2d = fe::select(mask, table[i].xy2d, r.xy2d);
  }
  const Fe51 plus = r.y_plus_x;
  r.y_plus_x = fe::select(negative, r.y_minus_x, plus);
  r.y_minus_x = fe::select(negative, plus, r.y_minus_x);
  r.xy2d = fe::select(negative, fe::negate(r.xy2d), r.xy2d);
  return r;
}

}  // namespace

Point::Point() : m_coordinates{fe::kZero, fe::kOne, fe::kOne, fe::kZero} {}

Point Point::from_coordinates(const Fe51& X, const Fe51& Y, const Fe51& Z, const Fe51& T) {
  Point p;
  p.m_coordinates[0] = X;
  p.m_coordinates[1] = Y;
  p.m_coordinates[2] = Z;
  p.m_coordinates[3] = T;
  return p;
}

std::optional<Point> Point::decode(ByteView bytes) {
  if (bytes.size() != 32) {
    return std::nullopt;
  }
  const Fe51 s = fe::decode(bytes.data());
  const Bytes32 again = fe::encode(s);  // differs for bit 255 and for p and above
  std::uint64_t bad = bytes[0] & 1;
  for (std::size_t i = 0; i < 32; ++i) {
    bad |= static_cast<std::uint64_t>(again[i] ^ bytes[i]);
  }
  const Fe51 ss = fe::square(s);
  const Fe51 u1 = fe::sub_tight(fe::kOne, ss), u2 = fe::add(fe::kOne, ss);
  const Fe51 u2_squared = fe::square(u2);
  const Fe51 v = fe::sub_tight(fe::negate(fe::mul(fe::kD, fe::square(u1))), u2_squared);  // a·d·u1² − u2²
  const fe::SquareRoot root = fe::sqrt_ratio(fe::kOne, fe::mul(v, u2_squared));
  const Fe51 den_x = fe::mul(root.root, u2);
  const Fe51 den_y = fe::mul(fe::mul(root.root, den_x), v);
  const Fe51 x = fe::absolute(fe::mul(fe::add(s, s), den_x));
  const Fe51 y = fe::mul(u1, den_y);
  const Fe51 t = fe::mul(x, y);
  bad |= ~root.was_square | fe::is_negative(t) | fe::is_zero(y);
  if (bad != 0) {
    return std::nullopt;
  }
  return from_coordinates(x, y, fe::kOne, t);
}

std::optional<Point> Point::decode_nonidentity(ByteView bytes) {
  std::optional<Point> p = decode(bytes);
  if (p && p->is_identity()) {
    return std::nullopt;
  }
  return p;
}

Point Point::from_uniform(const Bytes64& bytes) {
  return map_to_point(bytes.data()) + map_to_point(bytes.data() + 32);
}

Bytes32 Point::encode() const {
  const Fe51 &X = m_coordinates[0], &Y = m_coordinates[1], &Z = m_coordinates[2], &T = m_coordinates[3];
  const Fe51 u1 = fe::mul(fe::add(Z, Y), fe::sub(Z, Y)), u2 = fe::mul(X, Y);
  const Fe51 inverse_root = fe::sqrt_ratio(fe::kOne, fe::mul(u1, fe::square(u2))).root;
  const Fe51 den1 = fe::mul(inverse_root, u1), den2 = fe::mul(inverse_root, u2);
  const Fe51 z_inverse = fe::mul(fe::mul(den1, den2), T);
  const std::uint64_t rotate = fe::is_negative(fe::mul(T, z_inverse));
  const Fe51 x = fe::select(rotate, fe::mul(Y, fe::kSqrtMinusOne), X);
  const Fe51 y = fe::select(rotate, fe::mul(X, fe::kSqrtMinusOne), Y);
  const Fe51 den = fe::select(rotate, fe::mul(den1, fe::kInverseSqrtAMinusD), den2);
  const Fe51 y_signed = fe::select(fe::is_negative(fe::mul(x, z_inverse)), fe::negate(y), y);
  return fe::encode(fe::absolute(fe::mul(den, fe::sub(Z, y_signed))));
}

Point operator+(const Point& a, const Point& b) {
  return edwards::to_point(edwards::add(edwards::from_point(a), edwards::from_point(b)));
}

Point operator-(const Point& a, const Point& b) {
  return edwards::to_point(
      edwards::to_extended(edwards::sub(edwards::from_point(a), edwards::to_cached(edwards::from_point(b)))));
}

Point Point::operator-() const {
  return edwards::to_point(edwards::negate(edwards::from_point(*this)));
}

bool operator==(const Point& a, const Point& b) {
  const Fe51 *p = a.m_coordinates, *q = b.m_coordinates;
  const std::uint64_t same = fe::equal(fe::mul(p[0], q[1]), fe::mul(p[1], q[0]));
  const std::uint64_t rotated = fe::equal(fe::mul(p[1], q[1]), fe::mul(p[0], q[0]));
  return (same | rotated) != 0;
}

bool Point::is_identity() const {
  return (fe::is_zero(m_coordinates[0]) | fe::is_zero(m_coordinates[1])) != 0;
}

bool Point::is_on_curve() const {
  const Fe51 &X = m_coordinates[0], &Y = m_coordinates[1], &Z = m_coordinates[2], &T = m_coordinates[3];
  const Fe51 xx = fe::square(X), yy = fe::square(Y), zz = fe::square(Z);
  // (−X² + Y²)·Z² = Z⁴ + d·X²·Y²
  const Fe51 left = fe::mul(fe::sub(yy, xx), zz);
  const Fe51 right = fe::add(fe::square(zz), fe::mul(fe::kD, fe::mul(xx, yy)));
  return (fe::equal(left, right) & fe::equal(fe::mul(X, Y), fe::mul(Z, T)) & ~fe::is_zero(Z)) != 0;
}

Point operator*(const Scalar& s, const Point& p) {
  SignedDigits digits = signed_digits(s);
  edwards::Table8 table = edwards::make_table(edwards::from_point(p));
  WipeGuard guard_digits(digits);
  WipeGuard guard_table(table);
  Extended sum = edwards::to_extended(edwards::add(edwards::kIdentity, edwards::look_up(table, digits[63])));
  for (std::size_t i = 63; i-- > 0;) {
    sum = edwards::double_times(sum, 4);
    sum = edwards::to_extended(edwards::add(sum, edwards::look_up(table, digits[i])));
  }
  return edwards::to_point(sum);
}

const Point& base_point() {
  static const Point base = Point::from_coordinates(kBaseX, kBaseY, fe::kOne, kBaseT);
  return base;
}

Point multiply_base(const Scalar& s) {
  const BaseTable& table = base_table();
  SignedDigits digits = signed_digits(s);
  WipeGuard guard(digits);
  Extended sum = edwards::kIdentity;
  for (std::size_t i = 1; i < 64; i += 2) {
    sum = edwards::to_extended(edwards::add(sum, look_up(table[i / 2], digits[i])));
  }
  sum = edwards::double_times(sum, 4);
  for (std::size_t i = 0; i < 64; i += 2) {
    sum = edwards::to_extended(edwards::add(sum, look_up(table[i / 2], digits[i])));
  }
  return edwards::to_point(sum);
}

std::optional<Bytes32> multiply_encoded(const Scalar& s, const Bytes32& p) {
  // libsodium 1.0.18 ignores bit 255.
  if ((p[31] & 0x80) != 0) {
    return std::nullopt;
  }
  ensure_sodium();
  Bytes32 encoded = s.encode();
  WipeGuard guard(encoded);
  Bytes32 result;
  if (crypto_scalarmult_ristretto255(result.data(), encoded.data(), p.data()) != 0) {
    return std::nullopt;
  }
  return result;
}

std::vector<std::optional<Bytes32>> multiply_encoded(const Scalar& s, std::span<const Bytes32> encodings) {
  std::vector<Point> points;
  std::vector<std::size_t> places;
  const std::vector<std::optional<Point>> decoded = decode_points_vartime(encodings);
  for (std::size_t i = 0; i < decoded.size(); ++i) {
    if (decoded[i]) {
      points.push_back(*decoded[i]);
      places.push_back(i);
    }
  }
  std::vector<Bytes32> products(points.size());
  const WipeElements guard(products);
  secret_backend(instruction_set()).multiply_many(s, points, products);
  wipe_stack(kSecretStack);
  std::vector<std::optional<Bytes32>> results(encodings.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    // The identity's encoding is all zeros; nothing else is learnt of a product.
    const std::uint8_t any =
        std::accumulate(products[i].begin(), products[i].end(), std::uint8_t{0}, std::bit_or<>());
    if (declassified(any != 0)) {
      results[places[i]] = products[i];
    }
  }
  return results;
}

std::vector<std::optional<Point>> decode_points_vartime(std::span<const Bytes32> encodings) {
  std::vector<std::optional<Point>> results(encodings.size());
  // In pieces, so that the scratch memory stays in the cache.
  constexpr std::size_t kPiece = 64;
  Point points[kPiece];
  bool valid[kPiece];
  for (std::size_t first = 0; first < encodings.size(); first += kPiece) {
    const std::span<const Bytes32> piece =
        encodings.subspan(first, std::min(kPiece, encodings.size() - first));
    multiexp_backend(instruction_set()).decode(piece, points, valid);
    for (std::size_t i = 0; i < piece.size(); ++i) {
      if (valid[i]) {
        results[first + i] = points[i];
      }
    }
  }
  return results;
}

Point hash_to_point(std::string_view label, std::initializer_list<HashPart> parts) {
  Bytes64 uniform = hash(label, parts);
  WipeGuard guard(uniform);
  return Point::from_uniform(uniform);
}

}  // namespace tacit
