// SPDX-License-Identifier: MIT
#include "protocol/params.h"

#include "base/check.h"

namespace tacit {

std::uint64_t NetworkParameters::set_size() const {
  return membership().set_size();
}

MembershipParameters NetworkParameters::membership() const {
  return {.genesis = genesis, .n = n, .m = m};
}

Amount NetworkParameters::least_fee(std::size_t inputs, std::size_t outputs,
                                    std::size_t different_sets) const {
  TACIT_CHECK(inputs <= 16 && outputs <= 16 && different_sets <= 16);
  TACIT_CHECK(fee_unit <= kMostFeeUnit);
  return Amount::from_units(fee_unit * (inputs + outputs + 4 * different_sets));
}

}  // namespace tacit
