// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>
#include <vector>

#include "base/secret.h"
#include "crypto/backend/edwards.h"
#include "crypto/backend/multiexp_backend.h"
#include "crypto/backend/multiexp_plan.h"

namespace tacit {
namespace {

using edwards::Extended;

constexpr std::size_t kPippengerFrom = 128;

/// Measured: docs/benchmarks.md.
int window_width(std::size_t terms) {
  return terms < 384 ? 6 : terms < 1536 ? 7 : terms < 8192 ? 9 : 11;
}

class Buckets {
 public:
  Buckets(int width, bool wiped)
      : m_points(std::size_t{1} << (width - 1)), m_used(m_points.size(), std::uint8_t{0}), m_wiped(wiped) {}
  ~Buckets() {
    if (m_wiped) {
      wipe(m_points.data(), m_points.size() * sizeof(Extended));
      wipe(m_used.data(), m_used.size());
    }
  }
  Buckets(const Buckets&) = delete;
  Buckets& operator=(const Buckets&) = delete;

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
  const bool m_wiped;
};

Point pippenger(std::span<const MultiexpRun> runs, std::size_t terms, bool wipe_scratch) {
  const Scalar zero;
  const std::uint64_t* greatest = zero.limbs();
  for (const MultiexpRun& run : runs) {
    for (const Scalar& s : run.scalars) {
      greatest = less(greatest, s.limbs()) ? s.limbs() : greatest;
    }
  }
  const MultiexpPlan plan = make_plan(window_width(terms), greatest);
  std::vector<Biased> biased;
  biased.reserve(terms);
  for (const MultiexpRun& run : runs) {
    for (const Scalar& s : run.scalars) {
      biased.push_back(add_bias(s.limbs(), plan.bias));
    }
  }
  Buckets buckets(plan.width, wipe_scratch);
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
  if (wipe_scratch) {
    wipe(biased.data(), biased.size() * sizeof(Biased));
  }
  return edwards::to_point(sum);
}

Point multiexp_portable(std::span<const MultiexpRun> runs, bool wipe_scratch) {
  std::size_t terms = 0;
  for (const MultiexpRun& run : runs) {
    terms += run.scalars.size();
  }
  if (terms >= kPippengerFrom) {
    return pippenger(runs, terms, wipe_scratch);
  }
  std::vector<Scalar> scalars;
  std::vector<Point> points;
  scalars.reserve(terms);
  points.reserve(terms);
  for (const MultiexpRun& run : runs) {
    scalars.insert(scalars.end(), run.scalars.begin(), run.scalars.end());
    for (const MultiexpBase& base : run.bases) {
      points.push_back(edwards::to_point(edwards::from_niels(base)));
    }
  }
  const Point sum = straus_vartime(scalars, points, wipe_scratch);
  if (wipe_scratch) {
    wipe(scalars.data(), scalars.size() * sizeof(Scalar));
    wipe(points.data(), points.size() * sizeof(Point));
  }
  return sum;
}

void decode_portable(std::span<const Bytes32> encodings, Point* points, bool* valid) {
  for (std::size_t i = 0; i < encodings.size(); ++i) {
    const std::optional<Point> point = Point::decode_nonidentity(encodings[i]);
    valid[i] = point.has_value();
    points[i] = point.value_or(Point());
  }
}

}  // namespace

const MultiexpBackend kPortableBackend{multiexp_portable, decode_portable};

}  // namespace tacit
