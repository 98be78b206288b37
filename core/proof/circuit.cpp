// SPDX-License-Identifier: MIT
#include "proof/circuit.h"

#include <bit>

#include "base/check.h"
#include "crypto/scalar_vector.h"
#include "proof/inner_product.h"

namespace tacit {

std::size_t circuit_proof_size(std::size_t gates) {
  TACIT_CHECK(gates >= 1 && gates <= kMostVectorGenerators);
  const auto halvings = static_cast<std::size_t>(std::countr_zero(std::bit_ceil(gates)));
  return 1 + 32 * (13 + 2 * halvings);
}

Circuit::Circuit(Transcript transcript) : m_transcript(std::move(transcript)) {
  m_transcript.append("dom-sep", as_bytes("r1cs v1"));
}

void Circuit::constrain(std::span<const LinearTerm> terms) {
  for (const LinearTerm& term : terms) {
    const Variable& variable = term.variable;
    TACIT_CHECK(variable.kind == Variable::Kind::kOne ||
                variable.index < (variable.kind == Variable::Kind::kCommitted ? m_commitments : m_gates));
    m_coefficients.push_back(term.coefficient);
    m_variables.push_back(variable);
  }
  m_ends.push_back(m_variables.size());
}

void Circuit::constrain(std::initializer_list<LinearTerm> terms) {
  constrain(std::span<const LinearTerm>(terms.begin(), terms.size()));
}

Variable Circuit::add_commitment(const Bytes32& encoding) {
  m_transcript.append_point("V", encoding);
  return {Variable::Kind::kCommitted, m_commitments++};
}

Gate Circuit::add_gate() {
  const std::uint32_t i = m_gates++;
  return {{Variable::Kind::kLeft, i}, {Variable::Kind::kRight, i}, {Variable::Kind::kOutput, i}};
}

Circuit::Flattened Circuit::flatten(const Scalar& z) const {
  Flattened w;
  w.w_L.resize(m_gates);
  w.w_R.resize(m_gates);
  w.w_O.resize(m_gates);
  w.w_V.resize(m_commitments);
  const std::vector<Scalar> z_powers = powers(z, m_ends.size() + 1);
  std::vector<Scalar> weighted;
  weighted.reserve(m_variables.size());
  for (std::size_t q = 0; q < m_ends.size(); ++q) {
    weighted.resize(m_ends[q], z_powers[q + 1]);
  }
  multiply(weighted, m_coefficients, weighted);
  for (std::size_t i = 0; i < weighted.size(); ++i) {
    const std::size_t index = m_variables[i].index;
    switch (m_variables[i].kind) {
      case Variable::Kind::kLeft:
        w.w_L[index] += weighted[i];
        break;
      case Variable::Kind::kRight:
        w.w_R[index] += weighted[i];
        break;
      case Variable::Kind::kOutput:
        w.w_O[index] += weighted[i];
        break;
      // The crate moves commitments and constants to the other side of the equation.
      case Variable::Kind::kCommitted:
        w.w_V[index] -= weighted[i];
        break;
      case Variable::Kind::kOne:
        w.w_1 -= weighted[i];
        break;
    }
  }
  return w;
}

void Circuit::end_first_phase() {
  const Bytes32 identity{};
  m_transcript.append("dom-sep", as_bytes("r1cs-1phase"));
  m_transcript.append("A_I2", identity);
  m_transcript.append("A_O2", identity);
  m_transcript.append("S2", identity);
}

}  // namespace tacit
