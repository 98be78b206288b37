// SPDX-License-Identifier: MIT
#include "link/keys.h"

#include <utility>

#include <sodium.h>

#include "base/check.h"

namespace tacit {

LinkKeys generate_link_keys() {
  Secret<Bytes32> secret;
  ensure_sodium();
  randombytes_buf(secret.expose().data(), secret.expose().size());
  return link_keys_from_secret(std::move(secret));
}

LinkKeys link_keys_from_secret(Secret<Bytes32> secret) {
  ensure_sodium();
  LinkKeys keys{.secret = std::move(secret), .public_key = {}};
  TACIT_CHECK(crypto_scalarmult_base(keys.public_key.data(), keys.secret.expose().data()) == 0);
  return keys;
}

}  // namespace tacit
