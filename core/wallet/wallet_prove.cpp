// SPDX-License-Identifier: MIT
#include <algorithm>

#include "base/crash_point.h"
#include "proof/batch_verifier.h"
#include "wallet/wallet_impl.h"

/// A payment between its plan and its complete transaction: amounts for the cover sets of now, the balance
/// proof on the pool beside the membership proofs, and the authorisations. Whatever was proved is verified
/// before it is used.
namespace tacit {

namespace {

bool balance_holds(const Transaction& transaction, const Bytes32& genesis) {
  BalanceStatement statement;
  statement.core = transaction.core_digest(genesis);
  for (const TransactionInput& input : transaction.inputs) {
    statement.inputs.push_back({input.offset.V, input.offset.A});
  }
  for (const Coin& coin : transaction.outputs) {
    statement.outputs.push_back({coin.V, coin.A});
  }
  statement.flows.push_back(PublicFlow::fee(transaction.fee.units(), asset_scalar(kTacit)));
  ProofItem item;
  item.balances.push_back({std::move(statement), transaction.balance});
  return verify_proof(item).has_value();
}

bool authorisations_hold(const Transaction& transaction, const Bytes32& genesis) {
  ProofItem item;
  const Bytes32 message = transaction.signing_digest(genesis);
  for (std::size_t i = 0; i < transaction.inputs.size(); ++i) {
    const TransactionInput& input = transaction.inputs[i];
    item.authorisations.push_back({AuthorisationStatement{message, i, input.offset.S, input.tag.encoding()},
                                   transaction.authorisations[i]});
  }
  return verify_proof(item).has_value();
}

}  // namespace

std::vector<tacit::Payment> to_payments(const std::vector<StoredOutput>& outputs) {
  std::vector<tacit::Payment> payments;
  for (const StoredOutput& output : outputs) {
    payments.push_back({*Address::parse(output.address), output.amount, kTacit, output.memo});
  }
  return payments;
}

/// Fee and change for the cover sets that are used now. They differ from the plan's when the payment is
/// resumed later.
bool Wallet::Impl::fit_amounts(StoredPayment& payment, const ActiveSend& active) {
  std::uint64_t sum = 0;
  for (const OwnedCoin* coin : coins_of(payment)) {
    sum += coin->note.v.units();
  }
  const std::set<CoverRange> sets(active.sets.begin(), active.sets.end());
  if (sets.size() > kMostCoverSets || sum >= kAmountLimit) {
    return false;
  }
  const Amount fee = m_network.least_fee(payment.inputs.size(), payment.outputs.size(), sets.size());
  const auto needed = checked_add(payment.record.amount, fee);
  const auto change = needed ? checked_subtract(Amount::from_units(sum), *needed) : std::nullopt;
  if (!change) {
    return false;
  }
  auto output = std::ranges::find(payment.outputs, true, &StoredOutput::change);
  if (payment.record.fee == fee && output->amount == *change) {
    return true;
  }
  payment.record.fee = fee;
  output->amount = *change;
  payment.salt = make_salt(*m_key, m_coins.at(payment.inputs.front()).tag, to_payments(payment.outputs));
  m_dirty_payments.insert(payment.record.id);
  return save();
}

void Wallet::Impl::begin_proving(StoredPayment& payment, const Basis& basis, std::uint64_t pressed) {
  const PaymentId id = payment.record.id;
  ActiveSend& active = m_active[id];
  active = ActiveSend{};
  active.pressed = pressed;
  active.basis = basis;
  active.serial = ++m_serial;
  for (const OwnedCoin* coin : coins_of(payment)) {
    active.sets.push_back(set_for(*coin, basis.total));
  }
  if (!fit_amounts(payment, active)) {
    abandon(payment, RefusalReason::kCouldNotProve);
    return;
  }
  prune_proofs();
  // The balance proof is one thread's work and goes first; membership proofs fill the other threads.
  begin_balance(payment, active);
  if (!begin_proofs(coins_of(payment), basis)) {
    abandon(payment, RefusalReason::kCouldNotProve);
    return;
  }
  advance(id);
}

void Wallet::Impl::begin_balance(StoredPayment& payment, ActiveSend& active) {
  std::vector<OwnedCoin> coins;
  for (const OwnedCoin* coin : coins_of(payment)) {
    coins.push_back(*coin);
  }
  const std::uint64_t expiry = usual_expiry(now(), m_chain.tip.time);
  active.balancing = true;
  auto work = [this, mailbox = m_mailbox, key = m_key, network = m_network, coins = std::move(coins),
               sets = active.sets, outputs = payment.outputs, fee = payment.record.fee, salt = payment.salt,
               expiry, id = payment.record.id, serial = active.serial, stop = active.stop.get_token()] {
    std::shared_ptr<TransactionBuilder> made;
    std::vector<Spend> spends;
    for (std::size_t i = 0; i < coins.size(); ++i) {
      auto recovered = recover(*key, coins[i].coin, coins[i].note, coins[i].origin);
      if (!recovered) {
        break;
      }
      spends.push_back(Spend{coins[i].coin, coins[i].note, std::move(recovered->s), recovered->tag, sets[i]});
    }
    if (spends.size() == coins.size() && !stop.stop_requested()) {
      auto builder =
          TransactionBuilder::make(network, *key, std::move(spends), to_payments(outputs), fee, expiry, salt);
      if (builder && builder->prove_balance() && balance_holds(builder->transaction(), network.genesis)) {
        made = std::make_shared<TransactionBuilder>(std::move(*builder));
      }
    }
    mailbox->post([this, id, serial, made = std::move(made)] { on_balance(id, serial, made); });
  };
  m_environment.pool.post(std::move(work), WorkerPool::Priority::kUrgent);
}

void Wallet::Impl::on_balance(PaymentId id, std::uint64_t serial,
                              std::shared_ptr<TransactionBuilder> builder) {
  const auto active = m_active.find(id);
  if (active == m_active.end() || active->second.serial != serial) {
    return;
  }
  active->second.balancing = false;
  active->second.builder = std::move(builder);
  if (!active->second.builder) {
    abandon(m_payments.at(id), RefusalReason::kCouldNotProve);
    return;
  }
  advance(id);
}

void Wallet::Impl::advance(PaymentId id) {
  const auto found = m_active.find(id);
  if (found == m_active.end()) {
    return;
  }
  StoredPayment& payment = m_payments.at(id);
  ActiveSend& active = found->second;
  bool ready = active.builder != nullptr;
  for (std::size_t i = 0; i < payment.inputs.size(); ++i) {
    if (m_prover->failed(payment.inputs[i], active.sets[i])) {
      abandon(payment, RefusalReason::kCouldNotProve);
      return;
    }
    ready = ready && m_prover->find(payment.inputs[i], active.sets[i]);
  }
  progress(payment);
  if (!ready) {
    return;
  }
  if (!finish_proving(payment, active)) {
    abandon(payment, RefusalReason::kCouldNotProve);
    return;
  }
  // Not stored by itself: whatever ends before it is handed over is proved anew.
  crash_at(CrashPoint::kProved);
  progress(payment);
  hand_over(payment);
}

bool Wallet::Impl::finish_proving(StoredPayment& payment, ActiveSend& active) {
  std::vector<Bytes> memberships;
  for (std::size_t i = 0; i < payment.inputs.size(); ++i) {
    memberships.push_back(*m_prover->find(payment.inputs[i], active.sets[i]));
  }
  TransactionBuilder& builder = *active.builder;
  if (!builder.set_memberships(std::move(memberships)) ||
      !builder.authorise(m_folder->spend_key(m_account)) ||
      !authorisations_hold(builder.transaction(), m_network.genesis)) {
    return false;
  }
  const Transaction& transaction = builder.transaction();
  Attempt attempt{{}, transaction.encode(), transaction.expiry};
  attempt.id = transaction_id(m_network.genesis, attempt.transaction);
  PaymentRecord& record = payment.record;
  record.state = PaymentState::kProved;
  record.transaction = attempt.id;
  record.expiry = attempt.expiry * 1000;
  std::vector<bool> taken(payment.outputs.size());
  for (PaymentPart& part : record.parts) {
    const Address address = *parse_address(part.address, m_network.prefix);
    for (std::size_t j = 0; j < payment.outputs.size(); ++j) {
      const StoredOutput& output = payment.outputs[j];
      if (!taken[j] && !output.change && output.address == address.encode() && output.amount == part.amount) {
        taken[j] = true;
        part.output = static_cast<std::uint8_t>(j);
        break;
      }
    }
  }
  payment.attempts.push_back(std::move(attempt));
  m_dirty_payments.insert(record.id);
  return true;
}

}  // namespace tacit
