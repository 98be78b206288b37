// SPDX-License-Identifier: MIT
#include <algorithm>

#include "crypto/random.h"
#include "wallet/wallet_impl.h"

namespace tacit {

std::vector<WalletBalance> Wallet::Impl::balances() const {
  std::map<AssetId, WalletBalance> by_asset;
  by_asset[kTacit].asset = kTacit;
  for (const auto& [row, coin] : m_coins) {
    if (!coin.spent_by && coin.reserved == 0) {
      WalletBalance& balance = by_asset[coin.note.asset];
      balance.asset = coin.note.asset;
      balance.spendable = checked_add(balance.spendable, coin.note.v).value_or(balance.spendable);
    }
  }
  for (const auto& [id, payment] : m_payments) {
    if (payment.record.incoming || is_decided(payment.record.state)) {
      continue;
    }
    for (const StoredOutput& output : payment.outputs) {
      if (output.change) {
        WalletBalance& balance = by_asset[payment.record.asset];
        balance.returning = checked_add(balance.returning, output.amount).value_or(balance.returning);
      }
    }
  }
  std::vector<WalletBalance> result;
  for (const auto& [asset, balance] : by_asset) {
    result.push_back(balance);
  }
  return result;
}

std::vector<PaymentRecord> Wallet::Impl::payments() const {
  std::vector<PaymentRecord> result;
  result.reserve(m_payments.size());
  for (const auto& [id, payment] : m_payments) {
    // What only moved coins between this wallet's own hands is nobody's payment.
    if (payment.record.incoming || !payment.record.parts.empty()) {
      result.push_back(payment.record);
    }
  }
  std::ranges::reverse(result);
  return result;
}

const StoredPayment* Wallet::Impl::find_payment(PaymentId id) const {
  const auto found = m_payments.find(id);
  return found == m_payments.end() ? nullptr : &found->second;
}

std::optional<std::string> Wallet::Impl::address_text(std::uint64_t number) const {
  const std::string& prefix = m_network_known ? m_network.prefix : m_settings.prefix;
  // Before the birthday is known a payment to the address could be missed.
  if (prefix.empty() || (!m_chain.started && begins_at_tip())) {
    return std::nullopt;
  }
  return format_address(m_incoming->address(number), prefix);
}

std::optional<std::string> Wallet::Impl::new_address() {
  const std::uint64_t number = m_settings.next_address;
  auto text = address_text(number);
  if (!text) {
    return std::nullopt;
  }
  m_settings.next_address = number + 1;
  m_settings.shown_address = number;
  m_addresses.emplace(m_incoming->diversifier(number), number);
  m_dirty_settings = true;
  return save() ? text : std::nullopt;
}

PaymentRequest Wallet::Impl::seen_now(PaymentRequest request) const {
  request.state = request_state(request, now() / 1000);
  return request;
}

std::optional<PaymentRequest> Wallet::Impl::create_request(const RequestDraft& draft) {
  const std::uint64_t number = m_settings.next_address;
  const auto address = address_text(number);
  if (!address) {
    return std::nullopt;
  }
  m_settings.next_address = number + 1;
  m_dirty_settings = true;
  PaymentRequest request;
  request.id = random_array<16>();
  request.address_number = number;
  request.address = *address;
  request.created = now();
  m_request_rows[request.id] = m_next_request_row++;
  m_requests.put(request, m_incoming->diversifier(number));
  m_addresses.emplace(m_incoming->diversifier(number), number);
  return update_request(request.id, draft);
}

std::optional<PaymentRequest> Wallet::Impl::update_request(const Bytes16& id, const RequestDraft& draft) {
  PaymentRequest* request = m_requests.find(id);
  if (!request) {
    return std::nullopt;
  }
  request->amount = draft.amount && !draft.amount->is_zero() ? draft.amount : std::nullopt;
  request->label = display_text(draft.label);
  request->message = display_text(draft.message);
  request->expiry = draft.expiry;
  request->link = request_link(*request);
  m_dirty_requests.insert(id);
  const PaymentRequest result = seen_now(*request);
  return save() ? std::optional(result) : std::nullopt;
}

std::vector<PaymentRequest> Wallet::Impl::requests() const {
  std::vector<PaymentRequest> result;
  for (const PaymentRequest& request : m_requests.all()) {
    result.push_back(seen_now(request));
  }
  std::ranges::reverse(result);
  return result;
}

void Wallet::Impl::ask_faucet() {
  if (!m_caught_up || !m_link) {
    // The coins are to be seen when they come, so the ledger is caught up with first.
    m_faucet_wanted = m_link != nullptr;
    if (!m_link) {
      observer().on_faucet(FaucetAnswer::kUnreachable, 0);
    }
    return;
  }
  m_faucet_wanted = false;
  if (m_faucet_ticket != 0 || !new_address()) {
    return;
  }
  FaucetRequest request;
  request.address = m_incoming->address(m_settings.shown_address).encode();
  m_faucet_ticket = m_link->request(request);
}

bool Wallet::Impl::set_own_note(PaymentId id, std::string note) {
  const auto payment = m_payments.find(id);
  if (payment == m_payments.end() || note.size() > 4096) {
    return false;
  }
  payment->second.record.own_note = std::move(note);
  m_dirty_payments.insert(id);
  return save();
}

bool Wallet::Impl::confirm_words() {
  m_settings.words_confirmed = true;
  m_folder->book().words_confirmed = true;  // of all accounts; the file is written when there are several
  if (m_folder->book().accounts.size() > 1 && !m_folder->save_book()) {
    return false;
  }
  m_dirty_settings = true;
  return save();
}

std::vector<WalletBalance> Wallet::balances() const {
  return m_impl->balances();
}
std::vector<PaymentRecord> Wallet::payments() const {
  return m_impl->payments();
}
std::optional<PaymentRecord> Wallet::payment(PaymentId id) const {
  const StoredPayment* payment = m_impl->find_payment(id);
  return payment ? std::optional(payment->record) : std::nullopt;
}
std::optional<PaymentRecord> Wallet::payment_of_transaction(const Bytes32& id) const {
  for (const PaymentRecord& record : m_impl->payments()) {
    if (record.transaction == id) {
      return record;
    }
  }
  return std::nullopt;
}
bool Wallet::set_own_note(PaymentId id, std::string note) {
  return m_impl->set_own_note(id, std::move(note));
}
bool Wallet::confirm_words() {
  return m_impl->confirm_words();
}
std::optional<std::string> Wallet::address() const {
  return m_impl->address_text(m_impl->m_settings.shown_address);
}
std::optional<std::string> Wallet::new_address() {
  return m_impl->new_address();
}
std::optional<PaymentRequest> Wallet::create_request(const RequestDraft& draft) {
  return m_impl->create_request(draft);
}
std::optional<PaymentRequest> Wallet::update_request(const Bytes16& id, const RequestDraft& draft) {
  return m_impl->update_request(id, draft);
}
std::vector<PaymentRequest> Wallet::requests() const {
  return m_impl->requests();
}
void Wallet::ask_faucet() {
  m_impl->ask_faucet();
}

}  // namespace tacit
