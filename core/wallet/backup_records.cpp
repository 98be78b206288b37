// SPDX-License-Identifier: MIT
#include "wallet/backup_records.h"

#include <algorithm>
#include <tuple>

#include "base/serialize.h"
#include "protocol/address.h"
#include "protocol/genesis.h"
#include "protocol/transaction.h"
#include "wallet/payment_link.h"

namespace tacit {

namespace {

constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kMostBookBytes = 64 * 1024;
constexpr std::size_t kMostRecordBytes = std::size_t{64} << 20;
// SQLite's row numbers are signed, and the next one has to fit as well.
constexpr std::uint64_t kMostRow = std::uint64_t{1} << 62;
// Each is derived when a wallet opens.
constexpr std::uint64_t kMostAddresses = 1'000'000;
// More than any wallet gives out between two backups that it makes by its owner's habit.
constexpr std::uint64_t kSkippedAddresses = 64;

bool good_payment(const StoredPayment& payment, const BackupAccount& account) {
  const PaymentRecord& record = payment.record;
  const bool enums = record.state >= PaymentState::kPlanned && record.state <= PaymentState::kCancelled &&
                     record.refusal <= RefusalReason::kNodeRefused;
  if (!enums) {
    return false;
  }
  if (record.incoming) {
    return record.state == PaymentState::kFinal && !record.parts.empty() && record.transaction.has_value();
  }
  const bool known =
      std::ranges::all_of(payment.inputs, [&](std::uint64_t row) { return account.coins.contains(row); });
  const bool addressed = std::ranges::all_of(
      payment.outputs, [](const StoredOutput& output) { return Address::parse(output.address).has_value(); });
  if (!known || !addressed || payment.inputs.empty() || payment.inputs.size() > kMostInputs ||
      payment.outputs.size() > kMostOutputs) {
    return false;
  }
  if (is_decided(record.state)) {
    return true;
  }
  // It may be proved again, from these fields.
  return account.network && std::ranges::count(payment.outputs, true, &StoredOutput::change) == 1 &&
         std::ranges::all_of(record.parts, [&](const PaymentPart& part) {
           return parse_address(part.address, account.network->prefix).has_value();
         });
}

bool good_chain(const BackupAccount& account) {
  const ChainState& chain = account.chain;
  if (!chain.started) {
    return account.coins.empty() && account.payments.empty();
  }
  const bool certified =
      account.network && chain.tip_id == chain.tip.id(account.network->genesis) &&
      (chain.tip.height == 0 || verify_certificate(*account.network, chain.tip_id, chain.certificate));
  return certified && chain.birthday <= chain.tip.height &&
         std::ranges::all_of(account.coins,
                             [&](const auto& entry) { return entry.second.index < chain.tip.coin_count; });
}

bool good_settings(const BackupAccount& account) {
  const WalletSettings& settings = account.settings;
  return settings.next_address <= kMostAddresses && settings.shown_address <= kMostAddresses &&
         (settings.prefix.empty() || is_address_prefix(settings.prefix));
}

bool is_good(const BackupAccount& account) {
  return good_chain(account) && good_settings(account) &&
         std::ranges::all_of(account.payments,
                             [&](const auto& entry) { return good_payment(entry.second, account); }) &&
         std::ranges::all_of(account.requests,
                             [](const auto& entry) { return entry.second.state <= RequestState::kExpired; });
}

template <class T>
bool take_row(std::map<std::uint64_t, T>& rows, std::uint64_t row, ByteView bytes) {
  return decode_record(bytes, rows[row]);
}

bool take_state(BackupAccount& account, std::uint64_t row, ByteView bytes) {
  switch (row) {
    case kChainRow:
      return decode_record(bytes, account.chain);
    case kSettingsRow:
      return decode_record(bytes, account.settings);
    case kNetworkRow:
      return decode_record(bytes, account.network.emplace());
    case kGenesisRow:
      if (const auto genesis = Genesis::parse(bytes)) {
        account.network = genesis->network();
        return true;
      }
      return false;
    default:
      return false;
  }
}

template <class T>
bool take_other(BackupAccount& account, Table table, std::uint64_t row, ByteView bytes) {
  T value;
  account.others.push_back({{table, row}, Bytes(bytes.begin(), bytes.end())});
  return decode_record(bytes, value);
}

bool take(BackupAccount& account, Table table, std::uint64_t row, ByteView bytes) {
  switch (table) {
    case Table::kState:
      return take_state(account, row, bytes);
    case Table::kCoins:
      return take_row(account.coins, row, bytes);
    case Table::kPayments:
      return take_row(account.payments, row, bytes);
    case Table::kRequests:
      return take_row(account.requests, row, bytes);
    case Table::kContacts:
      return take_row(account.contacts, row, bytes);
    case Table::kEvidence:
      return take_other<Evidence>(account, table, row, bytes);
    case Table::kAssigned:
      return take_other<StoredAssignment>(account, table, row, bytes);
    case Table::kHeads:
      account.others.push_back({{table, row}, Bytes(bytes.begin(), bytes.end())});
      return bytes.size() == 32;
    case Table::kProofs:
      break;
  }
  return false;
}

void prepare_account(BackupAccount& account, std::uint64_t seen_height) {
  for (auto& [id, payment] : account.payments) {
    if (payment.record.incoming || payment.record.state > PaymentState::kProved) {
      continue;
    }
    payment.record.state = PaymentState::kCancelled;
    payment.record.refusal = RefusalReason::kNone;
    payment.record.transaction.reset();
    payment.attempts.clear();
    for (std::uint64_t row : payment.inputs) {
      OwnedCoin& coin = account.coins.at(row);
      coin.reserved = coin.reserved == id ? 0 : coin.reserved;
    }
  }
  ChainState& chain = account.chain;
  if (!chain.started && !chain.from_genesis && chain.since == 0 && chain.since_height == 0) {
    chain.since_height = seen_height;
    chain.from_genesis = seen_height == 0;
  }
  chain.caught_up_once = false;
  chain.restored = true;
  // Not past what a backup of the restored wallet may say in its turn.
  account.settings.next_address =
      std::min(account.settings.next_address + kSkippedAddresses, kMostAddresses - 1);
  account.settings.shown_address = account.settings.next_address++;
}

}  // namespace

bool is_backed_up(Table table) {
  return table != Table::kProofs;
}

BackupWriter::BackupWriter(const AccountBook& book) {
  m_writer.u8(kVersion).enc(encode_book(book));
}

void BackupWriter::add(std::uint32_t account, Table table, std::uint64_t row, ByteView record) {
  m_writer.u32(account).u8(static_cast<std::uint8_t>(table)).u64(row).enc(record);
}

std::optional<BackupRecords> read_backup_records(ByteView bytes) {
  Reader reader(bytes);
  if (reader.u8() != kVersion) {
    return std::nullopt;
  }
  auto book = decode_book(reader.enc(kMostBookBytes));
  if (!book) {
    return std::nullopt;
  }
  BackupRecords records{std::move(*book), {}};
  for (const AccountInfo& account : records.book.accounts) {
    records.accounts[account.number];
  }
  std::tuple<std::uint32_t, std::uint8_t, std::uint64_t> before{};
  while (reader.remaining() > 0) {
    const std::uint32_t number = reader.u32();
    const std::uint8_t table = reader.u8();
    const std::uint64_t row = reader.u64();
    const ByteView record = reader.enc(kMostRecordBytes);
    const auto account = records.accounts.find(number);
    const std::tuple place{number, table, row};
    if (reader.failed() || account == records.accounts.end() || place <= before || table > kLastTable ||
        row > kMostRow || !take(account->second, static_cast<Table>(table), row, record)) {
      return std::nullopt;
    }
    before = place;
  }
  const bool good =
      std::ranges::all_of(records.accounts, [](const auto& entry) { return is_good(entry.second); });
  return good && reader.finish() ? std::optional(std::move(records)) : std::nullopt;
}

void prepare_for_restore(BackupRecords& records) {
  std::uint64_t seen_height = 0;
  for (const auto& [number, account] : records.accounts) {
    seen_height = std::max(seen_height, account.chain.started ? account.chain.tip.height : 0);
  }
  for (auto& [number, account] : records.accounts) {
    prepare_account(account, seen_height);
  }
}

StorageBatch rows_of(const BackupAccount& account) {
  StorageBatch batch;
  batch.put(Table::kState, kChainRow, encode_record(account.chain));
  batch.put(Table::kState, kSettingsRow, encode_record(account.settings));
  if (account.network) {
    batch.put(Table::kState, kNetworkRow, encode_record(*account.network));
  }
  for (const auto& [row, coin] : account.coins) {
    batch.put(Table::kCoins, row, encode_record(coin));
  }
  for (const auto& [row, payment] : account.payments) {
    batch.put(Table::kPayments, row, encode_record(payment));
  }
  for (const auto& [row, request] : account.requests) {
    batch.put(Table::kRequests, row, encode_record(request));
  }
  for (const auto& [row, contact] : account.contacts) {
    batch.put(Table::kContacts, row, encode_record(contact));
  }
  for (const auto& [place, bytes] : account.others) {
    batch.put(place.first, place.second, bytes);
  }
  return batch;
}

}  // namespace tacit
