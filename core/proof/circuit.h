// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "base/serialize.h"
#include "crypto/random.h"
#include "crypto/scalar.h"
#include "crypto/transcript.h"
#include "proof/equation.h"
#include "proof/proof_error.h"
#include "proof/secret_scalars.h"

/// The one-phase arithmetic-circuit argument of the `bulletproofs` crate (feature yoloproofs), byte for byte
/// (protocol §7): committed variables, multiplication gates left · right = output, and linear constraints.
/// Its restrictions here: version byte 0, exact length, no identity anywhere. Prover and verifier are driven
/// by the same circuit function, which sees only `Circuit`. Not thread-safe; one object makes one proof.
namespace tacit {

struct Variable {
  enum class Kind : std::uint8_t { kCommitted, kLeft, kRight, kOutput, kOne };
  Kind kind = Kind::kOne;
  std::uint32_t index = 0;

  static Variable one() { return {}; }
};

/// coefficient · variable
struct LinearTerm {
  Scalar coefficient;
  Variable variable;
};

struct Gate {
  Variable left, right, output;
};

/// 1 + 32·(13 + 2·log2 size) bytes, `size` being `gates` (at least 1) rounded up to a power of two.
std::size_t circuit_proof_size(std::size_t gates);

/// What prover and verifier share: the transcript, the number of gates, the constraints.
class Circuit {
 public:
  Circuit(const Circuit&) = delete;
  Circuit& operator=(const Circuit&) = delete;

  /// Requires that the sum of the terms is zero. Coefficients are public.
  void constrain(std::span<const LinearTerm> terms);
  void constrain(std::initializer_list<LinearTerm> terms);

  /// For challenges that a circuit draws after its commitments (protocol §7's ζ).
  Transcript& transcript() { return m_transcript; }
  std::size_t gates() const { return m_gates; }

 protected:
  explicit Circuit(Transcript transcript);
  ~Circuit() = default;

  /// Coefficients of each variable when constraint q is weighed by z^(q+1).
  struct Flattened {
    std::vector<Scalar> w_L, w_R, w_O, w_V;
    Scalar w_1;
  };
  Flattened flatten(const Scalar& z) const;
  Variable add_commitment(const Bytes32& encoding);
  Gate add_gate();
  /// What the crate appends between its phases when the second is empty.
  void end_first_phase();

  Transcript m_transcript;
  std::uint32_t m_gates = 0;
  std::uint32_t m_commitments = 0;

 private:
  std::vector<Scalar> m_coefficients;  // of all constraints' terms
  std::vector<Variable> m_variables;   // theirs
  std::vector<std::size_t> m_ends;     // of each constraint, in both
};

/// Values are secret; all arithmetic on them is constant time but for L and R of the inner-product argument
/// (protocol, security note 8). It does not check that the constraints hold.
class CircuitProver : public Circuit {
 public:
  explicit CircuitProver(Transcript transcript) : Circuit(std::move(transcript)) {}

  /// The variable that value·G + blinding·H commits to.
  Variable commit(const Scalar& value, const Scalar& blinding);
  /// The output is left · right.
  Gate gate(const Scalar& left, const Scalar& right);

  /// The proof, after everything was committed and constrained; asked for once. Draws i_blinding, o_blinding,
  /// s_blinding, all of s_L, all of s_R, blindings of T_1, T_3, T_4, T_5, T_6.
  Result<Bytes, ProveError> prove(ProverRandom& random);

 protected:
  /// Of each gate; a test changes them to be a prover that lies.
  SecretScalars m_left, m_right, m_output;

 private:
  struct Polynomials;
  Polynomials make_polynomials(const Flattened& w, SecretScalars s_L, SecretScalars s_R,
                               std::span<const Scalar> y_powers, std::span<const Scalar> y_inverses) const;
  Result<Bytes, ProveError> finish(const Polynomials& p, const Scalar& u, const Scalar& x,
                                   std::span<const Scalar> y_powers, std::span<const Scalar> y_inverses,
                                   Writer& proof);

  SecretScalars m_blindings;
};

class CircuitVerifier final : public Circuit {
 public:
  explicit CircuitVerifier(Transcript transcript) : Circuit(std::move(transcript)) {}

  /// An encoded commitment. That it is canonical and not the identity is checked with the equations.
  Variable commit(const Bytes32& commitment);
  Gate gate() { return add_gate(); }

  /// The two equations that hold if and only if the proof is valid, but for a negligible chance. Asked for
  /// once.
  Result<Equations, ProofFault> equations(ByteView proof);

 private:
  struct Opening;
  Result<Opening, ProofFault> open(ByteView proof);
  Equation polynomial_equation(const Opening& o, const Flattened& w, const Scalar& delta) const;
  Equation vectors_equation(const Opening& o, const Flattened& w, std::span<const Scalar> y_inverses,
                            std::span<const Scalar> scaled_w_R) const;

  std::vector<Bytes32> m_points;
};

}  // namespace tacit
