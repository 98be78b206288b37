// SPDX-License-Identifier: MIT
#include <algorithm>

#include "base/crash_point.h"
#include "protocol/chain_heads.h"
#include "wallet/memo.h"
#include "wallet/wallet_impl.h"

namespace tacit {

namespace {

// From here on a lost tail would cost a noticeable download; below, it is fetched again in one request.
constexpr std::size_t kSyncCoverFrom = 256;

}  // namespace

bool Wallet::Impl::append_cover(ByteView records, std::uint64_t first, Bytes32& running) {
  for (ByteView rest = records; !rest.empty(); rest = rest.subspan(CoverFile::kRecordSize)) {
    running = next_cover_digest(running, rest.first(CoverFile::kRecordSize));
  }
  const bool many = records.size() >= kSyncCoverFrom * CoverFile::kRecordSize;
  if (!m_cover.write(first, records) || (many && !m_cover.sync())) {
    m_failed = true;
    observer().on_storage_failed();
    return false;
  }
  return true;
}

std::vector<std::optional<FoundCoin>> Wallet::Impl::scan(std::span<const ScannedCoin> coins) const {
  return m_key ? scan_coins(m_environment.pool, *m_key, coins)
               : scan_coins(m_environment.pool, *m_incoming, coins);
}

bool Wallet::Impl::apply_blocks(const std::vector<CheckedBlock>& blocks) {
  crash_at(CrashPoint::kBlockSeen);
  const std::uint64_t coins = blocks.back().header.coin_count - m_chain.tip.coin_count;
  std::vector<ScannedCoin> scanned;
  scanned.reserve(coins);
  Bytes records;
  records.reserve(coins * CoverFile::kRecordSize);
  for (const CheckedBlock& block : blocks) {
    for (const LightTransaction& transaction : block.transactions) {
      for (std::size_t j = 0; j < transaction.coins.size(); ++j) {
        const Coin& coin = transaction.coins[j];
        scanned.push_back(
            {&coin, Origin::of_output(transaction.tags.front(), static_cast<std::uint32_t>(j))});
        append_cover_record(records, coin.S, coin.V, coin.A);
      }
    }
    for (const auto& [number, head] : block.marks.heads) {
      m_heads[number] = head;
      m_dirty_heads.insert(number);
    }
  }
  const auto found = scan(scanned);
  if (!append_cover(records, m_chain.tip.coin_count, m_chain.cover_digest)) {
    return false;
  }
  std::size_t at = 0;
  for (const CheckedBlock& block : blocks) {
    for (std::size_t i = 0; i < block.transactions.size(); ++i) {
      const std::size_t size = block.transactions[i].coins.size();
      apply_transaction(block, i, m_chain.tip.coin_count + at, std::span(found).subspan(at, size));
      at += size;
    }
    expire_payments(block.header.time);
  }
  m_chain.tip = blocks.back().header;
  m_chain.tip_id = blocks.back().id;
  m_chain.certificate = blocks.back().certificate;
  m_chain.verified_at = now();
  m_dirty_chain = true;
  if (!save()) {
    return false;
  }
  crash_at(CrashPoint::kBlockStored);
  return true;
}

void Wallet::Impl::apply_transaction(const CheckedBlock& block, std::size_t number, std::uint64_t first_index,
                                     std::span<const std::optional<FoundCoin>> found) {
  const LightTransaction& transaction = block.transactions[number];
  std::vector<std::uint64_t> spent;
  for (const Bytes32& tag : transaction.tags) {
    const auto own = m_tags.find(tag);
    if (own != m_tags.end()) {
      spent.push_back(own->second);
    }
  }
  if (!spent.empty()) {
    spend_coins(block, transaction, spent, block.salts[number]);
  }
  for (std::size_t j = 0; j < found.size(); ++j) {
    if (found[j]) {
      add_coin(*found[j], transaction.coins[j],
               Origin::of_output(transaction.tags.front(), static_cast<std::uint32_t>(j)), first_index + j,
               transaction.id, block.header.height, block.header.time, !spent.empty());
    }
  }
}

void Wallet::Impl::add_coin(const FoundCoin& found, const Coin& coin, const Origin& origin,
                            std::uint64_t index, const Bytes32& transaction, std::uint64_t height,
                            std::uint64_t time, bool own) {
  if (m_key && m_tags.contains(found.tag.encoding())) {
    return;  // a coin is credited once; protocol §4 makes a second one of this tag impossible
  }
  if (!m_key && found.note.d == m_change_d) {
    return;  // change: what an incoming view key sees of a payment that it can not see
  }
  OwnedCoin owned;
  owned.row = m_next_coin_row++;
  owned.index = index;
  owned.origin = origin;
  owned.coin = coin;
  owned.note = found.note;
  owned.tag = found.tag;
  owned.transaction = transaction;
  owned.height = height;
  owned.time = time;
  index_coin(owned);
  note_address(found.note.d);
  m_dirty_coins.insert(owned.row);
  const OwnedCoin& kept = m_coins.emplace(owned.row, std::move(owned)).first->second;
  if (!own && !kept.note.v.is_zero()) {
    credit(kept);
  }
}

void Wallet::Impl::credit(const OwnedCoin& coin) {
  const UnpackedMemo memo = unpack_memo(coin.note.memo);
  const std::string to = format_address(m_incoming->address_of(coin.note.d), m_network.prefix);
  StoredPayment* payment = nullptr;
  for (auto it = m_payments.rbegin(); it != m_payments.rend() && !payment; ++it) {
    PaymentRecord& record = it->second.record;
    if (record.incoming && record.height != coin.height) {
      break;  // blocks are applied in order, so what is before it came in earlier blocks
    }
    if (record.incoming && record.transaction == coin.transaction && record.asset == coin.note.asset &&
        record.parts.front().address == to) {
      payment = &it->second;
    }
  }
  if (!payment) {
    payment = &m_payments[m_next_payment];
    PaymentRecord& record = payment->record;
    record.id = m_next_payment++;
    record.incoming = true;
    record.asset = coin.note.asset;
    record.transaction = coin.transaction;
    record.height = coin.height;
    record.time = coin.time;
    record.created = now();
    record.restored = !m_chain.caught_up_once;
    record.parts.push_back({to, Amount(), std::nullopt});
    if (m_chain.caught_up_once) {
      m_arrived.push_back(record.id);
    }
  }
  PaymentRecord& record = payment->record;
  record.amount = checked_add(record.amount, coin.note.v).value_or(record.amount);
  record.parts.front().amount = record.amount;
  if (record.memo.empty() && record.memo_bytes.empty()) {
    record.memo = memo.text;
    record.memo_bytes = memo.bytes;
  }
  if (PaymentRequest* request = m_requests.match(coin.note.d, memo.request_id)) {
    if (RequestBook::credit(*request, coin.note.asset, coin.note.v, coin.time)) {
      record.request_id = request->id;
      m_dirty_requests.insert(request->id);
    }
  } else if (!record.request_id) {
    record.request_id = memo.request_id;
  }
  m_dirty_payments.insert(record.id);
}

void Wallet::Impl::spend_coins(const CheckedBlock& block, const LightTransaction& transaction,
                               const std::vector<std::uint64_t>& rows, const Bytes32& salt) {
  bool ours = false;
  for (auto& [id, payment] : m_payments) {
    if (payment.record.incoming) {
      continue;
    }
    const bool same = std::ranges::any_of(
        payment.attempts, [&](const Attempt& attempt) { return attempt.id == transaction.id; });
    if (same) {
      settle_payment(payment, block, transaction.id, salt);
      ours = true;
    }
  }
  for (std::uint64_t row : rows) {
    OwnedCoin& coin = m_coins.at(row);
    const PaymentId reserved = std::exchange(coin.reserved, 0);
    coin.spent_by = transaction.id;
    coin.spent_height = block.header.height;
    m_dirty_coins.insert(row);
    if (m_prover->find(row, set_for(coin, m_chain.tip.coin_count))) {
      m_dead_proofs.push_back(row);
    }
    const auto payment = m_payments.find(reserved);
    if (payment != m_payments.end() && !is_decided(payment->second.record.state)) {
      refuse(payment->second, RefusalReason::kSpentElsewhere);
    }
  }
  if (!ours) {
    restore_payment(block, transaction, rows, salt);
  }
}

void Wallet::Impl::settle_payment(StoredPayment& payment, const CheckedBlock& block, const Bytes32& id,
                                  const Bytes32& salt) {
  PaymentRecord& record = payment.record;
  // Attempts may differ in salt; receipts are made with that of the one that counts, which is in its own
  // bytes: no head binds what the node says.
  const auto made = std::ranges::find(payment.attempts, id, &Attempt::id);
  const auto own = made != payment.attempts.end() ? Transaction::parse(m_network, made->transaction)
                                                  : std::unexpected(TransactionError{});
  payment.salt = own ? own->salt : salt;
  record.state = PaymentState::kFinal;
  record.refusal = RefusalReason::kNone;
  record.transaction = id;
  record.height = block.header.height;
  record.time = block.header.time;
  m_dirty_payments.insert(record.id);
  // The chain holds it now; only its id is needed to know it again.
  for (Attempt& attempt : payment.attempts) {
    attempt.transaction = Bytes();  // gives its memory back, which clear() would keep
  }
  progress(payment);
  m_active.erase(record.id);
}

void Wallet::Impl::release_coins(const StoredPayment& payment) {
  for (std::uint64_t row : payment.inputs) {
    OwnedCoin& coin = m_coins.at(row);
    if (coin.reserved == payment.record.id) {
      coin.reserved = 0;
      m_dirty_coins.insert(row);
    }
  }
}

void Wallet::Impl::refuse(StoredPayment& payment, RefusalReason reason) {
  const auto active = m_active.find(payment.record.id);
  payment.record.state = PaymentState::kRefused;
  payment.record.refusal = reason;
  m_dirty_payments.insert(payment.record.id);
  release_coins(payment);
  progress(payment);
  if (active != m_active.end()) {
    active->second.stop.request_stop();
    m_active.erase(active);
  }
}

void Wallet::Impl::expire_payments(std::uint64_t block_time) {
  for (auto& [id, payment] : m_payments) {
    const PaymentState state = payment.record.state;
    if (state != PaymentState::kHandedOver && state != PaymentState::kUnknown) {
      continue;
    }
    const bool over = std::ranges::all_of(
        payment.attempts, [&](const Attempt& attempt) { return is_expired(attempt.expiry, block_time); });
    if (over) {
      refuse(payment, RefusalReason::kExpired);
    }
  }
}

void Wallet::Impl::restore_payment(const CheckedBlock& block, const LightTransaction& transaction,
                                   const std::vector<std::uint64_t>& rows, const Bytes32& salt) {
  const auto first = Tag::parse(transaction.tags.front());
  StoredPayment restored;
  PaymentRecord& record = restored.record;
  record.id = m_next_payment++;
  record.transaction = transaction.id;
  record.height = block.header.height;
  record.time = block.header.time;
  record.created = block.header.time;
  record.restored = true;
  restored.inputs = rows;
  restored.salt = salt;
  restored.attempts.push_back({transaction.id, {}, 0});
  std::uint64_t in = 0;
  for (std::uint64_t row : rows) {
    in += m_coins.at(row).note.v.units();
    record.asset = m_coins.at(row).note.asset;
  }
  std::uint64_t out = 0, paid = 0;
  for (std::size_t j = 0; j < transaction.coins.size() && first; ++j) {
    const auto sent = recover_outgoing(m_key->outgoing_key(), salt, *first, static_cast<std::uint32_t>(j),
                                       transaction.coins[j]);
    if (!sent) {
      continue;
    }
    const bool change = sent->note.d == m_change_d;
    const std::uint64_t value = sent->note.v.units();
    out += value;
    restored.outputs.push_back({sent->address.encode(), sent->note.v, sent->note.memo, change});
    if (!change) {
      const UnpackedMemo memo = unpack_memo(sent->note.memo);
      paid += value;
      record.memo = memo.text;
      record.memo_bytes = memo.bytes;
      record.request_id = memo.request_id;
      record.parts.push_back(
          {format_address(sent->address, m_network.prefix), sent->note.v, static_cast<std::uint8_t>(j)});
    }
  }
  record.amount = Amount::parse(paid).value_or(Amount());
  const bool whole = restored.outputs.size() == transaction.coins.size() && in >= out;
  record.fee = whole ? Amount::parse(in - out).value_or(Amount()) : Amount();
  m_dirty_payments.insert(record.id);
  m_payments.emplace(record.id, std::move(restored));
}

}  // namespace tacit
