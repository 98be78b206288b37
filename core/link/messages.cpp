// SPDX-License-Identifier: MIT
#include "link/messages.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "base/serialize.h"

namespace tacit {

namespace {

constexpr std::size_t kEnvelopeBytes = 1 + 16 + 1;
// The kind of a request is its method, of a reply the method with the high bit.
constexpr std::uint8_t kReplyBit = 0x80;
constexpr std::uint8_t kErrorKind = 0xC0;
constexpr std::uint8_t kNoticeKind = 0xE0;

constexpr std::size_t kSupplyBytes = 32 + 16 + 16;
constexpr std::size_t kCoinRecordBytes = kOriginBytes + 5 * 32;
constexpr std::size_t kLeastTransactionRecord = 32 + 32 + 1 + 1;
constexpr std::size_t kLeastBlockRecord = kHeaderBytes + 4 + 1 + 4;

// ---- limits

bool in_limits(const HelloRequest&) {
  return true;
}
bool in_limits(const GenesisRequest& r) {
  return r.length >= 1 && r.length <= kMaxGenesisPiece;
}
bool in_limits(const StatusRequest&) {
  return true;
}
bool in_limits(const BlocksRequest& r) {
  return r.from >= 1 && r.count >= 1 && r.count <= kMaxBlocksPerRequest;
}
bool in_limits(const CoinsRequest& r) {
  return r.count >= 1 && r.count <= kMaxCoinsPerRequest;
}
bool in_limits(const SubmitRequest& r) {
  return !r.transaction.empty() && r.transaction.size() <= kMaxTransactionBytes;
}
bool in_limits(const TransactionRequest&) {
  return true;
}
bool in_limits(const FaucetRequest&) {
  return true;
}

bool in_limits(const HelloReply&) {
  return true;
}
bool in_limits(const GenesisReply& r) {
  return r.bytes.size() <= kMaxGenesisPiece && r.bytes.size() <= r.total;
}
bool in_limits(const StatusReply& r) {
  return r.supplies.size() <= kMaxAssets &&
         std::ranges::adjacent_find(r.supplies, std::ranges::greater_equal{}, &AssetSupply::asset) ==
             r.supplies.end();
}
bool in_limits(const TransactionRecord& t) {
  return t.tags.size() <= kMaxInputsOutputs && t.coins.size() <= kMaxInputsOutputs;
}
bool in_limits(const BlockRecord& b) {
  return !b.certificate.empty() && b.certificate.size() <= kMaxCertificateBytes &&
         b.transactions.size() <= kMaxTransactionsPerBlock &&
         std::ranges::all_of(b.transactions, [](const TransactionRecord& t) { return in_limits(t); });
}
bool in_limits(const BlocksReply& r) {
  return r.blocks.size() <= kMaxBlocksPerRequest &&
         std::ranges::all_of(r.blocks, [](const BlockRecord& b) { return in_limits(b); });
}
bool in_limits(const CoinsReply& r) {
  return r.coins.size() <= kMaxCoinsPerRequest;
}
bool in_limits(const SubmitReply& r) {
  return r.outcome >= SubmitResult::kAccepted && r.outcome <= SubmitResult::kBusy &&
         static_cast<std::uint8_t>(r.refusal) <= kLastSubmitRefusal &&
         (r.outcome == SubmitResult::kRefused) == (r.refusal != SubmitRefusal::kNone) &&
         (r.outcome == SubmitResult::kAlreadyFinal) == (r.height != 0);
}
bool in_limits(const TransactionReply& r) {
  return !r.transaction.empty() && r.transaction.size() <= kMaxTransactionBytes;
}
bool in_limits(const FaucetReply& r) {
  return r.outcome >= FaucetOutcome::kAccepted && r.outcome <= FaucetOutcome::kNotHere &&
         (r.retry_after_s == 0 || r.outcome == FaucetOutcome::kTooMany);
}

// ---- writing

void write(Writer& w, const HelloRequest& r) {
  w.u16(r.protocol).bytes(r.genesis_id);
}
void write(Writer& w, const GenesisRequest& r) {
  w.u64(r.offset).u32(r.length);
}
void write(Writer&, const StatusRequest&) {}
void write(Writer& w, const BlocksRequest& r) {
  w.u64(r.from).u32(r.count);
}
void write(Writer& w, const CoinsRequest& r) {
  w.u64(r.first).u32(r.count);
}
void write(Writer& w, const SubmitRequest& r) {
  w.enc(r.transaction);
}
void write(Writer& w, const TransactionRequest& r) {
  w.bytes(r.id);
}
void write(Writer& w, const FaucetRequest& r) {
  w.bytes(r.address);
}

void write(Writer& w, const HelloReply& r) {
  w.u16(r.protocol).bytes(r.genesis_id).bytes(r.epoch).u64(r.height).u64(r.time_ms);
}
void write(Writer& w, const GenesisReply& r) {
  w.u64(r.total).enc(r.bytes);
}
void write(Writer& w, const StatusReply& r) {
  w.bytes(r.epoch).u64(r.height).bytes(r.block_id).u64(r.block_time_ms).u64(r.time_ms);
  w.u64(r.coin_count).u64(r.tag_count).u32(r.waiting).u32(r.connections).u8(r.faucet ? 1 : 0);
  w.u32(static_cast<std::uint32_t>(r.supplies.size()));
  for (const AssetSupply& supply : r.supplies) {
    w.bytes(supply.asset).bytes(supply.issued).bytes(supply.burned);
  }
}
void write(Writer& w, const TransactionRecord& t) {
  w.bytes(t.id).bytes(t.salt).u8(static_cast<std::uint8_t>(t.tags.size()));
  for (const Bytes32& tag : t.tags) {
    w.bytes(tag);
  }
  w.u8(static_cast<std::uint8_t>(t.coins.size()));
  for (const auto& coin : t.coins) {
    w.bytes(coin);
  }
}
void write(Writer& w, const BlockRecord& b) {
  w.bytes(b.header).enc(b.certificate).u32(static_cast<std::uint32_t>(b.transactions.size()));
  for (const TransactionRecord& transaction : b.transactions) {
    write(w, transaction);
  }
}
void write(Writer& w, const BlocksReply& r) {
  w.u64(r.from).u64(r.tip_height).u32(static_cast<std::uint32_t>(r.blocks.size()));
  for (const BlockRecord& block : r.blocks) {
    write(w, block);
  }
}
void write(Writer& w, const CoinsReply& r) {
  w.u64(r.first).u64(r.final_count).u32(static_cast<std::uint32_t>(r.coins.size()));
  for (const CoinRecord& coin : r.coins) {
    w.bytes(coin.origin).bytes(coin.K).bytes(coin.S).bytes(coin.V).bytes(coin.A).bytes(coin.rest);
  }
}
void write(Writer& w, const SubmitReply& r) {
  w.u8(static_cast<std::uint8_t>(r.outcome)).u8(static_cast<std::uint8_t>(r.refusal)).u64(r.height);
}
void write(Writer& w, const TransactionReply& r) {
  w.u64(r.height).u32(r.index).enc(r.transaction);
}
void write(Writer& w, const FaucetReply& r) {
  w.u8(static_cast<std::uint8_t>(r.outcome)).u32(r.retry_after_s);
}

// ---- sizes, so that a reply is known to fit before 8 MiB are copied

std::size_t body_size(const auto&) {
  return 256;  // more than any reply of fixed size
}
std::size_t body_size(const GenesisReply& r) {
  return 8 + 4 + r.bytes.size();
}
std::size_t body_size(const StatusReply& r) {
  return 256 + r.supplies.size() * kSupplyBytes;
}
std::size_t body_size(const BlocksReply& r) {
  std::size_t size = 8 + 8 + 4;
  for (const BlockRecord& block : r.blocks) {
    size += encoded_size(block);
  }
  return size;
}
std::size_t body_size(const CoinsReply& r) {
  return 8 + 8 + 4 + r.coins.size() * kCoinRecordBytes;
}
std::size_t body_size(const SubmitRequest& r) {
  return 4 + r.transaction.size();
}
std::size_t body_size(const TransactionReply& r) {
  return 8 + 4 + 4 + r.transaction.size();
}

// ---- reading

/// A count of elements that take at least `least` bytes each: no more than `most`, and no more than are
/// there.
std::uint32_t read_count(Reader& r, std::size_t most, std::size_t least) {
  const std::uint32_t count = r.u32();
  if (count > most || count > r.remaining() / least) {
    r.fail();
    return 0;
  }
  return count;
}

Bytes to_bytes(ByteView view) {
  return {view.begin(), view.end()};
}

void read(Reader& r, HelloRequest& v) {
  v.protocol = r.u16();
  v.genesis_id = r.array<32>();
}
void read(Reader& r, GenesisRequest& v) {
  v.offset = r.u64();
  v.length = r.u32();
}
void read(Reader&, StatusRequest&) {}
void read(Reader& r, BlocksRequest& v) {
  v.from = r.u64();
  v.count = r.u32();
}
void read(Reader& r, CoinsRequest& v) {
  v.first = r.u64();
  v.count = r.u32();
}
void read(Reader& r, SubmitRequest& v) {
  v.transaction = to_bytes(r.enc(kMaxTransactionBytes));
}
void read(Reader& r, TransactionRequest& v) {
  v.id = r.array<32>();
}
void read(Reader& r, FaucetRequest& v) {
  v.address = r.array<kAddressBytes>();
}

void read(Reader& r, HelloReply& v) {
  v.protocol = r.u16();
  v.genesis_id = r.array<32>();
  v.epoch = r.array<16>();
  v.height = r.u64();
  v.time_ms = r.u64();
}
void read(Reader& r, GenesisReply& v) {
  v.total = r.u64();
  v.bytes = to_bytes(r.enc(kMaxGenesisPiece));
}
void read(Reader& r, StatusReply& v) {
  v.epoch = r.array<16>();
  v.height = r.u64();
  v.block_id = r.array<32>();
  v.block_time_ms = r.u64();
  v.time_ms = r.u64();
  v.coin_count = r.u64();
  v.tag_count = r.u64();
  v.waiting = r.u32();
  v.connections = r.u32();
  const std::uint8_t faucet = r.u8();
  if (faucet > 1) {
    r.fail();
  }
  v.faucet = faucet == 1;
  v.supplies.resize(read_count(r, kMaxAssets, kSupplyBytes));
  for (AssetSupply& supply : v.supplies) {
    supply = {.asset = r.array<32>(), .issued = r.array<16>(), .burned = r.array<16>()};
  }
}
void read(Reader& r, TransactionRecord& v) {
  v.id = r.array<32>();
  v.salt = r.array<32>();
  const std::uint8_t tags = r.u8();
  if (tags > kMaxInputsOutputs) {
    r.fail();
    return;
  }
  v.tags.resize(tags);
  for (Bytes32& tag : v.tags) {
    tag = r.array<32>();
  }
  const std::uint8_t coins = r.u8();
  if (coins > kMaxInputsOutputs || coins > r.remaining() / kCoinBytes) {
    r.fail();
    return;
  }
  v.coins.resize(coins);
  for (auto& coin : v.coins) {
    coin = r.array<kCoinBytes>();
  }
}
void read(Reader& r, BlockRecord& v) {
  v.header = r.array<kHeaderBytes>();
  v.certificate = to_bytes(r.enc(kMaxCertificateBytes));
  v.transactions.resize(read_count(r, kMaxTransactionsPerBlock, kLeastTransactionRecord));
  for (TransactionRecord& transaction : v.transactions) {
    read(r, transaction);
  }
}
void read(Reader& r, BlocksReply& v) {
  v.from = r.u64();
  v.tip_height = r.u64();
  v.blocks.resize(read_count(r, kMaxBlocksPerRequest, kLeastBlockRecord));
  for (BlockRecord& block : v.blocks) {
    read(r, block);
  }
}
void read(Reader& r, CoinsReply& v) {
  v.first = r.u64();
  v.final_count = r.u64();
  v.coins.resize(read_count(r, kMaxCoinsPerRequest, kCoinRecordBytes));
  for (CoinRecord& coin : v.coins) {
    coin.origin = r.array<kOriginBytes>();
    coin.K = r.array<32>();
    coin.S = r.array<32>();
    coin.V = r.array<32>();
    coin.A = r.array<32>();
    coin.rest = r.array<32>();
  }
}
void read(Reader& r, SubmitReply& v) {
  v.outcome = SubmitResult{r.u8()};
  v.refusal = SubmitRefusal{r.u8()};
  v.height = r.u64();
}
void read(Reader& r, TransactionReply& v) {
  v.height = r.u64();
  v.index = r.u32();
  v.transaction = to_bytes(r.enc(kMaxTransactionBytes));
}
void read(Reader& r, FaucetReply& v) {
  v.outcome = FaucetOutcome{r.u8()};
  v.retry_after_s = r.u32();
}

// ---- frames

Writer begin(const RequestId& id, std::uint8_t kind, std::size_t size) {
  Writer writer;
  writer.reserve(kEnvelopeBytes + size);
  writer.u8(kLinkVersion).bytes(id).u8(kind);
  return writer;
}

/// Reads alternative `index` of a variant; false when it is malformed, out of limits or followed by bytes.
template <class Variant, std::size_t I = 0>
bool read_alternative(Reader& reader, std::size_t index, Variant& into) {
  if constexpr (I == std::variant_size_v<Variant>) {
    return false;
  } else if (index == I) {
    std::variant_alternative_t<I, Variant> value;
    read(reader, value);
    if (!reader.finish() || !in_limits(value)) {
      return false;
    }
    into = std::move(value);
    return true;
  } else {
    return read_alternative<Variant, I + 1>(reader, index, into);
  }
}

template <class Variant>
bool sendable(const Variant& value, std::size_t most) {
  return std::visit([most](const auto& v) { return in_limits(v) && kEnvelopeBytes + body_size(v) <= most; },
                    value);
}

}  // namespace

bool is_sendable(const LinkRequest& request) {
  return sendable(request, kMaxRequestBytes);
}

bool is_sendable(const LinkReply& reply) {
  return sendable(reply, kMaxReplyBytes);
}

std::size_t encoded_size(const BlockRecord& block) {
  std::size_t size = kHeaderBytes + 4 + block.certificate.size() + 4;
  for (const TransactionRecord& t : block.transactions) {
    size += kLeastTransactionRecord + t.tags.size() * 32 + t.coins.size() * kCoinBytes;
  }
  return size;
}

Bytes encode_request(const RequestId& id, const LinkRequest& request) {
  TACIT_CHECK(is_sendable(request));
  return std::visit(
      [&](const auto& value) {
        Writer writer = begin(id, static_cast<std::uint8_t>(request.index() + 1), body_size(value));
        write(writer, value);
        return writer.take();
      },
      request);
}

Bytes encode_reply(const RequestId& id, const LinkOutcome& outcome) {
  if (!outcome) {
    return begin(id, kErrorKind, 2).u16(static_cast<std::uint16_t>(outcome.error())).take();
  }
  TACIT_CHECK(is_sendable(*outcome));
  return std::visit(
      [&](const auto& value) {
        const auto method = static_cast<std::uint8_t>(outcome->index() + 1);
        Writer writer = begin(id, method | kReplyBit, body_size(value));
        write(writer, value);
        return writer.take();
      },
      *outcome);
}

Bytes encode_notice(const TipNotice& notice) {
  Writer writer = begin(RequestId{}, kNoticeKind, 16 + 8 + 8 + 32);
  writer.bytes(notice.epoch).u64(notice.sequence).u64(notice.height).bytes(notice.block_id);
  return writer.take();
}

Result<RequestMessage, MessageError> decode_request(ByteView frame) {
  if (!frame.empty() && frame[0] != kLinkVersion) {
    return std::unexpected(MessageError::kVersion);
  }
  Reader reader(frame.size() <= kMaxRequestBytes ? frame : ByteView{});
  reader.u8();
  RequestMessage message;
  message.id = reader.array<16>();
  const std::uint8_t kind = reader.u8();
  if (reader.failed() || kind == 0 || !read_alternative(reader, kind - 1u, message.request)) {
    return std::unexpected(MessageError::kMalformed);
  }
  return message;
}

Result<ServerMessage, MessageError> decode_server_message(ByteView frame) {
  if (!frame.empty() && frame[0] != kLinkVersion) {
    return std::unexpected(MessageError::kVersion);
  }
  Reader reader(frame.size() <= kMaxReplyBytes ? frame : ByteView{});
  reader.u8();
  const auto id = reader.array<16>();
  const std::uint8_t kind = reader.u8();
  if (kind == kNoticeKind) {
    TipNotice notice{.epoch = reader.array<16>(),
                     .sequence = reader.u64(),
                     .height = reader.u64(),
                     .block_id = reader.array<32>()};
    if (reader.finish() && id == RequestId{}) {
      return notice;
    }
  } else if (kind == kErrorKind) {
    const std::uint16_t code = reader.u16();
    if (reader.finish() && code >= 1 && code <= kLastLinkErrorCode) {
      return ReplyMessage{.id = id, .outcome = std::unexpected(LinkErrorCode{code})};
    }
  } else if (kind > kReplyBit) {
    LinkReply reply;
    if (read_alternative(reader, std::size_t{kind} - kReplyBit - 1, reply)) {
      return ReplyMessage{.id = id, .outcome = std::move(reply)};
    }
  }
  return std::unexpected(MessageError::kMalformed);
}

RequestId request_id_of(ByteView frame) {
  return frame.size() >= 17 ? to_array<16>(frame.subspan(1)) : RequestId{};
}

void set_request_id(Bytes& frame, const RequestId& id) {
  TACIT_CHECK(frame.size() >= 17);
  std::ranges::copy(id, frame.begin() + 1);
}

}  // namespace tacit
