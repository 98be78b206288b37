// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

#include "ledger/store.h"

/// The values of the store's tables. The database has compared their checksums; decoding still refuses a
/// wrong length.
namespace tacit {

inline constexpr std::uint32_t kStoreVersion = 1;

ByteView meta_key_version();
ByteView meta_key_genesis();
ByteView meta_key_tip();

Bytes encode_coin_record(const Store::StoredCoin& record);
std::optional<Store::StoredCoin> parse_coin_record(ByteView bytes);

/// Of a tag: its number in the tag chain.
Bytes encode_tag_record(std::uint64_t number);
std::optional<std::uint64_t> parse_tag_record(ByteView bytes);

Bytes encode_place(const TransactionPlace& place);
std::optional<TransactionPlace> parse_place(ByteView bytes);

struct TipRecord {
  Header header;
  Supplies supplies;
};
Bytes encode_tip_record(const TipRecord& record);
std::optional<TipRecord> parse_tip_record(ByteView bytes);

}  // namespace tacit
