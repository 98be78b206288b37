// SPDX-License-Identifier: MIT
#include "protocol/receipt.h"

#include "base/check.h"
#include "base/rule.h"
#include "base/serialize.h"

namespace tacit {

std::optional<Receipt> Receipt::parse(ByteView bytes) {
  Reader reader(bytes);
  const auto transaction = reader.array<32>();
  const std::uint8_t number = reader.u8();
  const ByteView address_bytes = reader.bytes(Address::kSize);
  const auto k = reader.array<32>();
  if (breaks(Rule::kReceiptForm, !reader.finish())) {
    return std::nullopt;
  }
  const auto address = Address::parse(address_bytes);
  if (!address) {
    return std::nullopt;
  }
  return Receipt{transaction, number, *address, k};
}

ByteArray<Receipt::kSize> Receipt::encode() const {
  Writer writer;
  writer.bytes(transaction).u8(number).bytes(address.encode()).bytes(k);
  return to_array<kSize>(writer.view());
}

Result<Note, ReceiptError> verify_receipt(const Bytes32& genesis, const Transaction& transaction,
                                          const Receipt& receipt) {
  if (breaks(Rule::kReceiptTransaction, transaction.id(genesis) != receipt.transaction)) {
    return std::unexpected(ReceiptError::kOtherTransaction);
  }
  if (breaks(Rule::kReceiptNumber, receipt.number >= transaction.outputs.size())) {
    return std::unexpected(ReceiptError::kNoSuchOutput);
  }
  const auto Q2 = Point::decode_nonidentity(receipt.address.Q2());
  TACIT_CHECK(Q2);
  const auto X = multiply_encoded(recovery_scalar(receipt.k), receipt.address.Q1());
  const Coin& coin = transaction.outputs[receipt.number];
  const auto note = X ? open_coin(coin, *X, *Q2, transaction.origin(receipt.number)) : std::nullopt;
  if (!note || breaks(Rule::kReceiptNote, note->d != receipt.address.d() || note->k != receipt.k)) {
    return std::unexpected(ReceiptError::kDoesNotPay);
  }
  return *note;
}

}  // namespace tacit
