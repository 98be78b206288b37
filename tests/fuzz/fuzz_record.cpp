// SPDX-License-Identifier: MIT
#include "base/check.h"
#include "wallet/records.h"
#include "wallet/wallet_folder.h"

using namespace tacit;

namespace {

/// A record of this version that decodes has one byte form; one of an earlier version is written anew as one
/// of this version, which says the same for good.
template <class T>
void check_record(ByteView bytes) {
  T value;
  if (!decode_record(bytes, value)) {
    return;
  }
  const Bytes written = encode_record(value);
  TACIT_CHECK(bytes[0] < written[0] || equal_vartime(written, bytes));
  T again;
  TACIT_CHECK(decode_record(written, again));
  TACIT_CHECK(equal_vartime(encode_record(again), written));
}

}  // namespace

/// What a wallet stores, sealed, in its database in `accounts` and in `proxy`. The first byte is the kind of
/// record.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) {
    return 0;
  }
  const ByteView bytes(data + 1, size - 1);
  switch (data[0] % 12) {
    case 0:
      check_record<OwnedCoin>(bytes);
      break;
    case 1:
      check_record<StoredPayment>(bytes);
      break;
    case 2:
      check_record<PaymentRequest>(bytes);
      break;
    case 3:
      check_record<ChainState>(bytes);
      break;
    case 4:
      check_record<NetworkParameters>(bytes);
      break;
    case 5:
      check_record<WalletSettings>(bytes);
      break;
    case 6:
      check_record<StoredProof>(bytes);
      break;
    case 7:
      check_record<Evidence>(bytes);
      break;
    case 8:
      check_record<Contact>(bytes);
      break;
    case 9:
      check_record<StoredAssignment>(bytes);
      break;
    case 10:
      if (const auto book = decode_book(bytes)) {
        TACIT_CHECK(equal_vartime(encode_book(*book), bytes));
        TACIT_CHECK(!book->accounts.empty() && book->accounts.size() <= kMostAccounts);
      }
      break;
    case 11:
      if (const auto proxy = read_proxy_file(bytes)) {
        const Secret<Bytes32> key;
        const Bytes ours = encode_proxy_file(*proxy, key);
        TACIT_CHECK(ours.size() == bytes.size() && read_proxy_file(ours, key) == proxy);
        TACIT_CHECK(!read_proxy_file(bytes, key) || equal_vartime(ours, bytes));
      }
      break;
  }
  return 0;
}
