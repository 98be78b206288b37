// SPDX-License-Identifier: MIT
#include "base/serialize.h"
#include "crypto/aead.h"
#include "crypto/hash.h"
#include "wallet/vault.h"

#include "fuzz/scratch_folder.h"

using namespace tacit;
using namespace tacit::test;

namespace {

constexpr std::size_t kHeadSize = 8 + 1 + 8 + 8 + 16 + 24;
constexpr PasswordCost kCheap{1, 8192};

const SecretBytes& password() {
  static const SecretBytes made(as_bytes("password"));
  return made;
}

/// Whoever writes the file can ask for a gigabyte and sixteen passes (crypto/aead.h), which no fuzzer has
/// time for.
void make_cheap(Bytes& head) {
  Writer cost;
  cost.u64(kCheap.operations).u64(kCheap.memory);
  if (head.size() >= kHeadSize) {
    std::copy(cost.view().begin(), cost.view().end(), head.begin() + 9);
  }
}

/// What a good password seals, whatever it is: the first byte is the version.
Bytes sealed(ByteView input) {
  Writer head;
  head.bytes(as_bytes("TACITKEY")).u8(input[0]).u64(kCheap.operations).u64(kCheap.memory);
  head.bytes(Bytes16{}).bytes(AeadNonce{});
  Bytes plain(input.begin() + 1, input.end());
  plain.resize(368);
  static const auto key = derive_password_key(password().expose(), Bytes16{}, kCheap);
  Bytes file(head.view().begin(), head.view().end());
  append(file, aead_seal(key->expose(), AeadNonce{}, head.view(), plain));
  return file;
}

}  // namespace

/// The `keys` file. The first byte says what the rest is: the file; all of it but its digest; or what a good
/// password seals. What is accepted is written anew and read as the same, and the copies are mended.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) {
    return 0;
  }
  static const ScratchFolder folder;
  const ByteView input(data + 1, size - 1);
  Bytes file = data[0] % 3 == 2 ? sealed(input) : Bytes(input.begin(), input.end());
  make_cheap(file);
  if (data[0] % 3 != 0) {
    append(file, digest("tacit/1/wallet/keys-file", {file}));
  }
  for (const char* name : {"keys", "keys.1", "keys.2", "keys.3"}) {
    std::filesystem::remove(folder.path() / name);
  }
  write_file(folder.path() / "keys.2", file);
  const auto secrets = read_vault(folder.path(), password());
  if (!secrets) {
    TACIT_CHECK(secrets.error() != VaultError::kStorage && secrets.error() != VaultError::kMissing);
    return 0;
  }
  TACIT_CHECK(read_file(folder.path() / "keys", size + 1024) == file);
  TACIT_CHECK(write_vault(folder.path(), *secrets, password(), kCheap));
  const auto again = read_vault(folder.path(), password());
  TACIT_CHECK(again && again->wallet_id == secrets->wallet_id && again->watch == secrets->watch);
  TACIT_CHECK(again->created == secrets->created);
  TACIT_CHECK(equal_vartime(again->words.expose(), secrets->words.expose()));
  TACIT_CHECK(equal_vartime(again->record_key.expose(), secrets->record_key.expose()));
  return 0;
}
