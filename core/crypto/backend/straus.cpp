// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <vector>

#include "base/secret.h"
#include "crypto/backend/edwards.h"
#include "crypto/backend/multiexp_backend.h"

namespace tacit {
namespace {

constexpr int kDigits = 256;

/// Width-5 non-adjacent form: digits are zero or odd in [−15, 15]. Returns the number of digits used.
int non_adjacent_form(const Scalar& s, std::array<std::int8_t, kDigits>& digits) {
  digits.fill(0);
  const std::uint64_t limbs[5] = {s.limbs()[0], s.limbs()[1], s.limbs()[2], s.limbs()[3], 0};
  int used = 0;
  std::uint64_t carry = 0;
  for (int position = 0; position < kDigits;) {
    const int limb = position / 64, bit = position % 64;
    const std::uint64_t bits =
        bit < 60 ? limbs[limb] >> bit : limbs[limb] >> bit | limbs[limb + 1] << (64 - bit);
    const std::uint64_t window = (bits & 31) + carry;
    if ((window & 1) == 0) {
      ++position;
      continue;
    }
    carry = window >> 4;
    digits[static_cast<std::size_t>(position)] = static_cast<std::int8_t>(window - (carry << 5));
    used = position + 1;
    position += 5;
  }
  return used;
}

struct Term {
  edwards::Cached odd[8];  // 1, 3, … 15 times the point
  std::array<std::int8_t, kDigits> digits;
};

}  // namespace

Point straus_vartime(std::span<const Scalar> scalars, std::span<const Point> points, bool wipe_scratch) {
  std::vector<Term> terms(points.size());
  int top = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    top = std::max(top, non_adjacent_form(scalars[i], terms[i].digits));
    edwards::Extended last = edwards::from_point(points[i]);
    const edwards::Cached twice = edwards::to_cached(edwards::to_extended(edwards::double_point(last)));
    terms[i].odd[0] = edwards::to_cached(last);
    for (int j = 1; j < 8; ++j) {
      last = edwards::to_extended(edwards::add(last, twice));
      terms[i].odd[j] = edwards::to_cached(last);
    }
  }
  edwards::Projective sum{fe::kZero, fe::kOne, fe::kOne};
  edwards::Completed completed{fe::kZero, fe::kOne, fe::kOne, fe::kOne};
  for (int position = top - 1; position >= 0; --position) {
    completed = edwards::double_point(sum);
    for (const Term& term : terms) {
      const int digit = term.digits[static_cast<std::size_t>(position)];
      if (digit > 0) {
        completed = edwards::add(edwards::to_extended(completed), term.odd[digit / 2]);
      } else if (digit < 0) {
        completed = edwards::sub(edwards::to_extended(completed), term.odd[-digit / 2]);
      }
    }
    sum = edwards::to_projective(completed);
  }
  if (wipe_scratch) {
    wipe(terms.data(), terms.size() * sizeof(Term));
  }
  return edwards::to_point(edwards::to_extended(completed));
}

}  // namespace tacit
