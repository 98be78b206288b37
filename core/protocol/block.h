// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "base/serialize.h"
#include "crypto/sign.h"
#include "protocol/params.h"

/// Blocks, headers and certificates (protocol §10): forms and digests. The rules are in core/ledger. Public
/// data, variable time; pure functions.
namespace tacit {

/// 193 bytes. Every header encodes, and every 193 bytes that start with 1 are one.
struct Header {
  static constexpr std::size_t kSize = 193;

  std::uint64_t height = 0;
  std::uint64_t time = 0;  // ms since 1970
  Bytes32 previous{};      // block id
  Bytes32 transactions{};  // transactions digest
  std::uint64_t coin_count = 0;
  Bytes32 coin_head{};
  std::uint64_t tag_count = 0;
  Bytes32 tag_head{};
  Bytes32 state{};  // state digest

  static std::optional<Header> parse(ByteView bytes);
  ByteArray<kSize> encode() const;
  /// The block id.
  Bytes32 id(const Bytes32& genesis) const;

  friend bool operator==(const Header&, const Header&) = default;
};

/// A certificate of type 1: the operator's signature. Other types are refused until they are specified.
struct Certificate {
  static constexpr std::size_t kSize = 65;

  Bytes64 signature{};

  /// Accepts exactly 65 bytes that start with 1.
  static std::optional<Certificate> parse(ByteView bytes);
  ByteArray<kSize> encode() const;

  friend bool operator==(const Certificate&, const Certificate&) = default;
};

/// What a certificate of this block signs.
Bytes32 certificate_digest(const Bytes32& genesis, const Bytes32& block_id);
Certificate sign_certificate(const SigningKeyPair& operator_key, const Bytes32& genesis,
                             const Bytes32& block_id);
[[nodiscard]] bool verify_certificate(const NetworkParameters& network, const Bytes32& block_id,
                                      const Certificate& certificate);

/// digest("tacit/1/transactions", id, id, …).
Bytes32 transactions_digest(std::span<const Bytes32> ids);

enum class BlockFormError { kTooLong, kTooShort, kVersion, kCertificate, kTrailingBytes };
std::string_view error_name(BlockFormError error);

/// header ‖ certificate ‖ u32 count ‖ count × enc(transaction). Transactions are kept as bytes.
struct Block {
  Header header;
  Certificate certificate;
  std::vector<Bytes> transactions;

  /// Refuses more than `most` bytes (the network's max_block_bytes) before it looks at any.
  static Result<Block, BlockFormError> parse(ByteView bytes, std::size_t most);
  Bytes encode() const;

  friend bool operator==(const Block&, const Block&) = default;
};

/// Bytes of a block without its transactions; each transaction adds 4 and its length.
inline constexpr std::size_t kEmptyBlockSize = Header::kSize + Certificate::kSize + 4;

}  // namespace tacit
