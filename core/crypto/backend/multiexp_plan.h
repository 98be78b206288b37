// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

/// How the bucket method cuts scalars into digits (shared by all backends; internal linkage). Σ 2^(width−1)
/// over all windows is added to each scalar once; a digit is then its window's bits less 2^(width−1), in
/// [−2^(width−1), 2^(width−1)), and no carry runs from digit to digit.
namespace tacit {
namespace {

__extension__ typedef unsigned __int128 PlanWide;

/// A scalar plus the bias, as an integer below 2^256, and a limb of zeros so that a digit may be read across
/// limbs without asking where it is.
struct Biased {
  std::uint64_t limb[5];
};

struct MultiexpPlan {
  int width;              // bits a digit
  int windows;            // digits a scalar; 0 when all scalars are zero
  std::uint64_t bias[4];  // 2^(width−1) in every window but the top one
};

inline void set_bit(std::uint64_t* limbs, int bit) {
  limbs[bit / 64] |= std::uint64_t{1} << (bit % 64);
}

inline Biased add_bias(const std::uint64_t* scalar, const std::uint64_t* bias) {
  Biased r;
  std::uint64_t carry = 0;
  for (int i = 0; i < 4; ++i) {
    const PlanWide sum = PlanWide(scalar[i]) + bias[i] + carry;
    r.limb[i] = static_cast<std::uint64_t>(sum);
    carry = static_cast<std::uint64_t>(sum >> 64);
  }
  r.limb[4] = 0;
  return r;
}

inline std::uint64_t bits_at(const Biased& b, int position, std::uint64_t mask) {
  const int limb = position / 64, shift = position % 64;
  return (b.limb[limb] >> shift | b.limb[limb + 1] << 1 << (63 - shift)) & mask;
}

/// The fewest windows whose top digit, which has no bias and so is never negative, stays within the buckets
/// even for the greatest scalar.
inline MultiexpPlan make_plan(int width, const std::uint64_t* greatest) {
  MultiexpPlan plan{width, 0, {}};
  int bits = 256;
  while (bits > 0 && (greatest[(bits - 1) / 64] >> ((bits - 1) % 64) & 1) == 0) {
    --bits;
  }
  if (bits == 0) {
    return plan;
  }
  plan.windows = (bits + plan.width - 1) / plan.width;
  for (int w = 0; w + 1 < plan.windows; ++w) {
    set_bit(plan.bias, w * plan.width + plan.width - 1);
  }
  const int top = plan.width * (plan.windows - 1);
  const std::uint64_t all = ~std::uint64_t{0};
  if (bits_at(add_bias(greatest, plan.bias), top, all) > std::uint64_t{1} << (plan.width - 1)) {
    set_bit(plan.bias, top + plan.width - 1);
    ++plan.windows;
  }
  return plan;
}

inline bool less(const std::uint64_t* a, const std::uint64_t* b) {
  for (int i = 3; i >= 0; --i) {
    if (a[i] != b[i]) {
      return a[i] < b[i];
    }
  }
  return false;
}

}  // namespace
}  // namespace tacit
