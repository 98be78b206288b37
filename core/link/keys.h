// SPDX-License-Identifier: MIT
#pragma once

#include "base/bytes.h"
#include "base/secret.h"

/// The CURVE key of a node (Curve25519). Thread-safe.
namespace tacit {

struct LinkKeys {
  Secret<Bytes32> secret;
  Bytes32 public_key{};
};

/// A fresh pair from the system's random generator.
LinkKeys generate_link_keys();

/// The pair of a stored secret.
LinkKeys link_keys_from_secret(Secret<Bytes32> secret);

}  // namespace tacit
