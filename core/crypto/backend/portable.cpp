// SPDX-License-Identifier: MIT
#include <algorithm>
#include <bit>
#include <vector>

#include "crypto/backend/edwards.h"
#include "crypto/backend/multiexp_backend.h"

namespace tacit {
namespace {

using edwards::Extended;

__extension__ typedef unsigned __int128 u128;

constexpr std::size_t kPippengerFrom = 128;

/// A scalar plus the bias, as an integer below 2^256, and a limb of zeros so that a digit may be read across
/// limbs without asking where it is.
struct Biased {
  std::uint64_t limb[5];
};

struct Plan {
  int width;              // bits a digit
  int windows;            // digits a scalar; 0 when all scalars are zero
  std::uint64_t bias[4];  // 2^(width−1) in every window but the top one
};

/// Measured: docs/benchmarks.md.
int window_width(std::size_t terms) {
  return terms < 384 ? 6 : terms < 1536 ? 7 : terms < 8192 ? 9 : 11;
}

void set_bit(std::uint64_t* limbs, int bit) {
  limbs[bit / 64] |= std::uint64_t{1} << (bit % 64);
}

Biased add_bias(const std::uint64_t* scalar, const std::uint64_t* bias) {
  Biased r;
  std::uint64_t carry = 0;
  for (int i = 0; i < 4; ++i) {
    const u128 sum = u128(scalar[i]) + bias[i] + carry;
    r.limb[i] = static_cast<std::uint64_t>(sum);
    carry = static_cast<std::uint64_t>(sum >> 64);
  }
  r.limb[4] = 0;
  return r;
}

std::uint64_t bits_at(const Biased& b, int position, std::uint64_t mask) {
  const int limb = position / 64, shift = position % 64;
  return (b.limb[limb] >> shift | b.limb[limb + 1] << 1 << (63 - shift)) & mask;
}

/// The fewest windows whose top digit, which has no bias and so is never negative, stays within the buckets
/// even for the greatest scalar.
Plan make_plan(std::size_t terms, const std::uint64_t* greatest) {
  Plan plan{window_width(terms), 0, {}};
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

class Buckets {
 public:
  explicit Buckets(int width)
      : m_points(std::size_t{1} << (width - 1)), m_used(m_points.size(), std::uint8_t{0}) {}

  /// digit·base, the digit not zero.
  void add(std::int64_t digit, const MultiexpBase& base) {
    const bool negative = digit < 0;
    const std::size_t index = static_cast<std::size_t>(negative ? -digit : digit) - 1;
    if (m_used[index] == 0) {
      m_used[index] = 1;
      m_points[index] = edwards::from_niels(negative ? edwards::negate(base) : base);
      return;
    }
    Extended& p = m_points[index];
    const Fe51* plus_minus = &base.y_plus_x;
    static_assert(sizeof(MultiexpBase) == 3 * sizeof(Fe51));
    // The sign picks operands by address, since a branch on it would be mispredicted half the time.
    const Fe51 a = fe::mul(fe::sub(p.Y, p.X), plus_minus[negative ? 0 : 1]);
    const Fe51 b = fe::mul(fe::add(p.Y, p.X), plus_minus[negative ? 1 : 0]);
    const Fe51 c = fe::mul(p.T, base.xy2d), d = fe::add(p.Z, p.Z);
    const Fe51 difference_sum[2] = {fe::sub(d, c), fe::add(d, c)};
    p = edwards::to_extended(
        {fe::sub(b, a), difference_sum[negative ? 1 : 0], difference_sum[negative ? 0 : 1], fe::add(b, a)});
  }

  /// Σ (i + 1)·bucket i, and empties all.
  Extended take_sum() {
    Extended running = edwards::kIdentity, total = edwards::kIdentity;
    bool any = false;
    for (std::size_t i = m_points.size(); i-- > 0;) {
      if (m_used[i] != 0) {
        running = any ? edwards::add(running, m_points[i]) : m_points[i];
        any = true;
        m_used[i] = 0;
      }
      if (any) {
        total = edwards::add(total, running);
      }
    }
    return total;
  }

 private:
  std::vector<Extended> m_points;
  std::vector<std::uint8_t> m_used;
};

bool less(const std::uint64_t* a, const std::uint64_t* b) {
  for (int i = 3; i >= 0; --i) {
    if (a[i] != b[i]) {
      return a[i] < b[i];
    }
  }
  return false;
}

Point pippenger(std::span<const MultiexpRun> runs, std::size_t terms) {
  const Scalar zero;
  const std::uint64_t* greatest = zero.limbs();
  for (const MultiexpRun& run : runs) {
    for (const Scalar& s : run.scalars) {
      greatest = less(greatest, s.limbs()) ? s.limbs() : greatest;
    }
  }
  const Plan plan = make_plan(terms, greatest);
  std::vector<Biased> biased;
  biased.reserve(terms);
  for (const MultiexpRun& run : runs) {
    for (const Scalar& s : run.scalars) {
      biased.push_back(add_bias(s.limbs(), plan.bias));
    }
  }
  Buckets buckets(plan.width);
  Extended sum = edwards::kIdentity;
  const std::uint64_t mask = (std::uint64_t{1} << plan.width) - 1;
  for (int w = plan.windows - 1; w >= 0; --w) {
    if (w + 1 < plan.windows) {
      sum = edwards::double_times(sum, plan.width);
    }
    const std::int64_t bias = w + 1 < plan.windows ? std::int64_t{1} << (plan.width - 1) : 0;
    const Biased* scalar = biased.data();
    for (const MultiexpRun& run : runs) {
      for (const MultiexpBase& base : run.bases) {
        const std::int64_t digit = static_cast<std::int64_t>(bits_at(*scalar++, w * plan.width, mask)) - bias;
        if (digit != 0) {
          buckets.add(digit, base);
        }
      }
    }
    sum = edwards::add(sum, buckets.take_sum());
  }
  return edwards::to_point(sum);
}

Point multiexp_portable(std::span<const MultiexpRun> runs) {
  std::size_t terms = 0;
  for (const MultiexpRun& run : runs) {
    terms += run.scalars.size();
  }
  if (terms >= kPippengerFrom) {
    return pippenger(runs, terms);
  }
  std::vector<Scalar> scalars;
  std::vector<Point> points;
  for (const MultiexpRun& run : runs) {
    scalars.insert(scalars.end(), run.scalars.begin(), run.scalars.end());
    for (const MultiexpBase& base : run.bases) {
      points.push_back(edwards::to_point(edwards::from_niels(base)));
    }
  }
  return straus_vartime(scalars, points);
}

void decode_portable(std::span<const Bytes32> encodings, std::span<std::optional<Point>> points) {
  for (std::size_t i = 0; i < encodings.size(); ++i) {
    points[i] = Point::decode_nonidentity(encodings[i]);
  }
}

}  // namespace

const MultiexpBackend kPortableBackend{multiexp_portable, decode_portable};

}  // namespace tacit
