// SPDX-License-Identifier: MIT
#include "protocol/transaction_builder.h"

#include <algorithm>
#include <map>

#include "base/serialize.h"
#include "crypto/hash.h"
#include "proof/authorisation.h"
#include "proof/balance.h"
#include "proof/secret_scalars.h"
#include "protocol/supply.h"

namespace tacit {

namespace {

using Openings = std::vector<CommitmentOpening, WipingAllocator<CommitmentOpening>>;

/// Each asset's inputs are its outputs, the fee being an output of TACIT. Sums of 17 amounts fit 67 bits.
bool is_balanced(std::span<const Spend> spends, std::span<const Payment> payments, Amount fee) {
  std::map<AssetId, Supply> sums;
  for (const Spend& spend : spends) {
    sums[spend.note.asset].issued += spend.note.v.units();
  }
  for (const Payment& payment : payments) {
    sums[payment.asset].burned += payment.v.units();
  }
  sums[kTacit].burned += fee.units();
  return std::ranges::all_of(sums, [](const auto& sum) { return sum.second.issued == sum.second.burned; });
}

bool has_repeated_tag(const Transaction& transaction) {
  std::vector<Tag> tags;
  for (const TransactionInput& input : transaction.inputs) {
    tags.push_back(input.tag);
  }
  std::ranges::sort(tags);
  return std::ranges::adjacent_find(tags) != tags.end();
}

}  // namespace

Bytes32 make_salt(const FullKey& key, const Bytes32& fresh, const Tag& first_tag,
                  std::span<const Payment> payments) {
  Writer writer;
  for (const Payment& payment : payments) {
    writer.bytes(payment.address.encode()).u64(payment.v.units()).bytes(payment.asset.bytes());
    writer.bytes(payment.memo);
  }
  return digest("tacit/1/salt", {key.outgoing_key(), fresh, first_tag.encoding(), writer.view()});
}

Bytes32 make_salt(const FullKey& key, const Tag& first_tag, std::span<const Payment> payments) {
  return make_salt(key, random_array<32>(), first_tag, payments);
}

Result<TransactionBuilder, BuildError> TransactionBuilder::make(const NetworkParameters& network,
                                                                const FullKey& key, std::vector<Spend> spends,
                                                                std::span<const Payment> payments, Amount fee,
                                                                std::uint64_t expiry, const Bytes32& salt) {
  if (spends.empty() || spends.size() > kMostInputs || payments.empty() || payments.size() > kMostOutputs) {
    return std::unexpected(BuildError::kCounts);
  }
  TransactionBuilder builder;
  builder.m_network = network;
  Transaction& transaction = builder.m_transaction;
  transaction.salt = salt;
  transaction.expiry = expiry;
  transaction.fee = fee;
  const bool balanced = is_balanced(spends, payments, fee);
  for (Spend& spend : spends) {
    TACIT_TRY_VOID(builder.add_input(key, std::move(spend)));
  }
  if (has_repeated_tag(transaction)) {
    return std::unexpected(BuildError::kSameCoin);
  }
  const std::size_t sets = transaction.cover_sets().size();
  if (sets > kMostCoverSets) {
    return std::unexpected(BuildError::kCounts);
  }
  if (fee < network.least_fee(transaction.inputs.size(), payments.size(), sets)) {
    return std::unexpected(BuildError::kFeeTooLow);
  }
  if (!balanced) {
    return std::unexpected(BuildError::kUnbalanced);
  }
  for (const Payment& payment : payments) {
    TACIT_TRY_VOID(builder.add_output(key, payment));
  }
  return builder;
}

Result<void, BuildError> TransactionBuilder::add_input(const FullKey& key, Spend spend) {
  Secret<SpendBlindings> blindings = spend_blindings(spend.s.expose(), key);
  const auto offset = disguise(spend.coin, blindings.expose());
  if (!offset) {
    return std::unexpected(BuildError::kBadCoin);
  }
  m_transaction.inputs.push_back({spend.set, *offset, spend.tag});

  Secret<CommitmentOpening> opening;
  opening.expose() = {
      .v = spend.note.v.units(),
      .a = asset_scalar(spend.note.asset),
      .value_blinding = hash_to_scalar("tacit/1/coin/value", {spend.note.k}) - blindings.expose().g,
      .asset_blinding = hash_to_scalar("tacit/1/coin/asset", {spend.note.k}) - blindings.expose().alpha};
  m_inputs.push_back({std::move(spend.s), std::move(blindings), std::move(opening)});
  return {};
}

Result<void, BuildError> TransactionBuilder::add_output(const FullKey& key, const Payment& payment) {
  const auto number = static_cast<std::uint32_t>(m_transaction.outputs.size());
  const Bytes32& ovk = key.outgoing_key();
  const Bytes32& salt = m_transaction.salt;
  Bytes32 k = coin_nonce(ovk, salt, number);
  const WipeGuard k_guard(k);
  Note note{payment.address.d(), payment.v, payment.asset, k, payment.memo};
  const WipeGuard note_guard(note);
  const Origin origin = m_transaction.origin(number);
  const auto coin =
      make_coin(payment.address, note, outgoing_field(payment.address, ovk, salt, number), origin);
  if (!coin) {
    return std::unexpected(BuildError::kBadCoin);
  }
  m_transaction.outputs.push_back(*coin);

  CoinScalars scalars = coin_scalars(k, origin);
  const WipeGuard scalars_guard(scalars);
  Secret<CommitmentOpening> opening;
  opening.expose() = {.v = note.v.units(),
                      .a = asset_scalar(note.asset),
                      .value_blinding = scalars.value_blinding,
                      .asset_blinding = scalars.asset_blinding};
  m_outputs.push_back(std::move(opening));
  return {};
}

Result<void, BuildError> TransactionBuilder::set_memberships(std::vector<Bytes> proofs) {
  const std::size_t size = membership_size(m_network.membership());
  if (proofs.size() != m_inputs.size() ||
      !std::ranges::all_of(proofs, [&](const Bytes& proof) { return proof.size() == size; })) {
    return std::unexpected(BuildError::kProof);
  }
  m_transaction.memberships = std::move(proofs);
  return {};
}

Result<void, BuildError> TransactionBuilder::prove_balance(ProverRandom* random) {
  Openings inputs, outputs;
  inputs.reserve(m_inputs.size());
  outputs.reserve(m_outputs.size());
  for (const InputSecrets& input : m_inputs) {
    inputs.push_back(input.opening.expose());
  }
  for (const auto& output : m_outputs) {
    outputs.push_back(output.expose());
  }
  const Bytes32 core = m_transaction.core_digest(m_network.genesis);
  const PublicFlow flows[] = {PublicFlow::fee(m_transaction.fee.units(), asset_scalar(kTacit))};
  auto proof = random ? balance_prove(core, inputs, outputs, flows, *random)
                      : balance_prove(core, inputs, outputs, flows);
  if (!proof) {
    return std::unexpected(BuildError::kProof);
  }
  m_transaction.balance = *std::move(proof);
  return {};
}

Result<void, BuildError> TransactionBuilder::authorise(const SpendKey& key, ProverRandom* random) {
  if (m_transaction.memberships.size() != m_inputs.size() || m_transaction.balance.empty()) {
    return std::unexpected(BuildError::kProof);
  }
  const Bytes32 message = m_transaction.signing_digest(m_network.genesis);
  std::vector<Bytes> proofs;
  for (std::size_t i = 0; i < m_inputs.size(); ++i) {
    const TransactionInput& input = m_transaction.inputs[i];
    const AuthorisationStatement statement{
        .message = message, .input = i, .S = input.offset.S, .T = input.tag.encoding()};
    AuthorisationWitness witness{
        .s = m_inputs[i].s.expose(), .r = key.r(), .y = m_inputs[i].blindings.expose().y};
    const WipeGuard guard(witness);
    auto proof =
        random ? tacit::authorise(statement, witness, *random) : tacit::authorise(statement, witness);
    if (!proof) {
      return std::unexpected(BuildError::kProof);
    }
    proofs.push_back(*std::move(proof));
  }
  m_transaction.authorisations = std::move(proofs);
  return {};
}

}  // namespace tacit
