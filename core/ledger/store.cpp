// SPDX-License-Identifier: MIT
#include "ledger/store.h"

#include <algorithm>

#include "base/check.h"
#include "base/log.h"
#include "ledger/store_check.h"
#include "ledger/store_records.h"
#include "protocol/chain_heads.h"

namespace tacit {
namespace {

using Table = Database::Table;

StorageFault fault_of(DatabaseError error) {
  switch (error) {
    case DatabaseError::kFull:
      return StorageFault::kFull;
    case DatabaseError::kIo:
    case DatabaseError::kLocked:
      return StorageFault::kIo;
    default:
      return StorageFault::kUnreadable;
  }
}

StoreError store_error_of(DatabaseError error) {
  switch (error) {
    case DatabaseError::kAbsent:
      return StoreError::kAbsent;
    case DatabaseError::kLocked:
      return StoreError::kLocked;
    case DatabaseError::kFull:
      return StoreError::kFull;
    case DatabaseError::kIo:
      return StoreError::kIo;
    case DatabaseError::kExists:
      return StoreError::kExists;
    case DatabaseError::kDamaged:
      break;
  }
  return StoreError::kDamaged;
}

std::unexpected<StoreFailure> failed(StoreError error, std::string place = {}) {
  return std::unexpected(StoreFailure{error, std::move(place)});
}

/// A value that has to be there, parsed.
template <class Parse>
auto require(const Database::Read* read, Table table, ByteView key, Parse parse)
    -> Result<typename decltype(parse(key))::value_type, StorageFault> {
  if (!read) {
    return std::unexpected(StorageFault::kIo);
  }
  auto value = read->get(table, key);
  if (!value) {
    return std::unexpected(fault_of(value.error()));
  }
  if (!*value) {
    return std::unexpected(StorageFault::kUnreadable);
  }
  auto parsed = parse(**value);
  if (!parsed) {
    return std::unexpected(StorageFault::kUnreadable);
  }
  return *std::move(parsed);
}

std::optional<Bytes> copy_bytes(ByteView bytes) {
  return Bytes(bytes.begin(), bytes.end());
}

std::optional<std::uint32_t> parse_version(ByteView bytes) {
  Reader reader(bytes);
  const std::uint32_t version = reader.u32();
  return reader.finish() ? std::optional(version) : std::nullopt;
}

Result<void, DatabaseError> write_coins(Database::Write& write, std::uint64_t first,
                                        std::span<const NewCoin> coins) {
  for (std::size_t i = 0; i < coins.size(); ++i) {
    const Bytes record = encode_coin_record({coins[i].origin, coins[i].coin, coins[i].head});
    TACIT_TRY_VOID(write.add(Table::kCoins, number_key(first + i), record));
  }
  return {};
}

Result<void, DatabaseError> write_genesis(Database& database, const Genesis& genesis, ByteView bytes) {
  std::vector<NewCoin> coins;
  Bytes32 head = first_coin_head(genesis_id(bytes));
  for (std::uint32_t i = 0; i < genesis.coins.size(); ++i) {
    const Origin origin = Origin::of_public_coin(i);
    head = next_coin_head(head, origin, genesis.coins[i].coin);
    coins.push_back({origin, genesis.coins[i].coin, head});
  }
  TACIT_TRY(const auto write, database.write(2 * bytes.size()));
  TACIT_TRY_VOID(write->add(Table::kMeta, meta_key_version(), u32_bytes(kStoreVersion)));
  TACIT_TRY_VOID(write->add(Table::kMeta, meta_key_genesis(), bytes));
  TACIT_TRY_VOID(write_coins(*write, 0, coins));
  TACIT_TRY_VOID(
      write->add(Table::kMeta, meta_key_tip(), encode_tip_record({genesis.header(), genesis.supplies()})));
  return write->commit();
}

Result<void, DatabaseError> write_block(Database& database, const AcceptedBlock& block) {
  const Header& header = block.header();
  TACIT_TRY(const auto write, database.write(2 * block.bytes().size()));
  TACIT_TRY_VOID(write_coins(*write, header.coin_count - block.coins().size(), block.coins()));
  std::uint64_t tag_number = header.tag_count - block.tags().size();
  for (const Tag& tag : block.tags()) {
    TACIT_TRY_VOID(write->add(Table::kTags, tag.encoding(), encode_tag_record(tag_number++)));
  }
  std::uint32_t index = 0;
  for (const VerifiedTransaction& transaction : block.transactions()) {
    TACIT_TRY_VOID(
        write->add(Table::kTransactions, transaction.id(), encode_place({header.height, index++})));
  }
  TACIT_TRY_VOID(write->add(Table::kBlocks, number_key(header.height), block.bytes()));
  TACIT_TRY_VOID(write->replace(Table::kMeta, meta_key_tip(), encode_tip_record({header, block.supplies()})));
  return write->commit();
}

}  // namespace

Store::Store(std::unique_ptr<Database> database, Bytes genesis, const NetworkParameters& network)
    : m_database(std::move(database)), m_genesis(std::move(genesis)), m_network(network) {}

Result<std::unique_ptr<Store>, StoreFailure> Store::create(const std::string& folder, ByteView genesis) {
  auto parsed = Genesis::parse(genesis);
  if (!parsed) {
    return failed(StoreError::kGenesis, std::string(error_name(parsed.error())));
  }
  auto made =
      Database::create(folder, [&](Database& database) { return write_genesis(database, *parsed, genesis); });
  if (!made) {
    return failed(store_error_of(made.error()));
  }
  return open(folder);
}

Result<std::unique_ptr<Store>, StoreFailure> Store::open(const std::string& folder, const StoreCheck& check,
                                                         const Bytes32& decoded_key) {
  auto database = Database::open(folder);
  if (!database) {
    return failed(store_error_of(database.error()), "data.mdb");
  }
  auto read = (*database)->read();
  if (!read) {
    return failed(StoreError::kIo);
  }
  auto version = require(read.get(), Table::kMeta, meta_key_version(), parse_version);
  if (!version) {
    return failed(StoreError::kDamaged, "version");
  }
  if (*version != kStoreVersion) {
    return failed(StoreError::kVersion);
  }
  auto bytes = require(read.get(), Table::kMeta, meta_key_genesis(), copy_bytes);
  auto genesis = bytes ? Genesis::parse(*bytes) : std::unexpected(GenesisError::kTooShort);
  if (!genesis) {
    return failed(StoreError::kDamaged, "genesis");
  }
  auto tip = require(read.get(), Table::kMeta, meta_key_tip(), parse_tip_record);
  if (!tip) {
    return failed(StoreError::kDamaged, "tip");
  }
  read.reset();
  std::unique_ptr<Store> store(new Store(*std::move(database), *std::move(bytes), genesis->network()));
  store->m_tip = {tip->header, tip->header.id(store->m_network.genesis)};
  store->m_supplies = tip->supplies;
  store->open_decoded(folder, decoded_key);
  if (auto wrong = StoreChecker(*store, *genesis).check(check)) {
    return failed(StoreError::kDamaged, *wrong);
  }
  return store;
}

Tip Store::tip() const {
  std::lock_guard lock(m_mutex);
  return m_tip;
}

Supplies Store::supplies() const {
  std::lock_guard lock(m_mutex);
  return m_supplies;
}

Result<Bytes32, StorageFault> Store::coin_head(std::uint64_t count) const {
  if (count == 0) {
    return first_coin_head(m_network.genesis);
  }
  auto read = m_database->read();
  TACIT_TRY(const StoredCoin last,
            require(read.get(), Table::kCoins, number_key(count - 1), parse_coin_record));
  return last.head;
}

Result<bool, StorageFault> Store::tag_spent(const Tag& tag) const {
  TACIT_TRY(const std::optional<std::uint64_t> number, tag_number(tag));
  return number.has_value();
}

Result<std::optional<std::uint64_t>, StorageFault> Store::tag_number(const Tag& tag) const {
  auto read = m_database->read();
  if (!read) {
    return std::unexpected(StorageFault::kIo);
  }
  auto found = read->get(Table::kTags, tag.encoding());
  if (!found) {
    return std::unexpected(fault_of(found.error()));
  }
  if (!*found) {
    return std::nullopt;
  }
  const std::optional<std::uint64_t> number = parse_tag_record(**found);
  if (!number) {
    return std::unexpected(StorageFault::kUnreadable);
  }
  return number;
}

void Store::open_decoded(const std::string& folder, const Bytes32& key) {
  DecodedCoins::Source source{
      [this](std::uint64_t first, std::uint64_t count) { return load_points(first, count); },
      [this](std::uint64_t count) { return coin_head(count); }, key};
  auto opened = DecodedCoins::open(folder, m_network.genesis, m_network.set_size(), m_tip.header.coin_count,
                                   std::move(source));
  if (opened) {
    m_decoded = *std::move(opened);
  } else {
    tell_of_decoded(opened.error());
  }
}

/// The files of decoded coins spare time and hold nothing that the database does not, so a ledger goes on
/// without them. They are tried again each time: a disk that was full may have room again.
Result<std::shared_ptr<const CoverMembers>, StorageFault> Store::members(std::uint64_t first,
                                                                         std::uint32_t count,
                                                                         std::uint64_t final) const {
  std::optional<StorageFault> fault;
  if (m_decoded) {
    auto mapped = m_decoded->members(first, count, final);
    if (mapped) {
      return mapped;
    }
    fault = mapped.error();
  }
  TACIT_TRY(const std::vector<CoinPoints> points, load_points(first, count));
  auto members = decode_members(points);
  if (!members) {
    return std::unexpected(StorageFault::kUnreadable);
  }
  if (fault) {
    tell_of_decoded(*fault);
  }
  return members;
}

void Store::tell_of_decoded(StorageFault fault) const {
  if (!m_told_of_decoded.exchange(true)) {
    log(LogLevel::kWarning, "ledger",
        std::string("decoded coins can not be kept in their files: ").append(fault_name(fault)) +
            "; cover sets are decoded in memory, which takes longer");
  }
}

Result<std::vector<CoinPoints>, StorageFault> Store::load_points(std::uint64_t first,
                                                                 std::uint64_t count) const {
  auto read = m_database->read();
  std::vector<CoinPoints> points;
  points.reserve(count);
  for (std::uint64_t i = first; i < first + count; ++i) {
    TACIT_TRY(const StoredCoin record, require(read.get(), Table::kCoins, number_key(i), parse_coin_record));
    points.push_back({record.coin.S, record.coin.V, record.coin.A});
  }
  return points;
}

Result<CoverSet, StorageFault> Store::cover_set(std::uint64_t first, std::uint32_t count) const {
  const std::uint64_t final = tip().header.coin_count;
  if (count == 0 || first > final || count > final - first) {
    return std::unexpected(StorageFault::kUnreadable);
  }
  TACIT_TRY(const Bytes32 head, coin_head(first + count));
  TACIT_TRY(auto found, members(first, count, final));
  return CoverSet{first, count, head, std::move(found)};
}

bool Store::prepare_cover_sets() const {
  return m_decoded && m_decoded->prepare_next(tip().header.coin_count);
}

Result<void, StorageFault> Store::append(const AcceptedBlock& block) {
  TACIT_CHECK(block.header().previous == tip().id);
  if (auto written = write_block(*m_database, block); !written) {
    return std::unexpected(fault_of(written.error()));
  }
  std::lock_guard lock(m_mutex);
  m_tip = {block.header(), block.id()};
  m_supplies = block.supplies();
  return {};
}

Result<Bytes, StorageFault> Store::block(std::uint64_t height) const {
  auto read = m_database->read();
  return require(read.get(), Table::kBlocks, number_key(height), copy_bytes);
}

Result<std::optional<TransactionPlace>, StorageFault> Store::find_transaction(const Bytes32& id) const {
  auto read = m_database->read();
  if (!read) {
    return std::unexpected(StorageFault::kIo);
  }
  auto found = read->get(Table::kTransactions, id);
  if (!found) {
    return std::unexpected(fault_of(found.error()));
  }
  if (!*found) {
    return std::optional<TransactionPlace>();
  }
  auto place = parse_place(**found);
  if (!place) {
    return std::unexpected(StorageFault::kUnreadable);
  }
  return place;
}

Result<std::vector<Store::StoredCoin>, StorageFault> Store::coins(std::uint64_t first,
                                                                  std::uint64_t count) const {
  const std::uint64_t final = tip().header.coin_count;
  const std::uint64_t end = first < final ? first + std::min(count, final - first) : first;
  auto read = m_database->read();
  std::vector<StoredCoin> coins;
  coins.reserve(end - first);
  for (std::uint64_t i = first; i < end; ++i) {
    TACIT_TRY(StoredCoin coin, require(read.get(), Table::kCoins, number_key(i), parse_coin_record));
    coins.push_back(std::move(coin));
  }
  return coins;
}

}  // namespace tacit
