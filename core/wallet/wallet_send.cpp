// SPDX-License-Identifier: MIT
#include <algorithm>

#include "base/crash_point.h"
#include "crypto/random.h"
#include "wallet/wallet_impl.h"

/// A payment from its plan to the block that decides it. Its plan is stored before anything is proved; that
/// it is handed over, with its bytes and cover sets, before one of them leaves. That it is proved is not
/// stored by itself: what ends between these two is proved anew. What a block decided is stored with that
/// block.
namespace tacit {

namespace {

constexpr std::uint64_t kResendMs = 4'000;
constexpr std::uint64_t kBusyMs = 500;

/// Whether a plan is so old that its payment would have expired by now, had it been handed over at once.
/// Whoever made it has seen it come to nothing, and may have paid otherwise since.
bool is_outlived(const PaymentRecord& record, std::uint64_t now) {
  return is_expired(usual_expiry(record.created, 0), now);
}

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
  crash_at(CrashPoint::kPlanned);
  m_form.reset();
  progress(payment);
  begin_proving(payment, made.basis, pressed);
  return id;
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
  crash_at(CrashPoint::kBeforeHandingOver);
  submit(payment);
  crash_at(CrashPoint::kHandingOver);
  progress(payment);
  active.builder.reset();
}

void Wallet::Impl::submit(StoredPayment& payment) {
  const bool asked =
      std::ranges::any_of(m_submits, [&](const auto& entry) { return entry.second == payment.record.id; });
  // A block that was not seen yet may hold it, or spend its coins otherwise.
  if (!m_link || !m_caught_up || asked || payment.attempts.empty() ||
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
  crash_at(CrashPoint::kHandedOver);
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
    if (is_outlived(payment.record, now())) {
      abandon(payment, RefusalReason::kExpired);
      continue;
    }
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
