// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "crypto/backend/field51.h"
#include "crypto/hash.h"
#include "crypto/scalar.h"

namespace tacit {

/// An element of ristretto255 (RFC 9496), held decoded in extended coordinates. An invalid one cannot exist:
/// decoding and group operations are the only ways in. Group operations and scalar multiplication by `*` are
/// constant time; decoding is constant time but for its verdict. Trivially copyable, 160 bytes: what is
/// stored or sent is the encoding, Bytes32.
class Point {
 public:
  Point();  // the identity

  /// Accepts only the canonical encoding of exactly 32 bytes, the identity's (32 zero bytes) included.
  static std::optional<Point> decode(ByteView bytes);
  /// The same, and refuses the identity: the rule for addresses, coins, transactions and proofs (protocol
  /// §1).
  static std::optional<Point> decode_nonidentity(ByteView bytes);
  /// The one-way map of RFC 9496, 4.3.4.
  static Point from_uniform(const Bytes64& bytes);
  Bytes32 encode() const;

  friend Point operator+(const Point& a, const Point& b);
  friend Point operator-(const Point& a, const Point& b);
  Point operator-() const;
  /// Equality of group elements, not of representatives. Constant time.
  friend bool operator==(const Point& a, const Point& b);
  bool is_identity() const;
  /// Whether the coordinates satisfy the curve's equation. True of every point that was made from points;
  /// false of a sum with bases from memory that was not what it should be. Public data.
  bool is_on_curve() const;

  /// Constant time in both.
  friend Point operator*(const Scalar& s, const Point& p);

  /// For the multiplication backends: X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z.
  const Fe51* coordinates() const { return m_coordinates; }
  static Point from_coordinates(const Fe51& X, const Fe51& Y, const Fe51& Z, const Fe51& T);

 private:
  Fe51 m_coordinates[4];
};

/// The base point G.
const Point& base_point();

/// s·G. Constant time, from a table.
Point multiply_base(const Scalar& s);

/// s·p on the encodings alone, by libsodium: the shared point of an identification, X = s1·K. Constant time
/// in `s`. Nothing when `p` is not canonical, is the identity, or the result is.
std::optional<Bytes32> multiply_encoded(const Scalar& s, const Bytes32& p);

/// The same for many points and one secret scalar, faster together: constant time in `s`; what time tells of
/// the points is which are not canonical.
std::vector<std::optional<Bytes32>> multiply_encoded(const Scalar& s, std::span<const Bytes32> encodings);

/// Decodes many; an empty element for each that is not canonical or is the identity. Variable time.
std::vector<std::optional<Point>> decode_points_vartime(std::span<const Bytes32> encodings);

/// point(label, p1, …) of protocol §1.
Point hash_to_point(std::string_view label, std::initializer_list<HashPart> parts);

}  // namespace tacit
