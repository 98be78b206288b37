// SPDX-License-Identifier: MIT
#include "protocol/transaction.h"

#include <algorithm>

#include "base/rule.h"
#include "base/serialize.h"
#include "crypto/hash.h"
#include "crypto/point.h"
#include "proof/authorisation.h"
#include "proof/balance.h"

namespace tacit {

namespace {

constexpr std::uint8_t kTransactionVersion = 1;
constexpr std::size_t kInputSize = 8 + 4 + 4 * 32;

using Parsed = Result<Transaction, TransactionError>;

bool points_are_valid(const Transaction& transaction) {
  std::vector<Bytes32> encodings;
  encodings.reserve(4 * (transaction.inputs.size() + transaction.outputs.size()));
  for (const TransactionInput& input : transaction.inputs) {
    const Offset& offset = input.offset;
    encodings.insert(encodings.end(), {offset.S, offset.V, offset.A, input.tag.encoding()});
  }
  for (const Coin& coin : transaction.outputs) {
    encodings.insert(encodings.end(), {coin.K, coin.S, coin.V, coin.A});
  }
  return std::ranges::all_of(decode_points_vartime(encodings),
                             [](const auto& point) { return point.has_value(); });
}

void read_inputs(Reader& reader, std::size_t count, Transaction& transaction) {
  transaction.inputs.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    CoverRange set;
    set.first = reader.u64();
    set.count = reader.u32();
    Offset offset;
    for (Bytes32* point : {&offset.S, &offset.V, &offset.A}) {
      *point = reader.array<32>();
    }
    transaction.inputs.push_back({set, offset, Tag::from_trusted(reader.array<32>())});
  }
}

void read_outputs(Reader& reader, std::size_t count, Transaction& transaction) {
  transaction.outputs.reserve(count);
  for (std::size_t j = 0; j < count; ++j) {
    transaction.outputs.push_back(Coin::read_split(reader));
  }
}

void read_proofs(Reader& reader, const NetworkParameters& network, Transaction& transaction) {
  const auto take = [&](std::size_t size) {
    const ByteView view = reader.bytes(size);
    return Bytes(view.begin(), view.end());
  };
  const std::size_t inputs = transaction.inputs.size();
  const std::size_t membership = membership_size(network.membership());
  for (std::size_t i = 0; i < inputs; ++i) {
    transaction.memberships.push_back(take(membership));
  }
  transaction.balance = take(balance_size(inputs, transaction.outputs.size()));
  for (std::size_t i = 0; i < inputs; ++i) {
    transaction.authorisations.push_back(take(kAuthorisationSize));
  }
}

}  // namespace

std::string_view error_name(TransactionError error) {
  switch (error) {
    case TransactionError::kTooShort:
      return "too-short";
    case TransactionError::kVersion:
      return "version";
    case TransactionError::kInputCount:
      return "input-count";
    case TransactionError::kOutputCount:
      return "output-count";
    case TransactionError::kFee:
      return "fee";
    case TransactionError::kIssuance:
      return "issuance";
    case TransactionError::kPoint:
      return "point";
    case TransactionError::kTrailingBytes:
      return "trailing-bytes";
  }
  return "unknown";
}

Parsed Transaction::parse(const NetworkParameters& network, ByteView bytes) {
  TACIT_TRY(Transaction transaction, split(network, bytes));
  // Last, since it is all the arithmetic there is.
  if (breaks(Rule::kTransactionPoints, !points_are_valid(transaction))) {
    return std::unexpected(TransactionError::kPoint);
  }
  return transaction;
}

