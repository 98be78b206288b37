// SPDX-License-Identifier: MIT
#include "proof/circuit.h"

#include <bit>

#include "base/check.h"

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
  }
  m_terms.insert(m_terms.end(), terms.begin(), terms.end());
  m_ends.push_back(m_terms.size());
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
  Scalar weight = z;
  std::size_t i = 0;
  for (const std::size_t end : m_ends) {
    for (; i < end; ++i) {
      const auto& [coefficient, variable] = m_terms[i];
      const Scalar weighted = weight * coefficient;
      switch (variable.kind) {
        case Variable::Kind::kLeft:
          w.w_L[variable.index] += weighted;
          break;
        case Variable::Kind::kRight:
          w.w_R[variable.index] += weighted;
          break;
        case Variable::Kind::kOutput:
          w.w_O[variable.index] += weighted;
          break;
        // The crate moves commitments and constants to the other side of the equation.
        case Variable::Kind::kCommitted:
          w.w_V[variable.index] -= weighted;
          break;
        case Variable::Kind::kOne:
          w.w_1 -= weighted;
          break;
      }
    }
    weight *= z;
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
