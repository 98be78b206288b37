// SPDX-License-Identifier: MIT
#include "protocol/block.h"

#include <algorithm>

#include "base/rule.h"
#include "crypto/hash.h"

namespace tacit {

namespace {

constexpr std::uint8_t kHeaderVersion = 1;
constexpr std::uint8_t kOperatorCertificate = 1;

}  // namespace

std::optional<Header> Header::parse(ByteView bytes) {
  Reader reader(bytes);
  const std::uint8_t version = reader.u8();
  Header header;
  header.height = reader.u64();
  header.time = reader.u64();
  header.previous = reader.array<32>();
  header.transactions = reader.array<32>();
  header.coin_count = reader.u64();
  header.coin_head = reader.array<32>();
  header.tag_count = reader.u64();
  header.tag_head = reader.array<32>();
  header.state = reader.array<32>();
  if (breaks(Rule::kHeaderForm, !reader.finish() || version != kHeaderVersion)) {
    return std::nullopt;
  }
  return header;
}

ByteArray<Header::kSize> Header::encode() const {
  Writer writer;
  writer.reserve(kSize);
  writer.u8(kHeaderVersion).u64(height).u64(time).bytes(previous).bytes(transactions);
  writer.u64(coin_count).bytes(coin_head).u64(tag_count).bytes(tag_head).bytes(state);
  return to_array<kSize>(writer.view());
}

Bytes32 Header::id(const Bytes32& genesis) const {
  return digest("tacit/1/block", {genesis, encode()});
}

std::optional<Certificate> Certificate::parse(ByteView bytes) {
  if (bytes.size() != kSize || breaks(Rule::kCertificateForm, bytes[0] != kOperatorCertificate)) {
    return std::nullopt;
  }
  return Certificate{to_array<64>(bytes.subspan(1))};
}

ByteArray<Certificate::kSize> Certificate::encode() const {
  ByteArray<kSize> bytes;
  bytes[0] = kOperatorCertificate;
  std::ranges::copy(signature, bytes.begin() + 1);
  return bytes;
}

Bytes32 certificate_digest(const Bytes32& genesis, const Bytes32& block_id) {
  return digest("tacit/1/certificate", {genesis, block_id});
}

Certificate sign_certificate(const SigningKeyPair& operator_key, const Bytes32& genesis,
                             const Bytes32& block_id) {
  return {sign(operator_key, certificate_digest(genesis, block_id))};
}

bool verify_certificate(const NetworkParameters& network, const Bytes32& block_id,
                        const Certificate& certificate) {
  return verify_signature_vartime(network.operator_key, certificate_digest(network.genesis, block_id),
                                  certificate.signature);
}

Bytes32 transactions_digest(std::span<const Bytes32> ids) {
  return digest("tacit/1/transactions", ids);
}

std::string_view error_name(BlockFormError error) {
  switch (error) {
    case BlockFormError::kTooLong:
      return "too-long";
    case BlockFormError::kTooShort:
      return "too-short";
    case BlockFormError::kVersion:
      return "version";
    case BlockFormError::kCertificate:
      return "certificate";
    case BlockFormError::kTrailingBytes:
      return "trailing-bytes";
  }
  return "unknown";
}

Result<Block, BlockFormError> Block::parse(ByteView bytes, std::size_t most) {
  if (breaks(Rule::kBlockSize, bytes.size() > most)) {
    return std::unexpected(BlockFormError::kTooLong);
  }
  if (bytes.size() < kEmptyBlockSize) {
    return std::unexpected(BlockFormError::kTooShort);
  }
  Reader reader(bytes);
  const auto header = Header::parse(reader.bytes(Header::kSize));
  if (!header) {
    return std::unexpected(BlockFormError::kVersion);
  }
  const auto certificate = Certificate::parse(reader.bytes(Certificate::kSize));
  if (!certificate) {
    return std::unexpected(BlockFormError::kCertificate);
  }
  Block block{*header, *certificate, {}};
  const std::uint32_t count = reader.u32();
  for (std::uint32_t i = 0; i < count && !reader.failed(); ++i) {
    const ByteView transaction = reader.enc(most);
    block.transactions.emplace_back(transaction.begin(), transaction.end());
  }
  if (breaks(Rule::kBlockEnd, !reader.finish())) {
    return std::unexpected(reader.failed() ? BlockFormError::kTooShort : BlockFormError::kTrailingBytes);
  }
  return block;
}

Bytes Block::encode() const {
  Writer writer;
  writer.bytes(header.encode()).bytes(certificate.encode());
  writer.u32(static_cast<std::uint32_t>(transactions.size()));
  for (const Bytes& transaction : transactions) {
    writer.enc(transaction);
  }
  return writer.take();
}

}  // namespace tacit
