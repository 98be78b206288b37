// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "wallet/memo.h"
#include "wallet/wallet_impl.h"

/// Orders, plans, the open form, and membership proofs that are made before anybody waits for them.
namespace tacit {

namespace {

// An early proof, and so the coin count it was made with, is used within this time (protocol §5).
constexpr std::uint64_t kBasisLifeMs = 60'000;

std::uint64_t seconds(std::uint64_t ms) {
  return ms / 1000;
}

}  // namespace

Result<PaymentOrder, LinkTextFault> Wallet::Impl::read_link(std::string_view text) const {
  const std::string& prefix = m_network_known ? m_network.prefix : m_settings.prefix;
  if (prefix.empty()) {
    return std::unexpected(LinkTextFault{LinkTextError::kOtherNetwork, {}});
  }
  PaymentOrder order;
  if (!looks_like_payment_link(text)) {
    auto address = parse_address(text, prefix);
    if (!address) {
      return std::unexpected(LinkTextFault{address.error() == AddressError::kOtherNetwork
                                               ? LinkTextError::kOtherNetwork
                                               : LinkTextError::kAddress,
                                           {}});
    }
    order.parts.push_back({format_address(*address, prefix), Amount()});
    return order;
  }
  TACIT_TRY(const PaymentLink link, parse_payment_link(text, prefix));
  for (const PaymentLink::Part& part : link.parts) {
    order.parts.push_back({part.address, part.amount.value_or(Amount())});
  }
  order.memo_bytes = link.memo;
  order.request_id = link.id;
  order.request_expiry = link.expiry;
  order.label = link.label;
  order.own_note = link.message;
  return order;
}

CoverRange Wallet::Impl::set_for(const OwnedCoin& coin, std::uint64_t total) const {
  const std::uint64_t N = m_network.set_size();
  // What left the wallet keeps its set, whatever the partition says by now; only a small one of a young
  // ledger, which the ledger takes no more, is replaced (protocol §5).
  if (coin.kept && cover_set_allowed(N, coin.kept->range, m_chain.tip.coin_count)) {
    return coin.kept->range;
  }
  return choose_cover_set(N, coin.index, std::max(total, coin.index + 1));
}

std::optional<Bytes32> Wallet::Impl::head_of(const OwnedCoin& coin, const CoverRange& range,
                                             const Basis& basis) const {
  if (coin.kept && coin.kept->range == range) {
    return coin.kept->head;
  }
  const std::uint64_t end = range.first + range.count;
  if (end == basis.total) {
    return basis.head;
  }
  const auto head = m_heads.find(end);
  return head == m_heads.end() ? std::nullopt : std::optional(head->second);
}

Wallet::Impl::Basis Wallet::Impl::newest_basis() const {
  return {m_chain.tip.coin_count, m_chain.tip.coin_head, steady()};
}

Wallet::Impl::Basis Wallet::Impl::usable_basis() const {
  if (m_form && steady() < m_form->basis.time + kBasisLifeMs) {
    return m_form->basis;
  }
  return newest_basis();
}

std::vector<Candidate> Wallet::Impl::candidates(const Basis& basis) const {
  std::vector<Candidate> result;
  for (const auto& [row, coin] : m_coins) {
    if (!coin.spent_by && coin.reserved == 0 && coin.note.asset.is_native() && coin.index < basis.total) {
      result.push_back({row, coin.note.v, set_for(coin, basis.total)});
    }
  }
  return result;
}

std::optional<PlanFault> Wallet::Impl::check_order(const PaymentOrder& order) const {
  const auto fault = [](PlanError error, std::size_t part = 0) { return PlanFault{error, part, Amount()}; };
  if (m_conflict || m_failed) {
    return fault(PlanError::kStopped);
  }
  if (m_folder->watch() != WatchKind::kNone) {
    return fault(PlanError::kWatchOnly);
  }
  if (!m_network_known || !m_chain.started) {
    return fault(PlanError::kNoNetwork);
  }
  if (order.parts.empty() || order.parts.size() > kMostLinkParts ||
      (order.everything && order.parts.size() != 1)) {
    return fault(PlanError::kBadParts);
  }
  for (std::size_t i = 0; i < order.parts.size() && !order.everything; ++i) {
    if (order.parts[i].amount.is_zero()) {
      return fault(PlanError::kZeroAmount, i);
    }
  }
  if (order.request_expiry != 0 && seconds(now()) > order.request_expiry) {
    return fault(PlanError::kLinkExpired);
  }
  for (const auto& [id, payment] : m_payments) {
    const PaymentRecord& record = payment.record;
    const bool lives = !record.incoming && record.state != PaymentState::kRefused &&
                       record.state != PaymentState::kCancelled;
    if (lives && order.request_id && record.request_id == order.request_id) {
      return fault(PlanError::kAlreadyPaid);
    }
  }
  return std::nullopt;
}

Result<std::vector<Address>, PlanFault> Wallet::Impl::order_addresses(const PaymentOrder& order) const {
  std::vector<Address> addresses;
  for (std::size_t i = 0; i < order.parts.size(); ++i) {
    const auto address = parse_address(order.parts[i].address, m_network.prefix);
    if (!address) {
      const PlanError error =
          address.error() == AddressError::kOtherNetwork ? PlanError::kOtherNetwork : PlanError::kBadAddress;
      return std::unexpected(PlanFault{error, i, Amount()});
    }
    addresses.push_back(*address);
  }
  return addresses;
}

Result<Memo, PlanError> Wallet::Impl::order_memo(const PaymentOrder& order) const {
  const ByteView note = order.memo_bytes.empty() ? as_bytes(order.memo) : ByteView(order.memo_bytes);
  const auto memo = pack_memo(note, order.request_id);
  return memo ? Result<Memo, PlanError>(*memo) : std::unexpected(PlanError::kMemoTooLong);
}

PlanFault Wallet::Impl::shortage(Amount amount, Amount available, std::size_t recipients) const {
  const WalletBalance native = balances().front();
  const Amount fee = m_network.least_fee(2, recipients + 1, 1);
  const auto needed = checked_add(amount, fee);
  const bool enough_now = needed && native.spendable >= *needed;
  const bool enough_later = needed && native.total() >= *needed;
  const PlanError error = enough_now     ? PlanError::kTooManyCoins
                          : enough_later ? PlanError::kWaitForChange
                                         : PlanError::kTooLittle;
  return PlanFault{error, 0, available};
}

void Wallet::Impl::look_back(const PaymentOrder& order, PaymentPlan& plan) const {
  std::set<std::string> paid;
  for (const auto& [id, payment] : m_payments) {
    const PaymentRecord& record = payment.record;
    if (record.incoming || record.state != PaymentState::kFinal) {
      continue;
    }
    bool first = false;
    for (const PaymentPart& part : record.parts) {
      paid.insert(part.address);
      first = first || part.address == order.parts.front().address;
    }
    if (first) {
      ++plan.times_paid_before;
      plan.last_paid = std::max(plan.last_paid, record.time);
    }
  }
  plan.new_addresses = static_cast<std::size_t>(std::ranges::count_if(
      order.parts, [&](const PaymentOrder::Part& part) { return !paid.contains(part.address); }));
}

Result<Wallet::Impl::Draft, PlanFault> Wallet::Impl::draft(const PaymentOrder& order, const Basis& basis,
                                                           const std::vector<std::uint64_t>& required) const {
  if (const auto problem = check_order(order)) {
    return std::unexpected(*problem);
  }
  Draft draft;
  draft.basis = basis;
  TACIT_TRY(draft.addresses, order_addresses(order));
  const auto memo = order_memo(order);
  if (!memo) {
    return std::unexpected(PlanFault{memo.error(), 0, Amount()});
  }
  draft.memo = *memo;
  std::vector<Candidate> coins = candidates(basis);
  if (!required.empty()) {
    std::erase_if(coins, [&](const Candidate& coin) {
      return std::ranges::find(required, coin.row) == required.end();
    });
  }
  const std::size_t recipients = order.parts.size();
  const Amount available = most_payable(m_network, coins, recipients);
  for (const PaymentOrder::Part& part : order.parts) {
    draft.amounts.push_back(order.everything ? available : part.amount);
  }
  const std::optional<Amount> amount = checked_sum(draft.amounts);
  if (!amount) {
    return std::unexpected(PlanFault{PlanError::kBadParts, 0, Amount()});
  }
  const auto choice = amount->is_zero() ? std::nullopt : choose_coins(m_network, coins, *amount, recipients);
  if (!choice) {
    return std::unexpected(shortage(*amount, available, recipients));
  }
  if (!m_caught_up) {
    return std::unexpected(PlanFault{PlanError::kNotCaughtUp, 0, available});
  }
  draft.choice = *choice;
  PaymentPlan& plan = draft.plan;
  plan.amount = *amount;
  plan.fee = choice->fee;
  plan.change = choice->change;
  plan.available = available;
  const WalletBalance native = balances().front();
  plan.remaining =
      Amount::parse(native.total().units() - amount->units() - choice->fee.units()).value_or(Amount());
  plan.inputs = choice->rows.size();
  plan.outputs = recipients + 1;
  plan.hides_among = ~std::uint64_t{0};
  for (std::uint64_t row : choice->rows) {
    plan.hides_among = std::min<std::uint64_t>(plan.hides_among, set_for(m_coins.at(row), basis.total).count);
  }
  plan.own_address = std::ranges::any_of(draft.addresses, [&](const Address& address) {
    return m_incoming->address_of(address.d()) == address;
  });
  look_back(order, plan);
  return draft;
}

Result<Wallet::Impl::Draft, PlanFault> Wallet::Impl::draft_now(
    const PaymentOrder& order, const std::vector<std::uint64_t>& required) const {
  const Basis basis = usable_basis();
  auto made = draft(order, basis, required);
  // Coins that came after the form was opened are no part of its basis.
  return made || basis.total == m_chain.tip.coin_count ? std::move(made)
                                                       : draft(order, newest_basis(), required);
}

Result<PaymentPlan, PlanFault> Wallet::Impl::plan(const PaymentOrder& order) const {
  TACIT_TRY(const Draft made, draft_now(order, {}));
  return made.plan;
}

Result<PaymentPlan, PlanFault> Wallet::Impl::prepare(const PaymentOrder& order) {
  auto made = draft_now(order, {});
  if (!made) {
    if (m_form) {
      m_form->rows.clear();
    }
    return std::unexpected(made.error());
  }
  m_form = OpenForm{order, made->choice.rows, made->basis};
  prune_proofs();
  std::vector<OwnedCoin*> coins;
  for (std::uint64_t row : made->choice.rows) {
    coins.push_back(&m_coins.at(row));
  }
  static_cast<void>(begin_proofs(coins, made->basis));
  return made->plan;
}

bool Wallet::Impl::prepared() const {
  return m_form && !m_form->rows.empty() && std::ranges::all_of(m_form->rows, [this](std::uint64_t row) {
           return m_prover->find(row, set_for(m_coins.at(row), m_form->basis.total)) != nullptr;
         });
}

void Wallet::Impl::drop_form() {
  m_form.reset();
  prune_proofs();
}

void Wallet::Impl::refresh_form() {
  if (!m_caught_up) {
    // Old proofs are not used (usable_basis); new ones are made when the ledger is known again.
    m_form->basis.time = steady();
    m_form->basis.total = 0;
    return;
  }
  m_form->basis = newest_basis();
  const PaymentOrder order = m_form->order;
  static_cast<void>(prepare(order));
}

bool Wallet::Impl::begin_proof(const OwnedCoin& coin, const Basis& basis, Prover::Urgency urgency,
                               bool spread) {
  const CoverRange range = set_for(coin, basis.total);
  const auto head = head_of(coin, range, basis);
  if (!head || !m_cover_good) {
    return false;
  }
  m_prover->begin(coin, m_key, Prover::Order{m_network.membership(), range, *head}, urgency, spread);
  return true;
}

bool Wallet::Impl::begin_proofs(std::span<OwnedCoin* const> coins, const Basis& basis) {
  const auto missing = std::ranges::count_if(coins, [&](const OwnedCoin* coin) {
    return m_prover->find(coin->row, set_for(*coin, basis.total)) == nullptr;
  });
  // A proof for each thread is the best use of them; with fewer proofs than threads each is spread.
  const bool spread = static_cast<std::size_t>(missing) < m_environment.pool.threads();
  return std::ranges::all_of(coins, [&](const OwnedCoin* coin) {
    return begin_proof(*coin, basis, Prover::Urgency::kWaitedFor, spread);
  });
}

void Wallet::Impl::on_proof(std::uint64_t row, const CoverRange& range, bool made) {
  const auto coin = m_coins.find(row);
  if (coin == m_coins.end()) {
    return;
  }
  if (made && !coin->second.spent_by && !coin->second.kept &&
      is_settled(m_network.set_size(), coin->second.index, m_chain.tip.coin_count) &&
      range == set_for(coin->second, m_chain.tip.coin_count)) {
    m_new_proofs.push_back({row, StoredProof{range, *m_prover->find(row, range)}});
    save();
  }
  std::vector<PaymentId> waiting;
  for (const auto& [id, active] : m_active) {
    waiting.push_back(id);
  }
  for (PaymentId id : waiting) {
    advance(id);
  }
}

void Wallet::Impl::prune_proofs() {
  m_prover->retain([this](std::uint64_t row, const CoverRange& range) {
    const auto found = m_coins.find(row);
    if (found == m_coins.end() || found->second.spent_by) {
      return false;
    }
    const OwnedCoin& coin = found->second;
    if (is_settled(m_network.set_size(), coin.index, m_chain.tip.coin_count) &&
        range == set_for(coin, m_chain.tip.coin_count)) {
      return true;
    }
    if (m_form && steady() < m_form->basis.time + kBasisLifeMs &&
        range == set_for(coin, m_form->basis.total)) {
      return true;
    }
    return std::ranges::any_of(m_active, [&](const auto& entry) {
      const StoredPayment& payment = m_payments.at(entry.first);
      for (std::size_t i = 0; i < payment.inputs.size(); ++i) {
        if (payment.inputs[i] == row && entry.second.sets[i] == range) {
          return true;
        }
      }
      return false;
    });
  });
}

void Wallet::Impl::background_proofs() {
  const bool proving = std::ranges::any_of(m_active, [this](const auto& entry) {
    return m_payments.at(entry.first).record.state <= PaymentState::kProved;
  });
  const bool watching = m_folder->watch() != WatchKind::kNone;
  if (!m_caught_up || proving || m_failed || watching || !m_prover->idle()) {
    return;
  }
  const Basis basis = newest_basis();
  for (const auto& [row, coin] : m_coins) {
    if (coin.spent_by || !is_settled(m_network.set_size(), coin.index, basis.total)) {
      continue;
    }
    const CoverRange range = set_for(coin, basis.total);
    if (!m_prover->find(row, range) && !m_prover->failed(row, range) &&
        begin_proof(coin, basis, Prover::Urgency::kBackground, false)) {
      return;
    }
  }
}

void Wallet::Impl::warm_sets() {
  const std::uint64_t total = m_chain.tip.coin_count;
  if (m_warming || !m_cover_good || m_folder->watch() != WatchKind::kNone || m_warmed_total == total) {
    return;
  }
  std::set<CoverRange> ranges;
  for (const Candidate& coin : candidates(newest_basis())) {
    ranges.insert(coin.set);
  }
  // More sets than the library keeps are not worth decoding before somebody wants to pay from them.
  if (ranges.empty() || ranges.size() > kMostCoverSets) {
    return;
  }
  m_warming = true;
  m_warmed_total = total;
  m_environment.pool.post(
      [this, ranges = std::move(ranges), library = m_library, mailbox = m_mailbox] {
        for (const CoverRange& range : ranges) {
          static_cast<void>(library->members(range));
        }
        mailbox->post([this] {
          m_warming = false;
          warm_sets();
        });
      },
      WorkerPool::Priority::kBackground);
}

Result<PaymentOrder, LinkTextFault> Wallet::read_link(std::string_view text) const {
  return m_impl->read_link(text);
}
Result<PaymentPlan, PlanFault> Wallet::plan(const PaymentOrder& order) const {
  return m_impl->plan(order);
}
Result<PaymentPlan, PlanFault> Wallet::prepare(const PaymentOrder& order) {
  return m_impl->prepare(order);
}
bool Wallet::prepared() const {
  return m_impl->prepared();
}
void Wallet::drop_form() {
  m_impl->drop_form();
}

}  // namespace tacit
