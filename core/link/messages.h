// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

/// What a wallet and a node say to each other, and its one binary form. Everything here is public data; the
/// link encrypts it. Values that protocol defines (headers, coins, addresses …) travel as their bytes and are
/// checked by whoever uses them.
///
///   frame  = version u8 = 1 ‖ request id(16) ‖ kind u8 ‖ body          one frame per message
///
/// Decoding is strict: every count is checked before anything is allocated, a number outside of its
/// enumeration and a trailing byte are errors, and what decodes encodes to the same bytes. All functions are
/// pure and thread-safe.
namespace tacit {

inline constexpr std::uint8_t kLinkVersion = 1;
/// The version of the requests' meaning, told in `hello`.
inline constexpr std::uint16_t kLinkProtocol = 1;

// Limits of both sides. A frame above its limit ends the connection.
inline constexpr std::size_t kMaxRequestBytes = std::size_t{1} << 20;
inline constexpr std::size_t kMaxReplyBytes = std::size_t{8} << 20;
inline constexpr std::size_t kMaxTransactionBytes = kMaxRequestBytes - 64;
inline constexpr std::size_t kMaxCertificateBytes = std::size_t{1} << 16;
inline constexpr std::uint32_t kMaxGenesisPiece = std::uint32_t{1} << 20;
inline constexpr std::uint32_t kMaxBlocksPerRequest = 1024;
inline constexpr std::uint32_t kMaxCoinsPerRequest = 32'768;
inline constexpr std::uint32_t kMaxTransactionsPerBlock = 16'384;
inline constexpr std::uint32_t kMaxAssets = 4096;

inline constexpr std::size_t kHeaderBytes = 193;  // protocol §10
inline constexpr std::size_t kCoinBytes = 521;    // protocol §4
inline constexpr std::size_t kAddressBytes = 80;  // protocol §2
inline constexpr std::size_t kOriginBytes = 36;   // protocol §4
inline constexpr std::size_t kMaxInputsOutputs = 16;

/// Chosen at random for every request, so that a running number does not tell that two connections belong to
/// one wallet. A request that is repeated on its connection keeps its id and its bytes; on another one it has
/// another id.
using RequestId = Bytes16;
/// Random per start of a node: another epoch means that sequence numbers begin again.
using LinkEpoch = Bytes16;

// ---- requests

/// The first request on every connection, and the one that keeps it open.
struct HelloRequest {
  std::uint16_t protocol = kLinkProtocol;
  Bytes32 genesis_id{};
  bool operator==(const HelloRequest&) const = default;
};

/// A piece of the genesis file; 1 ≤ length ≤ kMaxGenesisPiece.
struct GenesisRequest {
  std::uint64_t offset = 0;
  std::uint32_t length = kMaxGenesisPiece;
  bool operator==(const GenesisRequest&) const = default;
};

struct StatusRequest {
  bool operator==(const StatusRequest&) const = default;
};

/// Blocks from height `from` ≥ 1 on; 1 ≤ count ≤ kMaxBlocksPerRequest.
struct BlocksRequest {
  std::uint64_t from = 1;
  std::uint32_t count = 1;
  bool operator==(const BlocksRequest&) const = default;
};

/// Coins from number `first` on, genesis coins included; 1 ≤ count ≤ kMaxCoinsPerRequest.
struct CoinsRequest {
  std::uint64_t first = 0;
  std::uint32_t count = 1;
  bool operator==(const CoinsRequest&) const = default;
};

/// A whole transaction (protocol §9), 1 to kMaxTransactionBytes bytes. Sending the same bytes again is
/// harmless.
struct SubmitRequest {
  Bytes transaction;
  bool operator==(const SubmitRequest&) const = default;
};

/// For tools. A wallet never asks this, since it would tell which transaction is its own.
struct TransactionRequest {
  Bytes32 id{};
  bool operator==(const TransactionRequest&) const = default;
};

/// Practice networks only: asks for coins to an address, d ‖ Q1 ‖ Q2.
struct FaucetRequest {
  ByteArray<kAddressBytes> address{};
  bool operator==(const FaucetRequest&) const = default;
};

/// The order of the alternatives is the order of the methods' numbers, 1 to 8.
using LinkRequest = std::variant<HelloRequest, GenesisRequest, StatusRequest, BlocksRequest, CoinsRequest,
                                 SubmitRequest, TransactionRequest, FaucetRequest>;

// ---- replies

struct HelloReply {
  std::uint16_t protocol = kLinkProtocol;
  Bytes32 genesis_id{};
  LinkEpoch epoch{};
  std::uint64_t height = 0;
  std::uint64_t time_ms = 0;  ///< the node's clock, ms since 1970
  bool operator==(const HelloReply&) const = default;
};

/// `bytes` begins at the offset that was asked and is empty at or past the end. At most kMaxGenesisPiece
/// bytes and at most the length asked; total is the size of the whole file.
struct GenesisReply {
  std::uint64_t total = 0;
  Bytes bytes;
  bool operator==(const GenesisReply&) const = default;
};

/// One asset of the state digest (protocol §10); u128 as 16 little-endian bytes.
struct AssetSupply {
  Bytes32 asset{};
  Bytes16 issued{};
  Bytes16 burned{};
  bool operator==(const AssetSupply&) const = default;
};

struct StatusReply {
  LinkEpoch epoch{};
  std::uint64_t height = 0;
  Bytes32 block_id{};
  std::uint64_t block_time_ms = 0;  ///< time of the block at `height`
  std::uint64_t time_ms = 0;        ///< the node's clock
  std::uint64_t coin_count = 0;
  std::uint64_t tag_count = 0;
  std::uint32_t waiting = 0;          ///< transactions that are accepted and in no block yet
  std::uint32_t connections = 0;      ///< wallets connected now
  bool faucet = false;                ///< whether `faucet` is answered here
  std::vector<AssetSupply> supplies;  ///< in order of asset id, at most kMaxAssets
  bool operator==(const StatusReply&) const = default;
};

/// What every wallet needs of a transaction: enough to recompute the tag and coin chains and the block's
/// transactions digest. The salt lets a wallet that was restored from its words reopen what it sent (protocol
/// §4); nothing but success in doing so checks it. At most kMaxInputsOutputs tags and coins.
struct TransactionRecord {
  Bytes32 id{};
  Bytes32 salt{};
  std::vector<Bytes32> tags;
  std::vector<ByteArray<kCoinBytes>> coins;
  bool operator==(const TransactionRecord&) const = default;
};

struct BlockRecord {
  ByteArray<kHeaderBytes> header{};
  Bytes certificate;  ///< 1 to kMaxCertificateBytes bytes
  std::vector<TransactionRecord> transactions;
  bool operator==(const BlockRecord&) const = default;
};

/// Consecutive blocks from `from` on. A node returns at least one when it has block `from`, at most as many
/// as asked, and stops before kMaxReplyBytes; none means that `from` is above its tip.
struct BlocksReply {
  std::uint64_t from = 0;
  std::uint64_t tip_height = 0;
  std::vector<BlockRecord> blocks;
  bool operator==(const BlocksReply&) const = default;
};

/// What a wallet needs of a coin that it can not own: the members of a cover set and a link of the coin chain
/// (protocol §5).
struct CoinRecord {
  ByteArray<kOriginBytes> origin{};
  Bytes32 K{}, S{}, V{}, A{};
  Bytes32 rest{};  ///< digest("tacit/1/coin/rest", …)
  bool operator==(const CoinRecord&) const = default;
};

/// Coins from `first` on, as many as asked unless the list ends before; final_count is the list's length.
struct CoinsReply {
  std::uint64_t first = 0;
  std::uint64_t final_count = 0;
  std::vector<CoinRecord> coins;
  bool operator==(const CoinsReply&) const = default;
};

enum class SubmitResult : std::uint8_t {
  kAccepted = 1,      ///< checked and waiting for a block, now or since an earlier submit
  kAlreadyFinal = 2,  ///< in the block at `height`
  kRefused = 3,       ///< see `refusal`
  kBusy = 4,          ///< not looked at; send the same bytes again later
};

/// Which rule a node says is broken. A wallet concludes from certified blocks alone that a transaction is
/// refused.
enum class SubmitRefusal : std::uint8_t {
  kNone = 0,
  kMalformed = 1,  ///< not one canonical transaction
  kVersion = 2,    ///< of a version that this ledger does not take
  kTooLarge = 3,   ///< fits no block
  kExpired = 4,
  kFee = 5,
  kRepeatedTag = 6,  ///< one tag twice in the transaction
  kTagSpent = 7,     ///< a tag is in a final block
  kTagWaiting = 8,   ///< another waiting transaction spends the same tag
  kCoverSet = 9,     ///< a cover set is not legal, or reaches past the final coins
  kMembership = 10,
  kBalance = 11,
  kAuthorisation = 12,
};
inline constexpr std::uint8_t kLastSubmitRefusal = 12;

/// `refusal` is kNone unless the outcome is kRefused; `height` is 0 unless it is kAlreadyFinal.
struct SubmitReply {
  SubmitResult outcome = SubmitResult::kBusy;
  SubmitRefusal refusal = SubmitRefusal::kNone;
  std::uint64_t height = 0;
  bool operator==(const SubmitReply&) const = default;
};

/// A final transaction with its place. An unknown id is LinkErrorCode::kNotFound.
struct TransactionReply {
  std::uint64_t height = 0;
  std::uint32_t index = 0;  ///< in its block
  Bytes transaction;        ///< 1 to kMaxTransactionBytes bytes
  bool operator==(const TransactionReply&) const = default;
};

enum class FaucetOutcome : std::uint8_t {
  kAccepted = 1,  ///< it will pay; watch the blocks
  kTooMany = 2,   ///< ask again after `retry_after_s`
  kNotHere = 3,   ///< not a practice network
};

struct FaucetReply {
  FaucetOutcome outcome = FaucetOutcome::kNotHere;
  std::uint32_t retry_after_s = 0;  ///< 0 unless kTooMany
  bool operator==(const FaucetReply&) const = default;
};

/// The alternative's number is that of the request it answers.
using LinkReply = std::variant<HelloReply, GenesisReply, StatusReply, BlocksReply, CoinsReply, SubmitReply,
                               TransactionReply, FaucetReply>;

/// Why a node does not answer a request. Numbers only: text for people is made in `app`.
enum class LinkErrorCode : std::uint16_t {
  kVersion = 1,  ///< a frame or protocol version that it does not speak
  kMalformed = 2,
  kBusy = 3,  ///< too much at once; later again
  kNotFound = 4,
  kWrongGenesis = 5,  ///< `hello` for another network
  kInternal = 6,
  kHelloFirst = 7,
};
inline constexpr std::uint16_t kLastLinkErrorCode = 7;

using LinkOutcome = Result<LinkReply, LinkErrorCode>;

/// Pushed to every connected wallet after a block is durable. A hint: the truth is what `blocks` returns. A
/// gap in `sequence` or another epoch means that notices were missed.
struct TipNotice {
  LinkEpoch epoch{};
  std::uint64_t sequence = 0;
  std::uint64_t height = 0;
  Bytes32 block_id{};
  bool operator==(const TipNotice&) const = default;
};

// ---- codec

enum class MessageError {
  kVersion,    ///< the frame's version byte is not ours
  kMalformed,  ///< everything else
};

struct RequestMessage {
  RequestId id{};
  LinkRequest request;
  bool operator==(const RequestMessage&) const = default;
};

struct ReplyMessage {
  RequestId id{};
  LinkOutcome outcome;
  bool operator==(const ReplyMessage&) const = default;
};

/// What a node sends: an answer, or a notice (whose request id is zero).
using ServerMessage = std::variant<ReplyMessage, TipNotice>;

/// Whether every count and length obeys the limits above and the frame fits.
bool is_sendable(const LinkRequest& request);
bool is_sendable(const LinkReply& reply);

/// The value must be sendable (TACIT_CHECK).
Bytes encode_request(const RequestId& id, const LinkRequest& request);
Bytes encode_reply(const RequestId& id, const LinkOutcome& outcome);
Bytes encode_notice(const TipNotice& notice);

Result<RequestMessage, MessageError> decode_request(ByteView frame);
Result<ServerMessage, MessageError> decode_server_message(ByteView frame);

/// The id in a frame that may not decode, so that an error can be sent in answer; zeros when it is too short.
RequestId request_id_of(ByteView frame);
/// Gives an encoded request another id.
void set_request_id(Bytes& frame, const RequestId& id);

/// Bytes that a block takes in a BlocksReply, for a node that fills one up to kMaxReplyBytes. The reply's
/// other fields take kBlocksReplyOverhead.
std::size_t encoded_size(const BlockRecord& block);
inline constexpr std::size_t kBlocksReplyOverhead = 64;

}  // namespace tacit
