// SPDX-License-Identifier: MIT
#include "crypto/sign.h"

#include <algorithm>
#include <optional>

#include <sodium.h>

#include "base/rule.h"
#include "crypto/backend/edwards.h"
#include "crypto/backend/multiexp_backend.h"

namespace tacit {
namespace {

using edwards::Extended;

/// RFC 8032, 5.1.3, but only canonical encodings: y below p, and no sign bit for x = 0. A point of small
/// order is refused.
std::optional<Extended> decode_edwards(const Bytes32& bytes) {
  const Fe51 y = fe::decode(bytes.data());
  Bytes32 without_sign = bytes;
  without_sign[31] &= 0x7f;
  if (breaks(Rule::kSignaturePointCanonical, fe::encode(y) != without_sign)) {
    return std::nullopt;
  }
  const bool sign = (bytes[31] & 0x80) != 0;
  const Fe51 yy = fe::square(y);
  const fe::SquareRoot root =
      fe::sqrt_ratio(fe::sub_tight(yy, fe::kOne), fe::carry(fe::add(fe::mul(fe::kD, yy), fe::kOne)));
  if (root.was_square == 0 || breaks(Rule::kSignaturePointCanonical, sign && fe::is_zero(root.root) != 0)) {
    return std::nullopt;
  }
  const Fe51 x = sign ? fe::negate(root.root) : root.root;
  const Extended point{x, y, fe::kOne, fe::mul(x, y)};
  const Extended eight = edwards::double_times(point, 3);
  if (breaks(Rule::kSignatureSmallOrder, (fe::is_zero(eight.X) & fe::equal(eight.Y, eight.Z)) != 0)) {
    return std::nullopt;
  }
  return point;
}

/// SHA-512(R ‖ A ‖ message) mod l.
Scalar challenge(const Bytes32& R, const Bytes32& A, ByteView message) {
  crypto_hash_sha512_state state;
  Bytes64 digest;
  crypto_hash_sha512_init(&state);
  crypto_hash_sha512_update(&state, R.data(), R.size());
  crypto_hash_sha512_update(&state, A.data(), A.size());
  crypto_hash_sha512_update(&state, message.data(), message.size());
  crypto_hash_sha512_final(&state, digest.data());
  return Scalar::from_wide(digest);
}

}  // namespace

SigningKeyPair make_signing_key() {
  ensure_sodium();
  SigningKeyPair pair;
  crypto_sign_ed25519_keypair(pair.public_key.data(), pair.secret.expose().data());
  return pair;
}

SigningKeyPair signing_key_from_seed(const Bytes32& seed) {
  ensure_sodium();
  SigningKeyPair pair;
  crypto_sign_ed25519_seed_keypair(pair.public_key.data(), pair.secret.expose().data(), seed.data());
  return pair;
}

Bytes64 sign(const SigningKeyPair& key, ByteView message) {
  ensure_sodium();
  Bytes64 signature;
  crypto_sign_ed25519_detached(signature.data(), nullptr, message.data(), message.size(),
                               key.secret.expose().data());
  return signature;
}

bool verify_signature_vartime(const Bytes32& public_key, ByteView message, const Bytes64& signature) {
  ensure_sodium();
  const Bytes32 r = to_array<32>(ByteView(signature).first(32));
  std::optional<Scalar> S = Scalar::decode(ByteView(signature).subspan(32));
  if (!S && rule_removed(Rule::kSignatureScalar)) {
    Bytes64 wide{};
    std::copy(signature.begin() + 32, signature.end(), wide.begin());
    S = Scalar::from_wide(wide);
  }
  const std::optional<Extended> R = decode_edwards(r), A = decode_edwards(public_key);
  if (!S || !R || !A) {
    return false;
  }
  // S·B − k·A = R as points of the curve: Point's own equality would forget the torsion component.
  const Scalar scalars[2] = {*S, challenge(r, public_key, message)};
  const Point points[2] = {base_point(), edwards::to_point(edwards::negate(*A))};
  const Extended sum = edwards::from_point(straus_vartime(scalars, points));
  return keeps(Rule::kSignatureEquation,
               (fe::equal(sum.X, fe::mul(R->X, sum.Z)) & fe::equal(sum.Y, fe::mul(R->Y, sum.Z))) != 0);
}

}  // namespace tacit
