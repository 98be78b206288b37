// SPDX-License-Identifier: MIT
#include "proof/digit_products.h"

#include "base/check.h"
#include "crypto/scalar_vector.h"

namespace tacit {

void digit_products(std::span<const std::vector<Scalar>> rows, const Scalar& start, std::span<Scalar> out) {
  TACIT_CHECK(!out.empty());
  out[0] = start;
  std::size_t size = 1;
  for (const std::vector<Scalar>& row : rows) {
    TACIT_CHECK(!row.empty() && row.size() <= out.size() / size);
    // From the end, since the products so far are overwritten by the first element's.
    for (std::size_t i = row.size(); i-- > 0;) {
      scale(row[i], out.first(size), out.subspan(i * size, size));
    }
    size *= row.size();
  }
  TACIT_CHECK(size == out.size());
}

}  // namespace tacit