Parsed Transaction::split(const NetworkParameters& network, ByteView bytes) {
  Reader reader(bytes);
  const auto fault = [&](TransactionError error) {
    return std::unexpected(reader.failed() ? TransactionError::kTooShort : error);
  };
  Transaction transaction;
  if (breaks(Rule::kTransactionVersion, reader.u8() != kTransactionVersion)) {
    return fault(TransactionError::kVersion);
  }
  transaction.salt = reader.array<32>();
  transaction.expiry = reader.u64();
  const std::size_t n_in = reader.u8();
  if (breaks(Rule::kInputCount, n_in < 1 || n_in > kMostInputs)) {
    return fault(TransactionError::kInputCount);
  }
  read_inputs(reader, n_in, transaction);
  const std::size_t n_out = reader.u8();
  if (breaks(Rule::kOutputCount, n_out < 1 || n_out > kMostOutputs)) {
    return fault(TransactionError::kOutputCount);
  }
  read_outputs(reader, n_out, transaction);
  const auto fee = Amount::parse(reader.u64());
  if (breaks(Rule::kFeeAmount, !fee)) {
    return fault(TransactionError::kFee);
  }
  transaction.fee = fee.value_or(Amount());
  if (breaks(Rule::kNoIssuance, reader.u8() != 0)) {
    return fault(TransactionError::kIssuance);
  }
  read_proofs(reader, network, transaction);
  if (breaks(Rule::kTransactionEnd, !reader.finish())) {
    return fault(TransactionError::kTrailingBytes);
  }
  return transaction;
}

Bytes Transaction::encode_core() const {
  Writer writer;
  writer.reserve(1 + 32 + 8 + 1 + inputs.size() * kInputSize + 1 + outputs.size() * Coin::kSize + 8 + 1);
  writer.u8(kTransactionVersion).bytes(salt).u64(expiry);
  writer.u8(static_cast<std::uint8_t>(inputs.size()));
  for (const TransactionInput& input : inputs) {
    writer.u64(input.set.first).u32(input.set.count);
    writer.bytes(input.offset.S).bytes(input.offset.V).bytes(input.offset.A).bytes(input.tag.encoding());
  }
  writer.u8(static_cast<std::uint8_t>(outputs.size()));
  for (const Coin& coin : outputs) {
    coin.write(writer);
  }
  writer.u64(fee.units()).u8(0);
  return writer.take();
}

namespace {

void append_signed_proofs(Bytes& bytes, const Transaction& transaction) {
  for (const Bytes& proof : transaction.memberships) {
    append(bytes, proof);
  }
  append(bytes, transaction.balance);
}

}  // namespace

Bytes Transaction::encode() const {
  Bytes bytes = encode_core();
  append_signed_proofs(bytes, *this);
  for (const Bytes& proof : authorisations) {
    append(bytes, proof);
  }
  return bytes;
}

Bytes32 Transaction::core_digest(const Bytes32& genesis) const {
  return digest("tacit/1/core", {genesis, encode_core()});
}

Bytes32 Transaction::signing_digest(const Bytes32& genesis) const {
  Bytes proofs;
  append_signed_proofs(proofs, *this);
  return digest("tacit/1/sign", {core_digest(genesis), proofs});
}

Bytes32 Transaction::id(const Bytes32& genesis) const {
  return transaction_id(genesis, encode());
}

std::vector<CoverRange> Transaction::cover_sets() const {
  std::vector<CoverRange> sets;
  for (const TransactionInput& input : inputs) {
    if (std::ranges::find(sets, input.set) == sets.end()) {
      sets.push_back(input.set);
    }
  }
  return sets;
}

Amount Transaction::least_fee(const NetworkParameters& network) const {
  return network.least_fee(inputs.size(), outputs.size(), cover_sets().size());
}

Bytes32 transaction_id(const Bytes32& genesis, ByteView transaction) {
  return digest("tacit/1/transaction", {genesis, transaction});
}

std::size_t transaction_size(const NetworkParameters& network, std::size_t inputs, std::size_t outputs) {
  const std::size_t core = 1 + 32 + 8 + 1 + inputs * kInputSize + 1 + outputs * Coin::kSize + 8 + 1;
  const std::size_t per_input = membership_size(network.membership()) + kAuthorisationSize;
  return core + inputs * per_input + balance_size(inputs, outputs);
}

bool is_expired(std::uint64_t expiry, std::uint64_t block_time) {
  const std::uint64_t seconds = block_time / 1000 + (block_time % 1000 != 0 ? 1 : 0);
  return expiry != 0 && seconds > expiry;
}

std::uint64_t usual_expiry(std::uint64_t now, std::uint64_t newest_block_time) {
  constexpr std::uint64_t kStep = 600;
  const std::uint64_t later = std::max(now, newest_block_time);
  const std::uint64_t seconds = later / 1000 + (later % 1000 != 0 ? 1 : 0) + kStep;
  return (seconds + kStep - 1) / kStep * kStep;
}

}  // namespace tacit
