// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "crypto/scalar.h"

namespace tacit {

/// out[k] = start·Π_j rows[j][k_j] for all k, where k_j are the digits of k, the first row's the least
/// significant; the lengths of the rows multiply to that of `out` (checked). Thread-safe.
void digit_products(std::span<const std::vector<Scalar>> rows, const Scalar& start, std::span<Scalar> out);

}  // namespace tacit
