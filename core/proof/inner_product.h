// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "crypto/scalar.h"
#include "crypto/transcript.h"
#include "proof/secret_scalars.h"

/// The inner-product argument of the `bulletproofs` crate: P = <a, Gs> + <b, Hs> + <a, b>·Q for vectors whose
/// length is a power of two, shown with two points a halving.
namespace tacit {

/// <a, b>, vectors of one length.
Scalar inner_product(std::span<const Scalar> a, std::span<const Scalar> b);

/// 1, x, x², … x^(count−1).
std::vector<Scalar> powers(const Scalar& x, std::size_t count);

struct InnerProductStatement {
  Scalar w;                       // Q = w·G
  std::vector<Scalar> G_factors;  // Gs[i] = G_factors[i]·Gv[i]
  std::vector<Scalar> H_factors;  // Hs[i] = H_factors[i]·Hv[i]
};

/// The proof's bytes: L ‖ R for each halving, then a and b. `a` and `b` are secret but blinded, so L and R
/// are made in variable time (protocol, security note 8); their storage is used up. Nothing when a challenge
/// or a point is zero.
std::optional<Bytes> inner_product_prove(Transcript& transcript, InnerProductStatement statement,
                                         SecretScalars a, SecretScalars b);

/// What a verifier needs: for each halving the factors of L and R, and s with the folded generators
/// Σ s_i·Gs_i and Σ s_(size−1−i)·Hs_i.
struct InnerProductFold {
  std::vector<Scalar> L_factors, R_factors;
  std::vector<Scalar> s;
};

/// The challenges u of the halvings. `L` and `R` are encoded points, which the caller checks; size is
/// 2^L.size(). Nothing when a challenge is zero.
std::optional<std::vector<Scalar>> inner_product_challenges(Transcript& transcript,
                                                            std::span<const Bytes32> L,
                                                            std::span<const Bytes32> R);

/// `v` are the inverses of `u`.
InnerProductFold inner_product_fold(std::span<const Scalar> u, std::span<const Scalar> v);

}  // namespace tacit
