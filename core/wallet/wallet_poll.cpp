// SPDX-License-Identifier: MIT
#include <algorithm>

#include "base/check.h"
#include "wallet/wallet_impl.h"

namespace tacit {

namespace {

constexpr std::uint64_t kFormRefreshMs = 40'000;
constexpr std::uint64_t kClockWarningMs = 120'000;
// A wallet sleeps on one link alone; the others are looked at this often while there are any.
constexpr std::chrono::milliseconds kReceiptPause{50};

LinkHealth health_of(LinkState state) {
  switch (state) {
    case LinkState::kConnecting:
      return LinkHealth::kConnecting;
    case LinkState::kConnected:
      return LinkHealth::kConnected;
    case LinkState::kUnreachable:
      return LinkHealth::kUnreachable;
    case LinkState::kRefused:
      return LinkHealth::kRefused;
    case LinkState::kWrongKey:
      return LinkHealth::kWrongKey;
    case LinkState::kWrongGenesis:
      return LinkHealth::kWrongGenesis;
    case LinkState::kLost:
      break;
  }
  return LinkHealth::kLost;
}

}  // namespace

Result<void, WalletError> Wallet::Impl::use_node(std::string_view text) {
  auto node = parse_node_link(text);
  if (!node || (m_network_known && node->genesis != m_network.genesis)) {
    return std::unexpected(WalletError::kBadNode);
  }
  m_settings.node_link = text;
  m_dirty_settings = true;
  if (!save()) {
    return std::unexpected(WalletError::kStorage);
  }
  m_node = *node;
  connect();
  return {};
}

Result<void, WalletError> Wallet::Impl::store_proxy(std::string_view text) {
  if (!text.empty() && !parse_proxy(text)) {
    return std::unexpected(WalletError::kBadProxy);
  }
  return m_folder->store_proxy(std::string(text)) ? leave_proxy_apart()
                                                  : std::unexpected(WalletError::kStorage);
}

Result<void, WalletError> Wallet::Impl::leave_proxy_apart() {
  if (!m_folder->proxy() || m_settings.proxy_apart) {
    return {};
  }
  m_settings.proxy.clear();
  m_settings.proxy_apart = m_dirty_settings = true;
  return save() ? Result<void, WalletError>() : std::unexpected(WalletError::kStorage);
}

Result<void, WalletError> Wallet::Impl::use_proxy(std::string_view text) {
  if (text != m_folder->proxy()) {
    TACIT_TRY_VOID(store_proxy(text));
    connect();
  }
  return {};
}

void Wallet::Impl::connect() {
  disconnect();
  if (!m_node || m_conflict) {
    return;
  }
  if (!m_folder->proxy()) {
    m_link_health = LinkHealth::kProxyUnknown;
    tell_status();
    return;
  }
  m_link = make_link();
  m_mailbox->set_link(m_link.get());
  m_link_health = LinkHealth::kConnecting;
  tell_status();
}

std::unique_ptr<Link> Wallet::Impl::make_link() const {
  LinkClientOptions options;
  if (!m_folder->proxy()->empty()) {
    options.proxy = parse_proxy(*m_folder->proxy());
    TACIT_CHECK(options.proxy.has_value());  // nothing else is ever stored or read
  }
  return m_environment.make_link ? m_environment.make_link(*m_node)
                                 : std::make_unique<LinkClient>(*m_node, options);
}

void Wallet::Impl::reconnect() {
  if (auto* client = dynamic_cast<LinkClient*>(m_link.get())) {
    client->connect_now();
  } else {
    connect();
  }
}

void Wallet::Impl::disconnect() {
  m_mailbox->set_link(nullptr);
  m_link.reset();
  m_link_health = LinkHealth::kOffline;
  m_link_fault = DialFault::kNone;
  m_stage = Stage::kIdle;
  m_sync_ticket = m_status_ticket = 0;
  m_faucet_ticket = 0;
  m_sync_retry = 0;
  m_caught_up = false;
  m_submits.clear();
  drop_receipts();
}

bool Wallet::Impl::deliver() {
  const auto waiting = m_mailbox->take();
  for (const auto& task : waiting) {
    task();
  }
  return !waiting.empty();
}

void Wallet::Impl::poll(std::chrono::milliseconds timeout) {
  const bool busy = deliver();
  std::chrono::milliseconds wait = busy ? std::chrono::milliseconds(0) : until_next_timer(timeout);
  if (!m_receipts.empty() && (wait < std::chrono::milliseconds(0) || wait > kReceiptPause)) {
    wait = kReceiptPause;
  }
  if (m_link && !m_failed) {
    for (const LinkEvent& event : m_link->poll(wait)) {
      if (m_link) {
        handle(event);
      }
    }
  } else if (wait.count() > 0) {
    m_mailbox->sleep(wait);
  }
  poll_receipts();
  deliver();
  if (!m_failed) {
    run_timers();
  }
  tell_status();
}

std::chrono::milliseconds Wallet::Impl::until_next_timer(std::chrono::milliseconds most) const {
  std::uint64_t next = ~std::uint64_t{0};
  const auto consider = [&next](std::uint64_t at) {
    if (at != 0) {
      next = std::min(next, at);
    }
  };
  consider(m_sync_retry);
  consider(m_submit_again);
  if (m_form) {
    consider(m_form->basis.time + kFormRefreshMs);
  }
  const std::uint64_t time = steady();
  if (next == ~std::uint64_t{0}) {
    return most;
  }
  const auto left = std::chrono::milliseconds(next > time ? next - time : 0);
  return most.count() < 0 ? left : std::min(most, left);
}

void Wallet::Impl::run_timers() {
  const std::uint64_t time = steady();
  if (m_sync_retry != 0 && time >= m_sync_retry) {
    m_sync_retry = 0;
    if (m_link_health == LinkHealth::kConnected && m_stage == Stage::kIdle) {
      begin_sync();
    }
  }
  if (m_submit_again != 0 && time >= m_submit_again) {
    m_submit_again = 0;
    submit_all();
  }
  if (m_form && time >= m_form->basis.time + kFormRefreshMs) {
    refresh_form();
  }
  background_proofs();
}

void Wallet::Impl::handle(const LinkEvent& event) {
  if (const auto* state = std::get_if<LinkStateEvent>(&event)) {
    on_link_state(*state);
  } else if (const auto* reply = std::get_if<LinkReplyEvent>(&event)) {
    on_reply(*reply);
  } else {
    on_tip(std::get<LinkTipEvent>(event).tip);
  }
}

void Wallet::Impl::on_link_state(const LinkStateEvent& event) {
  m_link_health = health_of(event.state);
  m_link_fault = event.fault;
  if (event.state == LinkState::kConnected) {
    m_latency_ms = event.latency_ms;
    m_node_height = event.hello ? event.hello->height : m_node_height;
    m_stage = Stage::kIdle;
    m_status_ticket = m_link->request(StatusRequest{});
    begin_sync();  // and on_caught_up submits what no block holds by then
    return;
  }
  m_caught_up = false;
  for (auto& [id, payment] : m_payments) {
    if (payment.record.state == PaymentState::kHandedOver) {
      mark_unknown(payment, RefusalReason::kNone);
    }
  }
  save();
}

void Wallet::Impl::on_reply(const LinkReplyEvent& event) {
  if (const auto submit = m_submits.find(event.ticket); submit != m_submits.end()) {
    const PaymentId id = submit->second;
    m_submits.erase(submit);
    on_submit_reply(id, event.reply);
  } else if (event.ticket == m_faucet_ticket) {
    m_faucet_ticket = 0;
    const auto* reply = event.reply ? std::get_if<FaucetReply>(&*event.reply) : nullptr;
    const FaucetAnswer answer = !reply                                       ? FaucetAnswer::kUnreachable
                                : reply->outcome == FaucetOutcome::kAccepted ? FaucetAnswer::kOnItsWay
                                : reply->outcome == FaucetOutcome::kTooMany  ? FaucetAnswer::kTooOften
                                                                             : FaucetAnswer::kNotPractice;
    observer().on_faucet(answer, reply ? reply->retry_after_s : 0);
  } else if (event.ticket == m_status_ticket) {
    m_status_ticket = 0;
    const auto* reply = event.reply ? std::get_if<StatusReply>(&*event.reply) : nullptr;
    if (reply) {
      m_practice = reply->faucet;
      m_node_height = std::max(m_node_height, reply->height);
    }
  } else if (event.ticket == m_sync_ticket) {
    on_sync_reply(event);
  }
}

WalletStatus Wallet::Impl::status() const {
  WalletStatus status;
  status.account = m_account;
  status.watch = m_folder->watch();
  status.words_confirmed = status.watch != WatchKind::kNone || m_folder->book().words_confirmed;
  status.link = m_link_health;
  status.ledger = m_conflict ? LedgerHealth::kConflict : m_ledger_health;
  status.link_fault = m_link_fault;
  status.node_link = m_settings.node_link;
  status.proxy = m_folder->proxy().value_or("");
  if (m_network_known) {
    status.network_name = m_network.name;
    status.set_size = m_network.set_size();
    status.fee_unit = m_network.fee_unit;
  }
  status.prefix = m_network_known ? m_network.prefix : m_settings.prefix;
  status.practice = m_practice;
  status.latency_ms = m_latency_ms;
  if (m_chain.started) {
    status.height = m_chain.tip.height;
    status.block_time = m_chain.tip.time;
    status.coins = m_chain.tip.coin_count;
    status.verified_at = m_chain.verified_at;
    status.birthday = m_chain.birthday;
    const std::uint64_t ahead = m_chain.tip.time > now() ? m_chain.tip.time - now() : 0;
    status.clock_ahead_s = ahead >= kClockWarningMs ? static_cast<std::uint32_t>(ahead / 1000) : 0;
  }
  status.node_height = m_node_height;
  status.caught_up = m_caught_up;
  status.restoring = !m_chain.caught_up_once;
  for (const auto& [row, coin] : m_coins) {
    if (!m_network_known || coin.spent_by || status.watch != WatchKind::kNone ||
        !is_settled(m_network.set_size(), coin.index, m_chain.tip.coin_count)) {
      continue;
    }
    const bool ready = m_prover->find(row, set_for(coin, m_chain.tip.coin_count)) != nullptr;
    (ready ? status.proofs_ready : status.proofs_waiting) += 1;
  }
  return status;
}

void Wallet::Impl::tell_status() {
  WalletStatus status_now = status();
  if (status_now != m_told_status) {
    m_told_status = std::move(status_now);
    observer().on_status(m_told_status);
  }
}

void Wallet::poll(std::chrono::milliseconds timeout) {
  m_impl->poll(timeout);
}
void Wallet::wake() {
  m_impl->m_mailbox->wake();
}
Result<void, WalletError> Wallet::use_node(std::string_view node_link) {
  return m_impl->use_node(node_link);
}
Result<void, WalletError> Wallet::use_proxy(std::string_view proxy) {
  return m_impl->use_proxy(proxy);
}
void Wallet::reconnect() {
  m_impl->reconnect();
}
void Wallet::disconnect() {
  m_impl->disconnect();
}
WalletStatus Wallet::status() const {
  return m_impl->status();
}

}  // namespace tacit
