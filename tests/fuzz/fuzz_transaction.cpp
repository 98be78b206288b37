// SPDX-License-Identifier: MIT
#include "base/check.h"
#include "protocol/light.h"
#include "protocol/transaction.h"

using namespace tacit;

/// A transaction that decodes has one byte form, the size its counts give, and no point that is not one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView bytes(data, size);
  NetworkParameters network;
  network.m = 2;
  const auto transaction = Transaction::parse(network, bytes);
  if (!transaction) {
    return 0;
  }
  const std::size_t inputs = transaction->inputs.size();
  const std::size_t outputs = transaction->outputs.size();
  TACIT_CHECK(equal_vartime(transaction->encode(), bytes));
  TACIT_CHECK(inputs >= 1 && inputs <= kMostInputs && outputs >= 1 && outputs <= kMostOutputs);
  TACIT_CHECK(transaction_size(network, inputs, outputs) == size);
  for (const TransactionInput& input : transaction->inputs) {
    TACIT_CHECK(Tag::parse(input.tag.encoding()));
  }
  for (const Coin& coin : transaction->outputs) {
    TACIT_CHECK(coin.points_are_valid());
  }
  TACIT_CHECK(transaction->cover_sets().size() <= inputs);
  TACIT_CHECK(transaction->least_fee(network).units() > 0);
  TACIT_CHECK(light_transaction(*transaction, network.genesis).id == transaction->id(network.genesis));
  return 0;
}
