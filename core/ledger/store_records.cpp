// SPDX-License-Identifier: MIT
#include "ledger/store_records.h"

#include "base/serialize.h"

namespace tacit {
namespace {

void write_u128(Writer& writer, Uint128 value) {
  writer.u64(static_cast<std::uint64_t>(value)).u64(static_cast<std::uint64_t>(value >> 64));
}

Uint128 read_u128(Reader& reader) {
  const Uint128 low = reader.u64();
  return low | Uint128{reader.u64()} << 64;
}

}  // namespace

ByteView meta_key_version() {
  return as_bytes("version");
}
ByteView meta_key_genesis() {
  return as_bytes("genesis");
}
ByteView meta_key_tip() {
  return as_bytes("tip");
}

Bytes encode_coin_record(const Store::StoredCoin& record) {
  Writer writer;
  writer.reserve(Origin::kSize + Coin::kSize + 32);
  writer.bytes(record.origin.bytes());
  record.coin.write(writer);
  writer.bytes(record.head);
  return writer.take();
}

std::optional<Store::StoredCoin> parse_coin_record(ByteView bytes) {
  Reader reader(bytes);
  const Origin origin(reader.array<Origin::kSize>());
  const Coin coin = Coin::read_split(reader);
  const Bytes32 head = reader.array<32>();
  if (!reader.finish()) {
    return std::nullopt;
  }
  return Store::StoredCoin{origin, coin, head};
}

Bytes encode_tag_record(std::uint64_t number) {
  Writer writer;
  writer.u64(number);
  return writer.take();
}

std::optional<std::uint64_t> parse_tag_record(ByteView bytes) {
  Reader reader(bytes);
  const std::uint64_t number = reader.u64();
  return reader.finish() ? std::optional(number) : std::nullopt;
}

Bytes encode_place(const TransactionPlace& place) {
  Writer writer;
  writer.u64(place.height).u32(place.index);
  return writer.take();
}

std::optional<TransactionPlace> parse_place(ByteView bytes) {
  Reader reader(bytes);
  TransactionPlace place;
  place.height = reader.u64();
  place.index = reader.u32();
  return reader.finish() ? std::optional(place) : std::nullopt;
}

Bytes encode_tip_record(const TipRecord& record) {
  Writer writer;
  writer.bytes(record.header.encode());
  writer.u32(static_cast<std::uint32_t>(record.supplies.size()));
  for (const auto& [asset, supply] : record.supplies) {
    writer.bytes(asset.bytes());
    write_u128(writer, supply.issued);
    write_u128(writer, supply.burned);
  }
  return writer.take();
}

std::optional<TipRecord> parse_tip_record(ByteView bytes) {
  Reader reader(bytes);
  auto header = Header::parse(reader.bytes(Header::kSize));
  const std::uint32_t assets = reader.u32();
  if (!header || reader.remaining() != std::size_t{assets} * 64) {
    return std::nullopt;
  }
  TipRecord record{*header, {}};
  for (std::uint32_t i = 0; i < assets; ++i) {
    const AssetId asset(reader.array<32>());
    Supply supply;
    supply.issued = read_u128(reader);
    supply.burned = read_u128(reader);
    if (!record.supplies.emplace(asset, supply).second) {
      return std::nullopt;
    }
  }
  return reader.finish() ? std::optional(std::move(record)) : std::nullopt;
}

}  // namespace tacit
