// SPDX-License-Identifier: MIT
#include <algorithm>

#include "base/crash_point.h"
#include "crypto/random.h"
#include "proof/batch_verifier.h"
#include "wallet/wallet_impl.h"

/// A payment from its plan to the block that decides it. Its plan is stored before anything is proved; that
/// it is handed over, with its bytes and cover sets, before one of them leaves. That it is proved is not
/// stored by itself: what ends between these two is proved anew. What a block decided is stored with that
/// block.
namespace tacit {

namespace {

constexpr std::uint64_t kResendMs = 4'000;
constexpr std::uint64_t kBusyMs = 500;

/// Order at random, so that the change is not always in one place.
void shuffle(std::vector<StoredOutput>& outputs) {
  for (std::size_t i = outputs.size(); i > 1; --i) {
    // 64 random bits against at most 16 places: the bias is below 2^-59.
    const auto draw = random_array<8>();
    std::uint64_t number = 0;
    for (std::uint8_t b : draw) {
      number = (number << 8) | b;
    }
    std::swap(outputs[i - 1], outputs[number % i]);
  }
}

std::vector<tacit::Payment> to_payments(const std::vector<StoredOutput>& outputs) {
  std::vector<tacit::Payment> payments;
  for (const StoredOutput& output : outputs) {
    payments.push_back({*Address::parse(output.address), output.amount, kTacit, output.memo});
  }
  return payments;
}

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

std::vector<OwnedCoin*> Wallet::Impl::coins_of(const StoredPayment& payment) {
  std::vector<OwnedCoin*> coins;
  for (std::uint64_t row : payment.inputs) {
    coins.push_back(&m_coins.at(row));
  }
  return coins;
}

Result<PaymentId, PlanFault> Wallet::Impl::send(const PaymentOrder& order, std::uint64_t pressed_ms,
                                                const std::vector<std::uint64_t>& required) {
  const std::uint64_t pressed = pressed_ms == 0 ? steady() : pressed_ms;
  TACIT_TRY(const Draft made, draft_now(order, required));
  const PaymentId id = m_next_payment++;
  StoredPayment& payment = m_payments[id];
  PaymentRecord& record = payment.record;
  record.id = id;
  record.state = PaymentState::kPlanned;
  record.amount = made.plan.amount;
  record.fee = made.plan.fee;
  record.memo =
      order.memo_bytes.empty() ||
              is_utf8(std::string_view(reinterpret_cast<const char*>(order.memo_bytes.data()),
                                       order.memo_bytes.size()))
          ? (order.memo_bytes.empty() ? order.memo
                                      : std::string(order.memo_bytes.begin(), order.memo_bytes.end()))
          : std::string();
  record.memo_bytes = record.memo.empty() ? order.memo_bytes : Bytes();
  record.request_id = order.request_id;
  record.label = order.label;
  record.own_note = order.own_note;
  record.created = record.time = now();
  for (std::size_t i = 0; i < made.addresses.size(); ++i) {
    record.parts.push_back({order.parts[i].address, made.amounts[i], std::nullopt});
    payment.outputs.push_back({made.addresses[i].encode(), made.amounts[i], made.memo, false});
  }
  payment.outputs.push_back({m_incoming->address_of(m_change_d).encode(), made.plan.change, Memo{}, true});
  shuffle(payment.outputs);
  payment.inputs = made.choice.rows;
  std::ranges::sort(payment.inputs, {}, [this](std::uint64_t row) { return m_coins.at(row).tag; });
  for (OwnedCoin* coin : coins_of(payment)) {
    coin->reserved = id;
    m_dirty_coins.insert(coin->row);
  }
  payment.salt = make_salt(*m_key, m_coins.at(payment.inputs.front()).tag, to_payments(payment.outputs));
  m_dirty_payments.insert(id);
  if (!save()) {
    return std::unexpected(PlanFault{PlanError::kStopped, 0, Amount()});
  }
  crash_at("planned");
  m_form.reset();
  progress(payment);
  begin_proving(payment, made.basis, pressed);
  return id;
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
  crash_at("proved");
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

void Wallet::Impl::hand_over(StoredPayment& payment) {
  ActiveSend& active = m_active.at(payment.record.id);
  payment.record.state = PaymentState::kHandedOver;
  payment.record.handed_over = now();
  m_dirty_payments.insert(payment.record.id);
  for (std::size_t i = 0; i < payment.inputs.size(); ++i) {
    OwnedCoin& coin = m_coins.at(payment.inputs[i]);
    const auto head = head_of(coin, active.sets[i], active.basis);
    if (head) {
      coin.kept = KeptSet{active.sets[i], *head};
    }
    m_dirty_coins.insert(coin.row);
  }
  // Stored before a byte leaves: from here on only a certified block can tell what became of it.
  if (!save()) {
    return;
  }
  crash_at("before-handing-over");
  submit(payment);
  crash_at("handing-over");
  progress(payment);
  active.builder.reset();
}

void Wallet::Impl::submit(StoredPayment& payment) {
  const bool asked =
      std::ranges::any_of(m_submits, [&](const auto& entry) { return entry.second == payment.record.id; });
  if (!m_link || m_link_health != LinkHealth::kConnected || asked || payment.attempts.empty() ||
      payment.attempts.back().transaction.empty()) {
    return;
  }
  m_submits[m_link->request(SubmitRequest{payment.attempts.back().transaction})] = payment.record.id;
}

void Wallet::Impl::submit_all() {
  bool any = false;
  for (auto& [id, payment] : m_payments) {
    const PaymentState state = payment.record.state;
    if (state == PaymentState::kHandedOver || state == PaymentState::kUnknown) {
      submit(payment);
      any = true;
    }
  }
  if (any) {
    m_submit_again = steady() + kResendMs;
  }
}

void Wallet::Impl::mark_unknown(StoredPayment& payment, RefusalReason reason) {
  PaymentRecord& record = payment.record;
  if (record.state == PaymentState::kUnknown && record.refusal == reason) {
    return;
  }
  record.state = PaymentState::kUnknown;
  record.refusal = reason;
  m_dirty_payments.insert(record.id);
  progress(payment);
}

void Wallet::Impl::on_submit_reply(PaymentId id, const Result<LinkReply, RequestFailure>& reply) {
  crash_at("handed-over");
  StoredPayment& payment = m_payments.at(id);
  if (is_decided(payment.record.state)) {
    return;
  }
  const auto* answer = reply ? std::get_if<SubmitReply>(&*reply) : nullptr;
  m_submit_again = steady() + kResendMs;
  if (!answer) {
    mark_unknown(payment, RefusalReason::kNone);
  } else if (answer->outcome == SubmitResult::kBusy) {
    m_submit_again = steady() + kBusyMs;
  } else if (answer->outcome == SubmitResult::kRefused) {
    // Certain is only what a certified block shows; another node, or this one later, may see it otherwise.
    mark_unknown(payment, RefusalReason::kNodeRefused);
    const std::uint64_t N = m_network.set_size();
    const bool outgrown = std::ranges::any_of(coins_of(payment), [&](const OwnedCoin* coin) {
      return coin->kept && !cover_set_allowed(N, coin->kept->range, m_chain.tip.coin_count);
    });
    if (answer->refusal == SubmitRefusal::kCoverSet && outgrown && m_caught_up && !m_active.contains(id)) {
      begin_proving(payment, newest_basis(), steady());
    }
  } else {
    m_acknowledged.insert(id);
    if (payment.record.state == PaymentState::kUnknown) {
      payment.record.state = PaymentState::kHandedOver;
      payment.record.refusal = RefusalReason::kNone;
      m_dirty_payments.insert(id);
    }
    progress(payment);
  }
  save();
}

void Wallet::Impl::abandon(StoredPayment& payment, RefusalReason reason) {
  const auto active = m_active.find(payment.record.id);
  if (active != m_active.end()) {
    active->second.stop.request_stop();
    m_active.erase(active);
  }
  if (!payment.attempts.empty() && payment.record.state >= PaymentState::kHandedOver) {
    return;  // an earlier attempt may still become final
  }
  payment.record.state = PaymentState::kCancelled;
  payment.record.refusal = reason;
  payment.attempts.clear();
  m_dirty_payments.insert(payment.record.id);
  release_coins(payment);
  save();
  prune_proofs();
  progress(payment);
}

bool Wallet::Impl::cancel(PaymentId id) {
  const auto payment = m_payments.find(id);
  if (payment == m_payments.end() || payment->second.record.incoming ||
      payment->second.record.state > PaymentState::kProved) {
    return false;
  }
  abandon(payment->second, RefusalReason::kNone);
  return !m_failed;
}

void Wallet::Impl::resume_payments() {
  std::vector<PaymentId> resumed;
  for (auto& [id, payment] : m_payments) {
    const PaymentState state = payment.record.state;
    if (!payment.record.incoming && state <= PaymentState::kProved && !m_active.contains(id)) {
      resumed.push_back(id);
    }
  }
  for (PaymentId id : resumed) {
    StoredPayment& payment = m_payments.at(id);
    // Proved and not handed over: nothing has left, and its cover sets may be old by now. Proved again.
    payment.attempts.clear();
    payment.record.state = PaymentState::kPlanned;
    payment.record.transaction.reset();
    m_dirty_payments.insert(id);
    if (!save()) {
      return;
    }
    begin_proving(payment, newest_basis(), steady());
  }
  submit_all();
}

Result<PaymentId, PlanFault> Wallet::Impl::retry(PaymentId id) {
  const StoredPayment* old = find_payment(id);
  if (!old || old->record.incoming || old->record.state != PaymentState::kRefused) {
    return std::unexpected(PlanFault{PlanError::kInternal, 0, Amount()});
  }
  PaymentOrder order;
  for (const PaymentPart& part : old->record.parts) {
    order.parts.push_back({part.address, part.amount});
  }
  order.memo = old->record.memo;
  order.memo_bytes = old->record.memo_bytes;
  order.request_id = old->record.request_id;
  order.label = old->record.label;
  order.own_note = old->record.own_note;
  // The same inputs, and so the same first tag: of the two transactions one at most can ever be final.
  const bool unspent = std::ranges::all_of(old->inputs, [this](std::uint64_t row) {
    const OwnedCoin& coin = m_coins.at(row);
    return !coin.spent_by && coin.reserved == 0;
  });
  return send(order, 0, unspent ? old->inputs : std::vector<std::uint64_t>());
}

std::vector<PaymentId> Wallet::Impl::under_way() const {
  std::vector<PaymentId> ids;
  for (const auto& [id, payment] : m_payments) {
    if (!is_decided(payment.record.state)) {
      ids.push_back(id);
    }
  }
  return ids;
}

void Wallet::Impl::progress(const StoredPayment& payment) {
  SendProgress told;
  told.id = payment.record.id;
  told.state = payment.record.state;
  told.refusal = payment.record.refusal;
  told.proofs_needed = static_cast<std::uint32_t>(2 * payment.inputs.size() + 1);
  const auto active = m_active.find(told.id);
  if (active != m_active.end()) {
    told.elapsed_ms = steady() - active->second.pressed;
    for (std::size_t i = 0; i < payment.inputs.size(); ++i) {
      told.proofs_made += m_prover->find(payment.inputs[i], active->second.sets[i]) ? 1 : 0;
    }
    told.proofs_made += active->second.builder ? 1 : 0;
  }
  if (told.state != PaymentState::kPlanned) {
    told.proofs_made = told.proofs_needed;
  }
  told.acknowledged = m_acknowledged.contains(told.id);
  observer().on_progress(told);
}

Result<PaymentId, PlanFault> Wallet::send(const PaymentOrder& order, std::uint64_t pressed_ms) {
  return m_impl->send(order, pressed_ms, {});
}
bool Wallet::cancel(PaymentId id) {
  return m_impl->cancel(id);
}
Result<PaymentId, PlanFault> Wallet::retry(PaymentId id) {
  return m_impl->retry(id);
}
std::vector<PaymentId> Wallet::under_way() const {
  return m_impl->under_way();
}

}  // namespace tacit
